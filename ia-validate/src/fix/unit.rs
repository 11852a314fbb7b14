//! Mending one text by itself: an article, or a feed around its articles.

use std::collections::{BTreeMap, BTreeSet};

use super::apply::{apply, apply_with_edits};
use super::keeps::Loss;
use super::origins::Origins;
use super::taken::Taken;
use super::verdict::{Because, Refused, Tally};
use crate::report::{Diagnostic, Edit, Fix, Safety};
use crate::rules::{self, Exception};

/// The most times that fixes are applied one upon the other: what one round brings to light is mended in the next.
const ROUNDS: usize = 100;

/// The most times that all of it is gone through again.
const PASSES: usize = 20;

/// The most fixes of one unit that are refused before it is given up.
const REFUSALS: usize = 400;

/// The most bytes that are checked in search of culprits, before a unit is given up: each try checks all of its text.
const WORK: usize = 64 << 20;

/// The tries that even the largest text is worth: enough to find some culprits among a million fixes.
const LEAST_TRIES: usize = 64;

/// What is found in a text.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) findings: Vec<Diagnostic>,
    pub(super) tally: Tally,
}

/// What a new text does not keep of an old one, but for what an exception lets go.
pub(super) type LossOf<'u> = dyn Fn(&str, &str, Option<Exception>) -> Option<Loss> + 'u;

/// How a text is checked, and which of its findings are to be mended.
pub(super) struct Unit<'u> {
    pub(super) check: &'u dyn Fn(&str) -> Found,
    /// Whether the fix of a finding is wanted at first.
    pub(super) first: &'u dyn Fn(&Diagnostic) -> bool,
    /// What of a text another does not keep: asked of each round of safe fixes.
    pub(super) loss: &'u LossOf<'u>,
    /// Whether it is wanted where another fix brought the finding to light.
    pub(super) then: &'u dyn Fn(&Diagnostic) -> bool,
}

/// A text on its way.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub(super) text: String,
    pub(super) origins: Origins,
    pub(super) found: Found,
}

/// What came of mending.
#[derive(Debug)]
pub(super) struct Mended {
    pub(super) state: State,
    /// The fixes that were taken, in their order.
    pub(super) taken: Vec<Taken>,
    /// What was not taken, in the offsets of the text afterwards.
    pub(super) refused: Vec<Refused>,
    /// Whether it was given up as too much work.
    pub(super) is_unfinished: bool,
}

/// What came of some fixes and of those that followed from them.
struct Run {
    state: State,
    taken: Vec<Taken>,
    end: End,
}

/// How a run ended.
#[derive(Clone, PartialEq, Eq)]
enum End {
    /// There was nothing left to apply.
    Done,
    /// It went on and on.
    TooLong,
    /// It came back to where it had been.
    Circle,
    /// It would have lost something.
    Loss(Loss),
}

impl Unit<'_> {
    /// Applies fixes until nothing changes.
    pub(super) fn mend(&self, mut state: State) -> Mended {
        let mut taken = Vec::new();
        let mut tries = LEAST_TRIES.max(WORK / state.text.len().max(1));
        for _ in 0..PASSES {
            let (run, refused, is_unfinished) = self.pass(&state, &mut tries);
            let Some(run) = run.filter(|run| !run.taken.is_empty()) else {
                return Mended { state, taken, refused, is_unfinished };
            };
            taken.extend(run.taken);
            state = run.state;
        }
        Mended { state, taken, refused: Vec::new(), is_unfinished: true }
    }

    /// Takes all fixes together; where something speaks against that, all but the culprits, which are searched by
    /// halves.
    fn pass(&self, state: &State, tries: &mut usize) -> (Option<Run>, Vec<Refused>, bool) {
        let candidates: Vec<&Diagnostic> = fixable(&state.found.findings, self.first).collect();
        let all: Vec<usize> = (0..candidates.len()).collect();
        if all.is_empty() {
            return (None, Vec::new(), false);
        }
        let mut refused = Vec::new();
        let mut best: Option<Run> = None;
        let mut taken: BTreeSet<usize> = BTreeSet::new();
        // What one fix of a rule was found to bring in exchange is no doubt about others of that rule.
        let mut exchanges: BTreeSet<(&str, &str)> = BTreeSet::new();
        let mut waiting = vec![all];
        while let Some(some) = waiting.pop() {
            if refused.len() >= REFUSALS || *tries == 0 {
                return (best, refused, true);
            }
            *tries -= 1;
            let tried: BTreeSet<usize> = taken.iter().chain(&some).copied().collect();
            let run = self.run(state, &candidates, &tried);
            let before = best.as_ref().map_or(&state.found, |best| &best.state.found);
            let (before, after) = (&before.tally, &run.state.found.tally);
            let lost = if let End::Loss(loss) = &run.end { Some(Because::Loses(loss.clone())) } else { None };
            let objection = match some[..] {
                _ if lost.is_some() => lost,
                _ if run.end == End::Circle => Some(Because::Endless),
                // What makes it better can go on in the next pass.
                _ if run.end == End::TooLong && !after.is_better_than(before) => Some(Because::Endless),
                [_] => before.objection_to(after),
                _ => before.doubt_about(after, &|brought| {
                    some.iter().all(|&number| exchanges.contains(&(candidates[number].rule, brought)))
                }),
            };
            match (objection, &some[..]) {
                (None, _) => {
                    if let [number] = some[..] {
                        let rule = candidates[number].rule;
                        exchanges.extend(before.brought_by(after).map(|brought| (rule, brought)));
                    }
                    taken = tried;
                    best = Some(run);
                }
                (Some(because), [number]) => {
                    refused.push(Refused { finding: candidates[*number].clone(), because });
                }
                (Some(_), _) => {
                    let (first, second) = some.split_at(some.len() / 2);
                    waiting.extend([second.to_vec(), first.to_vec()]);
                }
            }
        }
        (best, refused, false)
    }

    /// Applies some of the fixes, and then those that follow from them, as long as there are any.
    fn run(&self, start: &State, candidates: &[&Diagnostic], some: &BTreeSet<usize>) -> Run {
        let mut state = start.clone();
        // What is not to be mended, by its place.
        let chosen: BTreeSet<*const Diagnostic> =
            some.iter().map(|&number| std::ptr::from_ref(candidates[number])).collect();
        let others =
            fixable(&start.found.findings, self.then).filter(|it| !chosen.contains(&std::ptr::from_ref(*it)));
        let mut left: Vec<(&'static str, u32)> = others.map(|it| (it.rule, it.span.start)).collect();
        left.sort_unstable();
        let mut wanted: Vec<Diagnostic> = some.iter().map(|&number| candidates[number].clone()).collect();
        let mut taken = Vec::new();
        let mut seen = BTreeSet::new();
        for _ in 0..ROUNDS {
            let fixes = wanted.iter().filter_map(|it| it.fix.as_ref());
            let (applied, edits) = apply_with_edits(&state.text, fixes);
            if applied.applied.is_empty() {
                return Run { state, taken, end: End::Done };
            }
            let these: Vec<&Diagnostic> =
                applied.applied.iter().filter_map(|&number| wanted.get(number)).collect();
            move_along(&mut left, &edits);
            taken.extend(these.iter().filter_map(|it| Taken::of(it, &state.text, &state.origins)));
            if let Some(loss) = self.loss_of(&state.text, &these) {
                return Run { state, taken, end: End::Loss(loss) };
            }
            let text = applied.text;
            if text == state.text || !seen.insert(text.clone()) {
                return Run { state, taken, end: End::Circle };
            }
            let found = (self.check)(&text);
            state = State { text, origins: state.origins.edited(&edits), found };
            let is_left = |it: &&Diagnostic| left.binary_search(&(it.rule, it.span.start)).is_ok();
            wanted = fixable(&state.found.findings, self.then).filter(|it| !is_left(it)).cloned().collect();
        }
        Run { state, taken, end: End::TooLong }
    }
}

impl Unit<'_> {
    /// What safe fixes lose, if anything, but for what their rules say that they may.
    fn loss_of(&self, text: &str, taken: &[&Diagnostic]) -> Option<Loss> {
        let safe = taken.iter().filter_map(|it| {
            let fix = it.fix.as_ref().filter(|fix| fix.safety == Safety::Safe)?;
            Some((rules::find(it.rule).and_then(|rule| rule.loses), fix))
        });
        let mut alike = BTreeMap::<Option<Exception>, Vec<&Fix>>::new();
        safe.for_each(|(exception, fix)| alike.entry(exception).or_default().push(fix));
        alike
            .into_iter()
            .find_map(|(exception, fixes)| (self.loss)(text, &apply(text, fixes).text, exception))
    }
}

/// The findings with a fix that is wanted.
fn fixable<'d>(
    findings: &'d [Diagnostic],
    is_wanted: &'d dyn Fn(&Diagnostic) -> bool,
) -> impl Iterator<Item = &'d Diagnostic> {
    findings.iter().filter(|it| it.fix.is_some() && is_wanted(it))
}

/// Where places are after edits, which are apart and in order.
fn move_along(places: &mut [(&'static str, u32)], edits: &[Edit]) {
    // How far what stands behind an edit moves.
    let mut moved = 0_i64;
    let shifts: Vec<(u32, i64)> = edits
        .iter()
        .map(|edit| {
            moved += i64::try_from(edit.text.len()).unwrap_or(0) - i64::from(edit.span.len());
            (edit.span.end, moved)
        })
        .collect();
    for (_, at) in places.iter_mut() {
        let before = shifts.partition_point(|&(end, _)| end <= *at);
        let shift = before.checked_sub(1).and_then(|last| shifts.get(last)).map_or(0, |&(_, shift)| shift);
        *at = u32::try_from(i64::from(*at) + shift).unwrap_or(0);
    }
    places.sort_unstable();
}
