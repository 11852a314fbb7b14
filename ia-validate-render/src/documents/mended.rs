//! What `fix` answers to a program that passed one text: the new text with it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::fixes::RefusedFixes;
use super::report::Document;

/// A text that was mended.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(schemars::JsonSchema))]
pub struct Mended {
    /// The new text.
    pub text: String,
    /// How many findings were mended, by rule.
    pub fixed: BTreeMap<&'static str, usize>,
    /// The fixes that were not taken, counted by rule and reason.
    pub refused: Vec<RefusedFixes>,
    /// What is left.
    pub left: Document,
}
