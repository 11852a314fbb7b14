//! `explain`.

use ia_validate::rules;
use serde_json::Value;
use snapbox::str;

use crate::support::{Folder, stderr, stdout};

#[test]
fn markdown_in_a_pipe() {
    let folder = Folder::new();
    folder.run("explain header-missing").code(0).stderr_eq("").stdout_eq(str![[r#"
# header-missing

**warning**, family `header`, no fix, observed

## What it checks
...
## Fix
...
"#]]);
    let piped = stdout(&folder.run("explain header-missing"));
    folder.run("explain --format markdown header-missing").code(0).stdout_eq(piped);
}

#[test]
fn every_rule_is_explained() {
    let folder = Folder::new();
    let ids: Vec<&str> = rules::all().iter().map(|rule| rule.id).collect();
    let text = stdout(&folder.run(&format!("explain {}", ids.join(" "))).code(0).stderr_eq(""));
    let headings: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("# ")).collect();
    assert_eq!(headings, ids);
    for rule in rules::all() {
        for line in rule.markdown().lines() {
            assert!(text.contains(line), "{}: {line}", rule.id);
        }
    }
}

#[test]
fn several_rules_in_the_order_given() {
    let text = stdout(&Folder::new().run("explain svg-image ad-too-early").code(0));
    let (first, second) = (text.find("# svg-image\n").unwrap(), text.find("\n\n# ad-too-early\n").unwrap());
    assert!(first < second);
}

#[test]
fn colours_if_asked() {
    let text = stdout(&Folder::new().run("explain --color always svg-image").code(0));
    assert!(text.starts_with("\x1b[") && !text.contains("# What") && !text.contains("```"), "{text}");
}

#[test]
fn json_for_programs() {
    let run = Folder::new().run("explain --format json svg-image").code(0).stderr_eq("");
    let document: Value = serde_json::from_str(&stdout(&run)).unwrap();
    assert_eq!(document["rules"][0]["id"], "svg-image");
    assert!(document["rules"][0]["documentation"].as_str().unwrap().starts_with("# What it checks\n"));
}

#[test]
fn unknown_rules() {
    let folder = Folder::new();
    folder.run("explain figure-in-paragraf").code(2).stdout_eq("").stderr_eq(str![[r#"
error: invalid value 'figure-in-paragraf' for '<RULE>...': there is no such rule; did you mean `figure-in-paragraph`?
...
"#]]);
    // Nothing is shown of the others either.
    let run = folder.run("explain svg-image xyz").code(2).stdout_eq("");
    assert!(stderr(&run).contains("'xyz'"));
    folder.run("explain").code(2).stdout_eq("");
}

#[test]
fn what_stands_behind_each_cite_is_told() {
    let text = stdout(&Folder::new().run("explain figure-in-paragraph").code(0));
    let (_, sources) = text.split_once("\n## Sources\n\n").unwrap();
    assert!(sources.starts_with("- **") && sources.contains("**FAQ L106** (Meta"), "{sources}");
    let (documentation, _) = text.split_once("\n## Sources\n").unwrap();
    let cited = ia_validate_render::sources::cites(documentation).count();
    assert!((1..=cited).contains(&sources.lines().count()), "{sources}");
}

#[test]
fn rules_in_any_case_and_by_their_beginning() {
    let folder = Folder::new();
    folder.run("explain Figure-In-Paragraph").code(0);
    let told = stderr(&folder.run("explain figure").code(2).stdout_eq(""));
    for rule in ["`figure-empty`", "`figure-in-paragraph`", "`figure-text-outside-caption`"] {
        assert!(told.contains("those that begin so are") && told.contains(rule), "{told}");
    }
    let told = stderr(&folder.run("explain figure-in-paragraf").code(2));
    assert!(told.contains("did you mean `figure-in-paragraph`?"), "{told}");
    let told = stderr(&folder.run("check --select canonical-").code(2));
    assert!(told.contains("`canonical-missing`"), "{told}");
}
