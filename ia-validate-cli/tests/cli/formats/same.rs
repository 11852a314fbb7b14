//! The same findings in every format.

use super::{FORMATS, read, reports};
use crate::support::{BAD, Folder, RULE};

const FEED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../test-articles/morning-feed.xml");

/// What stands for a path in formats that have one line for it.
pub(super) fn on_one_line(path: &str) -> String {
    path.replace('\n', "␊").replace('\x1b', "␛")
}

/// Compares every format with `json`; returns how many findings there were.
fn compare(folder: &Folder, arguments: &[&str], path_of: impl Fn(&str, &str) -> String) -> usize {
    let reports = reports(folder, arguments);
    let expected = read::findings("json", &reports["json"]);
    for format in FORMATS {
        let mut expected: Vec<_> = expected
            .iter()
            .map(|(path, rule, line, column)| (path_of(format, path), rule.clone(), *line, *column))
            .collect();
        expected.sort();
        let found = read::findings(format, &reports[format]);
        let difference = found.iter().zip(&expected).find(|(found, expected)| found != expected);
        assert_eq!((difference, found.len()), (None, expected.len()), "{format}");
    }
    expected.len()
}

fn exact(_: &str, path: &str) -> String {
    path.to_owned()
}

#[test]
fn none_one_and_many() {
    let folder = Folder::new().with("none.html", "").with("one.html", BAD);
    assert_eq!(compare(&folder, &["--select", RULE, "none.html"], exact), 0);
    assert_eq!(compare(&folder, &["--select", RULE, "one.html"], exact), 1);
    let feed = std::fs::read(FEED).unwrap();
    let folder =
        Folder::new().with("a/feed.xml", &feed).with("b.html", BAD).with("c.html", "<article class=op-a>");
    assert!(compare(&folder, &["a", "b.html", "c.html"], exact) > 12);
}

#[test]
fn thousands() {
    let text = format!("<article>\n{}", BAD.repeat(1500));
    let folder = Folder::new().with("many.html", text);
    assert!(compare(&folder, &["many.html"], exact) > 3000);
}

#[test]
fn what_limits_leave() {
    let feed = std::fs::read(FEED).unwrap();
    let folder = Folder::new().with("feed.xml", &feed).with("many.html", BAD.repeat(50));
    let some = |limits: &[&str]| compare(&folder, &[&["feed.xml", "many.html"], limits].concat(), exact);
    let all = some(&[]);
    let fewer = some(&["--max-findings=1"]);
    let least = some(&["--max-findings=1", "--max-depth=4", "--max-items=3"]);
    assert!(0 < least && least < fewer && fewer < all, "{least} {fewer} {all}");
}

#[test]
fn no_file_at_all() {
    let folder = Folder::new();
    let run = folder.command().args(["--format=sarif", "missing.html"]).assert().code(2);
    let document = read::json(&crate::support::stdout(&run));
    assert_eq!(document["runs"][0]["invocations"][0]["executionSuccessful"], false);
}

#[test]
fn strange_paths_are_exact() {
    let folder = Folder::new();
    for name in ["a b/100% \"right\", c;d='e' & é #1?.xml", "%41%0A.xml", "+&amp;=日本.xml"] {
        folder.write_in_folders(name, BAD);
        assert_eq!(compare(&folder, &["--select", RULE, name], exact), 1);
    }
}

#[cfg(unix)] // elsewhere no file can be called that
#[test]
fn paths_that_cannot_be_shown() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let folder = Folder::new();
    folder.write_in_folders(OsStr::from_bytes(b"d/\x1bc\n\xff::%.xml"), BAD);
    // What is no Unicode is exact for programs, and a mark for people.
    let lossy = |path: &str| path.replace("%FF", "\u{fffd}").replace("%25", "%");
    let path_of = |format: &str, path: &str| match format {
        "json" | "jsonl" | "gitlab" => path.to_owned(),
        // The test decodes it.
        "sarif" => lossy(path),
        // These tell line breaks, but cannot hold other controls.
        "github" | "checkstyle" => path.replace('\x1b', "␛"),
        _ => on_one_line(&lossy(path)),
    };
    assert_eq!(compare(&folder, &["--select", RULE, "d"], path_of), 1);
}
