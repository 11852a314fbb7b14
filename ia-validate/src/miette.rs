//! A finding as a diagnostic of the `miette` crate.

use std::fmt;

use crate::report::{Diagnostic, Severity};
use crate::rules;

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
        Some(Box::new(rules::find(self.rule)?.url()))
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = miette::LabeledSpan> + '_>> {
        let primary = miette::LabeledSpan::new_primary_with_span(None, self.span.range());
        let others = self.related.iter().map(|other| {
            miette::LabeledSpan::new_with_span(Some(other.message.clone().into_owned()), other.span.range())
        });
        Some(Box::new(std::iter::once(primary).chain(others)))
    }
}

#[cfg(test)]
mod tests {
    use miette::Diagnostic as _;

    use super::*;
    use crate::source::Span;

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
