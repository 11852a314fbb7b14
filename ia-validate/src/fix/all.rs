//! Mending a whole text.

use std::collections::{BTreeMap, BTreeSet};

use super::{Applied, Safety, apply};
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
    /// Whether it was given up as too much work: there may be fixes left that were not tried.
    pub is_unfinished: bool,
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

/// The most times that a text is checked before it is given up.
const CHECKS: usize = 400;

/// The most work that all the checks may be, so that a text full of findings does not take minutes.
const WORK: usize = 400 << 20;

/// How often a text is checked at least, however much work that is.
const FEW_CHECKS: usize = 30;

/// How many bytes of text a finding takes as long as.
const FINDING: usize = 500;

/// The most fixes that are refused before it is given up.
const REFUSALS: usize = 40;

/// Applies the fixes of the validator's findings, up to a safety, until nothing changes.
///
/// A fix is not taken if it would bring an error or a warning that was not there before, of any rule. Where
/// bytes of the file could not be decoded nothing is changed, since the rest could not be written back.
///
/// The validator's limits do not count: all findings are looked at, and reported.
#[must_use]
pub fn all(validator: &Validator, source: &Source<'_>, kind: Kind, safety: Safety) -> Fixed {
    let validator = &validator.unlimited();
    if !source.malformed().is_empty() {
        return Fixed {
            text: source.text().to_owned(),
            fixed: BTreeMap::new(),
            refused: Vec::new(),
            report: validator.source(source, kind),
            is_unfinished: false,
        };
    }
    let mut mending = Mending::new(validator, source, kind, safety);
    let mut may_be_bold = true;
    let mut is_unfinished = true;
    while !mending.is_spent() {
        // Mostly all goes well, also where a fix brings something to light that another one mends.
        if may_be_bold {
            let mut bold = mending.clone();
            let came_to_an_end = bold.run_boldly();
            let must_be_fewer = if came_to_an_end { Vec::new() } else { bold.rules_fixed_since(&mending) };
            if mending.objection_to(&bold.report, &must_be_fewer).is_none() {
                mending = bold;
                if came_to_an_end {
                    is_unfinished = false;
                    break;
                }
                continue;
            }
            may_be_bold = came_to_an_end;
            (mending.checks, mending.work) = (bold.checks, bold.work);
        }
        if !mending.run_carefully() {
            is_unfinished = !mending.may_go_on();
            break;
        }
    }
    let report = validator.source(&source.with_text(&mending.text), kind);
    let Mending { text, fixed, refused, .. } = mending;
    Fixed { text, fixed, refused, report, is_unfinished }
}

/// A text on its way.
#[derive(Clone)]
struct Mending<'v> {
    validator: &'v Validator,
    /// The same, but of all rules.
    watcher: Validator,
    source: &'v Source<'v>,
    kind: Kind,
    safety: Safety,
    text: String,
    /// What all rules find in it.
    report: Report,
    fixed: BTreeMap<&'static str, usize>,
    refused: Vec<Refused>,
    /// How often some text was checked.
    checks: usize,
    /// How much work that was.
    work: usize,
}

impl<'v> Mending<'v> {
    fn new(validator: &'v Validator, source: &'v Source<'v>, kind: Kind, safety: Safety) -> Self {
        let watcher = validator.of_all_rules();
        let report = watcher.source(source, kind);
        let text = source.text().to_owned();
        let (fixed, refused) = (BTreeMap::new(), Vec::new());
        let (checks, work) = (0, 0);
        let mut mending =
            Self { validator, watcher, source, kind, safety, text, report, fixed, refused, checks, work };
        mending.count_check(mending.text.len(), mending.report.diagnostics.len());
        mending
    }

    /// Applies fixes, whatever comes of them, as long as there are any; tells whether it came to an end.
    fn run_boldly(&mut self) -> bool {
        for _ in 0..ROUNDS {
            if self.is_spent() {
                break;
            }
            let candidates = self.candidates();
            let all: Vec<usize> = (0..candidates.len()).collect();
            let taken = self.applied(&candidates, &all).applied;
            if taken.is_empty() {
                return true;
            }
            self.take(&candidates, &taken);
        }
        false
    }

    /// Applies fixes once, but none to which there is an objection; tells whether that changed anything.
    fn run_carefully(&mut self) -> bool {
        let candidates = self.candidates();
        self.refused.clear();
        let mut left: Vec<usize> = (0..candidates.len()).collect();
        let mut taken: Vec<usize> = Vec::new();
        // Those that can be applied together, as long as it was not clear that others cannot be.
        while self.may_go_on() {
            let all: Vec<usize> = taken.iter().chain(&left).copied().collect();
            let applied = self.applied(&candidates, &all).applied;
            let some: Vec<usize> =
                applied.into_iter().filter(|&at| at >= taken.len()).map(|at| all[at]).collect();
            if some.is_empty() {
                break;
            }
            let done: BTreeSet<usize> = some.iter().copied().collect();
            left.retain(|number| !done.contains(number));
            self.take_some(&candidates, some, &mut taken);
        }
        if taken.is_empty() {
            return false;
        }
        self.take(&candidates, &taken);
        true
    }

    /// Takes those of some fixes to which there is no objection: all, or those of either half.
    fn take_some(&mut self, candidates: &[Diagnostic], some: Vec<usize>, taken: &mut Vec<usize>) {
        let mut waiting = vec![some];
        while let Some(some) = waiting.pop().filter(|_| self.may_go_on()) {
            let tried: Vec<usize> = taken.iter().chain(&some).copied().collect();
            let report = self.judge(&self.applied(candidates, &tried).text);
            let rules: Vec<_> = some.iter().map(|&number| candidates[number].rule).collect();
            let Some(because_of) = self.objection_to(&report, &rules) else {
                *taken = tried;
                continue;
            };
            if let [number] = some[..] {
                self.refused.push(Refused { finding: candidates[number].clone(), because_of });
            } else {
                let (first, second) = some.split_at(some.len() / 2);
                waiting.extend([second.to_vec(), first.to_vec()]);
            }
        }
    }

    /// Whether it is not yet given up.
    fn may_go_on(&self) -> bool {
        self.refused.len() < REFUSALS && !self.is_spent()
    }

    /// Whether checking has been work enough.
    fn is_spent(&self) -> bool {
        self.checks >= CHECKS || self.checks >= FEW_CHECKS && self.work >= WORK
    }

    fn count_check(&mut self, bytes: usize, findings: usize) {
        self.checks += 1;
        self.work = self.work.saturating_add(bytes).saturating_add(findings.saturating_mul(FINDING));
    }

    /// The rules of which more was mended than there.
    fn rules_fixed_since(&self, before: &Self) -> Vec<&'static str> {
        let is_more = |(rule, count): &(&&'static str, &usize)| before.fixed.get(*rule) < Some(*count);
        self.fixed.iter().filter(is_more).map(|(rule, _)| *rule).collect()
    }

    /// The text with the fixes of some findings.
    fn applied(&self, candidates: &[Diagnostic], some: &[usize]) -> Applied {
        apply(&self.text, some.iter().filter_map(|&number| candidates[number].fix.as_ref()))
    }

    /// The findings whose fixes are wanted.
    fn candidates(&self) -> Vec<Diagnostic> {
        let is_wanted = |it: &&Diagnostic| {
            it.fix.as_ref().is_some_and(|fix| fix.safety <= self.safety) && self.validator.reports(it.rule)
        };
        self.report.diagnostics.iter().filter(is_wanted).cloned().collect()
    }

    fn judge(&mut self, text: &str) -> Report {
        let report = self.watcher.source(&self.source.with_text(text), self.kind);
        self.count_check(text.len(), report.diagnostics.len());
        report
    }

    /// Takes what comes of some fixes.
    fn take(&mut self, candidates: &[Diagnostic], taken: &[usize]) {
        let text = self.applied(candidates, taken).text;
        self.report = self.judge(&text);
        self.text = text;
        self.refused.clear();
        for &number in taken {
            *self.fixed.entry(candidates[number].rule).or_default() += 1;
        }
    }

    /// Why what fixes of these rules brought is not taken: the rule of more errors or warnings than now, or of
    /// findings that are no fewer.
    fn objection_to(&self, after: &Report, fixed: &[&'static str]) -> Option<&'static str> {
        let (had, has) = (Counts::of(&self.report), Counts::of(after));
        let worse = has.grave.iter().find(|&(key, &count)| count > had.grave.get(key).copied().unwrap_or(0));
        let same = || {
            fixed.iter().find(|&rule| {
                has.all.get(rule).copied().unwrap_or(0) >= had.all.get(rule).copied().unwrap_or(0)
            })
        };
        worse.map(|(&(rule, _), _)| rule).or_else(|| same().copied())
    }
}

/// How many findings there are of each rule.
struct Counts {
    /// The errors and the warnings.
    grave: BTreeMap<(&'static str, Severity), usize>,
    all: BTreeMap<&'static str, usize>,
}

impl Counts {
    fn of(report: &Report) -> Self {
        let (mut grave, mut all) = (BTreeMap::new(), BTreeMap::new());
        for finding in &report.diagnostics {
            *all.entry(finding.rule).or_default() += 1;
            if finding.severity > Severity::Info {
                *grave.entry((finding.rule, finding.severity)).or_default() += 1;
            }
        }
        Self { grave, all }
    }
}
