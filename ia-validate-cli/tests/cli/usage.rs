//! Commands, options, exit codes.

use snapbox::{file, str};

use crate::support::{BAD, Folder, GOOD, RULE, stderr, stdout};

#[test]
fn help() {
    let folder = Folder::new();
    folder.run("--help").code(0).stdout_eq(file!["snapshots/help.txt"]).stderr_eq("");
    folder.run("-h").code(0).stdout_eq(file!["snapshots/short-help.txt"]).stderr_eq("");
    folder.run("check --help").code(0).stdout_eq(file!["snapshots/check-help.txt"]).stderr_eq("");
    folder.run("fix --help").code(0).stdout_eq(file!["snapshots/fix-help.txt"]).stderr_eq("");
    folder.run("preview --help").code(0).stdout_eq(file!["snapshots/preview-help.txt"]).stderr_eq("");
    folder.run("record --help").code(0).stdout_eq(file!["snapshots/record-help.txt"]).stderr_eq("");
    folder.run("show --help").code(0).stdout_eq(file!["snapshots/show-help.txt"]).stderr_eq("");
    folder.run("inventory --help").code(0).stdout_eq(file!["snapshots/inventory-help.txt"]).stderr_eq("");
    folder.run("rules --help").code(0).stdout_eq(file!["snapshots/rules-help.txt"]).stderr_eq("");
    folder.run("explain --help").code(0).stdout_eq(file!["snapshots/explain-help.txt"]).stderr_eq("");
    folder.run("lsp --help").code(0).stdout_eq(file!["snapshots/lsp-help.txt"]).stderr_eq("");
    folder.run("completions --help").code(0).stdout_eq(file!["snapshots/completions-help.txt"]).stderr_eq("");
    folder.run("man --help").code(0).stdout_eq(file!["snapshots/man-help.txt"]).stderr_eq("");
    folder.run("--version").code(0).stdout_eq("ia-validate [..]\n").stderr_eq("");
}

#[test]
fn nothing_asked_for_shows_the_help() {
    folder_with_bad().run("").code(2).stdout_eq("").stderr_eq(file!["snapshots/short-help.txt"]);
}

fn folder_with_bad() -> Folder {
    Folder::new().with("bad.html", BAD)
}

#[test]
fn check_is_what_happens_without_a_command() {
    let folder = Folder::new().with("check", BAD).with("bad.html", BAD);
    let line = |path: &str| format!("{path}:1:17: error[{RULE}] [..]\n");
    let options = format!("-q --format compact --select {RULE}");
    for (arguments, path) in [
        (format!("{options} bad.html"), "bad.html"),
        (format!("bad.html {options}"), "bad.html"),
        (format!("check bad.html {options}"), "bad.html"),
        (format!("check check {options}"), "check"),
        (format!("./check {options}"), "./check"),
    ] {
        folder.run(&arguments).code(1).stdout_eq(line(path)).stderr_eq("");
    }
}

#[test]
fn exit_codes_by_severity() {
    let folder = folder_with_bad().with("good.html", GOOD);
    for (fail_on, code) in [("error", 1), ("warning", 1), ("info", 1), ("never", 0)] {
        folder.check(&format!("--fail-on {fail_on} bad.html")).code(code);
        folder.check(&format!("--fail-on {fail_on} good.html")).code(0).stdout_eq("");
        // What could not be read outweighs findings, whether these count or not.
        folder.check(&format!("--fail-on {fail_on} bad.html missing.html")).code(2);
    }
    folder.check("--fail-on fatal bad.html").code(2).stdout_eq("");
}

#[test]
fn milder_findings_fail_only_if_asked() {
    let empty = "<rss version=\"2.0\"><channel><title>News</title></channel></rss>";
    let folder = Folder::new().with("empty.xml", empty);
    let run = |fail_on| {
        folder.run(&format!("-q --format compact --select feed-empty --fail-on {fail_on} empty.xml"))
    };
    run("never").code(0).stdout_eq("empty.xml:1:[..]: warning[feed-empty] [..]\n");
    run("error").code(0);
    run("warning").code(1);
    run("info").code(1);
}

#[test]
fn select_and_ignore() {
    let folder = folder_with_bad();
    let run = |arguments: &str| folder.run(&format!("-q --format compact {arguments} bad.html"));
    let found = |arguments: &str| stdout(&run(arguments)).contains(RULE);
    assert!(found(""));
    assert!(found(&format!("--select {RULE}")));
    assert!(found(&format!("--select markup-unparsable,{RULE}")));
    assert!(found(&format!("--select markup-unparsable --select {RULE}")));
    assert!(!found("--select markup-unparsable"));
    assert!(!found(&format!("--ignore {RULE}")));
    assert!(!found(&format!("--ignore markup-unparsable,{RULE}")));
    assert!(!found(&format!("--select {RULE} --ignore {RULE}")));
}

#[test]
fn unknown_rules_are_wrong_usage() {
    let folder = folder_with_bad();
    folder.run("--select figure-in-paragraf bad.html").code(2).stdout_eq("").stderr_eq(str![[r#"
error: invalid value 'figure-in-paragraf' for '--select <RULE>': there is no such rule; did you mean `figure-in-paragraph`?

For more information, try '--help'.

"#]]);
    folder.run("--ignore markup-unparsable,xyz bad.html").code(2).stdout_eq("").stderr_eq(str![[r#"
error: invalid value 'xyz' for '--ignore <RULE>': there is no such rule; `ia-validate rules` lists them

For more information, try '--help'.

"#]]);
}

#[test]
fn wrong_usage() {
    let folder = folder_with_bad();
    for arguments in [
        "--no-such-option bad.html",
        "--format yaml bad.html",
        "--kind page bad.html",
        "--color sometimes bad.html",
        "--domain https://example.com/ bad.html",
        "--max-file-size 10X bad.html",
        "--max-file-size 5G bad.html",
        "--stdin-filename a.html bad.html",
        "--output bad.html bad.html",
        "--output ./bad.html bad.html",
        "--output missing/report.txt bad.html",
    ] {
        let run = folder.run(arguments).code(2).stdout_eq("");
        assert!(stderr(&run).starts_with("error: "), "{arguments}: {}", stderr(&run));
        assert_eq!(std::fs::read_to_string(folder.path("bad.html")).unwrap(), BAD, "{arguments}");
    }
}

#[test]
fn domains() {
    let folder = folder_with_bad();
    let run = |arguments: &str| {
        folder.run(&format!("--fail-on never --format compact --select {RULE} {arguments} bad.html"))
    };
    run("").code(0).stderr_eq(str![[r#"
checked 1 file with 1 article: 1 error; no --domain given: canonical URLs were not compared with one; no earlier version given: updates were not judged

"#]]);
    run("--domain example.com --domain m.example.com").code(0).stderr_eq(str![[r#"
checked 1 file with 1 article: 1 error; no earlier version given: updates were not judged

"#]]);
}

#[test]
fn no_config_is_accepted() {
    folder_with_bad().check("--no-config bad.html").code(1);
}

#[cfg(not(feature = "fetch"))]
#[test]
fn urls_without_the_feature() {
    folder_with_bad().run("https://example.com/feed.xml").code(2).stdout_eq("").stderr_eq(str![[r#"
error: `https://example.com/feed.xml`: URLs cannot be fetched, since this was built without the feature `fetch`

"#]]);
}

#[test]
fn what_others_call_otherwise_is_told() {
    let folder = folder_with_bad();
    for (arguments, told) in [
        ("check --fix bad.html", "tip: here this is a command: `ia-validate fix`\n"),
        ("--exit-zero bad.html", "tip: here this is `--fail-on never`\n"),
        ("check --output-format=json bad.html", "tip: here this is `--format`\n"),
        ("--fromat json", "tip: a similar argument exists: '--format'\n"),
        ("chek", "error: `chek`: no such file or folder; did you mean the command `check`?\n"),
        ("inventroy .", "`inventroy`: no such file or folder; did you mean the command `inventory`?\n"),
        ("missing.html", "error: `missing.html`: no such file or folder\n"),
        ("--select caption bad.html", "there is no such rule; did you mean `captions`?\n"),
        ("--select captoins bad.html", "did you mean `captions`?\n"),
        ("--select zz* bad.html", "there is no such rule; `ia-validate rules` lists them\n"),
        ("--select feed-zz* bad.html", "there is no such rule"),
    ] {
        let run = folder.run(&format!("{arguments} --output report.txt")).code(2).stdout_eq("");
        assert!(stderr(&run).contains(told), "{arguments}: {}", stderr(&run));
    }
}

#[test]
fn what_counts_can_be_chosen_by_family_pattern_and_severity() {
    let text = "<article><p>a<br><br>b<figure></figure></p></article><meta property=op:markup_version content=v1.0>\n";
    let folder = Folder::new().with("a.html", text).with("b/a.html", text);
    folder.write("b/ia-validate.toml", "ignore = [\"canonical-*\", \"feed\"]\nmin-severity = \"error\"\n[severity]\n\"*-in-paragraph\" = \"error\"\n");
    let rules = |arguments: &str| -> Vec<String> {
        let told = stdout(&folder.run(&format!("-q --format compact --fail-on never {arguments}")).code(0));
        told.lines().map(|line| line.split(['[', ']']).nth(1).unwrap().to_owned()).collect()
    };
    assert_eq!(rules("--select nesting,repeated-* a.html"), ["repeated-line-breaks", "figure-in-paragraph"]);
    assert_eq!(rules("--select nesting --min-severity error a.html"), ["figure-in-paragraph"]);
    assert_eq!(rules("--select nesting --severity nesting=info --min-severity warning a.html"), [""; 0]);
    let all = rules("b/a.html");
    assert!(
        all.contains(&"figure-in-paragraph".to_owned()) && !all.iter().any(|it| it.starts_with("canonical")),
        "{all:?}"
    );
    assert!(!all.contains(&"repeated-line-breaks".to_owned()), "{all:?}");
    for (arguments, message) in [
        ("--select nestin a.html", "did you mean `nesting`?"),
        ("--ignore * a.html", "there is no such rule"),
        ("--min-severity mild a.html", "[possible values: info, warning, error]"),
    ] {
        let run = folder.run(arguments).code(2).stdout_eq("");
        assert!(stderr(&run).contains(message), "{arguments}: {}", stderr(&run));
    }
}

#[test]
fn rules_by_their_evidence() {
    let folder = folder_with_bad();
    let count = |options: &str| {
        let run = folder.run(&format!("rules -q {options}"));
        stdout(&run.code(0)).lines().count().saturating_sub(1)
    };
    let [all, observed, documented] = ["", "--evidence observed", "--evidence documented"].map(count);
    assert_eq!(count("--evidence inferred"), all);
    assert!(documented > 50 && documented < observed && observed < all, "{documented} {observed} {all}");
    let line = format!("bad.html:1:17: error[{RULE}] [..]\n");
    let shown = format!("--format compact --select {RULE} bad.html");
    folder.run(&format!("-q --evidence documented {shown}")).code(1).stdout_eq(line.as_str());
    folder.run("-q --evidence certain bad.html").code(2).stdout_eq("");
    // As a key of the configuration.
    folder.write(
        "ia-validate.toml",
        "evidence = \"documented\"\n[[overrides]]\npaths = [\"bad.html\"]\nevidence = \"inferred\"\n",
    );
    folder.run(&format!("-q {shown}")).code(1).stdout_eq(line.as_str());
    folder.write("ia-validate.toml", "evidence = \"certain\"\n");
    folder.run(&format!("-q {shown}")).code(2);
}
