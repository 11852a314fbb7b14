//! What became of each finding, and what came to light.

use std::collections::{BTreeMap, VecDeque};

use super::origins::Origins;
use super::taken::Taken;
use crate::report::{Diagnostic, Report, Safety};
use crate::source::Span;

/// A fix that was taken.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Change {
    /// The rule of the finding that it mended.
    pub rule: &'static str,
    /// Whether it was safe.
    pub safety: Safety,
    /// The article that it is about: an index into [`Report::articles`]; none for the feed as a whole.
    pub article: Option<usize>,
    /// Where the finding stood in the text before: bytes.
    pub span: Span,
    /// What stands there in the text afterwards: bytes.
    pub now: Span,
    /// What it took away, in short.
    pub before: String,
    /// What it put in, in short.
    pub after: String,
    /// The number of the finding in the report before; none if another fix brought it to light.
    pub finding: Option<usize>,
    /// The numbers of the findings in the report before that went with it.
    pub gone: Vec<usize>,
    /// The numbers of the findings in the report afterwards that it brought to light.
    pub uncovered: Vec<usize>,
}

/// What became of all findings.
#[derive(Default)]
pub(super) struct Account {
    pub(super) changes: Vec<Change>,
    /// The findings that are left: their numbers before and afterwards.
    pub(super) left: Vec<(usize, usize)>,
}

/// Accounts for each finding before and afterwards: it was mended, is left, or went or came with a change. Which one,
/// where several fixes were taken together, is told by the place.
pub(super) fn account(before: &Report, after: &Report, taken: Vec<Taken>, origins: &Origins) -> Account {
    let nearest = Nearest::of(&taken);
    let mut waiting = Waiting::of(&before.diagnostics, |it| (it.span.start, 0));
    let mut changes: Vec<Change> = taken
        .into_iter()
        .map(|it| Change {
            rule: it.rule,
            safety: it.safety,
            article: it.article,
            span: it.span,
            now: origins.forward(it.span),
            finding: waiting.take(it.rule, it.place),
            before: it.before,
            after: it.after,
            gone: Vec::new(),
            uncovered: Vec::new(),
        })
        .collect();
    let mut left = Vec::new();
    let mut new = Vec::new();
    for (number, finding) in after.diagnostics.iter().enumerate() {
        match waiting.take(finding.rule, origins.place(finding.span.start)) {
            Some(was) => left.push((was, number)),
            None => new.push(number),
        }
    }
    // What was moved is told by what it is.
    let mut moved = Waiting::of(&before.diagnostics, |it| (it.article, it.fingerprint));
    moved.is_used = waiting.is_used;
    new.retain(|&number| {
        let finding = after.diagnostics.get(number);
        let was = finding.and_then(|it| moved.take(it.rule, (it.article, it.fingerprint)));
        left.extend(was.map(|was| (was, number)));
        was.is_none()
    });
    left.sort_unstable();
    for number in new {
        let Some(finding) = after.diagnostics.get(number) else { continue };
        let with = nearest.to(finding.article, origins.back(finding.span));
        if let Some(change) = with.and_then(|with| changes.get_mut(with)) {
            change.uncovered.push(number);
        }
    }
    for (number, finding) in before.diagnostics.iter().enumerate() {
        if moved.is_used.get(number).is_some_and(|used| *used) {
            continue;
        }
        let with = nearest.to(finding.article, finding.span);
        if let Some(change) = with.and_then(|with| changes.get_mut(with)) {
            change.gone.push(number);
        }
    }
    Account { changes, left }
}

/// Findings of which it is not known yet what became of them.
struct Waiting<K> {
    by_key: BTreeMap<(&'static str, K), VecDeque<usize>>,
    is_used: Vec<bool>,
}

impl<K: Ord> Waiting<K> {
    fn of(findings: &[Diagnostic], key: impl Fn(&Diagnostic) -> K) -> Self {
        let mut by_key: BTreeMap<_, VecDeque<usize>> = BTreeMap::new();
        for (number, finding) in findings.iter().enumerate() {
            by_key.entry((finding.rule, key(finding))).or_default().push_back(number);
        }
        Self { by_key, is_used: vec![false; findings.len()] }
    }

    /// The first finding there, which then waits no more.
    fn take(&mut self, rule: &'static str, key: K) -> Option<usize> {
        let numbers = self.by_key.get_mut(&(rule, key))?;
        while let Some(number) = numbers.pop_front() {
            let is_used = self.is_used.get_mut(number)?;
            if !std::mem::replace(is_used, true) {
                return Some(number);
            }
        }
        None
    }
}

/// Finds the change that is nearest to a place of the original.
struct Nearest {
    /// The edits of the changes, by the article and the place, with the numbers of the changes.
    in_article: BTreeMap<(Option<usize>, Span), usize>,
    anywhere: BTreeMap<Span, usize>,
}

impl Nearest {
    fn of(taken: &[Taken]) -> Self {
        let (mut in_article, mut anywhere) = (BTreeMap::new(), BTreeMap::new());
        for (number, it) in taken.iter().enumerate() {
            for &span in &it.edits {
                in_article.entry((it.article, span)).or_insert(number);
                anywhere.entry(span).or_insert(number);
            }
        }
        Self { in_article, anywhere }
    }

    fn to(&self, article: Option<usize>, span: Span) -> Option<usize> {
        let here = Span::new(span.start, u32::MAX);
        let first = (article, Span::empty(0));
        let last = (article, Span::new(u32::MAX, u32::MAX));
        let before = self.in_article.range(first..=(article, here)).next_back();
        let behind = self.in_article.range((article, here)..=last).next();
        let (before, behind) = (before.map(|((_, at), n)| (at, n)), behind.map(|((_, at), n)| (at, n)));
        nearer(before, behind, span).or_else(|| {
            let before = self.anywhere.range(..=here).next_back();
            nearer(before, self.anywhere.range(here..).next(), span)
        })
    }
}

/// Of two changes the one that is nearer.
fn nearer(before: Option<(&Span, &usize)>, behind: Option<(&Span, &usize)>, span: Span) -> Option<usize> {
    match (before, behind) {
        (Some((one, number)), Some((other, next))) => {
            let (to_one, to_other) =
                (span.start.saturating_sub(one.end), other.start.saturating_sub(span.end));
            Some(if to_other < to_one { *next } else { *number })
        }
        (one, other) => one.or(other).map(|(_, number)| *number),
    }
}
