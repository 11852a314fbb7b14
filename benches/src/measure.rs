//! Measuring side by side: all contenders take turns, round by round, so that a busy machine is busy for
//! all of them. Of each document the fastest reading counts, since noise only ever adds time, and a single
//! document is read too quickly to be interrupted every time.

use std::time::{Duration, Instant};

use crate::contenders::{
    ARTICLE, Contender, FEED, NULL_SINK, RCDOM, RULES_WITHIN, TREE, TREE_WITHIN, of_articles, of_feeds,
};
use crate::documents::{Document, Set, bytes};

/// How many turns each contender has.
pub const ROUNDS: usize = 41;

/// A turn of a contender lasts at least this long.
const TURN: Duration = Duration::from_millis(3);

/// A contender's times for reading its documents once.
#[derive(Debug)]
pub struct Timing {
    /// The contender.
    pub name: &'static str,
    bytes: usize,
    /// The fastest readings of all documents together, in seconds.
    best: f64,
    /// The median of all passes over the documents, in seconds.
    median: f64,
}

/// The timings of all contenders on one set.
#[derive(Debug)]
pub struct Timings(Vec<Timing>);

/// What is aimed at: that one is so many times as fast as another, on the sets of this name.
struct Target {
    set: &'static str,
    contender: &'static str,
    other: &'static str,
    at_least: f64,
}

const TARGETS: &[Target] = &[
    Target { set: "prose", contender: TREE, other: NULL_SINK, at_least: 12.0 },
    Target { set: "prose", contender: ARTICLE, other: NULL_SINK, at_least: 4.5 },
    Target { set: "prose-with-defects", contender: ARTICLE, other: NULL_SINK, at_least: 3.8 },
    Target { set: "prose-with-defects", contender: ARTICLE, other: RCDOM, at_least: 8.0 },
    Target { set: "tag-dense", contender: TREE, other: NULL_SINK, at_least: 12.0 },
    Target { set: "tag-dense", contender: ARTICLE, other: NULL_SINK, at_least: 4.5 },
    Target { set: "prose", contender: RULES_WITHIN, other: TREE_WITHIN, at_least: 1.0 },
    Target { set: "prose-with-defects", contender: RULES_WITHIN, other: TREE_WITHIN, at_least: 1.0 },
    Target { set: "tag-dense", contender: RULES_WITHIN, other: TREE_WITHIN, at_least: 1.0 },
    Target { set: "cold-prose", contender: ARTICLE, other: NULL_SINK, at_least: 4.0 },
    Target { set: "cold-prose-with-defects", contender: ARTICLE, other: NULL_SINK, at_least: 3.3 },
    Target { set: "cold-tag-dense", contender: ARTICLE, other: NULL_SINK, at_least: 4.2 },
    Target { set: "cdata-feed", contender: FEED, other: NULL_SINK, at_least: 2.8 },
    Target { set: "escaped-feed", contender: FEED, other: NULL_SINK, at_least: 2.2 },
];

/// Who reads the articles alone where their feed is measured.
const BESIDE_FEEDS: &[&str] = &[NULL_SINK, RCDOM, ARTICLE];

/// Measures a set, which is not empty, in so many rounds.
#[must_use]
pub fn measure(set: &Set, rounds: usize) -> Timings {
    let articles = of_articles().into_iter().map(|contender| Turn::new(contender, &set.articles));
    let feeds = of_feeds().into_iter().map(|contender| Turn::new(contender, &set.feeds));
    let mut turns: Vec<Turn<'_>> = if set.feeds.is_empty() {
        articles.collect()
    } else {
        articles.filter(|turn| BESIDE_FEEDS.contains(&turn.contender.name)).chain(feeds).collect()
    };
    for _ in 0..rounds {
        for turn in &mut turns {
            turn.take();
        }
        // Nobody always runs behind the same neighbour's traces in the caches.
        turns.rotate_left(1);
    }
    let rotated = rounds % turns.len().max(1);
    turns.rotate_right(rotated);
    Timings(turns.into_iter().map(Turn::timing).collect())
}

struct Turn<'d> {
    contender: Contender,
    documents: &'d [Document],
    /// The fastest reading of each document.
    best: Vec<Duration>,
    passes: Vec<Duration>,
}

impl<'d> Turn<'d> {
    fn new(contender: Contender, documents: &'d [Document]) -> Self {
        Self { contender, documents, best: vec![Duration::MAX; documents.len()], passes: Vec::new() }
    }

    fn take(&mut self) {
        let start = Instant::now();
        while start.elapsed() < TURN {
            self.pass();
        }
        self.contender.clear();
    }

    /// Reads each document once. None is read twice in a row: the processor would know it by heart.
    fn pass(&mut self) {
        let mut pass = Duration::ZERO;
        for (document, best) in self.documents.iter().zip(&mut self.best) {
            document.touch();
            let time = self.contender.read(document);
            *best = time.min(*best);
            pass += time;
        }
        self.passes.push(pass);
    }

    fn timing(mut self) -> Timing {
        self.passes.sort_unstable();
        Timing {
            name: self.contender.name,
            bytes: bytes(self.documents),
            best: self.best.iter().sum::<Duration>().as_secs_f64(),
            median: self.passes[self.passes.len() / 2].as_secs_f64(),
        }
    }
}

impl Timings {
    /// The best time of a contender, in seconds.
    #[must_use]
    pub fn best(&self, name: &str) -> f64 {
        self.0.iter().find(|timing| timing.name == name).map_or(f64::NAN, |timing| timing.best)
    }

    /// The table of these timings.
    #[must_use]
    pub fn table(&self) -> String {
        let mut out =
            format!("{:>12} {:>8} {:>12} {:>9} {:>8}\n", "", "MB/s", "× null-sink", "× rcdom", "median");
        for timing in &self.0 {
            out.push_str(&format!(
                "{:>12} {:>8.0} {:>12.2} {:>9.2} {:>+7.0}%\n",
                timing.name,
                timing.bytes as f64 / timing.best / 1e6,
                self.best(NULL_SINK) / timing.best,
                self.best(RCDOM) / timing.best,
                (timing.median / timing.best - 1.0) * 100.0,
            ));
        }
        out
    }

    /// How the targets for this set are met, a line each.
    #[must_use]
    pub fn verdicts(&self, set: &str) -> String {
        TARGETS.iter().filter(|target| target.set == set).map(|target| self.verdict(target)).collect()
    }

    fn verdict(&self, &Target { contender, other, at_least, .. }: &Target) -> String {
        let times = self.best(other) / self.best(contender);
        let met = if times >= at_least { "met" } else { "missed" };
        format!("{contender} is {times:.2} × {other}, target at least {at_least:.1}: {met}\n")
    }
}
