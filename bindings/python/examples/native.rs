//! What Python is measured against: the same work in the library's threads. See `benches/measure.py`.
//!
//! `gen DIR` writes sets of articles (the length of each in four bytes, then its bytes); `bench FILE ROUNDS WORK` prints the
//! least time of a work over a set, in seconds, on one thread and on two, as JSON.
//! `once FILE WORK COUNT` does a work over so many articles and prints nothing: for `benches/instructions.py`.

#![allow(unreachable_pub, dead_code, clippy::print_stdout, clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "../../../benches/src/articles.rs"]
mod articles;
#[path = "../../../benches/src/prose.rs"]
mod prose;

use std::time::Instant;

use articles::{Style, article};
use ia_validate::{Options, Source, Validator, reading};
use ia_validate_render::call::{self, Call, Caller};
use ia_validate_render::options::Naming;

/// What is done with a text.
type Work<'w> = &'w (dyn Fn(&str) -> usize + Sync);

const CALLER: Caller = Caller {
    naming: Naming::Snake,
    with_utf16: false,
    without: &[],
    with_item: false,
    progress: None,
    codec: None,
};
const SETS: [(&str, u64, usize); 3] = [("a6", 5000, 6_000), ("a30", 2000, 30_000), ("a8", 10_000, 8_000)];

fn main() {
    let args: Vec<String> = std::env::args().collect();
    match args[1].as_str() {
        "gen" => generate(&args[2]),
        "once" => once(&args[2], &args[3], args[4].parse().unwrap()),
        _ => bench(&args[2], args[3].parse().unwrap(), &args[4]),
    }
}

fn generate(folder: &str) {
    for (name, count, bytes) in SETS {
        let mut out = Vec::new();
        for seed in 1..=count {
            let style =
                [Style::DefectiveProse, Style::Prose, Style::Prose, Style::TagDense][(seed % 4) as usize];
            let text = article(style, seed, bytes);
            out.extend(u32::try_from(text.len()).unwrap().to_le_bytes());
            out.extend(text.as_bytes());
        }
        std::fs::write(format!("{folder}/{name}.bin"), out).unwrap();
    }
}

fn once(file: &str, wanted: &str, count: usize) {
    let data = std::fs::read(file).unwrap();
    works(|works| {
        let (_, work) = works.iter().find(|(name, _)| *name == wanted).unwrap();
        for text in read(&data).into_iter().take(count) {
            std::hint::black_box(work(text));
        }
    });
}

fn read(data: &[u8]) -> Vec<&str> {
    let (mut texts, mut rest) = (Vec::new(), data);
    while let Some((length, more)) = rest.split_first_chunk::<4>() {
        let (text, after) = more.split_at(u32::from_le_bytes(*length) as usize);
        texts.push(std::str::from_utf8(text).unwrap());
        rest = after;
    }
    texts
}

/// What there is to do: the library's report, the document that bindings pass on, and what an archive counts.
fn works<T>(run: impl FnOnce(&[(&str, Work<'_>)]) -> T) -> T {
    let validator = Validator::new(Options::default());
    let call = Call::read(&CALLER, &call::none(), None, || std::time::SystemTime::UNIX_EPOCH.into()).unwrap();
    let report = |text: &str| {
        let source = Source::from_text(text);
        let kind = ia_validate::Kind::of(text.as_bytes());
        validator.source(&source, kind).diagnostics.len()
    };
    let document = |text: &str| call::check(&call, &text.into()).unwrap().diagnostics.len();
    let archive = |text: &str| {
        let source = Source::from_text(text);
        let kind = ia_validate::Kind::of(text.as_bytes());
        let (report, stocks) = reading::check_and_take_stock(&validator, &source, kind);
        report.diagnostics.len() + stocks.len()
    };
    run(&[("report", &report), ("document", &document), ("archive", &archive)])
}

fn bench(file: &str, rounds: usize, wanted: &str) {
    let data = std::fs::read(file).unwrap();
    let texts = read(&data);
    works(|works| {
        let (name, work) = works.iter().find(|(name, _)| *name == wanted).unwrap();
        timed(name, *work, &texts, rounds);
    });
}

/// Prints the least times of a work.
fn timed(name: &str, work: Work<'_>, texts: &[&str], rounds: usize) {
    let (mut one, mut two) = (f64::MAX, f64::MAX);
    for _ in 0..rounds {
        one = one.min(time(|| texts.iter().map(|text| work(text)).sum::<usize>()));
        two = two.min(time(|| {
            let (first, second) = texts.split_at(texts.len() / 2);
            std::thread::scope(|scope| {
                let other = scope.spawn(|| second.iter().map(|text| work(text)).sum::<usize>());
                first.iter().map(|text| work(text)).sum::<usize>() + other.join().unwrap()
            })
        }));
    }
    println!("{{\"work\":\"{name}\",\"articles\":{},\"one\":{one:.5},\"two\":{two:.5}}}", texts.len());
}

fn time(work: impl FnOnce() -> usize) -> f64 {
    let start = Instant::now();
    std::hint::black_box(work());
    start.elapsed().as_secs_f64()
}
