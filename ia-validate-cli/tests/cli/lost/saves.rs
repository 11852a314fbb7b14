//! Another program that saves the same file, again and again.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use ia_validate_testing::runs;

use super::MENDED;
use crate::support::{BAD, Folder, RULE};

fn numbered(text: &str, n: usize) -> String {
    text.replace("Text", &format!("Text {n}"))
}

/// Saves as editors do: another file takes the place of the old one.
fn save(folder: &Path, n: usize) {
    fs::write(folder.join("new"), numbered(BAD, n)).unwrap();
    fs::rename(folder.join("new"), folder.join("a.html")).unwrap();
}

#[test]
fn no_save_is_lost() {
    let folder = Folder::new().with("in/a.html", numbered(BAD, 0));
    let inside = folder.path("in");
    let is_over = AtomicBool::new(false);
    let saved = AtomicUsize::new(0);
    let mut codes = [0; 3];
    let (mut mended, mut too_late) = (0, 0);
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut n = 0;
            while !is_over.load(Ordering::SeqCst) {
                n += 1;
                save(&inside, n);
                saved.store(n, Ordering::SeqCst);
                // What stands there now is this save, or what was made of it.
                thread::sleep(Duration::from_micros((n % 17) as u64 * 1000));
                // For a moment it can be an older one, until the run sees that it was too late.
                let patience = Instant::now() + Duration::from_secs(10);
                loop {
                    let found = fs::read_to_string(inside.join("a.html")).unwrap();
                    if found == numbered(BAD, n) || found == numbered(MENDED, n) {
                        mended += usize::from(found == numbered(MENDED, n));
                        break;
                    }
                    assert!(Instant::now() < patience, "{n}: {found}");
                    too_late += 1;
                }
            }
        });
        for _ in 0..200.max(runs(200, 2000)) {
            let run = folder.run(&format!("fix --no-config -q --fail-on never --select {RULE} in/a.html"));
            codes[usize::try_from(run.get_output().status.code().unwrap()).unwrap()] += 1;
        }
        is_over.store(true, Ordering::SeqCst);
    });
    println!(
        "{} saves, {mended} of them mended, {too_late} looks at one that was put back; exit codes 0, 1, 2: {codes:?}",
        saved.into_inner()
    );
    let names: Vec<_> = fs::read_dir(&inside).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["a.html"]);
    assert!(codes[0] > 0 && mended > 0);
}

#[test]
fn two_runs_at_once() {
    for round in 0..10 {
        let folder = Folder::new();
        (0..30).for_each(|n| folder.write_in_folders(format!("in/{n}.html"), BAD));
        let run = || folder.run(&format!("fix --no-config -q --fail-on never --select {RULE} in"));
        thread::scope(|scope| (0..3).for_each(|_| _ = scope.spawn(run)));
        for n in 0..30 {
            assert_eq!(folder.read(format!("in/{n}.html")), MENDED.as_bytes(), "{round}");
        }
        assert_eq!(fs::read_dir(folder.path("in")).unwrap().count(), 30);
    }
}
