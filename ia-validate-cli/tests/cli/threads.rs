//! The same run, on however many threads.

use std::process::{Command, Stdio};

use crate::formats::FORMATS;
use crate::support::{BAD, Folder, GOOD, Item, RULE, feed, stderr, stdout};

/// Long and short files, so that those behind are done before those in front; feeds, some broken; files that
/// are no text, that are too large, that are not there.
fn site() -> Folder {
    let mut folder = Folder::new();
    for n in 0..60 {
        let repeated = BAD.repeat(if n % 7 == 0 { 400 } else { n % 5 });
        folder = folder.with(format!("{}/{n}.html", n % 3), repeated);
    }
    let items: Vec<Item> = (0..100).map(Item::new).collect();
    let whole = feed(&items);
    folder
        .with("0/0.xml", &whole)
        .with("1/broken.xml", &whole[..whole.len() / 2])
        .with("1/latin.html", b"<meta charset=iso-8859-1><article><p>\xE9<figure></figure></p></article><meta property=op:markup_version content=v1.0>")
        .with("1/binary.html", b"\x89PNG\r\n\x1a\n\0")
        .with("0/large.html", "x".repeat(150_001))
        .with("2/large.html", "x".repeat(150_001))
        .with("2/empty.html", "")
        .with("2/good.html", GOOD)
}

/// The page says when it was made.
const PATHS: [&str; 6] = [
    "--max-file-size=150000",
    "--now=2026-11-28T12:00:00Z",
    ".",
    "missing",
    "0/nothing.html",
    "1/../2/good.html",
];

/// All that a run leaves behind: exit code, stdout, stderr, and the files that it writes.
type Outcome = (Option<i32>, String, String, Vec<Vec<u8>>);

/// Runs a `check` that writes these files, and takes them away.
fn outcome(folder: &Folder, threads: Option<usize>, arguments: &[String], files: &[&str]) -> Outcome {
    let threads = threads.map(|threads| format!("--threads={threads}"));
    let run = folder.command().arg("check").args(threads).args(arguments).args(PATHS).assert();
    let written = |file: &&str| {
        let content = folder.read(file);
        std::fs::remove_file(folder.path(file)).unwrap();
        content
    };
    let files = files.iter().map(written).collect();
    (run.get_output().status.code(), stdout(&run), stderr(&run), files)
}

/// Runs it on one thread, on several, and on as many as there are; what it left behind each time.
fn same(folder: &Folder, arguments: &[String], files: &[&str]) -> Outcome {
    let one = outcome(folder, Some(1), arguments, files);
    for threads in [Some(2), Some(7), Some(500), None] {
        // Not compared by `assert_eq`, which would print megabytes.
        assert!(outcome(folder, threads, arguments, files) == one, "{arguments:?} on {threads:?} threads");
    }
    one
}

#[test]
fn every_report_is_the_same_and_so_is_what_is_told_beside() {
    let folder = site();
    let files: Vec<String> = FORMATS.iter().map(|format| format!("{format}.out")).collect();
    let formats: Vec<String> =
        FORMATS.iter().zip(&files).map(|(format, file)| format!("--format={format}={file}")).collect();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let (code, stdout, stderr, reports) = same(&folder, &formats, &files);
    assert_eq!((code, stdout.as_str()), (Some(2), ""));
    let errors: Vec<&str> = stderr.lines().collect();
    let names = ["missing", "0/nothing.html", "./0/large.html", "./2/large.html"];
    for (line, name) in errors.iter().zip(names) {
        assert!(line.starts_with("error: ") && line.contains(name), "{stderr}");
    }
    assert!(
        errors.len() == names.len() + 2 && errors[4].contains("4 inputs could not be checked"),
        "{stderr}"
    );
    assert!(reports.iter().all(|report| report.len() > 1000));
    let (_, statistics, ..) = same(&folder, &["--statistics".to_owned()], &[]);
    assert!(statistics.contains(RULE), "{statistics}");
}

#[test]
fn so_are_baselines_and_updates() {
    let folder = site();
    // What is stored is later than what comes.
    let items: Vec<Item> = (0..100).map(|n| Item::new(n).changed("2012-01-01T00:00:00Z")).collect();
    let earlier = Folder::new().with("feed.xml", feed(&items));
    earlier.run("record --quiet --state state.db feed.xml").code(0);
    let options = |words: &str| -> Vec<String> {
        let state = earlier.path("state.db");
        let words = words.split(' ').map(str::to_owned);
        words.chain(["--format=compact".to_owned(), format!("--state={}", state.display())]).collect()
    };
    let known = earlier.path("known.json").display().to_string();
    let (_, found, ..) = same(&folder, &options("--domain=example.com"), &[]);
    assert!(found.contains("./0/0.xml:") && found.contains("[update-without-modified]"), "{found}");
    // All files can be read, or there would be no baseline.
    let write = folder
        .command()
        .args(options(&format!("--threads=7 --write-baseline --baseline={known}")))
        .args(["0/0.xml", "1", "2"])
        .assert();
    write.code(0).stdout_eq("");
    let written = earlier.read("known.json");
    let one = folder
        .command()
        .args(options(&format!("--threads=1 --write-baseline --baseline={known}")))
        .args(["0/0.xml", "1", "2"])
        .assert();
    one.code(0).stdout_eq("");
    assert!(written == earlier.read("known.json"));
    let (_, left, told, _) = same(&folder, &options(&format!("--baseline={known}")), &[]);
    assert!(left.starts_with("./0/0.html:") && told.contains(" hidden by the baseline"), "{told}");
}

#[test]
fn who_stops_reading_ends_it() {
    let folder = site();
    for threads in ["1", "2", "7"] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_ia-validate"))
            .current_dir(folder.path("."))
            .args(["--format=compact", "--quiet", "--threads", threads, "0", "1", "2"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(1), &b""[..]), "{threads}");
    }
}

#[test]
fn none_is_no_number_of_threads() {
    let folder = Folder::new().with("bad.html", BAD);
    for number in ["0", "-1", "many", ""] {
        folder.run(&format!("--threads={number} bad.html")).code(2).stdout_eq("");
    }
}

/// How many threads a run has while it waits for stdin, and for a pipe if there is one; after some patience.
#[cfg(target_os = "linux")]
fn threads_while_waiting(folder: &Folder, pipe: Option<&str>, expected: usize) -> usize {
    let mut child = Command::new(env!("CARGO_BIN_EXE_ia-validate"))
        .current_dir(folder.path("."))
        .args(["--quiet", "--threads=2", "-"])
        .args(pipe)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let tasks = format!("/proc/{}/task", child.id());
    let mut count = 0;
    for _ in 0..100 {
        count = std::fs::read_dir(&tasks).unwrap().count();
        if count > 1 && count == expected {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    drop(child.stdin.take());
    // Opening it for writing lets the reader go on.
    drop(pipe.map(|pipe| std::fs::File::create(folder.path(pipe)).unwrap()));
    child.wait().unwrap();
    count
}

#[cfg(target_os = "linux")]
#[test]
fn one_input_needs_no_further_thread() {
    let folder = Folder::new();
    let made = Command::new("mkfifo").arg(folder.path("pipe.html")).status().unwrap();
    assert!(made.success());
    assert_eq!(threads_while_waiting(&folder, None, 1), 1);
    assert_eq!(threads_while_waiting(&folder, Some("pipe.html"), 2), 2);
}
