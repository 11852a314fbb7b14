//! Mending a whole text.
//!
//! Articles are mended each by itself, so that a fix which cannot be taken stops nothing elsewhere; then the feed
//! around them. What is taken depends on the text alone.

use std::cell::Cell;
use std::collections::BTreeMap;

use super::account::{Account, Change, account};
use super::items::{Items, content};
use super::keeps;
use super::origins::Origins;
use super::taken::Taken;
use super::unit::{Found, Mended, State, Unit};
use super::verdict::{Because, Refused, Tally};
use super::{Edit, Fix, Safety};
use crate::report::{Diagnostic, Report};
use crate::rules;
use crate::source::{Kind, Source, Span};
use crate::validator::Validator;

/// A text that was mended as far as possible.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Fixed {
    /// The text afterwards.
    pub text: String,
    /// The fixes that were taken, in their order, with what became of findings because of them.
    pub changes: Vec<Change>,
    /// The fixes that were not taken, because of what they would have brought.
    pub refused: Vec<Refused>,
    /// What the validator finds in the text before.
    pub before: Report,
    /// What it finds in the text afterwards.
    pub report: Report,
    /// The findings that are left as they were: their numbers in the report before and in the one afterwards. Every
    /// other one of before was mended by a change or went with one, every other one of afterwards came with one.
    pub left: Vec<(usize, usize)>,
    /// Whether it was given up as too much work: there may be fixes left that were not tried.
    pub is_unfinished: bool,
}

impl Fixed {
    /// How many findings of each rule were mended.
    #[must_use]
    pub fn by_rule(&self) -> BTreeMap<&'static str, usize> {
        let mut counts = BTreeMap::new();
        self.changes.iter().for_each(|change| *counts.entry(change.rule).or_default() += 1);
        counts
    }

    /// What was refused, once for each rule and reason, in the order of the first of each.
    #[must_use]
    pub fn refusals(&self) -> Vec<Refusal<'_>> {
        let mut places: BTreeMap<(&str, &Because), usize> = BTreeMap::new();
        let mut refusals: Vec<Refusal<'_>> = Vec::new();
        for Refused { finding, because } in &self.refused {
            let place = *places.entry((finding.rule, because)).or_insert(refusals.len());
            match refusals.get_mut(place) {
                Some(refusal) => refusal.count += 1,
                None => refusals.push(Refusal { rule: finding.rule, because, count: 1, first: finding }),
            }
        }
        refusals
    }
}

/// Fixes that were not taken for one reason.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Refusal<'f> {
    /// The rule of the findings.
    pub rule: &'static str,
    /// Why.
    pub because: &'f Because,
    /// How many.
    pub count: usize,
    /// The first of them, in the offsets of the text afterwards.
    pub first: &'f Diagnostic,
}

/// The most times that articles and the feed around them take turns.
const TURNS: usize = 20;

/// Applies the fixes of the validator's findings, up to a safety, until nothing changes.
///
/// A fix is not taken if what it leaves in its article is worse than what was there: more errors, else more warnings,
/// else more infos, of any rule; nor if it changes what a comment allows. Safe fixes come first, to their end, so
/// that unsafe ones keep none of them from being taken. Where bytes of the file could not be decoded nothing is
/// changed, since the rest could not be written back.
///
/// The validator's limits do not count: all findings are looked at, and reported.
#[must_use]
pub fn all(validator: &Validator, source: &Source<'_>, kind: Kind, safety: Safety) -> Fixed {
    let validator = &validator.unlimited();
    let watcher = validator.of_all_rules();
    let report = watcher.source(source, kind);
    let before = validator.narrowed(report.clone());
    let mut mending = Mending {
        validator,
        watcher: &watcher,
        source,
        kind,
        report,
        text: source.text().to_owned(),
        origins: Origins::of(source.text()),
        taken: Vec::new(),
        refused: Vec::new(),
        is_unfinished: false,
    };
    if source.malformed().is_empty() {
        mending.run(Safety::Safe);
        let mut turns = 0;
        while safety == Safety::Unsafe && mending.run(Safety::Unsafe) {
            mending.run(Safety::Safe);
            turns += 1;
            if turns == TURNS {
                mending.is_unfinished = true;
                break;
            }
        }
    }
    let Mending { text, origins, taken, mut refused, report, is_unfinished, .. } = mending;
    refused.sort_by_key(|it| (it.finding.span, it.finding.rule));
    let report = validator.narrowed(report);
    let Account { changes, left } = account(&before, &report, taken, &origins);
    Fixed { text, changes, refused, before, report, left, is_unfinished }
}

/// A text on its way.
struct Mending<'v> {
    validator: &'v Validator,
    /// The same, but of all rules: what the caller ignores is no excuse for making it worse.
    watcher: &'v Validator,
    source: &'v Source<'v>,
    kind: Kind,
    text: String,
    origins: Origins,
    /// What all rules find in it.
    report: Report,
    taken: Vec<Taken>,
    /// What was not taken, of either safety, since the text changed last.
    refused: Vec<Refused>,
    is_unfinished: bool,
}

impl Mending<'_> {
    /// Takes fixes of a safety; tells whether that changed anything.
    fn run(&mut self, safety: Safety) -> bool {
        self.refused.retain(|it| it.finding.fix.as_ref().is_none_or(|fix| fix.safety != safety));
        let before = self.text.clone();
        match self.kind {
            Kind::Article | Kind::Fragment | Kind::Other => {
                let mended = self.whole(safety, &|_| true, &|_| true);
                self.take_whole(mended);
            }
            Kind::Feed => self.feed(safety),
        }
        self.text != before
    }

    /// Whether a finding is to be mended by a fix of this safety.
    fn is_wanted(&self, it: &Diagnostic, safety: Safety) -> bool {
        it.fix.as_ref().is_some_and(|fix| fix.safety == safety) && self.validator.wants(it)
    }

    /// Whether it may be mended where another fix of this safety brought it to light.
    fn may_follow(&self, it: &Diagnostic, safety: Safety) -> bool {
        it.fix.as_ref().is_some_and(|fix| fix.safety <= safety) && self.validator.wants(it)
    }

    fn check(&self, text: &str, counts: &dyn Fn(&Diagnostic) -> bool) -> (Report, Found) {
        let report = self.watcher.source(&self.source.with_text(text), self.kind);
        let found = found(&report, counts);
        (report, found)
    }

    /// Mends the whole text as one, of it only what is asked for and counts.
    fn whole(
        &self,
        safety: Safety,
        is_asked: &dyn Fn(&Diagnostic) -> bool,
        counts: &dyn Fn(&Diagnostic) -> bool,
    ) -> Mended {
        let unit = Unit {
            check: &|text| self.check(text, counts).1,
            // Around its articles a feed has nothing that is shown.
            loss: &|old, new, exception| match self.kind {
                Kind::Article | Kind::Fragment | Kind::Other => keeps::loss(old, new, exception),
                _ => None,
            },
            first: &|it| is_asked(it) && self.is_wanted(it, safety),
            then: &|it| is_asked(it) && self.may_follow(it, safety),
        };
        let (text, origins) = (self.text.clone(), self.origins.clone());
        unit.mend(State { text, origins, found: found(&self.report, counts) })
    }

    fn take_whole(&mut self, mended: Mended) {
        let Mended { state, taken, refused, is_unfinished } = mended;
        self.is_unfinished |= is_unfinished;
        self.refused.extend(refused);
        self.taken.extend(taken);
        if state.text != self.text {
            self.text = state.text;
            self.origins = state.origins;
            self.report = self.watcher.source(&self.source.with_text(&self.text), self.kind);
        }
    }

    /// Mends the articles of a feed, each by itself, and then the feed around them, until neither changes.
    fn feed(&mut self, safety: Safety) {
        // What is known to have nothing more: it depends on the text alone.
        let mut done: BTreeMap<String, Vec<Refused>> = BTreeMap::new();
        for _ in 0..TURNS {
            let refused = self.articles(safety, &mut done);
            let mended = self.whole(safety, &is_of_feed, &|_| true);
            if mended.state.text == self.text {
                self.refused.extend(refused);
                self.take_whole(mended);
                return;
            }
            self.take_whole(Mended { refused: Vec::new(), ..mended });
        }
        self.is_unfinished = true;
    }

    /// Mends the articles of a feed. Gives what was refused.
    fn articles(&mut self, safety: Safety, done: &mut BTreeMap<String, Vec<Refused>>) -> Vec<Refused> {
        let text = self.text.clone();
        let items = Items::of(&text);
        let mut findings: Vec<Vec<&Diagnostic>> = vec![Vec::new(); items.len()];
        for finding in self.report.diagnostics.iter().filter(|it| !is_of_feed(it)) {
            if let Some(of_item) = finding.article.and_then(|index| findings.get_mut(index)) {
                of_item.push(finding);
            }
        }
        let mut allowed: Vec<Vec<&Diagnostic>> = vec![Vec::new(); items.len()];
        for finding in self.report.suppressed.iter().filter(|it| !is_of_feed(it)) {
            if let Some(of_item) = finding.article.and_then(|index| allowed.get_mut(index)) {
                of_item.push(finding);
            }
        }
        let mut mended: Vec<(usize, u32, Mended)> = Vec::new();
        for (index, (findings, allowed)) in findings.iter().zip(&allowed).enumerate() {
            if !findings.iter().any(|it| self.is_wanted(it, safety)) {
                continue;
            }
            let (alone, head) = items.alone(index);
            let region = items.region(index);
            let here = |it: &Diagnostic| shifted(it, region.start, head);
            let mut origins = Origins::default();
            items.spans(index).for_each(|span| origins.extend(&self.origins, span));
            if let Some(refused) = done.get(&alone) {
                let found = Found { findings: Vec::new(), tally: Tally::default() };
                let (taken, refused) = (Vec::new(), refused.clone());
                let state = State { text: alone, origins, found };
                mended.push((index, head, Mended { state, taken, refused, is_unfinished: false }));
                continue;
            }
            let within: Vec<Diagnostic> = findings.iter().map(|it| here(it)).collect();
            let tally = Tally::of(findings.iter().copied(), allowed.iter().copied());
            let state = State { text: alone, origins, found: Found { findings: within, tally } };
            let unit = Unit {
                check: &|text| {
                    let report = self.watcher.source(&self.source.with_text(text), Kind::Feed);
                    found(&report, &|it| !is_of_feed(it) && it.article == Some(0))
                },
                loss: &|old, new, exception| keeps::loss(&content(old), &content(new), exception),
                first: &|it| self.is_wanted(it, safety),
                then: &|it| self.may_follow(it, safety),
            };
            mended.push((index, head, unit.mend(state)));
        }
        self.put_together(&items, mended, done)
    }

    /// Puts the items together again, but for those to which the feed around them objects.
    fn put_together(
        &mut self,
        items: &Items<'_>,
        mended: Vec<(usize, u32, Mended)>,
        done: &mut BTreeMap<String, Vec<Refused>>,
    ) -> Vec<Refused> {
        let compose = |some: &[usize]| {
            items.together(
                some.iter()
                    .filter_map(|&at| mended.get(at))
                    .map(|(index, head, it)| (*index, (&*it.state.text, *head))),
            )
        };
        let changed: Vec<usize> = (0..mended.len()).filter(|&at| !mended[at].2.taken.is_empty()).collect();
        let mut taken: Vec<usize> = Vec::new();
        let mut objections: BTreeMap<usize, Because> = BTreeMap::new();
        let mut report = None;
        let tally = Cell::new(Some(found(&self.report, &is_of_feed).tally));
        let mut waiting = if changed.is_empty() { Vec::new() } else { vec![changed] };
        while let Some(some) = waiting.pop() {
            let mut tried: Vec<usize> = taken.iter().chain(&some).copied().collect();
            tried.sort_unstable();
            let (whole, after) = self.check(&compose(&tried), &is_of_feed);
            let before = tally.take().unwrap_or_default();
            match before.objection_to(&after.tally) {
                None => {
                    tally.set(Some(after.tally));
                    taken = tried;
                    report = Some(whole);
                    continue;
                }
                Some(because) if some.len() == 1 => {
                    objections.extend(some.first().map(|&at| (at, because)));
                }
                Some(_) => {
                    let (first, second) = some.split_at(some.len() / 2);
                    waiting.extend([second.to_vec(), first.to_vec()]);
                }
            }
            tally.set(Some(before));
        }
        let text = compose(&taken);
        if let Some(report) = report {
            self.report = report;
        }
        self.text = text;
        let replaced = taken.iter().filter_map(|&at| mended.get(at));
        let replaced = replaced.map(|(index, head, it)| (*index, (&it.state.origins, *head)));
        self.origins = items.origins_together(&self.origins, replaced);
        let whole = Items::of(&self.text);
        let mut refused = Vec::new();
        for (at, (index, head, it)) in mended.into_iter().enumerate() {
            let start = whole.region(index).start;
            if let Some(because) = objections.get(&at) {
                // All that its fixes would mend is left.
                let left = self
                    .report
                    .diagnostics
                    .iter()
                    .filter(|left| left.article == Some(index) && left.fix.is_some());
                refused.extend(left.map(|left| Refused { finding: left.clone(), because: because.clone() }));
                continue;
            }
            self.is_unfinished |= it.is_unfinished;
            let there = it.refused.iter().map(|it| Refused {
                finding: Diagnostic { article: Some(index), ..shifted(&it.finding, head, start) },
                because: it.because.clone(),
            });
            refused.extend(there);
            self.taken.extend(it.taken.into_iter().map(|it| Taken { article: Some(index), ..it }));
            done.insert(it.state.text, it.refused);
        }
        refused
    }
}

/// Whether a finding is about the feed around its articles.
fn is_of_feed(finding: &Diagnostic) -> bool {
    finding.article.is_none() || rules::is_of_feed(finding.rule)
}

/// What a report finds of what counts.
fn found(report: &Report, counts: &dyn Fn(&Diagnostic) -> bool) -> Found {
    let findings: Vec<Diagnostic> = report.diagnostics.iter().filter(|it| counts(it)).cloned().collect();
    let tally = Tally::of(&findings, report.suppressed.iter().filter(|it| counts(it)));
    Found { findings, tally }
}

/// A finding where its item begins elsewhere.
fn shifted(finding: &Diagnostic, from: u32, to: u32) -> Diagnostic {
    let moved = |at: u32| at.saturating_sub(from).saturating_add(to);
    let span = |span: Span| Span::new(moved(span.start), moved(span.end));
    let mut finding = finding.clone();
    finding.span = span(finding.span);
    for related in &mut finding.related {
        related.span = span(related.span);
    }
    if let Some(Fix { edits, .. }) = &mut finding.fix {
        for Edit { span: at, .. } in edits {
            *at = span(*at);
        }
    }
    finding
}
