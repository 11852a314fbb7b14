//! Mending a whole text.

use std::collections::{BTreeMap, BTreeSet};

use super::{Edit, Fix, Safety, apply};
use crate::report::{Diagnostic, Report, Severity};
use crate::source::{Kind, Source};
use crate::validator::Validator;

/// A text that was mended as far as possible.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Fixed {
    /// The text afterwards.
    pub text: String,
    /// How many findings of each rule were mended.
    pub fixed: BTreeMap<&'static str, usize>,
    /// The fixes that were not taken, because of what they would have brought.
    pub refused: Vec<Refused>,
    /// What the validator finds in the text afterwards.
    pub report: Report,
}

/// A fix that was not taken.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Refused {
    /// The finding that it was to mend, in the offsets of the text afterwards.
    pub finding: Diagnostic,
    /// The rule of the error or warning that would have come with it.
    pub because_of: &'static str,
}

impl Fixed {
    /// How many findings were mended.
    #[must_use]
    pub fn count(&self) -> usize {
        self.fixed.values().sum()
    }
}

/// The most times that fixes are applied: what one round brings to light is mended in the next.
const ROUNDS: usize = 100;

/// The most fixes that are refused before it is given up.
const REFUSALS: usize = 100;

/// Applies the fixes of the validator's findings, up to a safety, until nothing changes.
///
/// A fix is not taken if it would bring an error or a warning that was not there before, of any rule. Where
/// bytes of the file could not be decoded nothing is changed, since the rest could not be written back.
#[must_use]
pub fn all(validator: &Validator, source: &Source<'_>, kind: Kind, safety: Safety) -> Fixed {
    let watcher = validator.of_all_rules();
    let judge = |text: &str| watcher.source(&source.with_text(text), kind);
    let report = if source.malformed().is_empty() { judge(source.text()) } else { Report::new(kind) };
    let begun = Mending {
        validator,
        safety,
        text: source.text().to_owned(),
        report,
        ..Mending::new(validator, kind)
    };
    let first = Counts::of(&begun.report);
    // Mostly all goes well, also where a fix brings something to light that another one mends.
    let mut mending = begun.clone();
    mending.run(|_, _| None, judge);
    if first.exceeded_by(&Counts::of(&mending.report)).is_some() || mending.rounds >= ROUNDS {
        mending = begun;
        mending.run(Counts::exceeded_by, judge);
    }
    let report = match source.malformed() {
        [] => validator.source(&source.with_text(&mending.text), kind),
        _ => validator.source(source, kind),
    };
    Fixed { text: mending.text, fixed: mending.fixed, refused: mending.refused, report }
}

/// A text on its way.
#[derive(Clone)]
struct Mending<'v> {
    validator: &'v Validator,
    safety: Safety,
    text: String,
    /// What all rules find in it.
    report: Report,
    fixed: BTreeMap<&'static str, usize>,
    refused: Vec<Refused>,
    rounds: usize,
}

impl<'v> Mending<'v> {
    fn new(validator: &'v Validator, kind: Kind) -> Self {
        Self {
            validator,
            safety: Safety::Safe,
            text: String::new(),
            report: Report::new(kind),
            fixed: BTreeMap::new(),
            refused: Vec::new(),
            rounds: 0,
        }
    }

    /// Applies fixes until there are none left; `objection` says why what came of some is not taken.
    fn run(
        &mut self,
        objection: impl Fn(&Counts, &Counts) -> Option<&'static str>,
        judge: impl Fn(&str) -> Report,
    ) {
        while self.rounds < ROUNDS && self.refused.len() < REFUSALS {
            self.rounds += 1;
            let refused: BTreeSet<_> =
                self.refused.iter().map(|it| (it.finding.rule, it.finding.span)).collect();
            let candidates: Vec<Diagnostic> = self
                .report
                .diagnostics
                .iter()
                .filter(|it| it.fix.as_ref().is_some_and(|fix| fix.safety <= self.safety))
                .filter(|it| self.validator.is_wanted(it.rule) && !refused.contains(&(it.rule, it.span)))
                .cloned()
                .collect();
            let fixes = candidates.iter().filter_map(|it| it.fix.as_ref());
            let applied = apply(&self.text, fixes).applied;
            if applied.is_empty() {
                return;
            }
            // Those that can be applied together; halved as long as there is an objection.
            let mut waiting = vec![applied];
            let mut taken: Vec<usize> = Vec::new();
            let before = Counts::of(&self.report);
            while let Some(some) = waiting.pop() {
                let mut tried = taken.clone();
                tried.extend(&some);
                tried.sort_unstable();
                let fixes = || tried.iter().filter_map(|&number| candidates[number].fix.as_ref());
                let text = apply(&self.text, fixes()).text;
                let Some(because_of) = objection(&before, &Counts::of(&judge(&text))) else {
                    taken = tried;
                    continue;
                };
                if let [number] = some[..] {
                    self.refused.push(Refused { finding: candidates[number].clone(), because_of });
                    if self.refused.len() >= REFUSALS {
                        break;
                    }
                } else {
                    let (first, second) = some.split_at(some.len() / 2);
                    waiting.extend([second.to_vec(), first.to_vec()]);
                }
            }
            if taken.is_empty() && self.refused.is_empty() {
                return;
            }
            self.take(&candidates, &taken, &judge);
        }
    }

    /// Takes what came of some fixes.
    fn take(&mut self, candidates: &[Diagnostic], taken: &[usize], judge: impl Fn(&str) -> Report) {
        let fixes: Vec<&Fix> = taken.iter().filter_map(|&number| candidates[number].fix.as_ref()).collect();
        let applied = apply(&self.text, fixes);
        for &number in taken {
            *self.fixed.entry(candidates[number].rule).or_default() += 1;
        }
        for refused in &mut self.refused {
            let span = &mut refused.finding.span;
            (span.start, span.end) = (moved(span.start, &applied.edits), moved(span.end, &applied.edits));
        }
        self.text = applied.text;
        self.report = judge(&self.text);
    }
}

/// Where an offset comes to lie when the edits have been made.
fn moved(offset: u32, edits: &[Edit]) -> u32 {
    let before = edits.iter().take_while(|edit| edit.span.end <= offset);
    let shift: i64 = before.map(|edit| edit.text.len() as i64 - i64::from(edit.span.len())).sum();
    u32::try_from(i64::from(offset) + shift).unwrap_or(offset)
}

/// How many errors and warnings there are of each rule.
struct Counts(BTreeMap<(&'static str, Severity), usize>);

impl Counts {
    fn of(report: &Report) -> Self {
        let mut counts = BTreeMap::new();
        for finding in report.diagnostics.iter().filter(|it| it.severity > Severity::Info) {
            *counts.entry((finding.rule, finding.severity)).or_default() += 1;
        }
        Self(counts)
    }

    /// The first rule of which the other one has more.
    fn exceeded_by(&self, after: &Self) -> Option<&'static str> {
        let before = |key| self.0.get(key).copied().unwrap_or(0);
        after.0.iter().find(|&(key, &count)| count > before(key)).map(|(&(rule, _), _)| rule)
    }
}
