//! Runs that are stopped at random moments.

use std::fs;
use std::io::Read;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use ia_validate_testing::{Rng, pick, runs};

use super::MENDED;
use crate::support::{BAD, Folder, RULE};

const SIGNALS: [&str; 5] = ["TERM", "INT", "HUP", "XFSZ", "KILL"];

/// How many files there are.
const FILES: usize = 200;

fn folder() -> Folder {
    let folder = Folder::in_memory();
    (0..FILES).for_each(|n| folder.write_in_folders(format!("in/{}/{n}.html", n % 7), BAD));
    folder
}

fn fix(folder: &Folder) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ia-validate"));
    command.args(["fix", "--no-config", "--fail-on=never", "--select", RULE, "in"]);
    command.current_dir(folder.path(".")).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// How many files are mended; all others are what they were.
fn mended(folder: &Folder) -> usize {
    let is_mended = |n: &usize| {
        let text = fs::read_to_string(folder.path(format!("in/{}/{n}.html", n % 7))).unwrap();
        assert!(text == BAD || text == MENDED, "{n}: {text:?}");
        text == MENDED
    };
    (0..FILES).filter(is_mended).count()
}

/// All files there are, beside those that are to be mended.
fn litter(folder: &Folder) -> Vec<String> {
    let folders = (0..7).map(|n| folder.path(format!("in/{n}")));
    let names =
        folders.flat_map(|folder| fs::read_dir(folder).unwrap()).map(|entry| entry.unwrap().file_name());
    names.map(|name| name.into_string().unwrap()).filter(|name| !name.ends_with(".html")).collect()
}

#[test]
fn no_half_file_and_no_litter() {
    let mut random = Rng::with_seed(7);
    let begun = Instant::now();
    assert!(fix(&folder()).status().unwrap().success());
    let time = begun.elapsed();
    let (mut ended, mut killed, mut halfway, mut with_litter) = (0, 0, 0, 0);
    for _ in 0..runs(40, 1000) {
        let folder = folder();
        let signal = pick(&mut random, &SIGNALS);
        let mut child = fix(&folder).spawn().unwrap();
        thread::sleep(Duration::from_secs_f64(time.as_secs_f64() * random.f64()));
        Command::new("kill")
            .args(["-s", signal, &child.id().to_string()])
            .stderr(Stdio::null())
            .status()
            .unwrap();
        let status = child.wait().unwrap();
        ended += usize::from(status.code().is_none());
        let done = mended(&folder);
        halfway += usize::from(done > 0 && done < FILES);
        let left = litter(&folder);
        if signal == "KILL" {
            killed += 1;
            with_litter += usize::from(!left.is_empty());
        } else {
            assert!(left.is_empty(), "{signal}: {left:?}");
        }
        // It only has to be done again.
        assert!(fix(&folder).status().unwrap().success(), "{signal}");
        assert_eq!((mended(&folder), litter(&folder).len()), (FILES, 0), "{signal}");
    }
    println!(
        "{ended} ended by a signal, {killed} of them killed, {with_litter} with litter; {halfway} halfway"
    );
    assert!(ended > 0 && halfway > 0);
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_to_be_ignored_is() {
    let folder = folder();
    let command = format!(
        "trap '' HUP; echo; exec {} fix -q --no-config --fail-on never --select {RULE} in",
        env!("CARGO_BIN_EXE_ia-validate")
    );
    let mut child = Command::new("sh")
        .args(["-c", &command])
        .current_dir(folder.path("."))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdout.take().unwrap().read_exact(&mut [0]).unwrap();
    let id = child.id().to_string();
    while child.try_wait().unwrap().is_none() {
        Command::new("kill").args(["-s", "HUP", &id]).stderr(Stdio::null()).status().unwrap();
        thread::sleep(Duration::from_millis(5));
    }
    assert!(child.wait().unwrap().success());
    assert_eq!(mended(&folder), FILES);
}
