//! What a newsroom says of rules beside what we say: its own sentence, and where to read on.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

/// A newsroom's own sentence about a rule.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(schemars::JsonSchema))]
pub struct Note {
    /// The sentence.
    pub text: String,
    /// Where to read on: an `http` or `https` URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

impl Note {
    /// How long a sentence may be, in characters: it comes with every finding.
    pub const LONGEST: usize = 1000;
}

/// On one line; raw.
impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.url {
            None => f.write_str(&self.text),
            Some(url) => write!(f, "{} ({url})", self.text),
        }
    }
}

/// Notes by the ids of rules.
pub type Notes = BTreeMap<&'static str, Note>;

/// No notes.
pub static NO_NOTES: Notes = Notes::new();
