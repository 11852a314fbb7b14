//! The rules are those of the catalogue, `rules.md` and its second part, where that stands beside the repository.

use std::collections::{BTreeMap, BTreeSet};

use ia_validate::rules;
use ia_validate_testing::beside;

/// The rules of the catalogue that are not implemented, and why not.
const UNIMPLEMENTED: &[(&str, &[&str])] = &[];

/// Severities that the catalogue's second part changes.
const AMENDED: &[(&str, &str)] = &[("feed-pubdate-format", "warning")];

#[test]
fn every_rule_of_the_catalogue_is_implemented_or_listed() {
    let (Some(first), Some(second)) = (beside("spec/rules.md"), beside("spec/rules-2.md")) else { return };
    let (first, second) = (std::fs::read_to_string(first).unwrap(), std::fs::read_to_string(second).unwrap());
    let mut severities = severities(&first);
    let more = second.split("\n## ").filter(|part| part.starts_with("D7.") || part.starts_with("D9."));
    more.for_each(|part| severities.extend(self::severities(part)));
    severities.extend(AMENDED.iter().map(|&(id, severity)| (id, vec![severity])));
    assert_eq!(severities.len(), 180, "rows of the catalogue");

    let mut wrong = Vec::new();
    let unimplemented: BTreeSet<&str> = UNIMPLEMENTED.iter().flat_map(|(_, ids)| *ids).copied().collect();
    for (&id, allowed) in &severities {
        match (rules::find(id), unimplemented.contains(id)) {
            (None, false) => wrong.push(format!("{id}: neither implemented nor listed")),
            (Some(_), true) => wrong.push(format!("{id}: implemented, take it off the list")),
            (Some(rule), false) if !allowed.contains(&rule.severity.to_string().as_str()) => {
                wrong.push(format!("{id}: {} instead of {}", rule.severity, allowed.join(" or ")));
            }
            _ => {}
        }
    }
    let ids = rules::all().iter().map(|rule| rule.id).chain(unimplemented);
    wrong.extend(
        ids.filter(|id| !severities.contains_key(id)).map(|id| format!("{id}: not in the catalogue")),
    );
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The severities of each rule: the first two cells of its row.
fn severities(catalogue: &str) -> BTreeMap<&str, Vec<&str>> {
    let mut found = BTreeMap::new();
    for row in catalogue.lines().filter(|line| line.starts_with("| `")) {
        let mut cells = row.split('|').skip(1).map(str::trim);
        let (Some(id), Some(severity)) = (cells.next(), cells.next()) else { panic!("not two cells: {row}") };
        let id = id.trim_matches('`');
        let named = severity.split(|c: char| !c.is_ascii_alphabetic());
        let named: Vec<&str> = named.filter(|word| matches!(*word, "error" | "warning" | "info")).collect();
        assert!(!named.is_empty(), "{id}: no severity in `{severity}`");
        assert!(found.insert(id, named).is_none(), "{id} stands twice in the catalogue");
    }
    found
}

#[test]
fn cells_of_rows() {
    let found = severities("| a | b |\n| `x-y` | warning | `p` |\n| `z` | error / info |\ntext");
    assert_eq!(
        found.into_iter().collect::<Vec<_>>(),
        [("x-y", vec!["warning"]), ("z", vec!["error", "info"])]
    );
}
