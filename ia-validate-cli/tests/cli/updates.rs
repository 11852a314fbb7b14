//! `--previous`, `--state` and `--now`.

use snapbox::str;

use crate::support::{Folder, Item, feed, stderr, stdout};

/// Feeds of one item before and after, as `old.xml` and `new.xml`, the old one also recorded in `s.db`.
fn pair(old: Item, new: Item) -> Folder {
    let folder = Folder::new().with("old.xml", feed(&[old])).with("new.xml", feed(&[new]));
    folder.run("record --quiet old.xml --state s.db").code(0).stdout_eq("").stderr_eq("");
    folder
}

/// What happens to the new one, whether its earlier version is in a file, in a state or in both.
fn outcome(old: Item, new: Item) -> String {
    let folder = pair(old, new);
    let outcome = folder.preview("new.xml --previous old.xml");
    for arguments in ["--state s.db", "--previous old.xml --state s.db", "--state s.db --previous new.xml"] {
        // Who names the new one as an earlier version says that it was taken.
        let expected = match &*outcome[0] {
            "update" | "ignored modified-outside-24h-window" if arguments.contains("new.xml") => "unchanged",
            outcome => outcome,
        };
        assert_eq!(folder.preview(&format!("new.xml {arguments}")), [expected], "{arguments}");
    }
    outcome[0].clone()
}

#[test]
fn the_window_is_24_hours_from_the_stored_time() {
    let old = Item::new(1).modified("2011-02-01T00:00:00Z");
    for (modified, expected) in [
        ("2011-01-31T23:59:59Z", "ignored modified-not-incremented"),
        ("2011-02-01T00:00:00Z", "ignored modified-not-incremented"),
        ("2011-02-01T02:00:00+02:00", "ignored modified-not-incremented"),
        ("2011-02-01T00:00:01Z", "update"),
        ("2011-02-02T00:00:00Z", "update"),
        ("2011-02-01T19:00:00-05:00", "update"),
        ("2011-02-02T00:00:01Z", "ignored modified-outside-24h-window"),
    ] {
        assert_eq!(outcome(old.clone(), old.clone().changed(modified)), expected, "{modified}");
    }
    let undated = Item { modified: None, ..old.clone().changed("") };
    assert_eq!(outcome(old.clone(), undated), "ignored update-without-modified");
    assert_eq!(outcome(old.clone(), old), "unchanged");
}

#[test]
fn without_op_modified_the_window_counts_from_op_published() {
    let old = Item::new(1);
    for (modified, expected) in
        [("2011-02-02T00:00:00Z", "update"), ("2011-02-02T00:00:01Z", "ignored modified-outside-24h-window")]
    {
        assert_eq!(outcome(old.clone(), old.clone().changed(modified)), expected, "{modified}");
    }
}

#[test]
fn fractions_of_seconds_are_kept() {
    let old = Item::new(1).modified("2011-02-01T00:00:00.1234567Z");
    for (modified, expected) in [
        ("2011-02-01T00:00:00.123456700Z", "ignored modified-not-incremented"),
        ("2011-02-01T00:00:00.1234568Z", "update"),
        ("2011-02-02T00:00:00.1234567Z", "update"),
        ("2011-02-02T00:00:00.1234568Z", "ignored modified-outside-24h-window"),
    ] {
        assert_eq!(outcome(old.clone(), old.clone().changed(modified)), expected, "{modified}");
    }
}

#[test]
fn years_at_the_ends_of_time() {
    for time in ["0000-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"] {
        let old = Item { published: time.to_owned(), ..Item::new(1).modified(time) };
        assert_eq!(outcome(old.clone(), old.clone()), "unchanged");
        assert_eq!(outcome(old.clone(), old.changed(time)), "ignored modified-not-incremented");
    }
}

#[test]
fn an_ignored_update_is_an_error_of_check() {
    let old = Item::new(1);
    let run = |modified: &str| {
        let folder = pair(old.clone(), old.clone().changed(modified));
        ["--previous old.xml", "--state s.db"].map(|known| {
            let run = folder.run(&format!("check --format compact new.xml {known}"));
            assert!(!stderr(&run).contains("no earlier version given"), "{}", stderr(&run));
            (run.get_output().status.code(), stdout(&run).contains("error[modified-outside-24h-window]"))
        })
    };
    assert_eq!(run("2011-02-02T00:00:00Z"), [(Some(0), false); 2]);
    assert_eq!(run("2011-02-02T00:00:01Z"), [(Some(1), true); 2]);
}

#[test]
fn a_changed_url_is_found_by_guid_and_by_title() {
    let old = Item::new(1);
    let moved = Item { canonical: "https://example.com/moved".to_owned(), ..old.clone() };
    for new in
        [Item { title: "Other".to_owned(), ..moved.clone() }, Item { guid: "other".to_owned(), ..moved }]
    {
        let folder = pair(old.clone(), new);
        for known in ["--previous old.xml", "--state s.db"] {
            let run =
                folder.run(&format!("-q --format compact new.xml {known} --select canonical-url-changed"));
            assert!(stdout(&run.code(1)).contains("`https://example.com/1`"));
        }
    }
}

#[test]
fn of_several_versions_the_latest_counts_in_any_order() {
    let at = |time: &str| Item::new(1).changed(time);
    let (first, second) = (at("2011-02-01T10:00:00Z"), at("2011-02-01T20:00:00Z"));
    let folder = Folder::new()
        .with("first.html", first.article())
        .with("second.xml", feed(&[Item::new(2), second]))
        .with("new.xml", feed(&[Item { text: "New".to_owned(), ..at("2011-02-02T11:00:00Z") }]));
    folder.run("record -q first.html --state s.db").code(0);
    for known in [
        "--previous first.html --previous second.xml",
        "--previous second.xml --previous first.html",
        "--state s.db --previous second.xml",
    ] {
        assert_eq!(folder.preview(&format!("new.xml {known}")), ["update"], "{known}");
    }
    for known in ["--previous first.html", "--state s.db"] {
        let late = ["ignored modified-outside-24h-window"];
        assert_eq!(folder.preview(&format!("new.xml {known}")), late, "{known}");
    }
}

#[test]
fn of_two_equally_late_versions_the_first_counts() {
    let item = |text: &str| Item { text: text.to_owned(), ..Item::new(1) };
    let folder = Folder::new().with("a.xml", feed(&[item("A")])).with("b.xml", feed(&[item("B")]));
    let both = Item { guid: "other".to_owned(), ..item("B") };
    let folder = folder.with("both.xml", feed(&[item("A"), both]));
    assert_eq!(folder.preview("a.xml --previous a.xml --previous b.xml"), ["unchanged"]);
    assert_eq!(folder.preview("a.xml --previous both.xml"), ["unchanged"]);
    assert_eq!(folder.preview("b.xml --previous both.xml"), ["ignored update-without-modified"]);
}

#[test]
fn previous_versions_that_cannot_be_read() {
    let folder = Folder::new().with("new.xml", feed(&[Item::new(1)]));
    for command in ["check", "preview", "record --state s.db"] {
        let run = folder.run(&format!("{command} new.xml --previous old.xml"));
        run.code(2).stdout_eq("").stderr_eq(str![[r#"
error: --previous: `old.xml`: no such file or folder

"#]]);
    }
    assert_eq!(folder.names(), ["new.xml"]);
    folder.run("new.xml --previous new.xml --max-file-size 100").code(2).stdout_eq("").stderr_eq(str![[r#"
error: --previous: `new.xml` is larger than 100 bytes; raise the limit with --max-file-size if that is right

"#]]);
}

#[test]
fn the_report_does_not_destroy_what_it_is_judged_by() {
    let folder = pair(Item::new(1), Item::new(1));
    let before = (folder.read("old.xml"), folder.read("s.db"));
    for command in ["check", "preview"] {
        for option in ["--previous", "--state"] {
            let file = if option == "--state" { "s.db" } else { "old.xml" };
            let run = folder.run(&format!("{command} new.xml {option} {file} --output ./{file}"));
            assert!(stderr(&run.code(2).stdout_eq("")).contains("is one of the inputs"));
        }
    }
    assert_eq!(before, (folder.read("old.xml"), folder.read("s.db")));
}

#[test]
fn the_clock_counts_only_if_it_is_given() {
    let folder = Folder::new().with("feed.xml", feed(&[Item::new(1)]));
    let stale = |now: &str| {
        let run = folder.run(&format!("-q --format compact feed.xml {now}")).code(0);
        stdout(&run).contains("feed-stale-item")
    };
    assert!(!stale(""));
    assert!(!stale("--now 2011-02-01T01:00:00Z") && !stale("--now 2011-02-01T03:00:00+02:00"));
    assert!(stale("--now 2011-02-01T01:00:01Z"));
    folder.run("feed.xml --now 2011-02-01T01:00:01").code(2).stdout_eq("").stderr_eq(str![[r#"
error: invalid value '2011-02-01T01:00:01' for '--now <TIME>': give a time with its zone, such as `2016-02-04T09:00:00Z`

For more information, try '--help'.

"#]]);
}

#[test]
fn an_earlier_file_without_articles_is_told() {
    let folder = Folder::new().with("new.xml", feed(&[Item::new(1)])).with("empty.xml", "");
    let run = folder.run("new.xml --previous empty.xml").code(0);
    let told = "warning: `empty.xml` holds no article that ingestion would take: nothing is compared with it";
    assert!(stderr(&run).contains(told), "{}", stderr(&run));
}
