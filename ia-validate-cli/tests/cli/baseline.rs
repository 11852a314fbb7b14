//! `check --baseline`.

use serde_json::{Value, json};
use snapbox::str;

use crate::support::{BAD, Folder, GOOD, Item, RULE, feed, stderr, stdout};

/// A second document with a finding that is like that of [`BAD`].
const TWICE: &str = "<article><p>Text<figure></figure></p><p>Text<figure></figure></p></article><meta property=op:markup_version content=v1.0>\n";

/// Checks for [`RULE`] with the baseline: what is found, a line each.
fn lines(folder: &Folder, arguments: &str) -> Vec<String> {
    let run = folder.check(&format!("--baseline known.json {arguments}"));
    stdout(&run).lines().map(str::to_owned).collect()
}

fn write(folder: &Folder, paths: &str) {
    let run = folder.check(&format!("--baseline known.json --write-baseline {paths}"));
    run.code(0).stdout_eq("").stderr_eq("");
}

fn stored(folder: &Folder) -> Value {
    serde_json::from_slice(&folder.read("known.json")).unwrap()
}

/// An item with one finding.
fn item(n: usize) -> Item {
    let mut item = Item::new(n);
    item.text = format!("Text {n} <figure><img src=\"https://example.com/{n}.jpg\"></figure>");
    item
}

#[test]
fn what_is_written_is_hidden_and_counted() {
    let folder = Folder::new().with("bad.html", TWICE).with("good.html", GOOD);
    let options = format!("--format compact --select {RULE} --baseline known.json");
    folder.run(&format!("{options} --write-baseline .")).code(0).stdout_eq("").stderr_eq(str![[r#"
checked 2 files with 2 articles: no findings, 2 hidden by the baseline; [..]

"#]]);
    assert_eq!(
        String::from_utf8(folder.read("known.json")).unwrap(),
        "{\n  \"schema\": 2,\n  \"kind\": \"ia-validate baseline\",\n  \"articles\": {},\n  \"files\": {\n    \
         \"bad.html\": {\n      \"figure-in-paragraph\": {\n        \"563ba8a9dc7de8a3\": 2\n      }\n    }\n  }\n}\n"
    );
    folder.run(&format!("{options} .")).code(0).stdout_eq("").stderr_eq(str![[r#"
checked 2 files with 2 articles: no findings, 2 hidden by the baseline; [..]

"#]]);
    assert_eq!(folder.names(), ["bad.html", "good.html", "known.json"]);
}

#[test]
fn json_counts_what_is_hidden_if_there_is_a_baseline() {
    let folder = Folder::new().with("bad.html", BAD);
    write(&folder, "bad.html");
    let summary = |arguments: &str| {
        let run = folder.run(&format!("-q --format json --select {RULE} {arguments} bad.html"));
        serde_json::from_str::<Value>(&stdout(&run)).unwrap()["summary"].clone()
    };
    let counts =
        json!({ "files": 1, "articles": 1, "errors": 1, "warnings": 0, "infos": 0, "suppressed": 0 });
    assert_eq!(summary(""), counts);
    let counts = json!({ "files": 1, "articles": 1, "errors": 0, "warnings": 0, "infos": 0, "suppressed": 0, "hidden": 1 });
    assert_eq!(summary("--baseline known.json"), counts);
}

#[test]
fn what_is_new_is_shown() {
    let folder = Folder::new().with("bad.html", BAD);
    write(&folder, "bad.html");
    // One more of the same, something else, and the same elsewhere.
    folder.write("bad.html", TWICE);
    assert_eq!(lines(&folder, "bad.html").len(), 1);
    folder.write("bad.html", BAD.replace("<figure>", "<figure><img src=\"a.jpg\">"));
    assert_eq!(lines(&folder, "bad.html").len(), 1);
    folder.write("bad.html", BAD);
    folder.write("other.html", BAD);
    let found = lines(&folder, ".");
    assert!(found.len() == 1 && found[0].contains("other.html:1:17"), "{found:?}");
    folder.check("--baseline known.json .").code(1);
}

#[test]
fn what_is_moved_stays_hidden() {
    let folder = Folder::new().with("bad.html", BAD);
    write(&folder, "bad.html");
    let above = BAD.replace("<article>", "\n<!-- more -->\n<article>\n<p>More</p>\n");
    folder.write("bad.html", above.replace("<figure>", "\n\t<figure>\n"));
    assert_eq!(lines(&folder, "bad.html"), [""; 0]);
}

#[test]
fn articles_of_feeds_go_by_their_url() {
    let folder = Folder::new().with("feed.xml", feed(&[item(1), item(2)]));
    write(&folder, "feed.xml");
    let articles = stored(&folder)["articles"].clone();
    let urls: Vec<&String> = articles.as_object().unwrap().keys().collect();
    assert_eq!(urls, ["https://example.com/1", "https://example.com/2"]);
    // In another file, in another order, and escaped.
    let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let cdata = |item: &Item| format!("<![CDATA[{}]]>", item.article());
    let new = feed(&[item(3), item(2), item(1)]).replace(&cdata(&item(1)), &escape(&item(1).article()));
    folder.write("today.xml", new);
    let found = lines(&folder, "today.xml");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("today.xml:2:"), "the first item of the feed is new: {found:?}");
    // The same article as a file of its own is another matter.
    folder.write("one.html", item(1).article());
    assert_eq!(lines(&folder, "one.html").len(), 1);
}

#[test]
fn paths_are_those_from_the_baseline() {
    let folder = Folder::new().with("site/a/bad.html", BAD).with("site/ci/known.json", "");
    std::fs::remove_file(folder.path("site/ci/known.json")).unwrap();
    let options = "--baseline site/ci/known.json";
    folder.check(&format!("{options} --write-baseline site")).code(0);
    let known: Value = serde_json::from_slice(&folder.read("site/ci/known.json")).unwrap();
    assert_eq!(known["files"]["../a/bad.html"][RULE].as_object().unwrap().len(), 1);
    for (place, arguments) in [
        ("site", "--baseline ci/known.json a/bad.html"),
        ("site/a", "--baseline ../ci/known.json ./bad.html"),
        ("site/ci", "--baseline known.json ../a"),
    ] {
        let line = format!("check -q --select {RULE} {arguments}");
        let command = folder.command().current_dir(folder.path(place));
        command.args(line.split(' ')).assert().code(0).stdout_eq("");
    }
    // What an editor is about to save, too.
    let line = format!("check -q --select {RULE} {options} - --stdin-filename site/a/bad.html");
    folder.command().args(line.split(' ')).stdin(BAD).assert().code(0).stdout_eq("");
}

#[test]
fn pruning_drops_what_is_gone() {
    let folder = Folder::new()
        .with("a.html", TWICE)
        .with("b.html", BAD)
        .with("c.html", BAD)
        .with("feed.xml", feed(&[item(1), item(2)]));
    folder.run("check -q --baseline known.json --write-baseline .").code(0).stdout_eq("");
    let before = folder.read("known.json");
    let files = |rule: &str| -> Vec<(String, u64)> {
        let known = stored(&folder);
        let counts = known["files"].as_object().unwrap().iter().filter_map(|(file, rules)| {
            let counts = rules.get(rule)?.as_object()?.values();
            Some((file.clone(), counts.filter_map(Value::as_u64).sum()))
        });
        counts.collect()
    };
    let of = |counts: &[(&str, u64)]| -> Vec<(String, u64)> {
        counts.iter().map(|&(file, count)| (file.to_owned(), count)).collect()
    };
    let prune = |arguments: &str| {
        folder.run(&format!("check -q --format compact --baseline known.json --prune-baseline {arguments}"))
    };
    // Nothing is gone.
    prune(".").code(0).stdout_eq("");
    assert_eq!(folder.read("known.json"), before);
    // Mended in one file; the others are not looked at, and other rules are not asked for.
    folder.write("a.html", BAD);
    folder.write("b.html", GOOD);
    let others = files("title-missing");
    prune(&format!("--select {RULE} a.html")).code(0).stdout_eq("");
    assert_eq!(files(RULE), of(&[("a.html", 1), ("b.html", 1), ("c.html", 1)]));
    assert_eq!(files("title-missing"), others);
    // Files that are no more, wherever the run looks.
    std::fs::remove_file(folder.path("c.html")).unwrap();
    prune("b.html").code(0).stdout_eq("");
    assert_eq!(files(RULE), of(&[("a.html", 1)]));
    assert_eq!(stored(&folder)["articles"].as_object().unwrap().len(), 2);
    // Articles that no feed holds.
    folder.write("feed.xml", feed(&[item(2)]));
    prune("feed.xml").code(0).stdout_eq("");
    let articles = stored(&folder)["articles"].clone();
    assert_eq!(articles.as_object().unwrap().keys().collect::<Vec<_>>(), ["https://example.com/2"]);
    // What is new is found, and not put in.
    folder.write("a.html", TWICE);
    let run = prune(&format!("--select {RULE} a.html")).code(1);
    assert_eq!(stdout(&run).lines().count(), 1);
    assert_eq!(files(RULE), of(&[("a.html", 1)]));
}

#[test]
fn writing_again_gives_the_same_bytes() {
    let folder = Folder::new().with("bad.html", BAD).with("feed.xml", feed(&[item(1)]));
    let run = || folder.run("check -q --baseline known.json --write-baseline .").code(0).stdout_eq("");
    run();
    let first = folder.read("known.json");
    run();
    assert_eq!(folder.read("known.json"), first);
    // What was known before is of no account.
    folder.write("bad.html", GOOD);
    run();
    assert_eq!(stored(&folder)["files"]["bad.html"][RULE], Value::Null);
}

#[test]
fn what_is_no_baseline_is_left_as_it_is() {
    let folder = Folder::new().with("bad.html", BAD);
    folder.check("--baseline known.json bad.html").code(2).stdout_eq("").stderr_eq(str![[r#"
error: baseline `known.json`: there is no such file; --write-baseline makes it

"#]]);
    for (content, problem) in [
        ("", "this is no baseline of ia-validate"),
        ("{}", "this is no baseline of ia-validate"),
        ("[1]", "this is no baseline of ia-validate"),
        ("{\"schema\": 1, \"tool\": {\"name\": \"ia-validate\"}}", "this is no baseline of ia-validate"),
        (BAD, "this is no baseline of ia-validate"),
        (
            "{\"kind\": \"ia-validate baseline\", \"schema\": 3, \"new\": 1}",
            "by a newer ia-validate (schema 3)",
        ),
        ("{\"kind\": \"ia-validate baseline\", \"schema\": 1}", "it is damaged"),
        (
            "{\"kind\": \"ia-validate baseline\", \"schema\": 1, \"articles\": {}, \"files\": {\"a\": 1}}",
            "it is damaged",
        ),
        ("<<<<<<< ours\n{\"kind\": \"ia-validate baseline\"", "it is damaged"),
    ] {
        folder.write("known.json", content);
        for option in ["", "--write-baseline", "--prune-baseline"] {
            let run = folder.check(&format!("--baseline known.json {option} bad.html")).code(2).stdout_eq("");
            assert!(stderr(&run).contains(problem), "{content} {option}: {}", stderr(&run));
            assert_eq!(folder.read("known.json"), content.as_bytes(), "{option}");
        }
    }
    // A folder cannot be read as one.
    folder.check("--baseline . --write-baseline bad.html").code(2).stdout_eq("");
}

#[test]
fn a_run_that_does_not_see_all_writes_nothing() {
    let folder = Folder::new().with("bad.html", BAD);
    let run = folder.check("--baseline known.json --write-baseline bad.html missing.html").code(2);
    assert!(stderr(&run).contains("not all inputs could be checked"), "{}", stderr(&run));
    assert_eq!(folder.names(), ["bad.html"]);
    write(&folder, "bad.html");
    let before = folder.read("known.json");
    folder.write("bad.html", GOOD);
    folder.check("--baseline known.json --prune-baseline bad.html missing.html").code(2);
    assert_eq!(folder.read("known.json"), before);
}

#[test]
fn options_that_do_not_fit() {
    let folder = Folder::new().with("bad.html", BAD);
    for arguments in [
        "--write-baseline bad.html",
        "--prune-baseline bad.html",
        "--baseline known.json --write-baseline --prune-baseline bad.html",
    ] {
        folder.check(arguments).code(2).stdout_eq("");
    }
    write(&folder, "bad.html");
    let before = folder.read("known.json");
    let run = folder.check("--baseline known.json --output ./known.json bad.html").code(2);
    assert!(stderr(&run).contains("known.json"), "{}", stderr(&run));
    assert_eq!(folder.read("known.json"), before);
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let folder = Folder::new().with("bad.html", BAD).with("real/known.json", "");
    std::fs::remove_file(folder.path("real/known.json")).unwrap();
    folder.check("--baseline real/known.json --write-baseline bad.html").code(0);
    std::fs::set_permissions(folder.path("real/known.json"), PermissionsExt::from_mode(0o640)).unwrap();
    symlink("real/known.json", folder.path("known.json")).unwrap();
    folder.write("bad.html", TWICE);
    folder.check("--baseline known.json --write-baseline bad.html").code(0);
    assert!(folder.path("known.json").is_symlink());
    let metadata = folder.path("real/known.json").metadata().unwrap();
    assert_eq!(metadata.permissions().mode() & 0o777, 0o640);
    assert_eq!(lines(&folder, "bad.html"), [""; 0]);
}

/// Those of version 1 count fingerprints that are made otherwise now: the rule and the place count.
#[test]
fn one_of_an_earlier_schema_is_read_and_renewed() {
    let folder = Folder::new().with("bad.html", TWICE).with("other.html", BAD);
    write(&folder, ".");
    let new = String::from_utf8(folder.read("known.json")).unwrap();
    let old = new.replace("\"schema\": 2", "\"schema\": 1").replace("563ba8a9dc7de8a3", "64868d9e40765060");
    folder.write("known.json", &old);
    assert!(lines(&folder, ".").is_empty());
    folder.write("bad.html", TWICE.replace("</article>", "<p>Text<figure></figure></p></article>"));
    assert_eq!(lines(&folder, ".").len(), 1);
    folder.write("bad.html", TWICE);
    folder.check("--baseline known.json --prune-baseline .").code(0);
    assert_eq!(String::from_utf8(folder.read("known.json")).unwrap(), new);
}

/// What comes to light because something known was mended is none of the author's doing.
#[test]
fn fixing_keeps_it_true() {
    let items: Vec<Item> = (0..30).map(item).collect();
    let odd = "<p>She said: <blockquote>We <img src=\"https://example.com/odd.jpg\"> sail.</blockquote></p>";
    let text = feed(&items).replacen("<p>Text 7", &format!("{odd}<p>Text 7"), 1);
    let folder = Folder::new().with("feed.xml", &text).with("page.html", BAD).with("other.html", BAD);
    let all = |command: &str| folder.run(&format!("{command} --baseline known.json"));
    all("check --write-baseline feed.xml page.html other.html").code(0);
    let before = stored(&folder);
    // A dry run changes neither.
    all("fix --check feed.xml").code(1);
    assert_eq!(stored(&folder), before);

    all("fix feed.xml page.html").code(0);
    assert_ne!(folder.read("feed.xml"), text.as_bytes());
    assert_ne!(stored(&folder), before);
    let run = all("check --fail-on info feed.xml page.html other.html").code(0);
    assert!(stderr(&run).contains("hidden by the baseline"), "{}", stderr(&run));
    // It counts no more than there is.
    let after = folder.read("known.json");
    all("check --prune-baseline feed.xml page.html other.html").code(0);
    assert_eq!(folder.read("known.json"), after);
    // What is new is new.
    let more = String::from_utf8(folder.read("page.html")).unwrap()
        + "<article><h3>New</h3></article><meta property=op:markup_version content=v1.0>";
    folder.write("page.html", more);
    let run = all("fix --fail-on info page.html").code(1);
    assert!(stderr(&run).contains("left: "), "{}", stderr(&run));
}
