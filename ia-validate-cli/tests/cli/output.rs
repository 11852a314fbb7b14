//! Formats, streams, colours.

use std::process::Stdio;

use snapbox::str;

use crate::support::{BAD, Folder, GOOD, RULE, stderr, stdout};

fn folder() -> Folder {
    Folder::new().with("bad.html", BAD).with("good.html", GOOD)
}

#[test]
fn rules_are_links_where_a_terminal_can_show_them() {
    let folder = Folder::new().with("bad.html", BAD);
    let run = |color: &str, forced: &str| {
        let arguments = ["-q", "--color", color, "--select", RULE, "bad.html"];
        let run = folder.command().env("FORCE_HYPERLINK", forced).args(arguments).assert().code(1);
        stdout(&run).contains("\x1b]8;;https://")
    };
    assert!(run("always", "1"));
    assert!(!run("always", "0") && !run("never", "1"));
}

#[test]
fn full() {
    folder()
        .run(&format!("--select {RULE} bad.html good.html"))
        .code(1)
        .stdout_eq(str![[r#"
error[figure-in-paragraph]: `figure` inside `p`: paragraphs hold text only, so the figure is lost
   ╭─[bad.html:1:17]
 1 │ <article><p>Text<figure></figure></p></article><meta property=op:markup_version content=v1.0>
   ·          ─┬─    ────┬───
   ·           │         ╰── this `figure`
   ·           ╰── the paragraph begins here
   ╰────
  help: end the paragraph before the figure, and begin a new one behind it
  fix: end the paragraph before the figure


"#]])
        .stderr_eq(str![[r#"
checked 2 files with 2 articles: 1 error; no --domain given: canonical URLs were not compared with one; no earlier version given: updates were not judged
1 can be fixed: ia-validate fix bad.html good.html
why `figure-in-paragraph`: ia-validate explain figure-in-paragraph

"#]]);
}

#[test]
fn compact() {
    folder()
        .run(&format!("--select {RULE} --format compact bad.html good.html"))
        .code(1)
        .stdout_eq(str![[r#"
bad.html:1:17: error[figure-in-paragraph] `figure` inside `p`: paragraphs hold text only, so the figure is lost

"#]])
        .stderr_eq(str![[r#"
checked 2 files with 2 articles: 1 error; no --domain given: canonical URLs were not compared with one; no earlier version given: updates were not judged

"#]]);
}

#[test]
fn json() {
    folder()
        .run(&format!("--select {RULE} --format json good.html bad.html"))
        .code(1)
        .stdout_eq(str![[r#"
{
  "schema": 1,
  "tool": {
    "name": "ia-validate",
    "version": "0.1.0"
  },
  "diagnostics": [
    {
      "rule": "figure-in-paragraph",
      "severity": "error",
      "url": "https://github.com/ia-validate/ia-validate/blob/main/docs/rules.md#figure-in-paragraph",
      "fingerprint": "563ba8a9dc7de8a3",
      "message": "`figure` inside `p`: paragraphs hold text only, so the figure is lost",
      "help": "end the paragraph before the figure, and begin a new one behind it",
      "path": "bad.html",
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
        "column": 25,
        "offset": 24
      },
      "related": [
        {
          "message": "the paragraph begins here",
          "start": {
            "line": 1,
            "column": 10,
            "offset": 9
          },
          "end": {
            "line": 1,
            "column": 13,
            "offset": 12
          }
        }
      ],
      "fix": {
        "message": "end the paragraph before the figure",
        "safety": "safe",
        "edits": [
          {
            "start": {
              "line": 1,
              "column": 17,
              "offset": 16
            },
            "end": {
              "line": 1,
              "column": 17,
              "offset": 16
            },
            "text": "</p>"
          },
          {
            "start": {
              "line": 1,
              "column": 34,
              "offset": 33
            },
            "end": {
              "line": 1,
              "column": 38,
              "offset": 37
            },
            "text": ""
          }
        ]
      }
    }
  ],
  "articles": [
    {
      "path": "bad.html",
      "index": 0,
      "title": null,
      "canonical": null,
      "published": null,
      "modified": null,
      "outcome": null,
      "errors": 1,
      "warnings": 0,
      "infos": 0
    },
    {
      "path": "good.html",
      "index": 0,
      "title": null,
      "canonical": null,
      "published": null,
      "modified": null,
      "outcome": null,
      "errors": 0,
      "warnings": 0,
      "infos": 0
    }
  ],
  "summary": {
    "files": 2,
    "articles": 2,
    "errors": 1,
    "warnings": 0,
    "infos": 0,
    "suppressed": 0
  }
}

"#]])
        .stderr_eq(str![[r#"
checked 2 files with 2 articles: 1 error; no --domain given: canonical URLs were not compared with one; no earlier version given: updates were not judged

"#]]);
}

#[test]
fn json_without_findings_or_files_is_json() {
    let folder = folder();
    for (arguments, code) in [("good.html", 0), ("missing.html", 2)] {
        let run = folder.run(&format!("--select {RULE} --format json {arguments}")).code(code);
        let document: serde_json::Value = serde_json::from_str(&stdout(&run)).unwrap();
        assert_eq!(document["diagnostics"], serde_json::json!([]));
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let folder = folder().with("c/bad.html", BAD).with("b/bad.xml", BAD);
    for format in ["full", "compact", "json"] {
        let first = stdout(&folder.run(&format!("--format {format} .")));
        assert_eq!(first, stdout(&folder.run(&format!("--format {format} ./c ./b ./good.html ./bad.html"))));
        assert_eq!(first, stdout(&folder.run(&format!("--format {format} --color never ."))));
    }
}

#[test]
fn quiet_leaves_the_report_and_the_errors() {
    let folder = folder();
    folder.run("-q good.html --select figure-in-paragraph").stderr_eq("");
    folder.run("--quiet missing.html").code(2).stdout_eq("").stderr_eq(str![[r#"
error: `missing.html`: no such file or folder

"#]]);
}

#[test]
fn output_goes_to_a_file() {
    let folder = folder();
    let shown = stdout(&folder.check("bad.html"));
    folder.check("bad.html --output report.txt").code(1).stdout_eq("").stderr_eq("");
    assert_eq!(std::fs::read_to_string(folder.path("report.txt")).unwrap(), shown);
    // A report of the last run is no input of the next.
    folder.check("--output report.xml .").code(1).stdout_eq("").stderr_eq("");
    folder.check("--output report.xml .").code(1).stdout_eq("").stderr_eq("");
    assert_eq!(std::fs::read_to_string(folder.path("report.xml")).unwrap(), format!("./{shown}"));
}

#[test]
fn colours() {
    let folder = folder();
    let colourful = |arguments: &str, variables: &[(&str, &str)]| {
        let command =
            folder.command().args(format!("{arguments} --select {RULE} bad.html missing.html").split(' '));
        let run = variables.iter().fold(command, |command, (name, value)| command.env(name, value)).assert();
        (stdout(&run).contains('\x1b'), stderr(&run).contains('\x1b'))
    };
    assert_eq!(colourful("--color auto", &[]), (false, false));
    assert_eq!(colourful("--color always", &[]), (true, true));
    assert_eq!(colourful("--color always", &[("NO_COLOR", "1")]), (true, true));
    assert_eq!(colourful("--color auto", &[("CLICOLOR_FORCE", "1")]), (true, true));
    assert_eq!(colourful("--color auto", &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]), (false, false));
    assert_eq!(colourful("--color never", &[("CLICOLOR_FORCE", "1")]), (false, false));
    assert_eq!(colourful("--color always --format json", &[]), (false, true));
    assert_eq!(colourful("--color always --format compact", &[]), (false, true));
    assert_eq!(colourful("--color auto --output report.txt", &[]), (false, false));
    assert!(!std::fs::read_to_string(folder.path("report.txt")).unwrap().contains('\x1b'));
}

#[test]
fn a_reader_that_has_had_enough() {
    // More than a pipe holds, so that writing fails for sure.
    let folder = Folder::new().with("bad.html", BAD.repeat(3000));
    for format in ["full", "compact", "json"] {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_ia-validate"));
        let mut child = command
            .current_dir(folder.path("."))
            .args(["--select", RULE, "--format", format, "bad.html"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{format}");
        assert_eq!(output.status.code(), Some(1), "{format}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    folder().check("bad.html --output /dev/full").code(2).stdout_eq("").stderr_eq(str![[r#"
error: cannot write the report to /dev/full: No space left on device (os error 28); it is not complete

"#]]);
}
