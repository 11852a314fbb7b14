//! Prints what a second thread saves, in a folder of many articles and in one feed of them, through the real binary. See
//! `README.md`.
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::fs::{create_dir, write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use ia_validate_benches::articles::{Style, article};
use ia_validate_benches::binary::{NOWHERE, build, run, time};
use ia_validate_benches::feeds::{feed, in_cdata};

const ARTICLES: u64 = 2_000;
const BYTES: usize = 30_000;
const ROUNDS: usize = 15;
const FORMATS: [&str; 6] = ["compact", "json", "full", "jsonl", "sarif", "html"];

/// What is checked: all of it, and each half.
struct Work {
    name: &'static str,
    all: Vec<PathBuf>,
    halves: [PathBuf; 2],
    /// What is aimed at: what two threads save, as a part of what two processes do.
    target: f64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let binary = build()?;
    let folder = tempfile::tempdir()?;
    println!("check of {ARTICLES} articles of {} kB, {ROUNDS} rounds, the fastest", BYTES / 1000);
    for Work { name, all, halves, target } in works(folder.path())? {
        for format in FORMATS {
            let check = |threads: &str, paths: &[PathBuf]| {
                let mut command = Command::new(&binary);
                command.args(["check", "--quiet", "--no-config", "--fail-on", "never", "--output", NOWHERE]);
                command.args(["--format", format, "--threads", threads]).args(paths);
                command
            };
            let [a, b] = halves.each_ref().map(std::slice::from_ref);
            let mut best = [Duration::MAX; 3];
            for _ in 0..ROUNDS {
                let times = [
                    time(&mut check("1", &all))?,
                    time(&mut check("2", &all))?,
                    side_by_side(&mut [check("1", a), check("1", b)])?,
                ];
                best = std::array::from_fn(|index| best[index].min(times[index]));
            }
            let [one, two, apart] = best.map(|best| best.as_secs_f64());
            let met = if apart / two >= target { "met" } else { "missed" };
            let peaks = ["1", "2"].map(|threads| run(&mut check(threads, &all)));
            let [peak, peak_of_two] = peaks;
            println!(
                "{name:>8} {format:>8}: {:4.0} ms; two threads {:.2} ×, two processes {:.2} ×, that is {:.2} of it, target \
                 {target}: {met}; peak memory {}, {}",
                one * 1e3,
                one / two,
                one / apart,
                apart / two,
                peak?.megabytes(),
                peak_of_two?.megabytes(),
            );
        }
    }
    Ok(())
}

/// Writes all that is checked.
fn works(folder: &Path) -> Result<[Work; 2], Box<dyn Error>> {
    let articles: Vec<String> =
        (0..ARTICLES).map(|seed| article(Style::DefectiveProse, seed, BYTES)).collect();
    let halves = ["a", "b"].map(|half| folder.join(half));
    for half in &halves {
        create_dir(half)?;
    }
    for (number, text) in articles.iter().enumerate() {
        write(halves[number % 2].join(format!("{number}.html")), text)?;
    }
    let folder_of_all = Work { name: "folder", all: halves.to_vec(), halves, target: 0.92 };
    let (first, second) = articles.split_at(articles.len() / 2);
    let [all, a, b] = ["all.xml", "a.xml", "b.xml"].map(|name| folder.join(name));
    for (path, articles) in [(&all, &articles[..]), (&a, first), (&b, second)] {
        write(path, feed(articles, in_cdata))?;
    }
    Ok([folder_of_all, Work { name: "feed", all: vec![all], halves: [a, b], target: 0.85 }])
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
