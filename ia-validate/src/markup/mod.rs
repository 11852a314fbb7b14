//! Markup as written: zero-copy tokens with exact spans, and the tree that keeps the nesting as written.
//!
//! This layer knows HTML's syntax and nothing of Instant Articles.

#[cfg(test)]
mod broken_embeds;
pub(crate) mod builder;
pub(crate) mod bytes;
pub(crate) mod decode;
#[cfg(test)]
mod differential;
pub(crate) mod element;
mod iframe;
#[cfg(test)]
mod linear;
mod name_table;
mod open;
mod raw_text;
mod references;
#[cfg(test)]
mod tests;
pub(crate) mod token;
pub(crate) mod tokenizer;
pub(crate) mod tree;

pub(crate) use builder::build;
pub(crate) use element::{EndPriority, NAMES, Name, Names};
pub(crate) use token::Attribute;
pub(crate) use tree::{Depths, NodeId, NodeKind, NodeRef, StrayEndTag, Tree, Walked};
