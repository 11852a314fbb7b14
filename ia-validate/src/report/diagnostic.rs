//! One finding, as plain data.

use std::fmt;

use super::{Fingerprint, Fix, Severity};
use crate::source::Span;

/// Another place that belongs to a finding, such as the open `<p>` around a figure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Related {
    /// What stands there.
    pub message: String,
    /// Where, in the same text as the finding.
    pub span: Span,
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
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Where: the place that `contract.md` promises for this kind of finding.
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
    pub fn new(rule: &'static str, severity: Severity, span: Span, message: impl Into<String>) -> Self {
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

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Diagnostic {}

#[cfg(feature = "miette")]
impl miette::Diagnostic for Diagnostic {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.rule))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Info => miette::Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn url<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(crate::rules::find(self.rule)?.url()))
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = miette::LabeledSpan> + '_>> {
        let primary = miette::LabeledSpan::new_primary_with_span(None, self.span.range());
        let others = self
            .related
            .iter()
            .map(|other| miette::LabeledSpan::new_with_span(Some(other.message.clone()), other.span.range()));
        Some(Box::new(std::iter::once(primary).chain(others)))
    }
}

#[cfg(all(test, feature = "miette"))]
mod tests {
    use miette::Diagnostic as _;

    use super::*;

    #[test]
    fn the_link_leads_to_the_rule() {
        let url = |rule| {
            Diagnostic::new(rule, Severity::Error, Span::empty(0), "m").url().map(|url| url.to_string())
        };
        let found = url("figure-in-paragraph").unwrap_or_default();
        assert!(
            found.starts_with("https://") && found.ends_with("/docs/rules.md#figure-in-paragraph"),
            "{found}"
        );
        assert_eq!(url("no-such-rule"), None);
    }
}
