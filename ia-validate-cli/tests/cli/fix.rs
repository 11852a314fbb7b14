//! `fix` through the real binary: what it writes, shows, says and leaves alone.

use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;

use snapbox::str;

use crate::support::{Folder, GOOD, feed, stderr, stdout};

/// An article with two findings that are fixed safely, and one that is not.
pub(crate) const BAD: &str = "<article><p>One<br><br>two</p>\n  <h3>Three</h3>\n  <p><h1>Four</h1></p></article><meta property=op:markup_version content=v1.0>\n";

/// The same, fixed as far as is safe.
pub(crate) const FIXED: &str = "<article><p>One</p><p>two</p>\n  <h2>Three</h2>\n  <p><h1>Four</h1></p></article><meta property=op:markup_version content=v1.0>\n";

/// The rules that it breaks.
pub(crate) const RULES: &str =
    "--select repeated-line-breaks,heading-level-unsupported,non-text-in-paragraph";

#[test]
fn files_are_fixed_and_told_about() {
    let folder = Folder::new().with("a.html", BAD).with("b/b.html", BAD).with("good.html", GOOD);
    folder
        .run(&format!("fix {RULES} ."))
        .code(1)
        .stdout_eq("")
        .stderr_eq("fixed 4 findings in 2 files; 2 more can be fixed with --unsafe; left: 2 errors\n");
    assert_eq!(folder.read("a.html"), FIXED.as_bytes());
    assert_eq!(folder.read("b/b.html"), FIXED.as_bytes());
    assert_eq!(folder.read("good.html"), GOOD.as_bytes());
    assert_eq!(folder.names(), ["a.html", "b", "good.html"]);
    folder.run(&format!("fix {RULES} --unsafe a.html")).code(0).stderr_eq("fixed 1 finding in 1 file\n");
    folder.run(&format!("fix {RULES} a.html")).code(0).stderr_eq("nothing to fix\n");
    folder.run(&format!("fix --quiet {RULES} a.html")).code(0).stderr_eq("");
}

#[test]
fn only_what_is_selected_is_fixed() {
    let folder = Folder::new().with("a.html", BAD);
    folder.run("fix -q --select heading-level-unsupported a.html").code(0);
    assert_eq!(folder.read("a.html"), BAD.replace("h3", "h2").as_bytes());
    folder.run(&format!("fix -q {RULES} --ignore repeated-line-breaks a.html")).code(1);
    assert_eq!(folder.read("a.html"), BAD.replace("h3", "h2").as_bytes());
}

#[test]
fn a_configuration_is_heeded() {
    let config = "ignore = [\"repeated-line-breaks\"]\n[[overrides]]\npaths = [\"b/*\"]\nselect = [\"repeated-line-breaks\"]\n\
                  [overrides.severity]\nheading-level-unsupported = \"off\"\n";
    let folder = Folder::new().with("ia-validate.toml", config).with("a.html", BAD).with("b/b.html", BAD);
    folder.run("fix -q .").code(1);
    assert_eq!(folder.read("a.html"), BAD.replace("h3", "h2").as_bytes());
    assert_eq!(folder.read("b/b.html"), BAD.replace("One<br><br>two", "One</p><p>two").as_bytes());
}

#[test]
fn exit_codes_are_about_what_is_left() {
    for (fail_on, code) in [("error", 1), ("warning", 1), ("info", 1), ("never", 0)] {
        let folder = Folder::new().with("a.html", BAD);
        folder.run(&format!("fix -q {RULES} --fail-on {fail_on} a.html")).code(code);
        folder.run(&format!("fix -q {RULES} --fail-on {fail_on} a.html missing.html")).code(2);
    }
    let folder = Folder::new().with(
        "a.html",
        "<article><p>One<br><br>two</p></article><meta property=op:markup_version content=v1.0>",
    );
    folder.run("fix -q --select repeated-line-breaks --fail-on info a.html").code(0);
}

#[test]
fn a_diff_shows_and_changes_nothing() {
    let folder = Folder::new().with("a.html", BAD).with("good.html", GOOD);
    folder
        .run(&format!("fix {RULES} --diff a.html good.html"))
        .code(1)
        .stdout_eq(str![[r#"
--- a.html
+++ a.html
@@ -1,3 +1,3 @@
-<article><p>One<br><br>two</p>
-  <h3>Three</h3>
+<article><p>One</p><p>two</p>
+  <h2>Three</h2>
   <p><h1>Four</h1></p></article><meta property=op:markup_version content=v1.0>

"#]])
        .stderr_eq("would fix 2 findings in 1 file; 1 more can be fixed with --unsafe; left: 1 error\n");
    assert_eq!(folder.read("a.html"), BAD.as_bytes());
    // What is left does not count, only what would change.
    folder.run(&format!("fix {RULES} --diff good.html")).code(0).stdout_eq("").stderr_eq("nothing to fix\n");
    folder.run(&format!("fix -q {RULES} --diff --color always a.html")).code(1).stdout_eq(str![[r#"
[1m--- a.html[0m
[1m+++ a.html[0m
[34;1m@@ -1,3 +1,3 @@[0m
[31m-<article><p>One<br><br>two</p>[0m
[31m-  <h3>Three</h3>[0m
[32m+<article><p>One</p><p>two</p>[0m
[32m+  <h2>Three</h2>[0m
   <p><h1>Four</h1></p></article><meta property=op:markup_version content=v1.0>

"#]]);
}

#[test]
fn a_diff_is_what_patch_reads() {
    let crlf = BAD.replace('\n', "\r\n");
    let text = crlf.trim_end();
    let folder = Folder::new().with("a.html", text);
    let diff = stdout(&folder.run(&format!("fix -q {RULES} --diff a.html")).code(1));
    assert!(
        diff.contains("-  <h3>Three</h3>\r\n") && diff.ends_with("v1.0>\n\\ No newline at end of file\n")
    );
    assert!(!diff.contains('\x1b'));
    // On a terminal, what the file carries does not act.
    folder.write("a.html", BAD.replace("Three", "\x1b[31mThree"));
    let diff = stdout(&folder.run(&format!("fix -q {RULES} --diff --color always a.html")).code(1));
    assert!(diff.contains("<h2>␛[31mThree</h2>"), "{diff}");
}

/// Whatever the encoding and the line ends: `patch` makes of the old file what `fix` makes of it.
#[test]
fn patch_reads_the_diff_of_every_encoding() {
    if Command::new("patch").arg("--version").output().is_err() {
        ia_validate_testing::skipped("there is no patch");
        return;
    }
    let text = BAD.replace("One", "Caf\u{e9} \u{10d}");
    let utf16 = |bytes: fn(u16) -> [u8; 2], text: &str| -> Vec<u8> {
        std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(bytes).collect()
    };
    let latin = BAD.replace("<article>", "<meta charset=iso-8859-1><article>").replace("One", "Caf~");
    let latin: Vec<u8> = latin.bytes().map(|byte| if byte == b'~' { 0xE9 } else { byte }).collect();
    for (name, bytes) in [
        ("utf8.html", text.clone().into_bytes()),
        ("marked.html", format!("\u{feff}{text}").into_bytes()),
        ("crlf.html", text.replace('\n', "\r\n").trim_end().as_bytes().to_vec()),
        ("latin.html", latin),
        ("utf16le.html", utf16(u16::to_le_bytes, &text)),
        ("utf16be.html", utf16(u16::to_be_bytes, &text.replace('\n', "\u{a0a}\r\n"))),
        ("one line.html", text.replace('\n', " ").into_bytes()),
    ] {
        let folder = Folder::new().with(name, &bytes).with("patched", &bytes);
        let run = folder.command().args(["fix", "-q", "--diff", name]).assert().code(1);
        folder.write("diff", run.get_output().stdout.clone());
        let patch = Command::new("patch")
            .args(["--binary", "--batch", "patched", "diff"])
            .current_dir(folder.path("."))
            .output()
            .unwrap();
        assert!(patch.status.success(), "{name}: {}", String::from_utf8_lossy(&patch.stdout));
        folder.command().args(["fix", "-q", name]).assert().code(1);
        assert!(folder.read(name) != bytes && folder.read("patched") == folder.read(name), "{name}");
    }
}

#[test]
fn a_check_only_says_whether_something_would_change() {
    let folder = Folder::new().with("a.html", BAD).with("good.html", GOOD);
    let run = folder.run(&format!("fix {RULES} --check .")).code(1).stdout_eq("");
    assert!(stderr(&run).starts_with("would fix 2 findings in 1 file; "), "{}", stderr(&run));
    assert_eq!(folder.read("a.html"), BAD.as_bytes());
    folder.run(&format!("fix {RULES} --check good.html")).code(0);
    folder.run(&format!("fix {RULES} --check --diff a.html")).code(1);
    assert_eq!(folder.read("a.html"), BAD.as_bytes());
}

#[test]
fn stdin_comes_out_of_stdout() {
    let folder = Folder::new();
    let run = |arguments: &str, text: &str| folder.command().args(arguments.split(' ')).stdin(text).assert();
    run(&format!("fix -q {RULES} -"), BAD).code(1).stdout_eq(FIXED).stderr_eq("");
    run(&format!("fix -q {RULES} -"), GOOD).code(0).stdout_eq(GOOD);
    run(&format!("fix -q {RULES} --stdin-filename x.html"), BAD).code(1).stdout_eq(FIXED);
    run(&format!("fix -q {RULES} --check -"), BAD).code(1).stdout_eq("");
    let diff = stdout(&run(&format!("fix -q {RULES} --diff --stdin-filename x.html"), BAD).code(1));
    assert!(diff.starts_with("--- x.html\n+++ x.html\n"));
}

#[test]
fn urls_cannot_be_fixed() {
    let folder = Folder::new().with("a.html", BAD);
    folder
        .run(&format!("fix {RULES} -q https://example.com/feed.xml a.html"))
        .code(2)
        .stdout_eq("")
        .stderr_eq("error: `https://example.com/feed.xml`: what is fetched cannot be fixed; download it, and fix the file\n");
    assert_eq!(folder.read("a.html"), FIXED.as_bytes());
}

#[test]
fn encodings_marks_and_line_ends_are_kept() {
    let crlf = BAD.replace('\n', "\r\n").replace("One", "Onė");
    let fixed = FIXED.replace('\n', "\r\n").replace("One", "Onė");
    let utf16 = |text: &str| -> Vec<u8> {
        std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    };
    let latin = |text: &str| -> Vec<u8> {
        let text = text.replace("<article>", "<meta charset=iso-8859-13><article>");
        text.chars().map(|c| if c == 'ė' { 0xEB } else { c as u8 }).collect()
    };
    let marked = |text: &str| format!("\u{feff}{text}").into_bytes();
    for (old, new) in [
        (crlf.clone().into_bytes(), fixed.clone().into_bytes()),
        (marked(&crlf), marked(&fixed)),
        (utf16(&crlf), utf16(&fixed)),
        (latin(&crlf), latin(&fixed)),
    ] {
        let folder = Folder::new().with("a.html", &old);
        folder.run(&format!("fix -q {RULES} a.html")).code(1);
        assert!(folder.read("a.html") == new, "{}", String::from_utf8_lossy(&folder.read("a.html")));
    }
    // A line that is put in ends like its neighbours.
    let lines =
        "<article>\r\n  <p>One<br><br>two</p>\r\n</article><meta property=op:markup_version content=v1.0>";
    let folder = Folder::new().with("a.html", lines);
    folder.run("fix -q --select repeated-line-breaks a.html").code(0);
    assert_eq!(folder.read("a.html"), b"<article>\r\n  <p>One</p>\r\n  <p>two</p>\r\n</article><meta property=op:markup_version content=v1.0>");
}

#[test]
fn what_could_not_be_written_back_is_left_as_it_is() {
    let broken =
        b"<rss version=\"2.0\"><channel><title>\xFF</title><item><title>A & B</title></item></channel></rss>";
    // The reference is a character that the encoding lacks.
    let poor = b"<meta charset=iso-8859-1><article><figure class=op-interactive><iframe>&lt;p&gt;&#1078;&lt;/p&gt;</iframe></figure></article><meta property=op:markup_version content=v1.0>";
    for (name, bytes, why) in [
        (
            "broken.xml",
            &broken[..],
            "error: `broken.xml` has bytes that are no UTF-8; it is left as it is, since they could not be written back\n",
        ),
        (
            "poor.html",
            &poor[..],
            "error: `poor.html`: a fix needs a character that windows-1252 lacks; it is left as it is\n",
        ),
    ] {
        let folder = Folder::new().with(name, bytes);
        folder.run(&format!("fix -q {name}")).code(2).stderr_eq(why);
        assert_eq!(folder.read(name), bytes);
    }
}

#[test]
fn a_fix_that_would_bring_an_error_is_left_out() {
    let text = "<html><body><article><header><h1>A</h1><time class=op-published datetime=2016-02-04T09:00:00Z></time>\
                </header><div>b <div><a href=\"https://example.com/1.jpg\"><img src=\"https://example.com/1.jpg\"></a>\
                </div></div><p>a</p></article></body></html>";
    let folder = Folder::new().with("a.html", text);
    folder.run("fix --select image-in-link a.html").code(1).stderr_eq(
        "warning: a.html:1:159: a fix for `image-in-link` is left out, since it would bring \
         `image-without-figure`\nnothing to fix; left: 1 error\n",
    );
    assert_eq!(folder.read("a.html"), text.as_bytes());
}

#[cfg(unix)]
#[test]
fn permissions_and_links_are_kept_and_read_only_files_are_left() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let folder = Folder::new().with("real/a.html", BAD);
    let mode = |path| folder.path(path).metadata().unwrap().permissions().mode() & 0o777;
    fs::set_permissions(folder.path("real/a.html"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real/a.html", folder.path("link.html")).unwrap();
    folder.run(&format!("fix -q {RULES} link.html")).code(1);
    assert!(folder.path("link.html").symlink_metadata().unwrap().is_symlink());
    assert_eq!((folder.read("real/a.html"), mode("real/a.html")), (FIXED.as_bytes().to_vec(), 0o640));

    folder.write("real/a.html", BAD);
    fs::set_permissions(folder.path("real/a.html"), fs::Permissions::from_mode(0o440)).unwrap();
    folder
        .run(&format!("fix -q {RULES} real/a.html"))
        .code(2)
        .stderr_eq("error: `real/a.html` is read-only; it is left as it is\n");
    assert_eq!(folder.read("real/a.html"), BAD.as_bytes());
    // It can be looked at all the same.
    folder.run(&format!("fix -q {RULES} --check real/a.html")).code(1).stderr_eq("");
}

#[cfg(unix)]
#[test]
fn a_link_in_a_folder_leads_to_no_change_elsewhere() {
    let folder = Folder::new().with("real/a.html", BAD).with("site/b.html", BAD);
    std::os::unix::fs::symlink("../real/a.html", folder.path("site/link.html")).unwrap();
    folder.run(&format!("fix -q {RULES} site")).code(2).stderr_eq(
        "error: `site/link.html` is a link that was found in a folder; it is left as it is: name it to fix what \
         it leads to\n",
    );
    assert_eq!(folder.read("real/a.html"), BAD.as_bytes());
    assert_eq!(folder.read("site/b.html"), FIXED.as_bytes());
    // What would not be done is not announced.
    for instead in ["--diff", "--check"] {
        folder.run(&format!("fix -q {RULES} {instead} site")).code(2).stdout_eq("").stderr_eq(
            "error: `site/link.html` is a link that was found in a folder; it is left as it is: name it to fix \
             what it leads to\n",
        );
    }
    folder.run(&format!("fix -q {RULES} site site/link.html")).code(1).stderr_eq("");
    assert_eq!(folder.read("real/a.html"), FIXED.as_bytes());
}

/// A large feed with something to fix in every item.
fn large_feed() -> String {
    let items: Vec<_> = (0..60).map(crate::support::Item::new).collect();
    feed(&items).replace("<p>Text", &format!("<p>One<br><br>two {}</p><p>Text", "x".repeat(2000)))
}

#[test]
fn a_kill_leaves_the_old_file_or_the_new_one() {
    let text = large_feed();
    let folder = Folder::new().with("feed.xml", &text);
    folder.run("fix -q --select repeated-line-breaks feed.xml").code(0);
    let fixed = folder.read("feed.xml");
    assert!(fixed != text.as_bytes());
    let (mut old, mut new) = (0, 0);
    for micros in (0..60).map(|step| step * 700) {
        folder.write("feed.xml", &text);
        let mut child = Command::new(env!("CARGO_BIN_EXE_ia-validate"))
            .args(["fix", "-q", "--select", "repeated-line-breaks", "feed.xml"])
            .current_dir(folder.path("."))
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_micros(micros));
        child.kill().unwrap();
        child.wait().unwrap();
        match folder.read("feed.xml") {
            now if now == text.as_bytes() => old += 1,
            now if now == fixed => new += 1,
            now => panic!("{} bytes of {} after {micros} µs", now.len(), fixed.len()),
        }
    }
    // Early kills come before the file is written.
    assert!(old > 0, "{old} old, {new} new");
}

#[test]
fn json_shows_the_fix_of_a_finding() {
    let folder = Folder::new().with(
        "a.html",
        "<article><video muted></video></article><meta property=op:markup_version content=v1.0>",
    );
    folder.run("check -q --format json --select video-muted-attribute a.html").code(0).stdout_eq(str![[r#"
{
  "schema": 1,
[..]
[..]
[..]
[..]
  "diagnostics": [
    {
      "rule": "video-muted-attribute",
      "severity": "warning",
      "url": "https://github.com/ia-validate/ia-validate/blob/main/docs/rules.md#video-muted-attribute",
      "fingerprint": "c5b9f85197a6e261",
      "message": "`muted` is not supported on `video`",
      "help": "remove the attribute, whatever its value",
      "path": "a.html",
      "article": {
        "index": 0,
        "canonical": null
      },
      "start": {
        "line": 1,
        "column": 17,
        "offset": 16
      },
      "end": {
        "line": 1,
        "column": 22,
        "offset": 21
      },
      "fix": {
        "message": "remove the attribute",
        "safety": "safe",
        "edits": [
          {
            "start": {
              "line": 1,
              "column": 16,
              "offset": 15
            },
            "end": {
              "line": 1,
              "column": 22,
              "offset": 21
            },
            "text": ""
          }
        ]
      }
...
"#]]);
}

#[test]
fn what_needs_many_rounds_is_mended_in_one_run() {
    // One credit can be moved at a time, since each goes behind the last one.
    let credits = "<cite>A</cite>".repeat(450);
    let article = format!(
        "<article><figure><img src=\"https://x.y/a.jpg\">{credits}</figure></article><meta property=op:markup_version content=v1.0>"
    );
    let folder = Folder::new().with("a.html", article);
    let run = || folder.run("fix --select cite-outside-caption a.html").code(0);
    run().stderr_eq("fixed 450 findings in 1 file\n");
    run().stderr_eq("nothing to fix\n");
}

/// One article that cannot be mended altogether keeps no other from it.
#[test]
fn one_stubborn_article_stops_nothing() {
    let odd = "<p>She said: <blockquote>We <img src=\"https://example.com/odd.jpg\"> sail.</blockquote></p>";
    let item = |number: usize, more: &str| {
        let url = format!("https://example.com/{number}");
        format!(
            "<item><title>T{number}</title><link>{url}</link><guid>{url}</guid><pubDate>Fri, 06 Mar 2026 07:12:00 GMT\
             </pubDate><author>A</author><description>D</description><content:encoded><![CDATA[<!doctype html><html lang=en>\
             <head><meta charset=utf-8><link rel=canonical href={url}><meta property=op:markup_version content=v1.0></head>\
             <body><article><header><h1>T{number}</h1><time class=op-published datetime=2026-03-06T07:12:00Z>then</time></header>\
             <p>Monday<br><br>Tuesday</p>{more}<p>One <figure><img src=https://example.com/{number}.jpg></figure></p>\
             </article></body></html>]]></content:encoded></item>\n"
        )
    };
    let feed = |odds: &[usize]| {
        let items: String =
            (0..20).map(|number| item(number, if odds.contains(&number) { odd } else { "" })).collect();
        format!(
            "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>N</title>\
             <link>https://example.com/</link><description>N</description>\n{items}</channel></rss>\n"
        )
    };
    let folder = Folder::new().with("none.xml", feed(&[])).with("some.xml", feed(&[0, 7, 19]));
    let fixed = |name: &str| {
        let told = stderr(&folder.run(&format!("fix {name}")));
        (String::from_utf8(folder.read(name)).unwrap(), told)
    };
    let (none, _) = fixed("none.xml");
    let (some, told) = fixed("some.xml");
    assert_eq!(some.replace(odd, ""), none);
    assert!(told.contains("3 fixes for `blockquote-in-paragraph` are left out"), "{told}");
    assert!(told.contains("fixed 40 findings in 1 file; left: 3 errors"), "{told}");
    let (again, told) = fixed("some.xml");
    assert!(again == some && told.contains("nothing to fix"), "{told}");
}
