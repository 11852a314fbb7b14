//! Prints what a large state costs: `check` of a feed of a thousand items, through the real binary, against a
//! state of one version and one of a million. See `README.md`.
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use ia_validate_benches::articles::{Style, article};
use ia_validate_benches::binary::{Cost, NOWHERE, build, run};
use ia_validate_benches::feeds::{feed, in_cdata};
use rusqlite::Connection;

const ITEMS: u64 = 1_000;
const VERSIONS: u32 = 1_000_000;
const ROUNDS: usize = 15;

/// Multiplies what was recorded, so that the table is as `record` makes it.
const MULTIPLY: &str = "
    WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ?1)
    INSERT INTO version (canonical, guid, title, published, modified, content_hash)
    SELECT canonical || '/' || n, guid || '/' || n, title || ' ' || n, published, modified, content_hash
    FROM number, (SELECT * FROM version LIMIT 1)";

fn main() -> Result<(), Box<dyn Error>> {
    let binary = build()?;
    let folder = tempfile::tempdir()?;
    let path = |name: &str| folder.path().join(name);
    let articles: Vec<String> = (0..ITEMS).map(|seed| article(Style::Prose, seed, 4_000)).collect();
    std::fs::write(path("feed.xml"), feed(&articles, in_cdata))?;
    std::fs::write(path("other.xml"), feed(&[article(Style::Prose, ITEMS, 4_000)], in_cdata))?;

    let states = [("one version", path("one.db"), 1), ("a million", path("million.db"), VERSIONS)];
    for (_, state, versions) in &states {
        let mut record = Command::new(&binary);
        record.arg("record").arg("--quiet").arg(path("other.xml")).arg("--state").arg(state);
        if !record.status()?.success() {
            return Err("`record` failed".into());
        }
        Connection::open(state)?.execute(MULTIPLY, [versions - 1])?;
    }

    let mut best: [Option<Cost>; 2] = [None; 2];
    for _ in 0..ROUNDS {
        for ((_, state, _), best) in states.iter().zip(&mut best) {
            let cost = check(&binary, &path("feed.xml"), state)?;
            *best = Some(best.map_or(cost, |best| best.min(cost)));
        }
    }
    println!("check of {ITEMS} items against a state, {ROUNDS} rounds, the fastest");
    let best = best.map(|best| best.unwrap_or(Cost { time: Duration::MAX, peak: None }));
    for ((name, state, _), best) in states.iter().zip(best) {
        let size = std::fs::metadata(state)?.len() as f64 / 1e6;
        let (milliseconds, peak) = (best.time.as_secs_f64() * 1e3, best.megabytes());
        println!("{name:>12}: {milliseconds:.1} ms, peak memory {peak}, state of {size:.1} MB");
    }
    println!("a million costs {:.2} × one version", best[1].time.as_secs_f64() / best[0].time.as_secs_f64());
    Ok(())
}

/// Runs `check`.
fn check(binary: &Path, feed: &Path, state: &Path) -> Result<Cost, Box<dyn Error>> {
    let mut command = Command::new(binary);
    command.args(["check", "--quiet", "--no-config", "--fail-on", "never", "--format", "json"]);
    run(command.args(["--output", NOWHERE]).arg("--state").arg(state).arg(feed))
}
