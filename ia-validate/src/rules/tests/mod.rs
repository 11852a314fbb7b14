//! What holds for all rules.

mod amended;
mod amended_feeds;
pub(super) mod examples;
pub(super) mod fixes;
mod linear;
mod rewritten;
