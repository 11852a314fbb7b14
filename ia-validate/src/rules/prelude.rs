//! What nearly every rule needs.

pub(super) use super::declaration::rule;
pub(super) use super::feed_summary::FeedSummary;
pub(super) use super::findings::Findings;
pub(super) use super::fixer::Edits;
pub(super) use super::shared::wording::{listed, short};
pub(super) use super::update::Update;
pub(super) use crate::article::{Article, Attributes, Classes, Element, Holds, Inside};
pub(super) use crate::markup::{Name, NodeKind, NodeRef};
pub(super) use crate::report::{Safety, Severity};
pub(super) use crate::source::Span;
