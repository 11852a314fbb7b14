//! Prints what it costs to start the real binary, beside a program that does nothing and, where it is installed, `tidy`. See
//! `README.md`.
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use ia_validate_benches::articles::{Style, article};
use ia_validate_benches::binary::{build, time};

const ROUNDS: usize = 300;

const VERSION: &str = "ia-validate --version";
const SMALL: &str = "ia-validate small.html";
const TIDY: &str = "tidy small.html";

/// What is aimed at: that one takes at most so many times as long as another.
const TARGETS: [(&str, &str, f64); 3] = [(VERSION, "true", 2.0), (SMALL, VERSION, 2.0), (SMALL, TIDY, 1.0)];

fn main() -> Result<(), Box<dyn Error>> {
    let binary = build()?;
    let folder = tempfile::tempdir()?;
    std::fs::write(folder.path().join("small.html"), article(Style::DefectiveProse, 31, 30_000))?;
    let command = |program: &PathBuf, arguments: &[&str]| {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(folder.path()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    let mut commands = vec![
        ("true", command(&"true".into(), &[])),
        (VERSION, command(&binary, &["--version"])),
        (SMALL, command(&binary, &["small.html"])),
        (TIDY, command(&"tidy".into(), &["-q", "-e", "small.html"])),
    ];
    commands.retain_mut(|(name, command)| {
        let is_there = time(command).is_ok();
        if !is_there {
            println!("skipped: {name}");
        }
        is_there
    });
    let mut best = vec![Duration::MAX; commands.len()];
    for _ in 0..ROUNDS {
        for ((_, command), best) in commands.iter_mut().zip(&mut best) {
            *best = time(command)?.min(*best);
        }
    }
    println!("from start to end, {ROUNDS} rounds, the fastest");
    for ((name, _), best) in commands.iter().zip(&best) {
        println!("{name:>24}: {:.2} ms", best.as_secs_f64() * 1e3);
    }
    let of =
        |name: &str| commands.iter().position(|(known, _)| *known == name).map(|at| best[at].as_secs_f64());
    for (one, other, target) in TARGETS {
        let Some((time, beside)) = of(one).zip(of(other)) else { continue };
        let met = if time / beside <= target { "met" } else { "missed" };
        println!("`{one}` takes {:.2} × `{other}`, target at most {target:.0}: {met}", time / beside);
    }
    Ok(())
}
