//! Prints what it costs to start the real binary, beside a program that does nothing. See `README.md`.
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::process::{Command, Stdio};
use std::time::Duration;

use ia_validate_benches::articles::{Style, article};
use ia_validate_benches::binary::{build, time};

const ROUNDS: usize = 300;

/// What is aimed at: that one takes at most so many times as long as the one before.
const TARGETS: [f64; 2] = [3.0, 2.0];

fn main() -> Result<(), Box<dyn Error>> {
    let binary = build()?;
    let folder = tempfile::tempdir()?;
    std::fs::write(folder.path().join("small.html"), article(Style::Prose, 1, 4_000))?;
    let names = ["true", "ia-validate --version", "ia-validate small.html"];
    let mut commands = [Command::new("true"), Command::new(&binary), Command::new(&binary)];
    commands[1].arg("--version");
    commands[2].arg("small.html");
    let mut best = [Duration::MAX; 3];
    for _ in 0..ROUNDS {
        for (command, best) in commands.iter_mut().zip(&mut best) {
            command.current_dir(folder.path()).stdout(Stdio::null()).stderr(Stdio::null());
            *best = time(command)?.min(*best);
        }
    }
    println!("from start to end, {ROUNDS} rounds, the fastest");
    for (name, best) in names.iter().zip(best) {
        println!("{name:>24}: {:.2} ms", best.as_secs_f64() * 1e3);
    }
    for ((pair, best), target) in names.windows(2).zip(best.windows(2)).zip(TARGETS) {
        let times = best[1].as_secs_f64() / best[0].as_secs_f64();
        let met = if times <= target { "met" } else { "missed" };
        println!("`{}` takes {times:.2} × `{}`, target at most {target:.0}: {met}", pair[1], pair[0]);
    }
    Ok(())
}
