//! `--max-items`, `--max-findings` and `--max-depth`: what is left out is counted, and told in every format.

use serde_json::{Value, json};
use snapbox::str;

use crate::support::{BAD, Folder, Item, RULE, feed, stderr, stdout};

/// An item whose article has these blocks.
fn item(n: usize, blocks: &str) -> Item {
    let mut item = Item::new(n);
    item.text = format!("Text {n}.</p>{blocks}<p>The end.");
    item
}

/// An error, a warning and an error.
const MIXED: &str = "<p>a<figure></figure></p><p>b<br><br>c</p><p>d<figure></figure></p>";

/// Rules that nothing else in these feeds breaks.
const RULES: &str = "figure-in-paragraph,repeated-line-breaks";

/// A feed of which the first item has too many findings, the third too deep ones, and the last is one too many.
fn folder() -> Folder {
    let deep = format!("<div><div>{MIXED}</div></div>");
    let items = [item(0, MIXED), item(1, ""), item(2, &deep), item(3, MIXED)];
    Folder::new().with("feed.xml", feed(&items))
}

/// With limits that all strike in [`folder`].
const LIMITS: &str = "--max-items 3 --max-findings 1 --max-depth 5";

fn report(folder: &Folder, format: &str) -> String {
    let run = folder.run(&format!("--quiet --select {RULES} {LIMITS} --format {format} feed.xml")).code(1);
    assert_eq!(stderr(&run), "");
    stdout(&run)
}

#[test]
fn compact() {
    let expected = str![[r#"
feed.xml:2:[..]: error[figure-in-paragraph] [..]
feed.xml:2:1: note: and 2 more findings: 1 error, 1 warning (--max-findings 1)
feed.xml:4:1: note: and 3 more findings in elements nested more than 5 deep: 2 errors, 1 warning (--max-depth 5)
feed.xml:1:1: note: and 1 more item, which was not checked (--max-items 3)

"#]];
    snapbox::assert_data_eq!(report(&folder(), "compact"), expected);
}

#[test]
fn full() {
    let expected = str![[r#"
error[figure-in-paragraph]: [..]
...
  item 1: https://example.com/0

note: feed.xml, item 1: and 2 more findings: 1 error, 1 warning (--max-findings 1)

note: feed.xml, item 3: and 3 more findings in elements nested more than 5 deep: 2 errors, 1 warning (--max-depth 5)

note: feed.xml: and 1 more item, which was not checked (--max-items 3)


"#]];
    snapbox::assert_data_eq!(report(&folder(), "full"), expected);
}

/// Jsonl holds findings only, so the rest goes to stderr: even with --quiet, since nothing else tells it.
#[test]
fn jsonl() {
    let folder = folder();
    let run = folder.run(&format!("--quiet --select {RULES} {LIMITS} --format jsonl feed.xml")).code(1);
    assert_eq!(stdout(&run).lines().count(), 1);
    run.stderr_eq(str![[r#"
warning: feed.xml, item 1: and 2 more findings: 1 error, 1 warning (--max-findings 1)
warning: feed.xml, item 3: and 3 more findings in elements nested more than 5 deep: 2 errors, 1 warning (--max-depth 5)
warning: feed.xml: and 1 more item, which was not checked (--max-items 3)

"#]]);
    let run = folder.run(&format!("-q --select {RULES} {LIMITS} --format compact --format jsonl=a feed.xml"));
    assert_eq!(stderr(&run).lines().count(), 3);
}

#[test]
fn json_has_a_member_for_it_only_then() {
    let folder = folder();
    let document: Value = serde_json::from_str(&report(&folder, "json")).unwrap();
    assert_eq!(
        document["left_out"],
        json!([
            { "path": "feed.xml", "article": { "index": 0, "canonical": "https://example.com/0" },
              "limit": "max-findings", "most": 1, "errors": 1, "warnings": 1, "infos": 0 },
            { "path": "feed.xml", "article": { "index": 2, "canonical": "https://example.com/2" },
              "limit": "max-depth", "most": 5, "errors": 2, "warnings": 1, "infos": 0 },
            { "path": "feed.xml", "article": null, "limit": "max-items", "most": 3, "items": 1 },
        ])
    );
    assert_eq!(document["diagnostics"].as_array().unwrap().len(), 1);
    let counts =
        json!({ "files": 1, "articles": 3, "errors": 4, "warnings": 2, "infos": 0, "suppressed": 0 });
    assert_eq!(document["summary"], counts);
    let run = folder.run(&format!("-q --select {RULES} --format json feed.xml"));
    let document: Value = serde_json::from_str(&stdout(&run)).unwrap();
    let members: Vec<_> = document.as_object().unwrap().keys().collect();
    assert_eq!(members, ["articles", "diagnostics", "schema", "summary", "tool"]);
}

#[test]
fn github() {
    let expected = str![[r#"
::error title=ia-validate (figure-in-paragraph),file=feed.xml,line=2,[..]
::error title=ia-validate (max-findings),file=feed.xml,line=2,col=1,endLine=2,endColumn=1::feed.xml:2:1: and 2 more findings: [..]
::error title=ia-validate (max-depth),file=feed.xml,line=4,col=1,endLine=4,endColumn=1::feed.xml:4:1: and 3 more findings [..]
::warning title=ia-validate (max-items),file=feed.xml,line=1,col=1,endLine=1,endColumn=1::feed.xml:1:1: and 1 more item, [..]

"#]];
    snapbox::assert_data_eq!(report(&folder(), "github"), expected);
}

#[test]
fn gitlab() {
    let document: Value = serde_json::from_str(&report(&folder(), "gitlab")).unwrap();
    let issues: Vec<_> = document.as_array().unwrap().iter().collect();
    let told = issues
        .iter()
        .map(|issue| (issue["check_name"].as_str().unwrap(), issue["severity"].as_str().unwrap()));
    assert_eq!(
        told.collect::<Vec<_>>(),
        [(RULE, "critical"), ("max-findings", "critical"), ("max-depth", "critical"), ("max-items", "minor")]
    );
    // What is known stays known, however much more there is: they are compared by fingerprints.
    let folder = folder();
    let text = String::from_utf8(folder.read("feed.xml")).unwrap();
    folder.write("feed.xml", text.replacen("<p>The end.", "<p>x<figure></figure></p><p>The end.", 1));
    let more: Value = serde_json::from_str(&report(&folder, "gitlab")).unwrap();
    assert_ne!(issues[1]["description"], more[1]["description"]);
    for (at, issue) in issues.iter().enumerate() {
        assert_eq!(issue["fingerprint"], more[at]["fingerprint"]);
    }
}

#[test]
fn checkstyle() {
    let expected = str![[r#"
<?xml version="1.0" encoding="UTF-8"?>
<checkstyle version="4.3">
  <file name="feed.xml">
    <error line="2" [..] source="ia-validate.figure-in-paragraph"/>
    <error line="2" column="1" severity="error" message="and 2 more findings: 1 error, 1 warning (--max-findings 1)" source="ia-validate.max-findings"/>
    <error line="4" column="1" severity="error" message="and 3 more findings [..]" source="ia-validate.max-depth"/>
    <error line="1" column="1" severity="warning" message="and 1 more item, [..]" source="ia-validate.max-items"/>
  </file>
</checkstyle>

"#]];
    snapbox::assert_data_eq!(report(&folder(), "checkstyle"), expected);
}

/// An article of which nothing is listed fails all the same, and items that were not checked are skipped.
#[test]
fn junit() {
    let expected = str![[r#"
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="ia-validate" tests="4" failures="2" errors="0">
    <testsuite name="feed.xml" tests="4" skipped="1" errors="0" failures="2">
        <testcase name="1: Title 0" classname="feed.xml">
            <failure message="[..] (and 1 more)" type="figure-in-paragraph">feed.xml:2:[..]
  help: [..]
feed.xml:2:1: note: and 2 more findings: 1 error, 1 warning (--max-findings 1)
</failure>
        </testcase>
        <testcase name="2: Title 1" classname="feed.xml"/>
        <testcase name="3: Title 2" classname="feed.xml">
            <failure message="and 3 more findings in [..]" type="max-depth">feed.xml:4:1: note: and 3 more findings in [..]
</failure>
        </testcase>
        <testcase name="the other items" classname="feed.xml">
            <skipped message="and 1 more item, which was not checked (--max-items 3)" type="max-items"/>
        </testcase>
    </testsuite>
</testsuites>

"#]];
    snapbox::assert_data_eq!(report(&folder(), "junit"), expected);
}

#[test]
fn sarif() {
    let document: Value = serde_json::from_str(&report(&folder(), "sarif")).unwrap();
    let notifications = &document["runs"][0]["invocations"][0]["toolExecutionNotifications"];
    let told = |at: usize| {
        let notification = &notifications[at];
        let place = &notification["locations"][0]["physicalLocation"];
        (
            notification["descriptor"]["id"].as_str().unwrap(),
            notification["message"]["text"].as_str().unwrap(),
            place["region"]["startLine"].as_u64().unwrap(),
        )
    };
    assert_eq!(notifications.as_array().unwrap().len(), 3);
    assert_eq!(
        told(0),
        ("max-findings", "feed.xml, item 1: and 2 more findings: 1 error, 1 warning (--max-findings 1)", 2)
    );
    assert_eq!((told(1).0, told(1).2), ("max-depth", 4));
    assert_eq!(told(2), ("max-items", "feed.xml: and 1 more item, which was not checked (--max-items 3)", 1));
}

/// The page says it behind the findings of the article, counts all of them, and calls nothing ready that is not.
#[test]
fn html() {
    let page = report(&folder(), "html");
    let groups: Vec<&str> = page.split("<section class=\"group\"").skip(1).collect();
    assert_eq!(groups.len(), 3);
    let told = |group: &str| {
        let (_, rest) = group.split_once("<p class=\"left-out\">").unwrap();
        rest.split_once("</p>").unwrap().0.to_owned()
    };
    assert_eq!(told(groups[0]), "And 2 more findings: 1 error, 1 warning (--max-findings 1)");
    assert!(groups[0].find("</ol>") < groups[0].find("left-out"));
    assert!(groups[0].contains("2 errors") && groups[0].contains("1 warning"));
    assert!(told(groups[1]).starts_with("And 3 more findings in elements nested more than 5 deep"));
    assert!(told(groups[2]).starts_with("And 1 more item, which was not checked"));
    assert_eq!(page.matches(">Ready<").count(), 1);
    assert!(page.contains("4 errors") && page.contains("1 more item was not checked."));
}

#[test]
fn html_without_findings() {
    let folder = Folder::new().with("feed.xml", feed(&[item(0, ""), item(1, "")]));
    let run = folder.run(&format!("-q --select {RULES} --max-items 1 --format html feed.xml")).code(0);
    let page = stdout(&run);
    assert!(page.contains("Nothing was found.") && page.contains("And 1 more item, which was not checked"));
    assert!(page.contains("href=\"#findings-1\"") && page.contains("id=\"findings-1\""));
}

#[test]
fn statistics_count_all() {
    let folder = folder();
    let free = stdout(&folder.run(&format!("-q --statistics --select {RULES} --max-items 3 feed.xml")));
    let run = folder.run(&format!("-q --statistics --select {RULES} {LIMITS} feed.xml")).code(1);
    run.stdout_eq(str![[r#"
4  error    figure-in-paragraph
2  warning  repeated-line-breaks

"#]])
        .stderr_eq(str![[r#"
warning: feed.xml: and 1 more item, which was not checked (--max-items 3)

"#]]);
    assert_eq!(stdout(&folder.run(&format!("-q --statistics --select {RULES} {LIMITS} feed.xml"))), free);
}

#[test]
fn the_summary_and_the_exit_code_go_by_all_findings() {
    let text = "<article><p>a<br><br>b</p><div><p>c<figure></figure></p></div></article><meta property=op:markup_version content=v1.0>";
    let folder = Folder::new().with("a.html", text);
    let run = |options: &str| folder.run(&format!("--select {RULES} --format compact {options} a.html"));
    run("--max-depth 2")
        .code(1)
        .stdout_eq(str![[r#"
a.html:1:14: warning[repeated-line-breaks] [..]
a.html:1:1: note: and 1 more finding in elements nested more than 2 deep: 1 error (--max-depth 2)

"#]])
        .stderr_eq(str![[r#"
checked 1 file with 1 article: 1 error, 1 warning; [..]

"#]]);
    run("--max-findings 1 --fail-on warning").code(1);
    run("--max-depth 2 --fail-on never").code(0);
    // The graver one is kept.
    run("--max-findings 1").code(1).stdout_eq(str![[r#"
a.html:1:[..]: error[figure-in-paragraph] [..]
a.html:1:1: note: and 1 more finding: 1 warning (--max-findings 1)

"#]]);
    run("--max-findings 1 --ignore figure-in-paragraph").stdout_eq(str![[r#"
a.html:1:14: warning[repeated-line-breaks] [..]

"#]]);
}

#[test]
fn a_baseline_knows_all_findings() {
    let folder = folder();
    let baseline = |options: &str| {
        folder.run(&format!("-q --select {RULES} --format compact --baseline known.json {options} feed.xml"))
    };
    baseline("--max-findings 1 --max-depth 1 --write-baseline").code(0).stdout_eq("");
    let written = folder.read("known.json");
    baseline("--write-baseline").code(0);
    assert_eq!(folder.read("known.json"), written);
    baseline("--max-findings 1").code(0).stdout_eq("");
    // What is hidden takes no room from what is new.
    let text = String::from_utf8(folder.read("feed.xml")).unwrap();
    folder.write("feed.xml", text.replacen("<p>The end.", "<p>new<figure></figure></p><p>The end.", 1));
    assert_eq!(stdout(&baseline("--max-findings 1").code(1)).lines().count(), 1);
    // Whoever does not look at all items does not know what is gone.
    for option in ["--write-baseline", "--prune-baseline"] {
        baseline(&format!("{option} --max-items 2")).code(2).stderr_eq(str![[r#"
error: baseline `known.json`: it is left as it is, since not all items were checked; raise the limit with --max-items

"#]]);
        assert_eq!(folder.read("known.json"), written);
    }
}

#[test]
fn fixes_know_no_limits() {
    let fixed = |config: &str| {
        let folder = folder().with("ia-validate.toml", config);
        let run = folder.run(&format!("fix --select {RULES} feed.xml"));
        (stderr(&run), folder.read("feed.xml"))
    };
    let free = fixed("");
    assert!(free.0.starts_with("fixed 7 findings in 1 file; left: 2 errors"), "{}", free.0);
    assert_eq!(fixed("max-findings = 1\nmax-depth = 1\nmax-items = 1\n"), free);
}

#[test]
fn preview_and_record_say_which_items_are_left() {
    let items: Vec<Item> = (0..5).map(Item::new).collect();
    let folder = Folder::new().with("feed.xml", feed(&items));
    let run = folder.run("preview --quiet --max-items 2 feed.xml").code(0);
    assert_eq!(
        stdout(&run).lines().last(),
        Some("and 3 more items, which were not checked (--max-items 2)"),
        "{}",
        stdout(&run)
    );
    let json = |options: &str| {
        let run = folder.run(&format!("preview --quiet --format json {options} feed.xml")).code(0);
        serde_json::from_str::<Value>(&stdout(&run)).unwrap()
    };
    assert_eq!(json("--max-items 2")["unchecked_items"], 3);
    assert_eq!(json("--max-items 2")["articles"].as_array().unwrap().len(), 2);
    assert_eq!(json("").get("unchecked_items"), None);
    folder.run("record --quiet --max-items 2 --state s.db feed.xml").code(0).stderr_eq(str![[r#"
warning: feed.xml: and 3 more items, which were not checked (--max-items 2)

"#]]);
    let outcomes = folder.preview("--state s.db feed.xml");
    assert_eq!(outcomes, ["unchanged", "unchanged", "create", "create", "create"]);
    // Earlier versions are all looked at, or articles would seem to be new.
    folder.write("ia-validate.toml", "max-items = 4\n");
    assert_eq!(folder.preview("--previous feed.xml feed.xml"), ["unchanged"; 4]);
}

#[test]
fn the_configuration_sets_them_too() {
    let folder = Folder::new()
        .with("a.html", format!("<article>{MIXED}</article><meta property=op:markup_version content=v1.0>"))
        .with("ia-validate.toml", "max-findings = 1\nmax-depth = \"none\"\n");
    let lines = |options: &str| {
        let run = folder.run(&format!("-q --select {RULES} --format compact {options} a.html"));
        stdout(&run).lines().count()
    };
    assert_eq!((lines(""), lines("--max-findings none"), lines("--max-findings 2")), (2, 3, 3));
    let shown = stdout(&folder.run("config show --max-items 7 a.html").code(0));
    let of_limits: Vec<_> =
        shown.lines().filter(|line| line.starts_with("max-") && !line.contains("size")).collect();
    assert_eq!(
        of_limits,
        [
            "max-items = 7 # command line",
            "max-findings = 1 # ia-validate.toml:1",
            "max-depth = \"none\" # ia-validate.toml:2"
        ]
    );
}

#[test]
fn wrong_limits() {
    let folder = Folder::new().with("a.html", BAD);
    for option in ["--max-items", "--max-findings", "--max-depth"] {
        for value in ["0", "-1", "1k", "all", ""] {
            let run = folder.run(&format!("{option}={value} a.html")).code(2).stdout_eq("");
            assert!(stderr(&run).contains("from 1 on, or `none`") || value.is_empty(), "{}", stderr(&run));
        }
    }
    for key in ["max-items", "max-findings", "max-depth"] {
        for value in ["0", "\"10\"", "\"all\"", "-5", "99999999999999999999999"] {
            folder.write("ia-validate.toml", format!("{key} = {value}\n"));
            folder.run("a.html").code(2).stdout_eq("");
        }
    }
}

/// Nobody reads a million findings, and no report holds them unless that is asked for.
#[test]
fn very_many_findings_make_a_small_report() {
    let many = 200_000;
    let folder = Folder::new()
        .with(
            "many.html",
            format!(
                "<article>{}</article><meta property=op:markup_version content=v1.0>",
                "</b>".repeat(many)
            ),
        )
        .with("deep.html", format!("<article class=op-a>{}", "<i>".repeat(many)));
    for (file, rule, told) in [
        ("many.html", "unexpected-end-tag", "many.html:1:1: note: and 190,000 more findings: 190,000 "),
        (
            "deep.html",
            "unclosed-element",
            "deep.html:1:1: note: and 190,000 more findings in elements nested more than 10,000 deep: ",
        ),
    ] {
        let run = folder.run(&format!("-q --fail-on never --select {rule} --format compact {file}")).code(0);
        let lines = stdout(&run);
        assert!(lines.lines().any(|line| line.starts_with(told)), "{:?}", lines.lines().last());
        assert!(lines.lines().count() <= 10_002, "{}", lines.lines().count());
    }
}
