//! Several reports of one run, and statistics instead of one.

use snapbox::str;

use crate::support::{BAD, Folder, GOOD, RULE, stderr, stdout};

fn folder() -> Folder {
    Folder::new().with("bad.html", BAD).with("good.html", GOOD)
}

#[test]
fn each_goes_to_its_place() {
    let folder = folder();
    let alone = stdout(&folder.check("bad.html"));
    let json = stdout(&folder.run(&format!("-q --select {RULE} --format json bad.html")));
    folder.check("--format json=out.json bad.html").code(1).stdout_eq(&alone);
    assert_eq!(folder.read("out.json"), json.as_bytes());
    folder.check("--format json=out.json --output out.txt bad.html").code(1).stdout_eq("");
    assert_eq!(
        (folder.read("out.txt"), folder.read("out.json")),
        (alone.clone().into(), json.clone().into())
    );
    folder
        .run(&format!("-q --select {RULE} --format compact=a.txt --format json=b.json bad.html"))
        .code(1)
        .stdout_eq("");
    assert_eq!((folder.read("a.txt"), folder.read("b.json")), (alone.into(), json.into()));
}

#[test]
fn wrong_usage() {
    let folder = folder();
    for (arguments, message) in [
        ("--format json --format compact", "two formats go to one place"),
        ("--format json --format json", "two formats go to one place"),
        ("--format json --format compact --output a", "two formats go to one place"),
        ("--format json=a --output b", "--output is for the format without a file"),
        ("--format json=a --format compact=./a", "two reports go to `./a`"),
        ("--format json --format compact=a --output a", "two reports go to `a`"),
        ("--format json=bad.html", "is one of the inputs"),
        ("--format full --format json=./bad.html", "is one of the inputs"),
        ("--format json=good.html --previous good.html", "is one of the inputs"),
        ("--format json=none/a", "cannot write to `none/a`"),
        ("--format json=", "lacks the file's name"),
        ("--format yaml=a", "invalid value 'yaml'"),
        ("--statistics --format sarif", "--statistics takes the place"),
        ("--max-shown 0", "this must be a number from 1"),
    ] {
        let run = folder.run(&format!("{arguments} bad.html")).code(2).stdout_eq("");
        assert!(stderr(&run).contains(message), "{arguments}: {}", stderr(&run));
        assert_eq!(folder.names(), ["bad.html", "good.html"], "{arguments}");
        assert_eq!((folder.read("bad.html"), folder.read("good.html")), (BAD.into(), GOOD.into()));
    }
}

#[test]
fn reports_are_no_inputs_of_the_next_run() {
    let folder = folder();
    let run = || folder.check("--format checkstyle=report.xml --format html=report.html .").code(1);
    let first = stdout(&run());
    assert_eq!(first, stdout(&run()));
}

#[test]
fn a_reader_that_has_had_enough_stops_its_report_only() {
    let folder = Folder::new().with("a.html", BAD.repeat(3000)).with("b.html", BAD);
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_ia-validate"))
        .current_dir(folder.path("."))
        .args(["--select", RULE, "--format=full", "--format=jsonl=out.jsonl", "a.html", "b.html"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(1));
    assert_eq!(String::from_utf8(folder.read("out.jsonl")).unwrap().lines().count(), 3001);
}

#[test]
fn statistics() {
    let text = "<article><p>a<br><br>b<br><br>c<figure></figure></p></article><meta property=op:markup_version content=v1.0>";
    let folder = Folder::new().with("a.html", text).with("b.html", BAD).with("c.html", text);
    let select = format!("--select repeated-line-breaks,{RULE}");
    let expected = str![[r#"
4  warning  repeated-line-breaks
3  error    figure-in-paragraph

"#]];
    folder.run(&format!("-q --statistics {select} .")).code(1).stdout_eq(expected.clone()).stderr_eq("");
    folder
        .run(&format!("-q --statistics --format full --format json=all.json {select} ."))
        .code(1)
        .stdout_eq(expected);
    assert!(String::from_utf8(folder.read("all.json")).unwrap().contains("\"diagnostics\": [\n"));
    folder.run(&format!("-q --statistics --output x.txt {select} b.html")).code(1).stdout_eq("");
    assert_eq!(folder.read("x.txt"), b"1  error    figure-in-paragraph\n");
    folder.run("-q --statistics --select figure-multiple-media b.html").code(0).stdout_eq("");
}

#[test]
fn statistics_for_programs() {
    let text = "<article><p>a<br><br>b<br><br>c<figure></figure></p></article><meta property=op:markup_version content=v1.0>";
    let folder = Folder::new().with("a.html", text).with("b.html", BAD);
    let select = format!("--select repeated-line-breaks,{RULE}");
    let json = stdout(&folder.run(&format!("-q --statistics --format json {select} .")).code(1));
    let counts: serde_json::Value = serde_json::from_str(&json).unwrap();
    let rule = |rule: &str, severity: &str, articles: usize| {
        serde_json::json!({ "rule": rule, "severity": severity, "count": 2, "articles": articles,
            "fixable_safe": 2, "fixable_unsafe": 0 })
    };
    let expected = [rule("figure-in-paragraph", "error", 2), rule("repeated-line-breaks", "warning", 1)];
    assert_eq!(counts["rules"], serde_json::json!(expected));
    assert_eq!((&counts["schema"], &counts["summary"]["errors"]), (&1.into(), &2.into()));
    let lines = stdout(&folder.run(&format!("-q --statistics --format jsonl {select} .")).code(1));
    assert_eq!(lines.lines().count(), 2);
    folder.run(&format!("-q --statistics --format markdown {select} .")).code(1).stdout_eq(
        "| rule | severity | findings | articles | fixes: safe | unsafe |\n|---|---|---:|---:|---:|---:|\n\
         | `figure-in-paragraph` | error | 2 | 2 | 2 | 0 |\n| `repeated-line-breaks` | warning | 2 | 1 | 2 | 0 |\n",
    );
    // Beside reports that have their files, for people.
    folder
        .run(&format!("-q --statistics --format json=all.json {select} ."))
        .code(1)
        .stdout_eq("2  error    figure-in-paragraph\n2  warning  repeated-line-breaks\n");
}

/// A defect of the template is told once, with where else it is.
#[test]
fn findings_of_one_rule_are_together() {
    let items: Vec<_> = (0..300).map(crate::support::Item::new).collect();
    let text =
        crate::support::feed(&items).replace("<p>Text", "<p>One<br><br>two <figure></figure></p><p>Text");
    let folder = Folder::new().with("feed.xml", text);
    let select = format!("--select repeated-line-breaks,{RULE}");
    let run = folder.run(&format!("{select} feed.xml")).code(1);
    let told = stdout(&run);
    assert_eq!(told.matches("error[figure-in-paragraph]").count(), 3);
    assert!(told.lines().count() < 120, "{}", told.lines().count());
    let more = told.lines().find(|line| line.contains("of `repeated-line-breaks`")).unwrap();
    assert!(more.starts_with("note: 297 more of `repeated-line-breaks` in 297 articles, at "), "{more}");
    assert!(more.ends_with(", …"), "{more}");
    let advice = stderr(&run);
    assert!(advice.contains("\n600 can be fixed: ia-validate fix feed.xml\n"), "{advice}");
    assert!(
        advice
            .contains("\nwhy `figure-in-paragraph` (300 of 600): ia-validate explain figure-in-paragraph\n"),
        "{advice}"
    );
    let count = |arguments: &str| {
        let told = stdout(&folder.run(&format!("-q {select} {arguments} feed.xml")).code(1));
        (told.matches("error[figure-in-paragraph]").count(), told.matches("note: ").count())
    };
    assert_eq!(count("--max-shown 1"), (1, 2));
    assert_eq!(count("--max-shown none"), (300, 0));
    assert_eq!(count("--group none"), (300, 0));
    assert_eq!(count("--group none --max-shown 5"), (2, 1));
    assert_eq!(count("--group article"), (300, 0));
    assert_eq!(count("--group article --max-shown 1"), (0, 300));
}

#[test]
fn reviewdog_gets_suggestions() {
    let folder = Folder::new().with("a.html", BAD.replace("Text", "Té\u{1f600}xt"));
    let json = stdout(&folder.run(&format!("-q --format rdjson --select {RULE} a.html")).code(1));
    let document: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(document["source"]["name"], "ia-validate");
    let found = &document["diagnostics"][0];
    assert_eq!((&found["severity"], &found["code"]["value"]), (&"ERROR".into(), &RULE.into()));
    assert_eq!(found["location"]["path"], "a.html");
    // In bytes, from 1.
    let range = |start: u32, end: u32| serde_json::json!({ "start": { "line": 1, "column": start }, "end": { "line": 1, "column": end } });
    assert_eq!(found["location"]["range"], range(22, 30));
    assert_eq!(
        found["suggestions"],
        serde_json::json!([{ "range": range(22, 43), "text": "</p><figure></figure>" }])
    );
}

#[test]
fn a_comment_says_what_matters_and_is_never_too_long() {
    let folder = Folder::new().with("a`b.html", BAD.repeat(20)).with("b.html", BAD);
    let told = stdout(&folder.run(&format!("-q --format markdown --select {RULE} .")).code(1));
    assert!(
        told.starts_with(
            "**ia-validate** checked 2 files with 2 articles: 21 errors\n\n21 findings can be fixed safely"
        ),
        "{told}"
    );
    assert!(told.contains("### error: [`figure-in-paragraph`](https://"), "{told}");
    assert!(told.contains("21 findings in 2 articles\n"), "{told}");
    assert!(told.contains("- `./a'b.html:1:17`\n") && told.contains("- … and 11 more\n"), "{told}");
    let names = (0..900).map(|number| format!("{}{number}.html", "n".repeat(180)));
    let mut folder = Folder::new();
    for name in names {
        folder = folder.with(&name, "<article class=op-x><p>x</article>");
    }
    let told = stdout(&folder.run("-q --format markdown .").code(1));
    assert!(told.chars().count() <= 60_000, "{}", told.len());
}
