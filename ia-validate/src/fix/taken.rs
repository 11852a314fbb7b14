//! A fix that was taken: what it changed, in places of the original text.

use super::origins::{Origins, Place};
use crate::report::{Diagnostic, Edit, Fix, Safety};
use crate::source::Span;

/// How much of a text is told, in characters.
const SHORT: usize = 80;

/// How many edits of one fix are told.
const EDITS: usize = 4;

/// What stands between the edits of one fix, and for what is not told.
const MORE: &str = " … ";

#[derive(Clone, Debug)]
pub(super) struct Taken {
    pub(super) rule: &'static str,
    pub(super) safety: Safety,
    pub(super) article: Option<usize>,
    /// Where the finding stood.
    pub(super) span: Span,
    /// Where it began.
    pub(super) place: Place,
    /// Where the edits were made.
    pub(super) edits: Vec<Span>,
    /// What they took away.
    pub(super) before: String,
    /// What they put in.
    pub(super) after: String,
}

impl Taken {
    /// The fix of a finding in a text with such origins; none if it has none.
    pub(super) fn of(finding: &Diagnostic, text: &str, origins: &Origins) -> Option<Self> {
        let Diagnostic { rule, article, span, fix, .. } = finding;
        let Fix { safety, edits, .. } = fix.as_ref()?;
        Some(Self {
            rule,
            safety: *safety,
            article: *article,
            span: origins.back(*span),
            place: origins.place(span.start),
            edits: edits.iter().map(|edit| origins.back(edit.span)).collect(),
            before: told(edits, |edit| edit.span.of(text)),
            after: told(edits, |edit| &edit.text),
        })
    }
}

/// The texts of some edits, in short.
fn told<'e>(edits: &'e [Edit], text: impl Fn(&'e Edit) -> &'e str) -> String {
    let told = edits.iter().map(text).filter(|text| !text.is_empty());
    let mut told: Vec<String> = told.take(EDITS + 1).map(shortened).collect();
    if let Some(last) = told.get_mut(EDITS) {
        last.clear();
    }
    told.join(MORE)
}

/// The start and the end of a text that is long.
fn shortened(text: &str) -> String {
    if text.chars().nth(SHORT).is_none() {
        return text.to_owned();
    }
    let head: String = text.chars().take(SHORT / 2).collect();
    let tail: Vec<char> = text.chars().rev().take(SHORT / 2).collect();
    let tail: String = tail.iter().rev().collect();
    format!("{head}{MORE}{tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_is_short() {
        let text = "0123456789";
        let edits: Vec<Edit> = (0..6).map(|at| Edit::new(Span::new(at, at + 1), "")).collect();
        assert_eq!(told(&edits, |edit| edit.span.of(text)), "0 … 1 … 2 … 3 … ");
        assert_eq!(told(&edits, |edit| &edit.text), "");
        let long = "é".repeat(SHORT + 1);
        assert_eq!(shortened(&long), format!("{0} … {0}", "é".repeat(SHORT / 2)));
        assert_eq!(shortened(&long[2..]), long[2..]);
    }
}
