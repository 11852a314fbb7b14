//! Databases that are damaged, in use, or out of reach.

use std::fs;

use ia_validate_testing::{is_long, skipped};
use rusqlite::Connection;

use crate::support::{Folder, Item, feed, stderr};

const PAGE: usize = 4096;

fn recorded() -> Folder {
    let folder = Folder::new().with("feed.xml", feed(&(0..300).map(Item::new).collect::<Vec<_>>()));
    folder.run("record --no-config -q feed.xml --state s.db").code(0);
    folder
}

/// Nothing is said that rests on a damaged state: it is refused, or says the same as the whole one.
#[test]
fn damaged_at_every_page_in_turn() {
    let folder = recorded();
    let whole = folder.read("s.db");
    let right = folder.run("preview --no-config -q --format json feed.xml --state s.db").code(0);
    let right = right.get_output().stdout.clone();
    let pages = whole.len() / PAGE;
    let (mut refused, mut runs) = (0, 0);
    for page in 0..pages {
        let kinds = if is_long() { 0..3 } else { page % 3..page % 3 + 1 };
        for kind in kinds {
            let mut damaged = whole.clone();
            match kind {
                0 => damaged[page * PAGE..(page + 1) * PAGE].fill(0),
                1 => damaged[page * PAGE + 100..(page + 1) * PAGE].fill(0xA5),
                _ => damaged.truncate(page * PAGE + 57),
            }
            folder.write("s.db", &damaged);
            let run = folder.run("preview --no-config -q --format json feed.xml --state s.db");
            let output = run.get_output();
            runs += 1;
            if output.status.code() == Some(2) {
                refused += 1;
                assert!(output.stdout.is_empty(), "page {page} {kind}");
                assert!(stderr(&run).contains("error: state `s.db`: "), "{}", stderr(&run));
            } else {
                assert_eq!(output.stdout, right, "page {page} {kind}");
            }
            assert!(folder.read("s.db") == damaged, "page {page} {kind}");
            assert_eq!(folder.names(), ["feed.xml", "s.db"], "page {page} {kind}");
        }
    }
    println!("{pages} pages, {runs} damaged states, {refused} refused, the rest right all the same");
    assert!(refused * 10 > runs * 9);
}

#[test]
fn one_with_a_log_beside_it_is_read_and_kept() {
    let folder = recorded();
    Connection::open(folder.path("s.db")).unwrap().execute_batch("PRAGMA journal_mode = WAL").unwrap();
    let before = folder.read("s.db");
    assert_eq!(folder.preview("feed.xml --no-config --state s.db")[0], "unchanged");
    assert!(folder.read("s.db") == before);
    assert_eq!(folder.names(), ["feed.xml", "s.db"]);
    let other = Connection::open(folder.path("s.db")).unwrap();
    other.execute_batch("DELETE FROM version").unwrap();
    assert_eq!(folder.preview("feed.xml --no-config --state s.db")[0], "create");
    drop(other);
    folder.run("record --no-config -q feed.xml --state s.db").code(0);
    assert_eq!(folder.read("s.db")[19], 1);
}

#[cfg(target_os = "linux")]
#[test]
fn whoever_has_locked_it_is_named() {
    let folder = recorded();
    let mut holder = std::process::Command::new("python3")
        .args(["-c", "import sqlite3,sys,time; c=sqlite3.connect('s.db',isolation_level=None); c.execute('BEGIN EXCLUSIVE'); print('x',flush=True); time.sleep(60)"])
        .current_dir(folder.path("."))
        .stdout(std::process::Stdio::piped())
        .spawn();
    let Ok(holder) = &mut holder else { return skipped("no `python3`") };
    let mut line = [0];
    if std::io::Read::read_exact(holder.stdout.as_mut().unwrap(), &mut line).is_err() {
        return skipped("no `sqlite3` for `python3`");
    }
    let run = folder.run("preview --no-config feed.xml --state s.db").code(2).stdout_eq("");
    let expected = format!("process {} (`python3", holder.id());
    holder.kill().unwrap();
    holder.wait().unwrap();
    assert!(stderr(&run).contains(&expected), "{}", stderr(&run));
}

#[test]
fn a_state_that_one_may_only_read_is_enough() {
    let folder = recorded();
    let mut permissions = fs::metadata(folder.path("s.db")).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(folder.path("s.db"), permissions).unwrap();
    assert_eq!(folder.preview("feed.xml --no-config --state s.db")[0], "unchanged");
}
