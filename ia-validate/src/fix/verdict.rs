//! Whether what fixes leave is worse than what was there.

use std::collections::BTreeMap;
use std::fmt;

use super::keeps::Loss;
use crate::report::{Diagnostic, Severity};

/// Why a fix is not taken.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[non_exhaustive]
pub enum Because {
    /// It would bring a finding of this rule.
    Brings(&'static str),
    /// It would change what a comment in the document allows for this rule.
    Allowed(&'static str),
    /// It would lose something, though it is called safe.
    Loses(Loss),
    /// It would not come to an end: what it leaves is to be mended again and again.
    Endless,
}

impl fmt::Display for Because {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Brings(rule) => write!(f, "it would bring `{rule}`"),
            Self::Allowed(rule) => write!(f, "it would change what a comment allows for `{rule}`"),
            Self::Loses(loss) => write!(f, "it would lose {loss}"),
            Self::Endless => f.write_str("it would not come to an end"),
        }
    }
}

/// A fix that was not taken.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Refused {
    /// The finding that it was to mend, in the offsets of the text afterwards.
    pub finding: Diagnostic,
    /// Why.
    pub because: Because,
}

/// What counts of the findings about a text.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct Tally {
    /// How many findings there are of each severity, the gravest first.
    grades: [usize; 3],
    /// How many there are of each rule.
    rules: BTreeMap<(Severity, &'static str), usize>,
    /// How many of each rule a comment allows.
    allowed: BTreeMap<&'static str, usize>,
}

impl Tally {
    pub(super) fn of<'d>(
        findings: impl IntoIterator<Item = &'d Diagnostic>,
        allowed: impl IntoIterator<Item = &'d Diagnostic>,
    ) -> Self {
        let mut tally = Self::default();
        for finding in findings {
            let grade = match finding.severity {
                Severity::Error => 0,
                Severity::Warning => 1,
                Severity::Info => 2,
            };
            tally.grades[grade] += 1;
            *tally.rules.entry((finding.severity, finding.rule)).or_default() += 1;
        }
        for finding in allowed {
            *tally.allowed.entry(finding.rule).or_default() += 1;
        }
        tally
    }

    /// Whether there is less that is wrong than with others.
    pub(super) fn is_better_than(&self, others: &Self) -> bool {
        self.grades < others.grades
    }

    /// Why the findings afterwards are worse than these: more errors, else more warnings, else more infos; or as many,
    /// but of other rules. An error may be exchanged for a warning.
    pub(super) fn objection_to(&self, after: &Self) -> Option<Because> {
        let lost = self.allowed.iter().find(|&(rule, count)| after.allowed.get(rule).unwrap_or(&0) < count);
        if let Some((rule, _)) = lost {
            return Some(Because::Allowed(rule));
        }
        (after.grades >= self.grades).then(|| self.more_of(after)).flatten().map(Because::Brings)
    }

    /// The same for fixes of which it is not known which of them does what: also where something new comes, though
    /// something else goes.
    pub(super) fn doubt_about(&self, after: &Self, is_known: &dyn Fn(&str) -> bool) -> Option<Because> {
        let brought = || self.brought_by(after).find(|rule| !is_known(rule)).map(Because::Brings);
        self.objection_to(after).or_else(brought)
    }

    /// The rules of which there are more findings afterwards.
    pub(super) fn brought_by(&self, after: &Self) -> impl Iterator<Item = &'static str> {
        let more = after.rules.iter().filter(|&(key, count)| self.rules.get(key).unwrap_or(&0) < count);
        more.map(|((_, rule), _)| *rule)
    }

    /// The rule of which there are more findings, of the gravest severity where there are.
    fn more_of(&self, after: &Self) -> Option<&'static str> {
        let more = after.rules.iter().rev().find(|&(key, count)| self.rules.get(key).unwrap_or(&0) < count);
        more.map(|((_, rule), _)| *rule)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn tally(findings: &[(&'static str, Severity)]) -> Tally {
        let findings: Vec<_> = findings
            .iter()
            .map(|&(rule, severity)| Diagnostic::new(rule, severity, Span::empty(0), "x"))
            .collect();
        Tally::of(&findings, [])
    }

    #[test]
    fn worse_is_graver_or_more() {
        use Severity::{Error, Info, Warning};
        let before = tally(&[("a", Error), ("b", Warning)]);
        for (after, objection) in [
            (tally(&[]), None),
            (tally(&[("b", Warning)]), None),
            // An error for two warnings.
            (tally(&[("b", Warning), ("c", Warning), ("c", Warning)]), None),
            (tally(&[("a", Error), ("b", Warning)]), None),
            (tally(&[("a", Error), ("b", Warning), ("c", Info)]), Some("c")),
            (tally(&[("a", Error), ("b", Warning), ("b", Warning)]), Some("b")),
            (tally(&[("a", Error), ("c", Error)]), Some("c")),
            // As many, but another.
            (tally(&[("a", Error), ("c", Warning)]), Some("c")),
            (tally(&[("a", Error), ("c", Info)]), None),
        ] {
            assert_eq!(before.objection_to(&after), objection.map(Because::Brings), "{after:?}");
        }
        assert_eq!(before.doubt_about(&tally(&[("c", Warning)]), &|_| false), Some(Because::Brings("c")));
    }

    #[test]
    fn what_is_allowed_stays() {
        let allowed = [Diagnostic::new("a", Severity::Info, Span::empty(0), "x")];
        let before = Tally::of([], &allowed);
        assert_eq!(before.objection_to(&Tally::default()), Some(Because::Allowed("a")));
        assert_eq!(Tally::default().objection_to(&before), None);
    }
}
