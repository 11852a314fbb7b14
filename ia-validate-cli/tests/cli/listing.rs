//! `rules`, and the page that is made of it.

use std::collections::BTreeSet;

use ia_validate::rules;
use serde_json::Value;

use crate::support::{Folder, stderr, stdout};

/// The page with the documentation of all rules.
const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/rules.md");

/// The ids that `rules` lists with these arguments.
fn ids(arguments: &str) -> Vec<String> {
    let text = stdout(&Folder::new().run(&format!("rules -q {arguments}")).code(0).stderr_eq(""));
    let first_word = |line: &str| line.split(' ').next().unwrap().to_owned();
    text.lines().skip(1).map(first_word).collect()
}

fn json(arguments: &str) -> Value {
    let run = Folder::new().run(&format!("{arguments} --format json")).code(0).stderr_eq("");
    serde_json::from_str(&stdout(&run)).unwrap()
}

#[test]
fn all_rules_in_a_pipe() {
    let run = Folder::new().run("rules").code(0);
    let text = stdout(&run);
    assert!(text.starts_with("rule  "), "{text}");
    for (line, rule) in text.lines().skip(1).zip(rules::all()) {
        let cells: Vec<&str> = line.split_ascii_whitespace().take(3).collect();
        assert_eq!(cells, [rule.id, rule.severity.name(), rule.family]);
        assert!(line.ends_with(&rule.summary()), "{line}");
    }
    assert_eq!(text.lines().count(), rules::all().len() + 1);
    assert!(!text.contains('\x1b'));
    assert_eq!(
        stderr(&run),
        format!("{} rules; `ia-validate explain RULE` says more of one\n", rules::all().len())
    );
}

#[test]
fn filters() {
    let with = |wanted: &dyn Fn(&&&rules::Rule) -> bool| -> Vec<String> {
        rules::all().iter().filter(wanted).map(|rule| rule.id.to_owned()).collect()
    };
    assert_eq!(ids("--family maps"), with(&|rule| rule.family == "maps"));
    assert_eq!(ids("--family maps,media"), with(&|rule| ["maps", "media"].contains(&rule.family)));
    assert_eq!(ids("--severity info"), with(&|rule| rule.severity.name() == "info"));
    assert_eq!(
        ids("--family feed --severity error --severity info"),
        with(&|rule| rule.family == "feed" && rule.severity.name() != "warning")
    );
    assert_eq!(ids("--fixable"), with(&|rule| rule.fix.is_some()));
}

#[test]
fn unknown_filters_are_wrong_usage() {
    let folder = Folder::new();
    for (arguments, known) in [("--family map", "maps"), ("--severity fatal", "warning")] {
        let run = folder.run(&format!("rules {arguments}")).code(2).stdout_eq("");
        assert!(stderr(&run).contains(known), "{}", stderr(&run));
    }
}

#[test]
fn json_for_programs() {
    let document = json("rules");
    assert_eq!(document["schema"], 1);
    let entries = document["rules"].as_array().unwrap();
    assert_eq!(entries.len(), rules::all().len());
    for (entry, rule) in entries.iter().zip(rules::all()) {
        let members: BTreeSet<&str> = entry.as_object().unwrap().keys().map(String::as_str).collect();
        let expected = ["documentation", "evidence", "family", "fix", "id", "severity", "summary", "url"];
        assert_eq!(members, expected.into_iter().collect());
        assert_eq!(entry["id"], rule.id);
        assert_eq!(entry["severity"], rule.severity.name());
        assert_eq!(entry["fix"].as_str(), rule.fix.map(|safety| safety.name()));
        assert_eq!(entry["evidence"], rule.evidence().name());
        assert_eq!(entry["url"], rule.url());
    }
}

#[test]
fn the_page_is_up_to_date() {
    let page = stdout(&Folder::new().run("rules --format markdown").code(0).stderr_eq(""));
    let stored = std::fs::read_to_string(PAGE).unwrap_or_default().replace("\r\n", "\n");
    let first = stored.lines().zip(page.lines()).position(|(stored, made)| stored != made);
    assert!(
        stored == page,
        "docs/rules.md is not what the rules say (from line {}); make it again:\n\
         cargo run -p ia-validate-cli -- rules --format markdown > docs/rules.md",
        first.map_or(stored.lines().count(), |line| line) + 1
    );
}

#[test]
fn links_lead_to_the_page() {
    let page = std::fs::read_to_string(PAGE).unwrap();
    let headings: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("### ")).collect();
    for rule in rules::all() {
        let (address, anchor) =
            rule.url().split_once('#').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
        assert!(address.ends_with("/docs/rules.md"), "{address}");
        // An anchor is a heading in lower case with `-` for blanks; a second one of a name gets a number.
        assert_eq!(headings.iter().filter(|heading| **heading == anchor).count(), 1, "{anchor}");
        assert!(page.contains(&format!("| [{0}](#{0}) | {1} |", rule.id, rule.severity)), "{}", rule.id);
    }
}
