//! How far a run has come, told to terminals only.

use std::process::Command;

use ia_validate_testing::skipped;

use crate::support::{BAD, Folder, GOOD};

/// Runs a shell command on a terminal of its own and returns what that shows; none, aloud, where `script` of
/// util-linux is missing.
fn on_a_terminal(folder: &Folder, variables: &[(&str, &str)], command: &str) -> Option<String> {
    let binary = env!("CARGO_BIN_EXE_ia-validate");
    let run = Command::new("script")
        .args(["--quiet", "--return", "--command", command, "/dev/null"])
        .current_dir(folder.path("."))
        .env("IA", binary)
        .env("TERM", "xterm")
        .env_remove("NO_COLOR")
        .envs(variables.iter().copied())
        .stdin(std::process::Stdio::null())
        .output();
    match run {
        Ok(output) => Some(String::from_utf8(output.stdout).unwrap()),
        Err(error) => {
            skipped(&format!("no `script`: {error}"));
            None
        }
    }
}

const SLOW: &str =
    "(sleep 1; cat bad.html) | \"$IA\" --select figure-in-paragraph - --stdin-filename slow.html good.html";

#[test]
fn a_long_run_on_a_terminal_tells_how_far_it_is() {
    let folder = Folder::new().with("bad.html", BAD).with("good.html", GOOD);
    for threads in [1, 2] {
        let Some(shown) = on_a_terminal(&folder, &[], &format!("{SLOW} --threads {threads}")) else { return };
        assert!(shown.contains("1/2 slow.html"), "{shown:?}");
        // The line is gone before anything else is written: the report, and what ends the run.
        for text in ["figure-in-paragraph", "checked 2 files"] {
            let (before, _) = shown.split_once(text).unwrap();
            let last = before.rfind("1/2 slow.html").unwrap();
            assert!(before[last..].contains("\x1b[2K"), "{shown:?}");
        }
    }
}

#[test]
fn nothing_is_told_where_nobody_looks() {
    let folder = Folder::new().with("bad.html", BAD).with("good.html", GOOD);
    for (variables, command) in [
        (&[("TERM", "dumb")][..], SLOW.to_owned()),
        (&[], format!("{SLOW} --quiet")),
        (&[], format!("{SLOW} 2>err.txt; cat err.txt")),
        // What is done at once needs no word.
        (&[], SLOW.replace("sleep 1", "true")),
    ] {
        let Some(shown) = on_a_terminal(&folder, variables, &command) else { return };
        assert!(shown.contains("figure-in-paragraph"), "{shown:?}");
        assert!(!shown.contains("1/2"), "{command}: {shown:?}");
    }
}
