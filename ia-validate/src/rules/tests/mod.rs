//! What holds for all rules.

pub(super) mod examples;
mod fixes;
mod linear;
mod rewritten;
