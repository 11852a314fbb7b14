//! The state database.

use std::slice;

use rusqlite::Connection;
use snapbox::str;

use crate::support::{Folder, Item, feed, stderr};

/// The commands that use a state.
const COMMANDS: [&str; 3] = ["check", "preview", "record"];

fn items(count: usize) -> Vec<Item> {
    (0..count).map(Item::new).collect()
}

#[test]
fn what_was_recorded_is_known() {
    let new = [Item::new(1).changed("2011-02-01T09:00:00Z"), Item::new(2), Item::new(3)];
    let folder = Folder::new().with("old.xml", feed(&items(3))).with("new.xml", feed(&new));
    folder.run("record old.xml --state s.db").code(0).stdout_eq("").stderr_eq(str![[r#"
recorded 3 articles in `s.db`: 3 create

"#]]);
    assert_eq!(folder.preview("new.xml --state s.db"), ["update", "unchanged", "create"]);
    folder.run("record new.xml --state s.db").code(0).stdout_eq("").stderr_eq(str![[r#"
recorded 2 articles in `s.db`: 1 create, 1 update, 1 unchanged

"#]]);
    assert_eq!(folder.preview("new.xml --state s.db"), ["unchanged", "unchanged", "unchanged"]);
    folder.run("record --quiet new.xml --state s.db").code(0).stdout_eq("").stderr_eq("");
    // Nothing is left beside the database.
    assert_eq!(folder.names(), ["new.xml", "old.xml", "s.db"]);
}

#[test]
fn only_what_ingestion_would_take_is_recorded() {
    let taken = Item::new(1).modified("2011-02-01T09:00:00Z");
    let foreign = Item { canonical: "https://example.org/2".to_owned(), ..Item::new(2) };
    let untitled = Item { title: String::new(), ..Item::new(3) };
    let folder = Folder::new()
        .with("old.xml", feed(&[taken.clone(), foreign, untitled]))
        .with("late.xml", feed(&[taken.clone().changed("2011-02-02T09:00:01Z")]))
        .with("in-time.xml", feed(&[taken.changed("2011-02-02T09:00:00Z")]));
    folder.run("record old.xml --state s.db --domain example.com").code(0).stderr_eq(str![[r#"
recorded 1 article in `s.db`: 1 create, 2 rejected

"#]]);
    folder.run("record late.xml --state s.db").code(0).stderr_eq(str![[r#"
recorded 0 articles in `s.db`: 1 ignored

"#]]);
    folder.run("record in-time.xml --state s.db --previous late.xml").code(0).stderr_eq(str![[r#"
recorded 0 articles in `s.db`: 1 unchanged

"#]]);
    folder.run("record in-time.xml --state s.db").code(0).stderr_eq(str![[r#"
recorded 1 article in `s.db`: 1 update

"#]]);
}

#[test]
fn of_an_article_that_comes_twice_the_later_version_is_recorded() {
    let later = Item::new(1).changed("2011-02-01T09:00:00Z");
    for items in [[later.clone(), Item::new(1)], [Item::new(1), later.clone()]] {
        let folder =
            Folder::new().with("feed.xml", feed(&items)).with("later.xml", feed(slice::from_ref(&later)));
        folder.run("record feed.xml --state s.db").code(0).stderr_eq(str![[r#"
recorded 1 article in `s.db`: 2 create

"#]]);
        assert_eq!(folder.preview("later.xml --state s.db"), ["unchanged"]);
    }
}

#[test]
fn an_article_alone_and_stdin() {
    let folder = Folder::new().with("a.html", Item::new(1).article());
    folder.run("record a.html --state s.db").code(0).stderr_eq("recorded 1 article [..]\n");
    let run = folder.command().args(["record", "-", "--state", "s.db"]).stdin(feed(&items(2))).assert();
    run.code(0).stderr_eq("recorded 1 article in `s.db`: 1 create, 1 unchanged\n");
}

#[test]
fn a_state_that_does_not_exist() {
    let folder = Folder::new().with("feed.xml", feed(&items(2)));
    folder.run("check feed.xml --state s.db").code(2).stdout_eq("").stderr_eq(str![[r#"
error: state `s.db`: there is no such file; `ia-validate record` makes it

"#]]);
    folder.run("preview feed.xml --state s.db").code(0).stderr_eq(str![[r#"
warning: state `s.db` does not exist yet: every article is new
2 create
checked 1 file with 2 articles: no findings; no --domain given: canonical URLs were not compared with one

"#]]);
    assert_eq!(folder.names(), ["feed.xml"]);
    folder.run("record feed.xml --state missing/s.db").code(2).stdout_eq("");
    folder.run("record feed.xml").code(2).stdout_eq("");
    folder.run("record missing.xml --state s.db").code(2).stdout_eq("");
    assert_eq!(folder.names(), ["feed.xml"]);
}

#[test]
fn names_that_mean_something_to_sqlite() {
    for name in [":memory:", "file:s.db?mode=memory", "s.db;x"] {
        let folder = Folder::new().with("feed.xml", feed(&items(1)));
        folder.command().args(["record", "feed.xml", "--state", name]).assert().code(0);
        assert!(folder.names().contains(&name.to_owned()));
        assert_eq!(folder.preview(&format!("feed.xml --state {name}")), ["unchanged"], "{name}");
    }
}

#[test]
fn an_empty_file_is_no_state_until_something_is_recorded() {
    let folder = Folder::new().with("feed.xml", feed(&items(1))).with("s.db", "");
    for command in ["check", "preview"] {
        let run = folder.run(&format!("{command} feed.xml --state s.db")).code(2).stdout_eq("");
        assert!(stderr(&run).contains("error: state `s.db`: it is empty"), "{}", stderr(&run));
    }
    assert!(folder.read("s.db").is_empty());
    folder.run("record feed.xml --state s.db").code(0);
    assert_eq!(folder.preview("feed.xml --state s.db"), ["unchanged"]);
}

/// A state of so many articles that it has many pages.
fn recorded() -> Folder {
    let folder = Folder::new().with("feed.xml", feed(&items(300)));
    folder.run("record -q feed.xml --state s.db").code(0);
    folder
}

/// No command takes `s.db`, says why, or changes anything.
fn is_refused(folder: &Folder, why: &str) {
    let (before, names) = (folder.read("s.db"), folder.names());
    for command in COMMANDS {
        let run = folder.run(&format!("{command} feed.xml --state s.db")).code(2);
        let error = stderr(&run);
        assert!(error.contains("error: state `s.db`: ") && error.contains(why), "{command}: {error}");
        assert!(before == folder.read("s.db"), "{command} has changed the file");
        assert_eq!(names, folder.names(), "{command}");
    }
}

#[test]
fn what_is_no_state_is_left_as_it_is() {
    let folder = Folder::new().with("feed.xml", feed(&items(1)));
    for file in [&b"\x89PNG\r\n\x1a\n"[..], b"SQLite format 3\0", b"x", &[0; 5000]] {
        folder.write("s.db", file);
        is_refused(&folder, "no state database");
    }
    std::fs::remove_file(folder.path("s.db")).unwrap();
    let other = Connection::open(folder.path("s.db")).unwrap();
    other.execute_batch("CREATE TABLE version (canonical TEXT); PRAGMA user_version = 1").unwrap();
    is_refused(&folder, "no state database");
    // One that writes ahead, with something in its log that SQLite would put into the file.
    other.execute_batch("PRAGMA journal_mode = WAL; INSERT INTO version VALUES ('a')").unwrap();
    is_refused(&folder, "no state database");
    other.execute_batch("PRAGMA application_id = 1").unwrap();
    is_refused(&folder, "no state database");
    drop(other);
    std::fs::remove_file(folder.path("s.db")).unwrap();
    std::fs::create_dir(folder.path("s.db")).unwrap();
    let run = folder.run("record feed.xml --state s.db").code(2);
    assert!(stderr(&run).contains("error: state `s.db`: it is a folder"), "{}", stderr(&run));
}

#[test]
fn a_state_of_a_newer_version_is_left_as_it_is() {
    let folder = recorded();
    let newer = Connection::open(folder.path("s.db")).unwrap();
    newer.execute_batch("ALTER TABLE version ADD COLUMN more TEXT; PRAGMA user_version = 2").unwrap();
    drop(newer);
    is_refused(&folder, "newer ia-validate (schema 2)");
}

#[test]
fn a_damaged_state_is_left_as_it_is() {
    let folder = recorded();
    let whole = folder.read("s.db");
    assert!(whole.len() > 10 * 4096);
    let cut = whole[..whole.len() / 2].to_vec();
    let mut garbled = whole.clone();
    garbled[100..4096].fill(0xA5);
    let mut blank = whole.clone();
    blank[4096..].fill(0);
    for damaged in [cut, whole[..2000].to_vec(), garbled, blank] {
        folder.write("s.db", &damaged);
        is_refused(&folder, "damaged");
    }
    // What lookups come across is told behind the report.
    let mut noise = whole.clone();
    noise[8192..].fill(0xFF);
    folder.write("s.db", &noise);
    is_refused(&folder, "");
    folder.write("s.db", &whole);
    assert!(folder.preview("feed.xml --state s.db").iter().all(|outcome| outcome == "unchanged"));
}

#[test]
fn a_time_that_is_none_is_damage() {
    let folder = recorded();
    Connection::open(folder.path("s.db")).unwrap().execute("UPDATE version SET published = 'x'", []).unwrap();
    is_refused(&folder, "damaged");
}
