//! What holds for all rules.

mod amended;
pub(super) mod examples;
pub(super) mod fixes;
mod linear;
mod rewritten;
