//! Files, folders, stdin.

use snapbox::str;

use crate::support::{BAD, Folder, GOOD, RULE, stderr, stdout};

/// The paths of the findings.
fn paths(folder: &Folder, arguments: &str) -> Vec<String> {
    let run = folder.check(arguments);
    stdout(&run).lines().map(|line| line.split(':').next().unwrap().to_owned()).collect()
}

fn site() -> Folder {
    Folder::new()
        .with("b.html", BAD)
        .with("a.HTM", BAD)
        .with("feeds/f.xml", BAD)
        .with("feeds/deep/er/f.Rss", BAD)
        .with("feeds/readme.txt", BAD)
        .with(".hidden/h.html", BAD)
        .with(".git/g.html", BAD)
        .with("ignored/i.html", BAD)
        .with("notes.md", BAD)
        .with(".gitignore", "ignored/\n")
}

#[test]
fn folders_are_walked_in_order() {
    let all = [".hidden/h.html", "a.HTM", "b.html", "feeds/deep/er/f.Rss", "feeds/f.xml"];
    assert_eq!(paths(&site(), ""), all);
    assert_eq!(paths(&site(), "."), all.map(|path| format!("./{path}")));
    assert_eq!(paths(&site(), "feeds/"), ["feeds/deep/er/f.Rss", "feeds/f.xml"]);
    assert_eq!(paths(&site(), "feeds b.html"), ["b.html", "feeds/deep/er/f.Rss", "feeds/f.xml"]);
}

#[test]
fn what_is_named_is_checked_whatever_it_is_called() {
    assert_eq!(paths(&site(), "notes.md"), ["notes.md"]);
    assert_eq!(paths(&site(), "ignored/i.html"), ["ignored/i.html"]);
    assert_eq!(paths(&site(), "ignored"), ["ignored/i.html"]);
}

#[test]
fn nothing_is_checked_twice() {
    assert_eq!(paths(&site(), "b.html b.html"), ["b.html"]);
    assert_eq!(paths(&site(), "./b.html feeds/../b.html b.html"), ["./b.html"]);
    assert_eq!(paths(&site(), "feeds feeds/ feeds/f.xml"), ["feeds/deep/er/f.Rss", "feeds/f.xml"]);
}

#[test]
fn a_folder_without_articles_is_no_input() {
    let folder = Folder::new().with("empty/notes.txt", "x").with("bad.html", BAD);
    folder.run("empty").code(2).stdout_eq("").stderr_eq(str![[r#"
error: `empty`: no articles or feeds in this folder (looked for .html, .htm, .xml and .rss files that .gitignore does not exclude)

"#]]);
    folder.check("empty bad.html").code(2).stdout_eq(format!("bad.html:1:17: error[{RULE}] [..]\n"));
    Folder::new().run("check").code(2).stdout_eq("");
}

#[test]
fn what_cannot_be_read_does_not_hold_up_the_rest() {
    let folder = Folder::new().with("bad.html", BAD).with("good.html", GOOD);
    folder
        .run(&format!("missing.html bad.html missing.html other.html --format compact --select {RULE}"))
        .code(2)
        .stdout_eq(format!("bad.html:1:17: error[{RULE}] [..]\n"))
        .stderr_eq(str![[r#"
error: `missing.html`: no such file or folder
error: `other.html`: no such file or folder
checked 1 file with 1 article: 1 error; 2 inputs could not be checked; no --domain given: canonical URLs were not compared with one; no earlier version given: updates were not judged

"#]]);
    folder.run("missing.html").code(2).stdout_eq("").stderr_eq(str![[r#"
error: `missing.html`: no such file or folder

"#]]);
}

#[test]
fn a_command_in_the_wrong_place() {
    Folder::new().with("bad.html", BAD).run("--quiet check bad.html").code(2).stderr_eq(str![[r#"
error: `check`: no such file or folder; if you mean the command, put it first: `ia-validate check …`

"#]]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_the_system_refuses() {
    let folder = Folder::new().with("bad.html", BAD);
    folder
        .check("/proc/self/mem bad.html bad.html/x")
        .code(2)
        .stdout_eq(format!("bad.html:1:17: error[{RULE}] [..]\n"))
        .stderr_eq(str![[r#"
error: cannot read `bad.html/x`: Not a directory (os error 20)
error: cannot read `/proc/self/mem`: Input/output error (os error 5)

"#]]);
}

#[test]
fn stdin() {
    let folder = Folder::new().with("bad.html", BAD);
    let run = |arguments: &str| {
        folder
            .command()
            .args(format!("-q --format compact --select {RULE} {arguments}").split_ascii_whitespace())
            .stdin(BAD)
            .assert()
            .code(1)
    };
    let line = |path: &str| format!("{path}:1:17: error[{RULE}] [..]\n");
    run("-").stdout_eq(line("-"));
    run("- -").stdout_eq(line("-"));
    run("- bad.html").stdout_eq(line("-") + &line("bad.html"));
    run("- --stdin-filename cms/new.html").stdout_eq(line("cms/new.html"));
    run("--stdin-filename cms/new.html").stdout_eq(line("cms/new.html"));
}

#[test]
fn kinds() {
    let feed = format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">\
         <channel><item><content:encoded><![CDATA[{BAD}]]></content:encoded></item></channel></rss>"
    );
    // As a feed, the article in it is found; as an article, it is something else in a CDATA section.
    let folder = Folder::new().with("feed.html", &feed).with("article.xml", BAD);
    let found = |arguments: &str| stdout(&folder.check(arguments)).contains(RULE);
    assert!(found("feed.html") && found("article.xml"));
    assert!(found("--kind auto feed.html") && found("--kind feed feed.html"));
    assert!(found("--kind article article.xml") && !found("--kind feed article.xml"));
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(feed.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert!(stdout(&Folder::new().with("feed.xml", utf16).check("feed.xml")).contains(RULE));
}

#[test]
fn large_files() {
    let folder = Folder::new().with("bad.html", BAD).with("good.html", GOOD);
    let exact = format!("--max-file-size {} bad.html", BAD.len());
    folder.check(&exact).code(1);
    let limit = BAD.len() - 1;
    let run = folder.check(&format!("--max-file-size {limit} bad.html good.html"));
    run.code(2).stdout_eq("").stderr_eq(str![[r#"
error: `bad.html` is larger than 93 bytes; raise the limit with --max-file-size if that is right

"#]]);
    let stdin = folder.command().args(["-", "--max-file-size", "1K", "-q"]).stdin("x".repeat(2000)).assert();
    stdin.code(2).stdout_eq("").stderr_eq(str![[r#"
error: `-` is larger than 1024 bytes; raise the limit with --max-file-size if that is right

"#]]);
}

#[test]
fn binary_files_are_findings() {
    let folder = Folder::new().with("logo.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").with("zero", b"\0\0");
    folder.run("-q --format compact logo.html zero").code(1).stdout_eq(
        "logo.html:1:1: error[markup-unparsable] this is no text, but a binary file\n\
         zero:1:1: error[markup-unparsable] this is no text, but a binary file\n",
    );
}

#[test]
fn empty_and_malformed_files_are_findings() {
    let folder = Folder::new().with("empty.html", "").with(
        "latin.html",
        b"<article>\n<p>caf\xE9</p></article><meta property=op:markup_version content=v1.0>",
    );
    folder
        .run("-q --format compact empty.html")
        .code(1)
        .stdout_eq("empty.html:1:1: error[markup-unparsable] [..]\n")
        .stderr_eq("");
    folder
        .run("-q --format compact --select markup-unparsable latin.html")
        .code(1)
        .stdout_eq("latin.html:2:7: error[markup-unparsable] [..]\n")
        .stderr_eq("");
}

#[cfg(target_os = "linux")]
#[test]
fn paths_need_not_be_unicode() {
    use std::os::unix::ffi::OsStrExt;
    let name = std::ffi::OsStr::from_bytes(b"caf\xE9.html");
    let folder = Folder::new().with(name, BAD);
    let line = format!("caf\u{fffd}.html:1:17: error[{RULE}] [..]\n");
    folder.check("").code(1).stdout_eq(line.clone()).stderr_eq("");
    let options = ["-q", "--format", "compact", "--select", RULE];
    folder.command().args(options).arg(name).assert().code(1).stdout_eq(line).stderr_eq("");
    let missing = std::ffi::OsStr::from_bytes(b"nul\xFF.html");
    folder.command().arg(missing).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: `nul�.html`: no such file or folder

"#]]);
}

#[cfg(unix)]
#[test]
fn links() {
    let folder = Folder::new().with("real/bad.html", BAD).with("site/good.html", GOOD);
    std::os::unix::fs::symlink(folder.path("real/bad.html"), folder.path("site/link.html")).unwrap();
    std::os::unix::fs::symlink(folder.path("site"), folder.path("site/loop")).unwrap();
    assert_eq!(paths(&folder, "site"), ["site/link.html"]);
    assert_eq!(paths(&folder, "site real"), ["real/bad.html"]);
    // What a link leads to is checked by its own name if that is found as well.
    std::os::unix::fs::symlink("bad.html", folder.path("real/again.html")).unwrap();
    assert_eq!(paths(&folder, "real"), ["real/bad.html"]);
    assert_eq!(paths(&folder, "real/again.html real"), ["real/again.html"]);
    assert_eq!(paths(&folder, "site real site/link.html"), ["site/link.html"]);
}

/// What a CMS has in its editor.
#[test]
fn the_body_of_an_article_is_checked_without_its_document() {
    let body = "<p>The ferry is back.</p>\n<figure class=\"op-interactive\"></figure>\n<h3>More</h3>\n";
    let folder = Folder::new().with("body.html", body).with("plain.html", "<h3>More</h3>");
    let run = folder.run("--format compact --select heading-level-unsupported body.html").code(0);
    assert!(
        stdout(&run).starts_with("body.html:3:1: warning[heading-level-unsupported]"),
        "{}",
        stdout(&run)
    );
    let told = "body.html: checked as the body of an article, without head and header";
    assert_eq!(stderr(&run).matches(told).count(), 1, "{}", stderr(&run));
    let run = folder.run("--format compact --kind fragment --fail-on never body.html plain.html").code(0);
    assert!(!stderr(&run).contains(told));
    for rule in ["canonical-missing", "title-missing", "published-missing", "markup-unparsable", "article-"] {
        assert!(!stdout(&run).contains(rule), "{}", stdout(&run));
    }
    assert!(stdout(&run).contains("plain.html:1:1: warning[heading-level-unsupported]"));
    folder.run("fix --quiet --kind fragment plain.html").code(0);
    assert_eq!(folder.read("plain.html"), b"<h2>More</h2>");
}

#[test]
fn lists_of_files() {
    let folder = Folder::new().with("a.html", BAD).with("b c.html", BAD).with("d/e.html", BAD);
    let paths = |arguments: &str, list: &str| -> Vec<String> {
        let run = folder.command().args(["-q", "--format=compact", "--select", RULE, "--fail-on=never"]);
        let told = stdout(&run.args(arguments.split(' ')).stdin(list).assert().code(0));
        told.lines().map(|line| line.split(':').next().unwrap().to_owned()).collect()
    };
    assert_eq!(paths("--files-from -", "a.html\nb c.html\r\n\na.html\n"), ["a.html", "b c.html"]);
    assert_eq!(paths("--files-from -", "b c.html\0d/e.html"), ["b c.html", "d/e.html"]);
    assert_eq!(paths("--files-from - a.html", "d"), ["a.html", "d/e.html"]);
    folder.write("list", "d/e.html");
    assert_eq!(paths("--files-from list", ""), ["d/e.html"]);
    // Nothing has changed since then: there is nothing to do, and nothing wrong.
    let run = folder.command().args(["--files-from", "-"]).stdin("").assert().code(0);
    run.stdout_eq("").stderr_eq("the list names no files, so there is nothing to do\n");
    let run = folder.command().args(["fix", "-q", "--files-from", "-"]).stdin("d/e.html\n").assert();
    run.stdout_eq("");
    assert_ne!(folder.read("d/e.html"), BAD.as_bytes());
    assert_eq!(folder.read("a.html"), BAD.as_bytes());
    folder.run("--files-from missing").code(2).stdout_eq("");
    let run =
        folder.command().args(["-q", "--files-from", "-"]).stdin("gone.html\na.html\n").assert().code(2);
    assert!(stderr(&run).contains("`gone.html`: no such file"), "{}", stderr(&run));
}

#[test]
fn what_of_folders_is_looked_at() {
    let mut folder = Folder::new();
    for path in
        ["a.html", "feed.rss", "drafts/b.html", "node_modules/x/c.html", "x/vendor/d.html", "x/e.html"]
    {
        folder = folder.with(path, BAD);
    }
    let paths = |arguments: &str| -> Vec<String> {
        let run = folder.run(&format!("-q --format compact --select {RULE} --fail-on never {arguments}"));
        stdout(&run).lines().map(|line| line.split(':').next().unwrap().to_owned()).collect()
    };
    assert_eq!(paths("."), ["./a.html", "./drafts/b.html", "./feed.rss", "./x/e.html"]);
    assert_eq!(paths("--exclude drafts/"), ["a.html", "feed.rss", "x/e.html"]);
    assert_eq!(paths("--include *.rss"), ["feed.rss"]);
    assert_eq!(paths("--include x/** --include *.rss"), ["feed.rss", "x/e.html"]);
    assert_eq!(paths("--include *.html --exclude x --exclude drafts"), ["a.html"]);
    // What is named is meant.
    assert_eq!(paths("node_modules x/vendor/d.html --exclude *.html"), ["x/vendor/d.html"]);
    assert_eq!(paths("node_modules"), ["node_modules/x/c.html"]);
    assert_eq!(paths("drafts/b.html --exclude drafts"), ["drafts/b.html"]);
    let run = folder.run("--exclude a[ .").code(2).stdout_eq("");
    assert!(stderr(&run).contains("--include and --exclude take patterns"), "{}", stderr(&run));
    let run = folder.run("--include *.htm .").code(2).stdout_eq("");
    assert!(stderr(&run).contains("--include and --exclude leave out all"), "{}", stderr(&run));
}

const PAGE: &str = "<!doctype html><html><head><title>Shop</title><link rel=canonical href=https://example.com/>\
                    <meta property=fb:app_id content=1></head><body><main><article><header><h1>Shoes</h1></header>\
                    <p>Text</p></article></main></body></html>";

#[test]
fn what_bears_no_mark_of_the_format_is_passed_over_in_folders() {
    let folder =
        Folder::new().with("a/good.html", GOOD).with("a/page.html", PAGE).with("a/pom.xml", "<project/>");
    let folder = folder.with("a/atom.xml", "<?xml version='1.0'?><feed/>").with("pages/page.html", PAGE);
    let run = folder.run("--select markup-unparsable a").code(0).stdout_eq("");
    let told = stderr(&run);
    assert!(told.starts_with("checked 1 file with 1 article: no findings"), "{told}");
    assert!(
        told.contains("passed over 3 files that bear no mark of Instant Articles (--verbose names them)\n"),
        "{told}"
    );
    // Whoever says what they are is believed.
    assert!(stderr(&folder.run("--kind article --select markup-unparsable a")).contains("checked 4 files"));
    for command in ["check", "fix", "inventory", "show"] {
        let run = folder.run(&format!("{command} pages")).code(2);
        let told = stderr(&run);
        assert!(
            told.contains("error: the one file here bears no mark of Instant Articles: name a file"),
            "{command}: {told}"
        );
    }
}

#[test]
fn what_bears_no_mark_and_is_named_is_one_finding() {
    let folder = Folder::new()
        .with("page.html", PAGE)
        .with("plain.html", "<article><p>a<figure></figure></p></article>");
    let told = stdout(&folder.run("--format compact page.html").code(1));
    assert_eq!(told.lines().count(), 1, "{told}");
    assert!(told.contains("error[markup-unparsable] a web page, not an Instant Article"), "{told}");
    // No page begins with an article; templates of pages do, so that folders are another matter.
    let told = stdout(&folder.run("--format compact plain.html").code(1));
    assert!(told.contains("[figure-in-paragraph]"), "{told}");
    assert!(stderr(&folder.run(".").code(2)).contains("none of the 2 files here bears a mark"));
    let run = folder.command().args(["--format=compact", "-"]).stdin(PAGE).assert().code(1);
    assert!(stdout(&run).starts_with("-:1:1: error[markup-unparsable]"));
}
