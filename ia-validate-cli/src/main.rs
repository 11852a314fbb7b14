//! Command line of `ia-validate`.
fn main() {}
