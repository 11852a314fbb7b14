//! Every format is valid by what others made to check or read it, and harmless.

use std::collections::BTreeSet;
use std::process::{Command, Stdio};

use ia_validate_testing::skipped;
use serde_json::Value;

use super::{read, reports};
use crate::support::{BAD, Folder, GOOD, stdout};

const SARIF: &str = include_str!("../../schemas/sarif-2.1.0.json");

/// Characters that change how what follows is shown, and markup of every format.
const EVIL: &str = "\x1b[31m\x1b]8;;http://evil.example/\x07\u{9b}1m\u{202e}\u{2066}\u{200f}\u{61c}\u{2028}\x7f\
                    ]]>--><!--&amp;&#0;%0A::error::\"'`{0}[a](1)\u{fffe}";

fn folder() -> Folder {
    let evil = format!(
        "<!-- ia-validate: allow(no-such-{EVIL}) --><article class=\"{EVIL}\"><header><h1>{EVIL}</h1></header>\
         <p style=\"{EVIL}\">{EVIL}<figure class=\"{EVIL}\"></figure></p><{EVIL}>\
         <!-- ia-validate: allow(figure-in-paragraph) --><p>x<figure></figure></p></article>"
    );
    let feed = format!(
        "<rss version=\"2.0\"><channel><title>{0}</title><item><title>{0}</title><link>{0}</link></item></channel>",
        EVIL.replace(['&', '<'], "")
    );
    Folder::new()
        .with("good.html", GOOD)
        .with("bad.html", BAD)
        .with("many.html", BAD.repeat(1500))
        .with("evil.html", evil)
        .with("evil.xml", feed)
        .with("items.xml", crate::support::feed(&[0, 1, 2].map(crate::support::Item::new)))
}

const CASES: [&[&str]; 5] = [
    &["good.html"],
    &["bad.html", "--select=figure-in-paragraph"],
    &["many.html"],
    &["evil.html", "evil.xml"],
    &[
        "evil.html",
        "many.html",
        "evil.xml",
        "items.xml",
        "--max-findings=2",
        "--max-depth=3",
        "--max-items=1",
    ],
];

/// Runs `check` on every case.
pub(super) fn each(format: &str, mut check: impl FnMut(&str)) {
    let folder = folder();
    for case in CASES {
        let mut reports = reports(&folder, case);
        check(&reports.remove(format).unwrap());
    }
}

#[test]
fn no_control_character_in_any_format() {
    let folder = folder();
    let is_bidi = |c| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    for case in CASES {
        for (format, text) in reports(&folder, case) {
            let harm = text.chars().find(|&c| c != '\n' && (c.is_control() || is_bidi(c)));
            assert_eq!(harm, None, "{format}");
        }
    }
}

#[test]
fn sarif_by_its_schema() {
    let check = sarif_schema();
    each("sarif", |text| {
        let document = read::json(text);
        check(&document).unwrap();
        let run = &document["runs"][0];
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        // Those that have results, and no others.
        let results = run["results"].as_array().unwrap();
        for result in results {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(rules[index]["id"], result["ruleId"]);
        }
        let found = results.iter().map(|it| it["ruleId"].as_str().unwrap());
        assert_eq!(rules.len(), found.collect::<std::collections::BTreeSet<_>>().len());
        assert!(run["tool"]["driver"]["informationUri"].as_str().unwrap().starts_with("https://"));
        let fingerprints =
            run["results"].as_array().unwrap().iter().map(|result| result["partialFingerprints"].to_string());
        assert_distinct(fingerprints);
    });
    // The schema is one that can say no.
    let wrong = serde_json::json!({ "version": "2.1.0", "runs": [{ "tool": {} }] });
    assert!(check(&wrong).is_err());
}

/// The schema of SARIF; what it says about a document.
fn sarif_schema() -> impl Fn(&Value) -> Result<(), String> {
    schema(SARIF)
}

/// What a schema says about a document.
pub(super) fn schema(text: &str) -> impl Fn(&Value) -> Result<(), String> + use<> {
    let schema: Value = serde_json::from_str(text).unwrap();
    let id = schema["$id"].as_str().unwrap_or("https://example.com/schema.json").to_owned();
    let mut compiler = boon::Compiler::new();
    compiler.enable_format_assertions();
    compiler.add_resource(&id, schema).unwrap();
    let mut schemas = boon::Schemas::new();
    let index = compiler.compile(&id, &mut schemas).unwrap();
    move |document| schemas.validate(document, index).map_err(|error| format!("{error:#}"))
}

#[test]
fn sarif_tells_what_is_suppressed() {
    let text = "<article><p>a</p>\n<!-- ia-validate: allow(figure-in-paragraph) old template -->\n\
                <p>x<figure></figure></p><p>y<figure></figure></p></article>";
    let folder = Folder::new().with("a.html", text);
    let reports = reports(&folder, &["a.html", "--kind=article", "--select=figure-in-paragraph"]);
    let document = read::json(&reports["sarif"]);
    let results = document["runs"][0]["results"].as_array().unwrap();
    let kinds: Vec<_> = results.iter().map(|result| result["suppressions"].to_string()).collect();
    assert_eq!(kinds, ["[]", r#"[{"kind":"inSource"}]"#]);
}

/// With a baseline the same results are there, and the same fingerprints: what is old is suppressed, no more.
#[test]
fn sarif_tells_what_the_baseline_hides() {
    let folder = Folder::new().with("a.html", BAD);
    folder.check("--baseline known.json --write-baseline a.html").code(0);
    folder.write("a.html", BAD.repeat(2));
    let results = |more: &[&str]| {
        let arguments = [&["a.html", "--select=figure-in-paragraph"], more].concat();
        let document = read::json(&reports(&folder, &arguments)["sarif"]);
        sarif_schema()(&document).unwrap();
        document["runs"][0]["results"].as_array().unwrap().clone()
    };
    let (all, new) = (results(&[]), results(&["--baseline=known.json"]));
    let of = |results: &[Value], name: &str| -> Vec<String> {
        results.iter().map(|result| result[name].to_string()).collect()
    };
    for same in ["locations", "partialFingerprints"] {
        assert_eq!(of(&new, same), of(&all, same));
    }
    assert_eq!(of(&all, "suppressions"), ["[]", "[]"]);
    assert_eq!(of(&new, "suppressions"), [r#"[{"kind":"external"}]"#, "[]"]);
}

fn assert_distinct(names: impl Iterator<Item = String>) {
    let mut seen = BTreeSet::new();
    for name in names {
        assert!(seen.insert(name.clone()), "{name} twice");
    }
}

/// The fields that GitLab requires, and fingerprints that last.
#[test]
fn gitlab_by_its_description() {
    each("gitlab", |text| {
        let document = read::json(text);
        let issues = document.as_array().unwrap();
        for issue in issues {
            for field in ["description", "check_name", "fingerprint"] {
                assert!(!issue[field].as_str().unwrap().is_empty());
            }
            assert!(
                ["info", "minor", "major", "critical", "blocker"]
                    .contains(&issue["severity"].as_str().unwrap())
            );
            assert!(
                issue["location"]["path"].is_string()
                    && issue["location"]["positions"]["begin"]["line"].is_u64()
            );
        }
        assert_distinct(issues.iter().map(|issue| issue["fingerprint"].to_string()));
    });
    let fingerprints = |text: String| -> Vec<String> {
        let folder = Folder::new().with("a.html", text);
        let issues = read::json(&reports(&folder, &["a.html"])["gitlab"]);
        issues.as_array().unwrap().iter().map(|issue| issue["fingerprint"].to_string()).collect()
    };
    let before = fingerprints(BAD.repeat(3));
    assert_eq!(before, fingerprints(BAD.repeat(3).replace("<p>", "\n\n<p>")));
    assert!(before.len() > 5);
}

/// Gives a report to a program that reads it, and takes what it prints; says so where there is no such program.
pub(super) fn accepted(program: &str, arguments: &[&str], text: &str) -> Option<String> {
    let child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut child) = child else {
        skipped(&format!("there is no {program}"));
        return None;
    };
    // A child that does not read all of it says why.
    let _ = std::io::Write::write_all(&mut child.stdin.take().unwrap(), text.as_bytes());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap())
}

/// Whether a program can do this.
fn can(program: &str, arguments: &[&str]) -> bool {
    let mut command = Command::new(program);
    command.args(arguments).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

#[test]
fn jq_reads_what_is_json() {
    for format in ["json", "jsonl", "sarif", "gitlab"] {
        each(format, |text| drop(accepted("jq", &["--exit-status", "-n", "[inputs] | true"], text)));
    }
}

#[test]
fn xmllint_reads_what_is_xml() {
    for format in ["junit", "checkstyle"] {
        each(format, |text| drop(accepted("xmllint", &["--noout", "-"], text)));
    }
}

/// `junitparser` of PyPI: what it counts is what we say.
#[test]
fn junitparser_reads_junit() {
    const MODULE: &str = "import junitparser";
    const SCRIPT: &str = "
import sys, junitparser
suites = junitparser.JUnitXml.fromstring(sys.stdin.buffer.read())
cases = [case for suite in suites for case in suite]
assert cases and len(cases) == suites.tests, (len(cases), suites.tests)
failed = [case for case in cases if case.result and not case.is_skipped]
assert len(failed) == suites.failures, (len(failed), suites.failures)
assert all(type(case.result[0]) is junitparser.Failure and case.name and case.classname for case in failed)
";
    if !can("python3", &["-c", MODULE]) {
        skipped("there is no junitparser for python3");
        return;
    }
    each("junit", |text| drop(accepted("python3", &["-c", SCRIPT], text)));
}

/// `danger-plugin-lint-report` of npm, which comments on pull requests, sees the places and severities that we tell people.
#[test]
fn danger_reads_checkstyle() {
    const PARSER: &str = "require('danger-plugin-lint-report/dist/parse/checkstyle_parser')";
    let script = format!(
        "const report = require('xml-js').xml2js(require('fs').readFileSync(0, 'utf8'));
         for (const v of {PARSER}.parseCheckstyle(report, '/'))
             console.log(`${{v.file}}:${{v.line}}:${{v.column}}: ${{v.severity}}`);"
    );
    if !can("node", &["-e", PARSER]) {
        skipped("there is no danger-plugin-lint-report for node");
        return;
    }
    let folder = folder();
    // What limits leave out has the severity of what it is here, and is a note there.
    for case in CASES.iter().filter(|case| !case.contains(&"--max-findings=2")) {
        let reports = reports(&folder, case);
        let printed = accepted("node", &["-e", &script], &reports["checkstyle"]).unwrap();
        // `path:line:column: severity[rule] message`
        let told = reports["compact"].lines().map(|line| line.split_once('[').unwrap().0);
        assert_eq!(printed.lines().collect::<Vec<_>>(), told.collect::<Vec<_>>());
    }
}

/// What the schema of Jenkins' xUnit plugin (`junit-10.xsd`) lets stand at the root.
#[test]
fn junit_has_a_plain_root() {
    each("junit", |text| {
        let (_, rest) = text.split_once("<testsuites ").unwrap();
        let root = rest.split_once('>').unwrap().0;
        let names: Vec<_> = root.split(' ').filter_map(|pair| Some(pair.split_once('=')?.0)).collect();
        assert_eq!(names, ["name", "tests", "failures", "errors"], "{root}");
    });
}

#[test]
fn junit_fails_as_the_run_does() {
    let folder = Folder::new()
        .with("a.html", "<article><p>a<br><br>b</p></article><meta property=op:markup_version content=v1.0>");
    for (threshold, failures) in [("error", 0), ("warning", 1), ("never", 0)] {
        let arguments = format!("--format junit --select repeated-line-breaks --fail-on {threshold} a.html");
        let run = folder.run(&arguments).code(failures);
        let text = stdout(&run);
        assert!(text.contains(&format!("failures=\"{failures}\"")), "{text}");
        assert!(text.contains("repeated-line-breaks"), "{text}");
    }
}

#[test]
fn every_report_is_empty_or_ends_its_last_line() {
    for (format, text) in reports(&folder(), CASES[0]) {
        assert!(text.is_empty() || text.ends_with('\n'), "{format}");
    }
}
