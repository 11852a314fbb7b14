//! The documentation as Markdown: of one rule, and of all on one page, `docs/rules.md`.

use std::collections::BTreeMap;
use std::fmt::Write;

use ia_validate::rules::Rule;

use crate::sources::{self, cites, linked};
use crate::wording::counted;

/// How the page begins. The command stands there too, for whoever wants to change the page.
const HEAD: &str = "\
<!-- Do not edit: this page is made from the rules' own documentation by
     cargo run -p ia-validate-cli -- rules --format markdown > docs/rules.md -->

# Rules

Every rule of `ia-validate` with what it checks, why, and an example of what is wrong and what is right.
`FAQ L106`, `MSG 12` and the like lead to the [sources](sources.md). An `error` is what Facebook rejected, ignored
or dropped; a `warning` what was degraded, discouraged or is very likely wrong; an `info` is a hint. A `safe` fix
keeps meaning and text; an `unsafe` one wants a look. The evidence says how that is known: `documented` by Facebook,
`observed` in its answers or in the code and samples that it published, or `inferred`.

";

/// A page about these rules: a table of contents, then for each family a table of its rules, and the rules.
#[must_use]
pub fn of(rules: &[&Rule]) -> String {
    let mut families: BTreeMap<&str, Vec<&Rule>> = BTreeMap::new();
    for rule in rules {
        families.entry(rule.family).or_default().push(rule);
    }
    let mut page = HEAD.to_owned();
    for (family, rules) in &families {
        page += &format!("- [{family}](#family-{family}): {}\n", counted(rules.len(), "rule", "rules"));
    }
    for (family, rules) in &families {
        // The anchor of a family's name by itself could be that of a rule.
        page += &format!(
            "\n## Family {family}\n\n| rule | severity | fix | evidence | checks |\n|---|---|---|---|---|\n"
        );
        for rule in rules {
            let (id, severity, fix) = (rule.id, rule.severity, fix_name(rule));
            let summary = rule.summary().replace('|', "\\|");
            let evidence = rule.evidence();
            page += &format!("| [{id}](#{id}) | {severity} | {fix} | {evidence} | {summary} |\n");
        }
        for rule in rules {
            page.push('\n');
            page += &linked(&entry(rule, 3), "sources.md");
        }
    }
    page
}

/// How safe a rule's fixes are, for people.
#[must_use]
pub fn fix_name(rule: &Rule) -> &'static str {
    rule.fix.map_or("–", |safety| safety.name())
}

/// One rule under a heading of this level.
#[must_use]
pub fn entry(rule: &Rule, level: usize) -> String {
    let marks = "#".repeat(level);
    let fix = rule.fix.map_or("no fix".to_owned(), |safety| format!("{} fix", safety.name()));
    let mut entry = format!(
        "{marks} {}\n\n**{}**, family `{}`, {fix}, {}\n",
        rule.id,
        rule.severity,
        rule.family,
        rule.evidence()
    );
    let mut is_code = false;
    entry.push('\n');
    for line in rule.markdown().lines() {
        is_code ^= line.starts_with("```");
        let heading = if line.starts_with("# ") && !is_code { marks.as_str() } else { "" };
        // Writing to a string does not fail.
        let _ = writeln!(entry, "{heading}{line}");
    }
    entry
}

/// The same, whose cites lead to the page about sources on the web.
#[must_use]
pub fn linked_entry(rule: &Rule, level: usize) -> String {
    linked(&entry(rule, level), sources::URL)
}

/// A rule with what stands behind each of its cites, for who has no page to follow a link to.
#[must_use]
pub fn explained(rule: &Rule) -> String {
    let mut text = entry(rule, 1);
    let mut told = Vec::new();
    for (_, source) in cites(&rule.markdown()) {
        if !told.contains(&source.cite) {
            let heading = if told.is_empty() { "\n## Sources\n\n" } else { "" };
            text += &format!(
                "{heading}- **{}** ({}, {}): {}\n",
                source.cite, source.origin, source.date, source.statement
            );
            told.push(source.cite);
        }
    }
    text
}
