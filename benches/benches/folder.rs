//! Prints what a second thread saves in a folder of many articles, through the real binary. See `README.md`.
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use ia_validate_benches::articles::{Style, article};
use ia_validate_benches::binary::{NOWHERE, build, run, time};

const ARTICLES: u64 = 2_000;
const BYTES: usize = 30_000;
const ROUNDS: usize = 25;

/// What is aimed at: how many times as fast two threads are.
const TARGET: f64 = 1.8;

fn main() -> Result<(), Box<dyn Error>> {
    let binary = build()?;
    let folder = tempfile::tempdir()?;
    let halves = ["a", "b"].map(|half| folder.path().join(half));
    for half in &halves {
        std::fs::create_dir(half)?;
    }
    for seed in 0..ARTICLES {
        let half = &halves[usize::from(seed % 2 == 1)];
        std::fs::write(half.join(format!("{seed}.html")), article(Style::DefectiveProse, seed, BYTES))?;
    }

    println!("check of {ARTICLES} articles of {} kB, {ROUNDS} rounds, the fastest", BYTES / 1000);
    for format in ["compact", "json", "full"] {
        let check = |threads: &str, paths: &[&Path]| {
            let mut command = Command::new(&binary);
            command.args(["check", "--quiet", "--no-config", "--fail-on", "never", "--output", NOWHERE]);
            command.args(["--format", format, "--threads", threads]).args(paths);
            command
        };
        let [a, b] = [halves[0].as_path(), &halves[1]];
        let mut best = [Duration::MAX; 3];
        for _ in 0..ROUNDS {
            let times = [
                time(&mut check("1", &[a, b]))?,
                time(&mut check("2", &[a, b]))?,
                side_by_side(&mut [check("1", &[a]), check("1", &[b])])?,
            ];
            best = std::array::from_fn(|index| best[index].min(times[index]));
        }
        let [one, two, apart] = best.map(|best| best.as_secs_f64());
        let met = if one / two >= TARGET { "met" } else { "missed" };
        println!(
            "{format:>8}: {:.0} ms; two threads are {:.2} × one, target at least {TARGET}: {met}; two processes \
             with a half each: {:.2} ×",
            one * 1e3,
            one / two,
            one / apart,
        );
        let [one, two] = ["1", "2"].map(|threads| run(&mut check(threads, &[a, b])));
        println!("          peak memory {} on one thread, {} on two", one?.megabytes(), two?.megabytes());
    }
    Ok(())
}

/// Runs commands at once, until the last one ends: what the machine has to give.
fn side_by_side(commands: &mut [Command]) -> Result<Duration, Box<dyn Error>> {
    let begun = Instant::now();
    let children = commands.iter_mut().map(Command::spawn).collect::<Result<Vec<_>, _>>()?;
    for mut child in children {
        child.wait()?;
    }
    Ok(begun.elapsed())
}
