//! Prints what extreme inputs cost, through the real binary, and what twice as much costs. See `README.md`.
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::path::Path;
use std::process::Command;

use ia_validate_benches::binary::{Cost, NOWHERE, build, run};
use ia_validate_benches::extremes::{EXTREMES, Extreme};

/// How often a size is measured at least, and at most while twice as much seems to cost more than it may.
const ROUNDS: usize = 5;
const MOST_ROUNDS: usize = 25;

/// What twice as much may cost.
const TARGET: f64 = 2.3;

fn main() -> Result<(), Box<dyn Error>> {
    // cargo passes `--bench`; words choose among the kinds.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|it| it != "--bench").collect();
    let (options, words): (Vec<_>, Vec<_>) = arguments.iter().partition(|it| it.starts_with("--"));
    let only = |option: &str| options.is_empty() || options.iter().any(|it| *it == option);
    let is_chosen =
        |it: &&Extreme| words.is_empty() || words.iter().any(|word| it.name.contains(word.as_str()));
    let binary = build()?;
    let folder = tempfile::tempdir()?;
    let chosen: Vec<&Extreme> = EXTREMES.iter().filter(is_chosen).collect();
    if only("--extremes") {
        println!("{:<32} {:>11} {:>9} {:>9} {:>6} {:>10}", "extremes", "", "bytes", "time", "MB/s", "memory");
        for extreme in &chosen {
            let file = folder.path().join(extreme.file);
            let bytes = write(&file, extreme, extreme.most)? as f64 / 1e6;
            let cost = measured(&binary, extreme, &file)?;
            let seconds = cost.time.as_secs_f64();
            println!(
                "{:<32} {:>11} {bytes:>6.1} MB {seconds:>7.2} s {:>6.0} {:>10}",
                extreme.name,
                extreme.most,
                bytes / seconds,
                cost.megabytes(),
            );
        }
    }
    if only("--doubling") {
        println!("\n{:<32} {:>11} {:>9} {:>9} {:>6}", "twice as much", "n", "n", "2n", "2n / n");
        for extreme in &chosen {
            let files = [1, 2].map(|times| (folder.path().join(format!("{times}-{}", extreme.file)), times));
            for (file, times) in &files {
                write(file, extreme, extreme.some * times)?;
            }
            let mut best: [Option<Cost>; 2] = [None; 2];
            let mut times = [0.0; 2];
            for round in 0..MOST_ROUNDS {
                for ((file, _), best) in files.iter().zip(&mut best) {
                    let cost = measured(&binary, extreme, file)?;
                    *best = Some(best.map_or(cost, |best| best.min(cost)));
                }
                times = best.map(|best| best.map_or(f64::NAN, |best| best.time.as_secs_f64() * 1e3));
                if round + 1 >= ROUNDS && times[1] / times[0] <= TARGET {
                    break;
                }
            }
            let ratio = times[1] / times[0];
            let [n, twice] = times;
            let verdict = if ratio <= TARGET { "" } else { "  more than twice" };
            println!(
                "{:<32} {:>11} {n:>6.1} ms {twice:>6.1} ms {ratio:>6.2}{verdict}",
                extreme.name, extreme.some
            );
        }
    }
    Ok(())
}

/// Writes so much of a kind; how many bytes that is.
fn write(file: &Path, extreme: &Extreme, times: usize) -> Result<usize, Box<dyn Error>> {
    let text = (extreme.make)(times);
    std::fs::write(file, &text)?;
    Ok(text.len())
}

fn measured(binary: &Path, extreme: &Extreme, file: &Path) -> Result<Cost, Box<dyn Error>> {
    let mut command = Command::new(binary);
    command.args(extreme.command).args(["--quiet", "--no-config", "--max-file-size", "4000000000"]);
    if extreme.command.contains(&"check") {
        command.args(["--fail-on", "never", "--output", NOWHERE]);
        command.args(["--max-items", "none", "--max-findings", "none", "--max-depth", "none"]);
    } else {
        command.stdout(std::fs::File::create(NOWHERE)?);
    }
    run(command.arg(file))
}
