//! Readers that have had enough, and places that take nothing: for every command and format.

use std::fs::File;
use std::process::{Command, Output, Stdio};

use crate::formats::FORMATS;
use crate::support::{BAD, Folder, GOOD, Item, RULE, feed};

/// A folder of which everything is much: more than a pipe holds.
fn folder() -> Folder {
    Folder::new()
        .with("a.html", GOOD)
        .with("m.html", BAD.repeat(400))
        .with("z.html", BAD)
        .with("feed.xml", feed(&(0..400).map(Item::new).collect::<Vec<_>>()))
}

/// What each command says on stdout, and its exit code where all of it arrives.
fn commands() -> Vec<(String, i32)> {
    let formats =
        FORMATS.iter().map(|format| (format!("check --no-config --select {RULE} --format {format} ."), 1));
    let others = [
        ("preview --no-config feed.xml", 0),
        ("preview --no-config --format json feed.xml", 0),
        ("rules", 0),
        ("rules --format json", 0),
        ("rules --format markdown", 0),
        ("explain figure-in-paragraph", 0),
        ("explain --format json figure-in-paragraph", 0),
        ("config schema", 0),
        ("config show", 0),
        ("completions bash", 0),
        ("man", 0),
        ("--help", 0),
        ("check --help", 0),
        ("--version", 0),
        ("fix --no-config --diff m.html", 1),
    ];
    formats.chain(others.map(|(command, code)| (command.to_owned(), code))).collect()
}

fn run(folder: &Folder, arguments: &str, stdout: Stdio, stderr: Stdio) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ia-validate"));
    command
        .current_dir(folder.path("."))
        .args(arguments.split(' '))
        .stdin(Stdio::null())
        .stdout(stdout)
        .stderr(stderr);
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    child.wait_with_output().unwrap()
}

fn full() -> Stdio {
    File::options().write(true).open("/dev/full").unwrap().into()
}

#[test]
fn a_reader_that_has_gone_changes_no_exit_code() {
    let folder = folder();
    for (arguments, code) in commands() {
        let output = run(&folder, &arguments, Stdio::piped(), Stdio::piped());
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{arguments}: {told}");
        assert!(!told.contains("error") && !told.contains("panic"), "{arguments}: {told}");
    }
}

#[test]
fn a_full_stdout_is_told() {
    let folder = folder();
    for (arguments, _) in commands() {
        let output = run(&folder, &arguments, full(), Stdio::piped());
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments}: {told}");
        assert!(
            told.contains("error: cannot write the report to stdout: No space left"),
            "{arguments}: {told}"
        );
    }
}

#[test]
fn a_full_stderr_changes_nothing() {
    let folder = folder();
    for (arguments, code) in commands() {
        let output = run(&folder, &arguments, Stdio::null(), full());
        assert_eq!(output.status.code(), Some(code), "{arguments}");
    }
    assert_eq!(run(&folder, "--nonsense", Stdio::null(), full()).status.code(), Some(2));
}

#[test]
fn checking_goes_on_where_one_report_is_lost() {
    let folder = folder();
    let arguments = format!("check --no-config --select {RULE} --format full --format json=r.json .");
    let output = run(&folder, &arguments, full(), Stdio::piped());
    assert_eq!(output.status.code(), Some(2));
    let report: serde_json::Value = serde_json::from_slice(&folder.read("r.json")).unwrap();
    assert_eq!(report["summary"]["files"], 4);
}
