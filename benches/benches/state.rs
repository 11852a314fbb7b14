//! Prints what a large state costs: `check` of a feed of a thousand items, through the real binary, against a
//! state of one version and one of a million. See `README.md`.
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use ia_validate_benches::articles::{Style, article};
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

    let mut best = [Duration::MAX; 2];
    let mut peaks = [None; 2];
    for _ in 0..ROUNDS {
        for ((_, state, _), (best, peak)) in states.iter().zip(best.iter_mut().zip(&mut peaks)) {
            let (time, memory) = check(&binary, &path("feed.xml"), state)?;
            *best = time.min(*best);
            *peak = memory.max(*peak);
        }
    }
    println!("check of {ITEMS} items against a state, {ROUNDS} rounds, the fastest");
    for ((name, state, _), (best, peak)) in states.iter().zip(best.iter().zip(peaks)) {
        let peak = peak.map_or("unknown".to_owned(), |bytes| format!("{:.1} MB", bytes as f64 / 1e6));
        let size = std::fs::metadata(state)?.len() as f64 / 1e6;
        let milliseconds = best.as_secs_f64() * 1e3;
        println!("{name:>12}: {milliseconds:.1} ms, peak memory {peak}, state of {size:.1} MB");
    }
    println!("a million costs {:.2} × one version", best[1].as_secs_f64() / best[0].as_secs_f64());
    Ok(())
}

/// The command line, built as it ships.
fn build() -> Result<PathBuf, Box<dyn Error>> {
    let cargo = Command::new(env!("CARGO"))
        .args(["build", "--release", "--package", "ia-validate-cli", "--message-format", "json"])
        .stderr(Stdio::inherit())
        .output()?;
    let messages = String::from_utf8(cargo.stdout)?;
    let executable = messages.lines().rev().find_map(|line| {
        let rest = line.split_once("\"executable\":\"")?.1;
        Some(rest.split_once('"')?.0.to_owned())
    });
    Ok(executable.ok_or("cargo built no executable")?.into())
}

/// Runs `check`: how long it took, and its peak memory in bytes where the system tells.
fn check(binary: &Path, feed: &Path, state: &Path) -> Result<(Duration, Option<u64>), Box<dyn Error>> {
    let begun = Instant::now();
    let mut child = Command::new(binary)
        .args(["check", "--quiet", "--no-config", "--fail-on", "never"])
        .args(["--format", "json", "--output", if cfg!(windows) { "NUL" } else { "/dev/null" }])
        .arg("--state")
        .arg(state)
        .arg(feed)
        .spawn()?;
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut peak = None;
    loop {
        let ended = child.try_wait()?;
        let time = begun.elapsed();
        match ended {
            Some(ended) if ended.success() => return Ok((time, peak)),
            Some(_) => return Err("`check` failed".into()),
            None => peak = high_water(&status).max(peak),
        }
        std::thread::sleep(Duration::from_micros(500));
    }
}

/// The most memory that a process has had so far (Linux: `VmHWM` in its status).
fn high_water(status: &Path) -> Option<u64> {
    let status = std::fs::read_to_string(status).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}
