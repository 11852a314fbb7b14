//! Prints what it costs to start the real binary, beside a program that does nothing and, where it is installed, `tidy`. See
//! `README.md`.
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::ffi::OsStr;
use std::fs::File;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use ia_validate_benches::articles::{Style, article};
use ia_validate_benches::binary::{build, evict, time};

const ROUNDS: usize = 300;
const EVICTED_ROUNDS: usize = 40;

const VERSION: &str = "ia-validate --version";
const SMALL: &str = "ia-validate small.html";
const TIDY: &str = "tidy small.html";

/// What is aimed at: that one takes at most so many times as long as another.
const TARGETS: [(&str, &str, f64); 3] = [(VERSION, "true", 2.0), (SMALL, VERSION, 2.0), (SMALL, TIDY, 1.0)];

/// The same where the programs' pages must be read from the disk.
const EVICTED_TARGETS: [(&str, &str, f64); 1] = [(SMALL, TIDY, 2.0)];

fn main() -> Result<(), Box<dyn Error>> {
    let built = build()?;
    // On the same disk.
    let folder = tempfile::tempdir_in(built.parent().ok_or("the binary lies nowhere")?)?;
    // As it is installed. What a linker has just written lies in memory page by page, and takes a tenth longer to begin.
    let binary = folder.path().join("ia-validate");
    std::fs::copy(built, &binary)?;
    // What is not written yet cannot be evicted.
    File::open(&binary)?.sync_all()?;
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
    println!("from start to end, {ROUNDS} rounds, the fastest");
    compare(&mut commands, ROUNDS, &TARGETS, |_| Ok(()))?;
    println!(
        "with its program's and libraries' pages evicted before each, {EVICTED_ROUNDS} rounds, the fastest"
    );
    compare(&mut commands, EVICTED_ROUNDS, &EVICTED_TARGETS, evict)
}

/// Times the commands by turns, each after `prepare` of its program, and says which targets are met.
fn compare(
    commands: &mut [(&str, Command)],
    rounds: usize,
    targets: &[(&str, &str, f64)],
    prepare: impl Fn(&OsStr) -> Result<(), Box<dyn Error>>,
) -> Result<(), Box<dyn Error>> {
    let mut best = vec![Duration::MAX; commands.len()];
    for _ in 0..rounds {
        for ((_, command), best) in commands.iter_mut().zip(&mut best) {
            prepare(command.get_program())?;
            *best = time(command)?.min(*best);
        }
    }
    for ((name, _), best) in commands.iter().zip(&best) {
        println!("{name:>24}: {:.2} ms", best.as_secs_f64() * 1e3);
    }
    let of =
        |name: &str| commands.iter().position(|(known, _)| *known == name).map(|at| best[at].as_secs_f64());
    for &(one, other, target) in targets {
        let Some((time, beside)) = of(one).zip(of(other)) else { continue };
        let met = if time / beside <= target { "met" } else { "missed" };
        println!("`{one}` takes {:.2} × `{other}`, target at most {target:.0}: {met}", time / beside);
    }
    Ok(())
}
