//! Prints what it costs to write ten thousand findings in each format, beside finding them, through the real
//! binary. See `README.md`.
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use ia_validate::{Options, Validator};
use ia_validate_benches::articles::{Style, article};
use ia_validate_benches::binary::{NOWHERE, build, time};
use ia_validate_benches::extremes::EXTREMES;
use ia_validate_benches::feeds::{feed, in_cdata};

const FINDINGS: usize = 10_000;
const ROUNDS: usize = 9;

/// Counts, and shows next to nothing.
const CHECK: &[&str] = &["--statistics"];

const FORMATS: [&str; 10] =
    ["full", "compact", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "html"];

fn main() -> Result<(), Box<dyn Error>> {
    let binary = build()?;
    let folder = tempfile::tempdir()?;
    let path = |name: &str| folder.path().join(name);
    let (prose, in_prose) = defective_prose();
    std::fs::write(path("prose.xml"), &prose)?;
    let dense = EXTREMES.iter().find(|it| it.name == "findings").ok_or("no such kind")?;
    let dense = (dense.make)(FINDINGS);
    let in_dense = Validator::new(Options::default()).article(&dense).diagnostics.len();
    std::fs::write(path("dense.html"), &dense)?;

    let mut times = Vec::new();
    for (name, text, findings) in [("prose.xml", prose, in_prose), ("dense.html", dense, in_dense)] {
        let best = best(&binary, &path(name))?;
        let megabytes = text.len() as f64 / 1e6;
        println!("{name}: {megabytes:.1} MB, {findings} findings, found in {:.1} ms", best[0] * 1e3);
        times.push(best);
    }
    println!("\n{:>10} {:>9} {:>10}", "× finding", "prose.xml", "dense.html");
    for (index, format) in FORMATS.iter().enumerate() {
        let [prose, dense] = [0, 1].map(|file: usize| times[file][index + 1] / times[file][0] - 1.0);
        println!("{format:>10} {prose:>9.2} {dense:>10.2}");
    }
    Ok(())
}

/// A feed of articles with ordinary defects, until there are enough.
fn defective_prose() -> (String, usize) {
    let validator = Validator::new(Options::default());
    let (mut articles, mut findings) = (Vec::new(), 0);
    while findings < FINDINGS {
        articles.push(article(Style::DefectiveProse, articles.len() as u64, 30_000));
        // Those of the feed itself are none.
        findings += articles.last().map_or(1, |article| validator.article(article).diagnostics.len());
    }
    let feed = feed(&articles, in_cdata);
    let findings = validator.feed(feed.as_bytes()).diagnostics.len();
    (feed, findings)
}

/// The fastest runs, in seconds: without a report, then in each format.
fn best(binary: &Path, file: &Path) -> Result<Vec<f64>, Box<dyn Error>> {
    let formats = FORMATS.map(|format| ["--format", format]);
    let options: Vec<&[&str]> =
        std::iter::once(CHECK).chain(formats.iter().map(|format| &format[..])).collect();
    let mut best = vec![Duration::MAX; options.len()];
    for _ in 0..ROUNDS {
        for (options, best) in options.iter().zip(&mut best) {
            let mut command = Command::new(binary);
            command.args(["check", "--quiet", "--no-config", "--fail-on", "never", "--output", NOWHERE]);
            *best = time(command.args(*options).arg(file))?.min(*best);
        }
    }
    Ok(best.iter().map(Duration::as_secs_f64).collect())
}
