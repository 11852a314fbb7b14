//! `ia-validate.toml`: what is in force for which file, and what is said of mistakes.

use snapbox::str;

use crate::support::{Folder, Item, feed, stderr, stdout};

/// A feed whose one item has two line breaks in a row (a warning) and a figure in a paragraph (an error).
fn defective() -> String {
    let article = Item::new(1).article().replace(
        "</article>",
        "<p>a<br><br>b</p><p><figure><img src=\"https://example.com/1.jpg\"></figure></p></article>",
    );
    assert!(article.contains("<br><br>"));
    article
}

/// The rules of the findings in a compact report, with their severities.
fn found(folder: &Folder, arguments: &str) -> Vec<String> {
    let report = stdout(&folder.run(&format!("{arguments} --format compact")));
    let rule = |line: &str| {
        let (before, rest) = line.split_once('[').unwrap();
        let severity = before.rsplit(' ').next().unwrap();
        format!("{severity}[{}", rest.split_once(']').unwrap().0)
    };
    report.lines().map(rule).collect()
}

const BOTH: [&str; 2] = ["warning[repeated-line-breaks", "error[figure-in-paragraph"];

#[test]
fn the_nearest_file_counts_and_the_command_line_beats_it() {
    let folder = Folder::new().with("a.html", defective());
    folder.write_in_folders("deep/er/b.html", defective());
    assert_eq!(found(&folder, "a.html"), BOTH);
    folder.write("ia-validate.toml", "ignore = [\"repeated-line-breaks\"]");
    folder.write("deep/ia-validate.toml", "severity = { figure-in-paragraph = \"off\" }");
    assert_eq!(found(&folder, "a.html"), BOTH[1..]);
    assert_eq!(found(&folder, "deep/er/b.html"), BOTH[..1]);
    assert_eq!(found(&folder, "--no-config a.html"), BOTH);
    assert_eq!(found(&folder, "--config deep/ia-validate.toml a.html"), BOTH[..1]);
    // A selection starts anew; severities are of each rule.
    assert_eq!(found(&folder, "--select repeated-line-breaks a.html"), BOTH[..1]);
    assert_eq!(
        found(&folder, "--severity figure-in-paragraph=info deep"),
        [BOTH[0], "info[figure-in-paragraph"]
    );
}

#[test]
fn a_repository_is_the_top() {
    let folder = Folder::new().with("ia-validate.toml", "ignore = [\"repeated-line-breaks\"]");
    folder.write_in_folders("own/a.html", defective());
    assert_eq!(found(&folder, "own/a.html"), BOTH[1..]);
    folder.write_in_folders("own/.git/HEAD", "");
    assert_eq!(found(&folder, "own/a.html"), BOTH);
}

#[test]
fn stdin_has_the_settings_of_its_name() {
    let folder = Folder::new();
    folder.write_in_folders("own/ia-validate.toml", "select = [\"figure-in-paragraph\"]");
    let run = |name: &str| {
        let command = folder.command().args(["-", "--format", "compact", "--stdin-filename", name]);
        let report = command.stdin(defective()).assert();
        stdout(&report).lines().count()
    };
    assert_eq!(run("own/a.html"), 1);
    assert_eq!(run("a.html"), 2);
}

#[test]
fn overrides_and_the_exit_code() {
    let folder = Folder::new().with("a.html", defective());
    folder.write_in_folders("archive/2016/b.html", defective());
    folder.write(
        "ia-validate.toml",
        "severity.figure-in-paragraph = \"warning\"
[[overrides]]
paths = [\"archive/\"]
severity.figure-in-paragraph = \"error\"
",
    );
    folder.run("a.html").code(0);
    folder.run("archive").code(1);
    folder.run("--fail-on never archive").code(0);
    folder.run("--fail-on warning a.html").code(1);
}

#[test]
fn files_are_named_from_the_folder_of_the_configuration() {
    let folder = Folder::new();
    folder.write_in_folders("own/old.xml", feed(&[Item::new(1)]));
    folder
        .write_in_folders("own/new.xml", feed(&[Item::new(1).changed("2011-02-01T09:00:00Z"), Item::new(2)]));
    folder.write("own/ia-validate.toml", "previous = [\"old.xml\"]");
    assert_eq!(folder.preview("own/new.xml"), ["update", "create"]);
    folder.write("own/ia-validate.toml", "state = \"s.db\"");
    folder.run("record own/old.xml").code(0);
    assert_eq!(folder.preview("own/new.xml"), ["update", "create"]);
    assert!(folder.path("own/s.db").exists());
    // Without a state in the configuration one has to be named.
    folder.write("own/ia-validate.toml", "");
    folder.run("record own/old.xml").code(2);
}

#[test]
fn lenient_captions_and_time_zones() {
    let caption = "<figure><img src=\"https://example.com/1.jpg\"><figcaption>A <b>b</b></figcaption></figure></article>";
    let article = Item::new(1).article().replace("</article>", caption);
    let folder = Folder::new().with("a.html", article);
    assert_eq!(found(&folder, "a.html"), ["error[caption-element-not-allowed"]);
    assert_eq!(found(&folder, "--lenient-captions a.html"), ["warning[caption-element-not-allowed"]);
    folder.write("ia-validate.toml", "lenient-captions = true");
    assert_eq!(found(&folder, "a.html"), ["warning[caption-element-not-allowed"]);
    assert_eq!(found(&folder, "--lenient-captions=false a.html"), ["error[caption-element-not-allowed"]);
    let zoneless = [Item::new(1).changed("2011-02-01T09:00:00")];
    folder.write("feed.xml", feed(&zoneless));
    let modified = |arguments: &str| {
        let json = stdout(&folder.run(&format!("preview --format json feed.xml {arguments}")));
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        json["articles"][0]["modified"].as_str().unwrap().to_owned()
    };
    assert_eq!(modified(""), "2011-02-01T09:00:00Z");
    assert_eq!(modified("--assume-timezone -08:00"), "2011-02-01T17:00:00Z");
    assert_eq!(modified("--assume-timezone Europe/Berlin"), "2011-02-01T08:00:00Z");
}

#[test]
fn mistakes_are_shown_where_they_are() {
    let folder = Folder::new().with("a.html", defective()).with(
        "ia-validate.toml",
        "domian = [\"example.com\"]\nignore = [\"figure-in-paragrph\"]\nfail-on = 3\n[severity]\ntitle-missing = \"fatal\"\n",
    );
    folder.run("a.html").code(2).stdout_eq("").stderr_eq(str![[r#"
error: `domian` is no key of the configuration
   ╭─[ia-validate.toml:1:1]
 1 │ domian = ["example.com"]
   · ──────
   ╰────
  help: did you mean `domains`?

error: there is no rule `figure-in-paragrph`
   ╭─[ia-validate.toml:2:11]
 2 │ ignore = ["figure-in-paragrph"]
   ·           ────────────────────
   ╰────
  help: did you mean `figure-in-paragraph`?

error: this must be a string, not an integer
   ╭─[ia-validate.toml:3:11]
 3 │ fail-on = 3
   ·           ─
   ╰────

error: `fatal` is no severity: use `error`, `warning`, `info` or `off`
   ╭─[ia-validate.toml:5:17]
 5 │ title-missing = "fatal"
   ·                 ───────
   ╰────

error: nothing was checked: `ia-validate.toml` has 4 mistakes

"#]]);
    for broken in
        ["a = ", "[[overrides]]\nignore = []", "domains = [\"co.uk\"]", "max-file-size = \"1X\"", "\u{0}"]
    {
        folder.write("ia-validate.toml", broken);
        let run = folder.run("a.html").code(2).stdout_eq("");
        assert!(stderr(&run).contains("ia-validate.toml"), "{broken}: {}", stderr(&run));
    }
    folder.run("--config none.toml a.html").code(2).stdout_eq("");
}

#[test]
fn old_ids_of_rules_work_and_warn() {
    let folder = Folder::new().with("a.html", defective());
    let (old, new) = ("op-published-missing", "published-missing");
    let run = folder.run(&format!("--ignore {old} a.html"));
    assert!(
        stderr(&run).contains(&format!("warning: rule `{old}` was renamed to `{new}`")),
        "{}",
        stderr(&run)
    );
    folder.write("ia-validate.toml", format!("ignore = [\"{old}\"]"));
    let run = folder.run("a.html");
    assert!(stderr(&run).contains(&format!("rule `{old}` was renamed to `{new}`")), "{}", stderr(&run));
    let run = folder.run(&format!("explain {old}")).code(0);
    assert!(stdout(&run).contains(new));
}

#[test]
fn what_is_in_force_is_shown_with_where_it_is_from() {
    let folder = Folder::new()
        .with("a.html", defective())
        .with("ia-validate.toml", "domains = [\"example.com\"]\n\n[severity]\ntitle-missing = \"warning\"\n");
    folder.run("config show a.html --fail-on info").code(0).stderr_eq("").stdout_eq(str![[r##"
# a.html: ia-validate.toml
domains = ["example.com"] # ia-validate.toml:1
select = [] # default
ignore = [] # default
evidence = "inferred" # default
min-severity = "info" # default
lenient-captions = false # default
assume-timezone = "UTC" # default
stale-items = false # default
no-suppress = false # default
previous = [] # default
# state: none # default
fail-on = "info" # command line
format = "full" # default
max-file-size = 104857600 # default
max-items = 100000 # default
max-findings = 10000 # default
max-depth = 10000 # default
unchecked-notes = false # default
include = [] # default
exclude = [] # default
kind = "auto" # default
notes = {} # default

[severity]
title-missing = "warning" # ia-validate.toml:4

"##]]);
    // What is shown is a configuration itself.
    let shown = stdout(&folder.run("config show a.html"));
    folder.write("shown.toml", &shown);
    folder.run("--config shown.toml a.html").code(1);
}

/// The schema that is shipped; `ia-validate config schema` writes it anew.
const SCHEMA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/ia-validate.schema.json");

#[test]
fn the_shipped_schema_is_that_of_this_version() {
    let schema = stdout(&Folder::new().run("config schema").code(0));
    let shipped = std::fs::read_to_string(SCHEMA).unwrap();
    assert_eq!(
        schema,
        shipped.replace("\r\n", "\n"),
        "run `ia-validate config schema > docs/ia-validate.schema.json`"
    );
}

/// What people read about the file.
const DOCUMENTATION: &str = include_str!("../../../docs/configuration.md");

#[test]
fn the_documented_file_is_right_and_names_every_key() {
    let (_, example) = DOCUMENTATION.split_once("```toml\n").unwrap();
    let (example, _) = example.split_once("```").unwrap();
    let folder = Folder::new()
        .with("a.html", defective())
        .with("ia-validate.toml", example)
        .with("shared/base.toml", "");
    folder.run("config show a.html").code(0).stderr_eq("");
    let schema: serde_json::Value =
        serde_json::from_str(&stdout(&folder.run("config schema").code(0))).unwrap();
    for key in schema["properties"].as_object().unwrap().keys() {
        assert!(example.contains(key.as_str()), "`{key}` is not in the example");
    }
}

#[test]
fn severities_on_the_command_line() {
    let folder = Folder::new().with("a.html", defective());
    let levels = "--severity figure-in-paragraph=info,repeated-line-breaks=error";
    assert_eq!(
        found(&folder, &format!("{levels} a.html")),
        ["error[repeated-line-breaks", "info[figure-in-paragraph"]
    );
    let off = "--severity figure-in-paragraph=off --severity repeated-line-breaks=off";
    folder.run(&format!("{off} -q a.html")).code(0).stdout_eq("").stderr_eq("");
    // What is off still speaks for the defect, and decides what would happen to the article.
    folder.write("feed.xml", feed(&[Item::new(1)]).replace("<h1>Title 1</h1>", ""));
    assert_eq!(folder.preview("--severity title-missing=off feed.xml"), ["rejected title-missing"]);
    for (wrong, said) in [
        ("figure-in-paragraf=off", "did you mean `figure-in-paragraph`?"),
        ("figure-in-paragraph=fatal", "use `error`, `warning`, `info` or `off`"),
        ("figure-in-paragraph", "give a rule and a severity"),
    ] {
        let run = folder.run(&format!("--severity {wrong} a.html")).code(2).stdout_eq("");
        assert!(stderr(&run).contains(said), "{wrong}: {}", stderr(&run));
    }
    folder.run("--no-config --config a.toml a.html").code(2).stdout_eq("");
}

#[test]
fn overrides_match_as_gitignore_does_and_later_ones_count_more() {
    let folder = Folder::new().with("a.html", defective()).with("old.html", defective());
    for path in ["archive/a.html", "archive/keep.html", "news/archive/a.html"] {
        folder.write_in_folders(path, defective());
    }
    folder.write(
        "ia-validate.toml",
        "ignore = [\"repeated-line-breaks\"]
[[overrides]]
paths = [\"/archive/\", \"!/archive/keep.html\", \"old.*\"]
ignore = [\"figure-in-paragraph\"]
[[overrides]]
paths = [\"old.html\"]
select = [\"repeated-line-breaks\"]
",
    );
    let (figure, breaks) = (&BOTH[1..], &BOTH[..1]);
    for (path, expected) in [
        ("a.html", figure),
        ("archive/a.html", &[]),
        ("./news/../archive/a.html", &[]),
        ("archive/keep.html", figure),
        ("news/archive/a.html", figure),
        ("old.html", breaks),
    ] {
        assert_eq!(found(&folder, path), expected, "{path}");
    }
    let shown = stdout(&folder.run("config show old.html").code(0));
    assert!(
        shown.starts_with(
            "# old.html: ia-validate.toml, with the overrides at ia-validate.toml:2, ia-validate.toml:5\n"
        ),
        "{shown}"
    );
    // From another folder it is the same.
    let command = folder.command().current_dir(folder.path("archive")).args(["-q", "a.html"]);
    command.assert().code(0).stdout_eq("");
    // A file for all inputs has patterns from its own folder, too.
    folder.write_in_folders(
        "ci/strict.toml",
        "[[overrides]]\npaths = [\"a.html\"]\nselect = [\"title-missing\"]\n",
    );
    assert_eq!(found(&folder, "--config ci/strict.toml a.html"), [""; 0]);
    assert_eq!(found(&folder, "--config ci/strict.toml old.html"), BOTH);
}

#[test]
fn inputs_with_configurations_of_their_own() {
    let folder = Folder::new();
    folder.write_in_folders("one/a.html", defective());
    folder.write_in_folders("two/a.html", defective());
    folder.write("one/ia-validate.toml", "format = \"compact\"\nfail-on = \"never\"\n");
    let run = folder.run("one").code(0);
    assert_eq!(stdout(&run).lines().count(), 2);
    folder.write(
        "two/ia-validate.toml",
        "format = \"json\"\nignore = [\"figure-in-paragraph\"]\nfail-on = \"warning\"\n",
    );
    let run = folder.run("two one").code(1);
    assert_eq!(stdout(&run).lines().count(), 3);
    assert!(stderr(&run).starts_with(
        "warning: the inputs' configurations want different formats: that of one/ia-validate.toml:1 is used, not \
         that of two/ia-validate.toml:1\n"
    ));
    // Who says what to do is not told what was not asked.
    let run = folder.run("--format json -q one two").code(1).stderr_eq("");
    let report: serde_json::Value = serde_json::from_str(&stdout(&run)).unwrap();
    assert_eq!(report["diagnostics"].as_array().unwrap().len(), 3);
    // Nothing is checked, and nothing written, if any of them is wrong.
    folder.write("two/ia-validate.toml", "x = 1");
    folder.run("one two --output report.txt").code(2).stdout_eq("");
    assert_eq!(folder.names(), ["one", "two"]);
}

#[test]
fn sizes_states_and_outputs() {
    let folder = Folder::new().with("feed.xml", feed(&[Item::new(1)]));
    folder.write("ia-validate.toml", "max-file-size = 10");
    let run = folder.run("feed.xml").code(2);
    assert!(stderr(&run).contains("is larger than 10 bytes"), "{}", stderr(&run));
    folder.run("--max-file-size 1M feed.xml").code(0);
    // Before anything was recorded, a state that the configuration names is no reason to stop.
    folder.write("ia-validate.toml", "state = \"s.db\"");
    let run = folder.run("feed.xml").code(0);
    assert!(stderr(&run).starts_with("warning: state `s.db` does not exist yet: every article is new\n"));
    folder.run("--state s.db feed.xml").code(2);
    folder.run("record feed.xml").code(0);
    assert_eq!(folder.preview("feed.xml"), ["unchanged"]);
    folder.write("ia-validate.toml", "previous = [\"gone.xml\"]");
    let run = folder.run("feed.xml").code(2).stdout_eq("");
    assert_eq!(stderr(&run), "error: `previous` of ia-validate.toml:1: `gone.xml`: no such file or folder\n");
    folder.write("ia-validate.toml", "fail-on = \"info\"");
    folder.run("feed.xml --output ia-validate.toml").code(2);
    assert_eq!(folder.read("ia-validate.toml"), b"fail-on = \"info\"");
}

#[test]
fn stale_items_only_if_asked() {
    let folder = Folder::new().with("feed.xml", feed(&[Item::new(1)]));
    let stale = "info[feed-stale-item".to_owned();
    let has = |arguments: &str| found(&folder, &format!("{arguments} feed.xml")).contains(&stale);
    assert!(!has(""));
    assert!(has("--now 2012-01-01T00:00:00Z"));
    folder.write("ia-validate.toml", "stale-items = true");
    assert!(has(""));
    assert!(!has("--now 2011-02-01T00:30:00Z"));
}

#[test]
fn comments_that_allow_findings() {
    let allow = |ids: &str| format!("<!-- ia-validate: allow({ids}) for now -->");
    let article = Item::new(1).article().replace(
        "</article>",
        &format!(
            "{}<p>a<figure><img src=\"https://example.com/1.jpg\"></figure></p>{}<p>b</p>{}<p>c</p></article>",
            allow("figure-in-paragraph"),
            allow("title-missing"),
            allow("title-misssing"),
        ),
    );
    let folder = Folder::new().with("a.html", &article);
    let warnings = ["warning[unused-suppression", "warning[unknown-suppression"];
    assert_eq!(found(&folder, "a.html"), warnings);
    let run = folder.run("--domain example.com a.html").code(0);
    assert!(stderr(&run).contains("2 warnings, 1 suppressed"), "{}", stderr(&run));
    let run = folder.run("--format json -q a.html");
    let report: serde_json::Value = serde_json::from_str(&stdout(&run)).unwrap();
    assert_eq!(report["summary"]["suppressed"], 1);
    // All is shown, and the comments are as good as not there.
    assert_eq!(found(&folder, "--no-suppress a.html"), ["error[figure-in-paragraph"]);
    let run = folder.run("--no-suppress a.html").code(1);
    assert!(!stderr(&run).contains("suppressed"), "{}", stderr(&run));
    folder.write("ia-validate.toml", "no-suppress = true");
    assert_eq!(found(&folder, "a.html"), ["error[figure-in-paragraph"]);
    assert_eq!(found(&folder, "--no-suppress=false a.html"), warnings);
    // An old id hides what it did, and says what it is called now.
    folder.write("ia-validate.toml", "");
    let undated = Item::new(1).article().replace("op-published", "other");
    folder.write("b.html", format!("{}{undated}", allow("op-published-missing")));
    let run = folder.run("--format compact b.html").code(0);
    assert!(
        stdout(&run).contains("rule `op-published-missing` was renamed to `published-missing`"),
        "{}",
        stdout(&run)
    );
}

#[test]
fn the_configuration_of_folders_and_urls() {
    let folder = Folder::new().with("ia-validate.toml", "fail-on = \"never\"");
    folder.write_in_folders("own/ia-validate.toml", "fail-on = \"info\"");
    for (path, from) in [
        ("", "ia-validate.toml"),
        ("own", "own/ia-validate.toml"),
        ("https://example.com/feed.xml", "ia-validate.toml"),
    ] {
        let shown = stdout(&folder.run(&format!("config show {path}")).code(0));
        assert!(shown.contains(&format!(" # {from}:1\n")), "{path}: {shown}");
    }
    assert!(stdout(&folder.run("config show --no-config")).starts_with("# .: no configuration file\n"));
    folder
        .run("config show gone.html")
        .code(2)
        .stdout_eq("")
        .stderr_eq("error: `gone.html`: no such file or folder\n");
}

#[test]
fn a_first_configuration_is_made_of_what_is_found() {
    let item = crate::support::Item::new(1).article();
    let other = item.replace("https://example.com", "https://www.paper.example");
    let folder =
        Folder::new().with("a.html", &item).with("b.html", &item).with("c.html", other).with("d.html", "x");
    let run = folder.run("config init").code(0).stdout_eq("");
    let told = stderr(&run);
    assert!(
        told.starts_with("wrote `ia-validate.toml`; looked at 3 files; domains: example.com, paper.example"),
        "{told}"
    );
    let written = String::from_utf8(folder.read("ia-validate.toml")).unwrap();
    assert!(written.contains("\ndomains = [\"example.com\", \"paper.example\"]\n"), "{written}");
    assert!(written.lines().all(|line| line.len() <= 130 || line.starts_with("#:schema")), "{written}");
    // Every key is there, and right as it stands.
    let all: String = written
        .lines()
        .map(|line| {
            let key = line.strip_prefix("# ").filter(|rest| rest.contains(" = ") && !rest.contains('`'));
            format!("{}\n", key.unwrap_or(line))
        })
        .collect();
    folder.write_in_folders("all/ia-validate.toml", all.split("[[overrides]]").next().unwrap());
    folder.run("config show all").code(0);
    folder.run("config init").code(2).stdout_eq("");
    assert_eq!(String::from_utf8(folder.read("ia-validate.toml")).unwrap(), written);
    let empty = Folder::new();
    let run = empty.run("config init").code(0);
    assert!(stderr(&run).contains("no canonical URL says"), "{}", stderr(&run));
    empty.run("config show").code(0);
    empty.run("config init missing").code(2);
}
