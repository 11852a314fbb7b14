//! `record` beside other processes, and stopped at any moment.

use std::collections::BTreeMap;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use ia_validate_testing::Rng;
use rusqlite::Connection;

use crate::support::{Folder, Item, feed};

/// How many articles one feed has.
const BATCH: usize = 20;

/// Writes the `n`th of several feeds, which have nothing in common.
fn write_feed(folder: &Folder, n: usize) {
    let items: Vec<Item> = (0..BATCH).map(|item| Item::new(n * BATCH + item)).collect();
    folder.write(format!("{n}.xml"), feed(&items));
}

/// Begins to record the `n`th feed.
fn begin(folder: &Folder, n: usize, state: &str) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ia-validate"));
    command.current_dir(folder.path(".")).args(["record", &format!("{n}.xml"), "--state", state]);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
}

fn succeeds(child: Child) {
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// How many articles of each feed are in a state, which is whole.
fn stored(folder: &Folder, state: &str) -> BTreeMap<usize, usize> {
    let connection = Connection::open(folder.path(state)).unwrap();
    let check: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(check, "ok");
    let mut rows = connection.prepare("SELECT canonical FROM version").unwrap();
    let mut counts = BTreeMap::new();
    for canonical in rows.query_map([], |row| row.get::<_, String>(0)).unwrap() {
        let number: usize = canonical.unwrap().rsplit('/').next().unwrap().parse().unwrap();
        *counts.entry(number / BATCH).or_default() += 1;
    }
    counts
}

#[test]
fn several_at_once() {
    // More than once, for the moment in which the file is made is a short one.
    for round in 0..5 {
        let folder = Folder::new();
        (0..8).for_each(|n| write_feed(&folder, n));
        let children: Vec<Child> = (0..8).map(|n| begin(&folder, n, "s.db")).collect();
        children.into_iter().for_each(succeeds);
        assert_eq!(stored(&folder, "s.db"), (0..8).map(|n| (n, BATCH)).collect(), "round {round}");
    }
}

#[test]
fn one_waits_for_another_but_readers_do_not() {
    let folder = Folder::new();
    write_feed(&folder, 0);
    write_feed(&folder, 1);
    succeeds(begin(&folder, 0, "s.db"));
    let other = Connection::open(folder.path("s.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE; DELETE FROM version").unwrap();
    let mut waiting = begin(&folder, 1, "s.db");
    assert_eq!(folder.preview("0.xml --state s.db"), vec!["unchanged"; BATCH]);
    assert!(waiting.try_wait().unwrap().is_none());
    other.execute_batch("COMMIT").unwrap();
    succeeds(waiting);
    assert_eq!(stored(&folder, "s.db"), BTreeMap::from([(1, BATCH)]));
}

#[test]
fn killed_at_any_moment() {
    let folder = Folder::new();
    let mut random = Rng::with_seed(0x9E37_79B9_7F4A_7C15);
    let mut time = Duration::ZERO;
    for n in 0..3 {
        write_feed(&folder, n);
        let begun = Instant::now();
        succeeds(begin(&folder, n, "s.db"));
        time = begun.elapsed();
    }
    let mut finished: Vec<usize> = (0..3).collect();
    let mut killed = 0;
    for n in 3..203 {
        write_feed(&folder, n);
        // Now and then also while the file is being made.
        let state = if n % 5 == 0 { format!("{n}.db") } else { "s.db".to_owned() };
        let mut child = begin(&folder, n, &state);
        // Some part of the time, or a little more than all of it.
        std::thread::sleep(time.mul_f64(random.f64() * 1.3));
        child.kill().unwrap();
        let is_finished = child.wait_with_output().unwrap().status.success();
        if !is_finished {
            killed += 1;
        }
        if state == "s.db" {
            finished.extend(is_finished.then_some(n));
        } else {
            folder.run(&format!("preview -q {n}.xml --state {state}")).code(0);
            succeeds(begin(&folder, n, &state));
            assert_eq!(stored(&folder, &state), BTreeMap::from([(n, BATCH)]));
        }
        if n % 20 == 1 {
            let counts = stored(&folder, "s.db");
            assert!(counts.values().all(|&count| count == BATCH), "{counts:?}");
            assert!(finished.iter().all(|n| counts.contains_key(n)), "{finished:?} {counts:?}");
        }
    }
    assert!(killed > 0 && finished.len() > 3, "{killed} killed, {} finished", finished.len());
    // It is as good as ever.
    write_feed(&folder, 203);
    succeeds(begin(&folder, 203, "s.db"));
    let counts = stored(&folder, "s.db");
    assert!(finished.iter().chain([&203]).all(|n| counts.get(n) == Some(&BATCH)), "{counts:?}");
    assert!(folder.path("s.db").exists() && !folder.path("s.db-wal").exists());
}
