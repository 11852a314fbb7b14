//! What is counted over the rows of an archive.

use std::collections::{BTreeMap, BTreeSet};

use ia_validate::chrono::Datelike as _;
use ia_validate::reading::Stock;
use ia_validate::report::Safety;
use ia_validate::{Report, Severity};
use ia_validate_render::documents::Inventory;
use serde::Serialize;

/// How many rows are named for a rule.
const EXAMPLES: usize = 3;
/// What stands for a year that an article does not name; as in an inventory.
const UNKNOWN: &str = "unknown";

/// Findings of one rule.
#[derive(Clone, Serialize)]
struct OfRule {
    severity: &'static str,
    count: usize,
    articles: usize,
    safe: usize,
    r#unsafe: usize,
    /// Articles by the year in which they were published.
    years: BTreeMap<String, usize>,
    /// The first rows, by id.
    examples: Vec<String>,
}

/// Findings by rule, and the rows' ids.
#[derive(Default)]
pub(super) struct Counts {
    rules: BTreeMap<&'static str, OfRule>,
    /// A number for each id.
    ids: Vec<u64>,
    rows: usize,
    rejected: usize,
    without_id: usize,
    inventory: Inventory,
}

impl Counts {
    /// Counts a row, by its id.
    pub(super) fn row(&mut self, id: Option<u64>) {
        self.rows += 1;
        match id {
            Some(id) => self.ids.push(id),
            None => self.without_id += 1,
        }
    }

    /// Counts a row that cannot be checked.
    pub(super) fn rejected(&mut self) {
        self.rejected += 1;
    }

    /// Counts what the articles of a row are.
    pub(super) fn stock(&mut self, stocks: &[Stock]) {
        stocks.iter().for_each(|stock| self.inventory.add(stock));
    }

    /// Counts what was found in a row. Two rows are two texts, whatever their ids are.
    pub(super) fn add(&mut self, report: &Report, id: Option<&str>) {
        let (mut seen, mut named) = (BTreeSet::new(), BTreeSet::new());
        for it in &report.diagnostics {
            let of = self.rules.entry(it.rule).or_insert_with(|| OfRule {
                severity: it.severity.name(),
                count: 0,
                articles: 0,
                safe: 0,
                r#unsafe: 0,
                years: BTreeMap::new(),
                examples: Vec::new(),
            });
            of.severity = graver(of.severity, it.severity.name());
            of.count += 1;
            match it.fix.as_ref().map(|fix| fix.safety) {
                Some(Safety::Safe) => of.safe += 1,
                Some(_) => of.r#unsafe += 1,
                None => {}
            }
            if let Some(item) = it.article
                && seen.insert((it.rule, item))
            {
                of.articles += 1;
                let published = report.articles.get(item).and_then(|article| article.published);
                let year = published.map_or_else(|| UNKNOWN.to_owned(), |time| time.year().to_string());
                *of.years.entry(year).or_default() += 1;
            }
            if let Some(id) = id
                && of.examples.len() < EXAMPLES
                && named.insert(it.rule)
            {
                of.examples.push(id.to_owned());
            }
        }
    }

    fn merge(&mut self, other: Self) {
        let Self { rules, ids, rows, rejected, without_id, inventory } = other;
        for (rule, more) in rules {
            let Some(of) = self.rules.get_mut(rule) else {
                self.rules.insert(rule, more);
                continue;
            };
            of.severity = graver(of.severity, more.severity);
            of.count += more.count;
            of.articles += more.articles;
            of.safe += more.safe;
            of.r#unsafe += more.r#unsafe;
            more.years.into_iter().for_each(|(year, count)| *of.years.entry(year).or_default() += count);
            let room = EXAMPLES.saturating_sub(of.examples.len());
            of.examples.extend(more.examples.into_iter().take(room));
        }
        self.ids.extend(ids);
        self.rows += rows;
        self.rejected += rejected;
        self.without_id += without_id;
        self.inventory.merge(inventory);
    }
}

fn graver(one: &'static str, other: &'static str) -> &'static str {
    // From the gravest on.
    let place = |name: &str| Severity::ALL.iter().position(|it| it.name() == name);
    if place(other) < place(one) { other } else { one }
}

/// What is counted over all tables of a task.
#[derive(Default)]
pub(crate) struct Tally(Counts);

/// The same as a document.
#[derive(Serialize)]
struct Tallied<'t> {
    rows: usize,
    rejected: usize,
    without_id: usize,
    rules: &'t BTreeMap<&'static str, OfRule>,
    inventory: &'t Inventory,
}

impl Tally {
    pub(super) fn add(&mut self, counts: Counts) {
        self.0.merge(counts);
    }

    /// What was counted, as a document.
    pub(super) fn document(&mut self) -> impl Serialize + '_ {
        self.0.inventory.finish();
        let &Counts { ref rules, rows, rejected, without_id, ref inventory, .. } = &self.0;
        Tallied { rows, rejected, without_id, rules, inventory }
    }

    /// The numbers of all ids, each in eight bytes, least first.
    pub(super) fn ids(&self) -> Vec<u8> {
        self.0.ids.iter().flat_map(|id| id.to_le_bytes()).collect()
    }
}

/// How many rows have an id that an earlier row has, of numbers as [`Tally::ids`] gives them; and of the first `most` of
/// these ids where they stand first and next.
pub(super) fn repeated(numbers: &[u8], most: usize) -> (usize, Vec<[usize; 2]>) {
    let (numbers, _) = numbers.as_chunks::<8>();
    let all = || numbers.iter().map(|it| u64::from_le_bytes(*it));
    let mut sorted: Vec<u64> = all().collect();
    sorted.sort_unstable();
    let again = |pair: &[u64]| matches!(pair, [one, other] if one == other).then(|| pair.first().copied());
    let mut twice: Vec<u64> = sorted.windows(2).filter_map(again).flatten().collect();
    drop(sorted);
    let count = twice.len();
    twice.dedup();
    let mut seen = vec![false; twice.len()];
    let is_again = |(_, number): &(usize, u64)| {
        let known = twice.binary_search(number).ok().and_then(|which| seen.get_mut(which));
        known.is_some_and(|known| std::mem::replace(known, true))
    };
    // An id that is there thrice is named once.
    let mut named = BTreeMap::new();
    for (at, number) in all().enumerate().filter(is_again) {
        named.entry(number).or_insert(at);
        if named.len() == most {
            break;
        }
    }
    let first = |(number, at)| all().position(|it| it == number).map(|first| [first, at]);
    (count, named.into_iter().filter_map(first).collect())
}
