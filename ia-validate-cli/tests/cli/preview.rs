//! `preview`: the table, the document, exit codes.

use snapbox::str;

use crate::support::{Folder, Item, feed, stderr, stdout};

/// One article of each outcome in `new.xml`, against `old.xml` and a domain.
fn folder() -> Folder {
    let old: Vec<Item> = (1..4).map(|n| Item::new(n).modified("2011-02-01T09:00:00Z")).collect();
    let new = [
        Item::new(0),
        old[0].clone().changed("2011-02-01T10:00:00+01:00").modified("2011-02-01T12:00:00+01:00"),
        old[1].clone(),
        old[2].clone().changed("2011-02-01T10:00:00+01:00"),
        Item { canonical: "https://example.org/5".to_owned(), ..Item::new(5) },
    ];
    Folder::new().with("old.xml", feed(&old)).with("new.xml", feed(&new))
}

#[test]
fn table() {
    folder()
        .run("preview new.xml --previous old.xml --domain example.com")
        .code(1)
        .stdout_eq(str![[r#"
#  outcome    last changed          article
1  create     2011-02-01T00:00:00Z  Title 0
2  update     2011-02-01T11:00:00Z  Title 1
3  unchanged  2011-02-01T09:00:00Z  Title 2
4  ignored    2011-02-01T09:00:00Z  Title 3
   modified-not-incremented: the article has changed, but op-modified is not later than that of the stored version, 2011-02-01T09:00:00Z: the update is ignored
5  rejected   2011-02-01T00:00:00Z  Title 5
   canonical-domain-mismatch: `example.org` is neither the page's domain `example.com` nor a sub-domain of it

"#]])
        .stderr_eq(str![[r#"
1 create, 1 update, 1 unchanged, 1 ignored, 1 rejected
checked 1 file with 5 articles: 2 errors, 1 info

"#]]);
}

#[test]
fn table_with_the_time() {
    folder()
        .run("preview -q new.xml --previous old.xml --domain example.com --now 2011-02-01T12:00:00Z")
        .code(1)
        .stdout_eq(str![[r#"
#  outcome    last changed  article
1  create     12 hours ago  Title 0
2  update     1 hour ago    Title 1
3  unchanged  3 hours ago   Title 2
4  ignored    3 hours ago   Title 3
   modified-not-incremented: the article has changed, but op-modified is not later than that of the stored version, 2011-02-01T09:00:00Z: the update is ignored
5  rejected   12 hours ago  Title 5
   canonical-domain-mismatch: `example.org` is neither the page's domain `example.com` nor a sub-domain of it

"#]]);
}

#[test]
fn json() {
    folder()
        .run("preview -q --format json new.xml --previous old.xml --domain example.com")
        .code(1)
        .stderr_eq("")
        .stdout_eq(str![[r#"
{
  "schema": 1,
  "articles": [
    {
      "index": 0,
      "canonical": "https://example.com/0",
      "outcome": "create",
      "reason": null,
      "rules": [],
      "published": "2011-02-01T00:00:00Z",
      "modified": null,
      "stored_modified": null
    },
    {
      "index": 1,
      "canonical": "https://example.com/1",
      "outcome": "update",
      "reason": null,
      "rules": [],
      "published": "2011-02-01T00:00:00Z",
      "modified": "2011-02-01T11:00:00Z",
      "stored_modified": "2011-02-01T09:00:00Z"
    },
    {
      "index": 2,
      "canonical": "https://example.com/2",
      "outcome": "unchanged",
      "reason": null,
      "rules": [
        "feed-unchanged-item"
      ],
      "published": "2011-02-01T00:00:00Z",
      "modified": "2011-02-01T09:00:00Z",
      "stored_modified": "2011-02-01T09:00:00Z"
    },
    {
      "index": 3,
      "canonical": "https://example.com/3",
      "outcome": "ignored",
      "reason": "modified-not-incremented",
      "rules": [
        "modified-not-incremented"
      ],
      "published": "2011-02-01T00:00:00Z",
      "modified": "2011-02-01T09:00:00Z",
      "stored_modified": "2011-02-01T09:00:00Z"
    },
    {
      "index": 4,
      "canonical": "https://example.org/5",
      "outcome": "rejected",
      "reason": "canonical-domain-mismatch",
      "rules": [
        "canonical-domain-mismatch"
      ],
      "published": "2011-02-01T00:00:00Z",
      "modified": null,
      "stored_modified": null
    }
  ]
}

"#]]);
}

#[test]
fn without_versions_everything_is_new() {
    let run = folder().run("preview old.xml").code(0);
    assert_eq!(stdout(&run).matches("create").count(), 3);
    assert!(stderr(&run).contains("no earlier version given"), "{}", stderr(&run));
}

#[test]
fn the_exit_code_is_that_of_the_findings() {
    let folder = folder();
    for (arguments, code) in [
        ("new.xml --previous old.xml", 1),
        ("new.xml --previous old.xml --fail-on never", 0),
        ("old.xml --previous old.xml", 0),
        ("old.xml --previous old.xml --fail-on info", 1),
        ("new.xml --previous old.xml --select feed-empty", 0),
    ] {
        folder.run(&format!("preview -q {arguments}")).code(code);
        folder.run(&format!("check -q {arguments}")).code(code);
    }
    // What is not to be reported decides all the same.
    let against = "new.xml --previous old.xml --domain example.com";
    let ignored = "--ignore modified-not-incremented,canonical-domain-mismatch";
    assert_eq!(folder.preview(&format!("{against} {ignored}")), folder.preview(against));
}

#[test]
fn an_allowed_finding_decides_all_the_same() {
    let allow = "<!-- ia-validate: allow(published-missing) not yet -->";
    let article = Item::new(1)
        .article()
        .replace("op-published", "published")
        .replace("<article>", &format!("<article>{allow}"));
    let folder = Folder::new().with("a.html", article);
    let run = folder.run("preview -q a.html").code(0);
    assert!(stdout(&run).contains("published-missing: no publication date"), "{}", stdout(&run));
    assert_eq!(folder.preview("a.html"), ["rejected published-missing"]);
}

#[test]
fn what_is_no_single_feed() {
    let folder = folder().with("folder/a.xml", "");
    folder.run("preview folder").code(2).stdout_eq("").stderr_eq(str![[r#"
error: `folder` is a folder; name one feed or article

"#]]);
    folder.run("preview missing.xml").code(2).stdout_eq("").stderr_eq(str![[r#"
error: `missing.xml`: no such file or folder

"#]]);
    for arguments in ["", "new.xml old.xml", "new.xml --format compact", "new.xml --stdin-filename x"] {
        folder.run(&format!("preview {arguments}")).code(2).stdout_eq("");
    }
}

#[test]
fn feeds_without_articles() {
    let folder = Folder::new()
        .with("empty.xml", "<rss version='2.0'><channel></channel></rss>")
        .with("x.xml", "<?xml");
    assert_eq!(folder.preview("empty.xml"), [""; 0]);
    folder.run("preview empty.xml").stdout_eq("");
    folder.run("preview x.xml").code(1).stdout_eq("");
}

#[test]
fn stdin_and_output() {
    let folder = folder();
    let shown = stdout(&folder.run("preview -q old.xml").code(0));
    let run =
        folder.command().args(["preview", "-q", "-", "--output", "out.txt"]).stdin(folder.read("old.xml"));
    run.assert().code(0).stdout_eq("").stderr_eq("");
    assert_eq!(String::from_utf8(folder.read("out.txt")).unwrap(), shown);
}

#[test]
fn colours_are_for_the_table() {
    let folder = folder();
    let colours =
        |arguments: &str| stdout(&folder.run(&format!("preview -q --color always old.xml {arguments}")));
    assert!(colours("").contains('\x1b') && !colours("--format json").contains('\x1b'));
}
