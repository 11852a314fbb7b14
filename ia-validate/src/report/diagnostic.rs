//! One finding, as plain data.

use std::borrow::Cow;
use std::fmt;

use super::{Fingerprint, Fix, Severity};
use crate::source::{LineIndex, Position, Span};

/// Another place that belongs to a finding, such as the open `<p>` around a figure.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Related {
    /// What stands there.
    pub message: Cow<'static, str>,
    /// Where, in the same text as the finding.
    pub span: Span,
}

impl Related {
    /// A place, and what stands there.
    #[must_use]
    pub fn new(span: Span, message: impl Into<Cow<'static, str>>) -> Self {
        Self { message: message.into(), span }
    }
}

/// One finding. Spans are byte offsets into the text that was checked.
///
/// It is a [`std::error::Error`], and with the feature `miette` a `miette::Diagnostic` as well.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Diagnostic {
    /// The rule's id, such as `figure-in-paragraph`.
    pub rule: &'static str,
    /// How bad it is, by the rule or by what the caller made of it.
    pub severity: Severity,
    /// What is wrong: one line, lower case, no full stop.
    pub message: Cow<'static, str>,
    /// What to do about it.
    pub help: Option<Cow<'static, str>>,
    /// Where: for one rule always the same kind of place, such as the value of an attribute.
    pub span: Span,
    /// Other places that belong to it, in reading order.
    pub related: Vec<Related>,
    /// The article it is about: an index into [`Report::articles`](super::Report::articles); none for
    /// findings about a feed as a whole.
    pub article: Option<usize>,
    /// How many elements of the article are around what it is about.
    pub depth: u32,
    /// How to mend it, where that is known.
    pub fix: Option<Fix>,
    /// What tells it from other findings when the file changes elsewhere.
    pub fingerprint: Fingerprint,
}

impl Diagnostic {
    /// A finding without help, related places, article, fix or fingerprint.
    #[must_use]
    pub fn new(
        rule: &'static str,
        severity: Severity,
        span: Span,
        message: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self {
            rule,
            severity,
            message: message.into(),
            help: None,
            span,
            related: Vec::new(),
            article: None,
            depth: 0,
            fix: None,
            fingerprint: Fingerprint::default(),
        }
    }
}

impl Diagnostic {
    /// Line and column of its start in the text that was checked. It reads the text up to there; who asks for many
    /// makes one [`LineIndex`] for all.
    #[must_use]
    pub fn position(&self, text: &str) -> Position {
        let before = Span::at(0, self.span.end as usize).of(text);
        LineIndex::new(if before.is_empty() { text } else { before }).position(self.span.start)
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Diagnostic {}
