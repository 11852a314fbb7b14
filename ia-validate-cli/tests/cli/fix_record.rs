//! `fix --format json` and `--record`: what is told of what was done.

use crate::fix::{BAD, FIXED, RULES};
use crate::support::{Folder, GOOD, stdout};

/// The record as JSON.
fn record(folder: &Folder, arguments: &str) -> serde_json::Value {
    serde_json::from_str(&stdout(&folder.run(&format!("fix -q --format json {arguments}")))).unwrap()
}

#[test]
fn a_record_says_what_was_done() {
    let folder = Folder::new().with("a.html", BAD).with("good.html", GOOD);
    let record = record(&folder, &format!("{RULES} a.html good.html"));
    assert_eq!((&record["schema"], &record["files"][1]["path"]), (&1.into(), &"good.html".into()));
    assert_eq!(record["files"][1]["fixed"], serde_json::json!([]));
    let fixed = record["files"][0]["fixed"].as_array().unwrap();
    let told = |one: &serde_json::Value| {
        let place = |start: &str, end: &str, text: &str| {
            let at = |name: &str| usize::try_from(one[name]["offset"].as_u64().unwrap()).unwrap();
            text[at(start)..at(end)].to_owned()
        };
        let (before, after) = (one["before"].as_str().unwrap(), one["after"].as_str().unwrap());
        let (was, is) = (place("start", "end", BAD), place("now_start", "now_end", FIXED));
        (one["rule"].as_str().unwrap().to_owned(), was, is, format!("{before} -> {after}"))
    };
    let fixed: Vec<_> = fixed.iter().map(told).collect();
    let expected = [
        ("repeated-line-breaks", "<br>", "</p><p>", "<br><br> -> </p><p>"),
        ("heading-level-unsupported", "<h3>", "<h2>", "h3 … h3 -> h2 … h2"),
    ];
    assert_eq!(
        fixed,
        expected.map(|(rule, was, is, text)| (rule.into(), was.into(), is.into(), text.into()))
    );
    assert_eq!((&record["left"]["errors"], &record["left"]["files"]), (&1.into(), &2.into()));
}

#[test]
fn a_record_accounts_for_what_was_refused_uncovered_and_gone() {
    let text = "<article><p>She said: <blockquote>We <img src=\"https://example.com/odd.jpg\"> sail.</blockquote></p></article><meta property=op:markup_version content=v1.0>\n";
    let folder = Folder::new().with("a.html", text).with("b.html", text);
    let rules = "--select blockquote-in-paragraph";
    let run = folder.run(&format!("fix -q --format jsonl=record.jsonl {rules} a.html b.html")).stdout_eq("");
    let _ = run;
    let lines = String::from_utf8(folder.read("record.jsonl")).unwrap();
    let lines: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.iter().map(|line| &line["path"]).collect::<Vec<_>>(), ["a.html", "b.html"]);
    let refused = &lines[0]["refused"][0];
    assert_eq!((&refused["rule"], &refused["count"]), (&"blockquote-in-paragraph".into(), &1.into()));
    assert!(refused["because"].as_str().unwrap().starts_with("it would bring"), "{refused}");
    assert_eq!(refused["first"]["line"], 1);
}

#[test]
fn a_record_has_a_place_of_its_own() {
    let folder = Folder::new().with("a.html", BAD);
    for (arguments, beside) in [("--diff a.html", "the differences"), ("-", "the text from stdin")] {
        folder.run(&format!("fix -q --format json {arguments}")).code(2).stdout_eq("").stderr_eq(format!(
            "error: the record and {beside} both go to stdout; give the record a file: `--format FORMAT=FILE`\n"
        ));
    }
    folder.run("fix -q --format json=a.html a.html").code(2).stdout_eq("");
    assert_eq!(folder.read("a.html"), BAD.as_bytes());
    folder.run(&format!("fix -q {RULES} --diff --format json=r.json a.html")).code(1);
    assert!(String::from_utf8(folder.read("r.json")).unwrap().contains("\"files\""));
    folder.run(&format!("fix -q {RULES} --check --format json -")).code(0);
}
