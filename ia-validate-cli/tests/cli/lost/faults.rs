//! Every system call of writing fails in turn, and at every one of them the run is killed: by `strace`, which can make
//! the system say no.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::process::{Command, Output};

use ia_validate_testing::{is_long, skipped};
use rusqlite::Connection;

use crate::support::{BAD, Folder, GOOD, Item, RULE, feed};

/// The calls that change something.
const CALLS: &str = "openat,write,pwrite64,writev,fsync,fdatasync,ftruncate,fallocate,rename,renameat,renameat2,link,\
    linkat,unlink,unlinkat,fchmod,fchown,chmod,chown,fsetxattr,fremovexattr,mkdir,flock";

/// What the system says, and that a disk stays full. The rest is for long runs.
const FAULTS: [&str; 6] =
    ["error=ENOSPC", "signal=SIGKILL", "error=EIO", "error=EACCES", "error=EINTR", "full"];

/// Runs the command under `strace`.
fn traced(folder: &Folder, options: &[&str], arguments: &[&str]) -> Option<Output> {
    let mut command = Command::new("strace");
    command.args(["-f", "-qq"]).args(options).arg(env!("CARGO_BIN_EXE_ia-validate")).args(arguments);
    command.current_dir(folder.path("work")).env_remove("CLICOLOR_FORCE").output().ok()
}

/// One call of writing, and the how manieth with that name it is.
#[derive(Debug)]
struct Point {
    call: String,
    number: usize,
    text: String,
}

/// The calls of a run that change something.
fn points(folder: &Folder, arguments: &[&str]) -> Option<Vec<Point>> {
    let log = folder.path("log");
    let trace = format!("trace={CALLS}");
    let output = traced(folder, &["-o", log.to_str()?, "-e", &trace], arguments)?;
    assert!(output.status.code().is_some_and(|code| code < 2), "{output:?}");
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut points = Vec::new();
    let log = fs::read_to_string(log).unwrap();
    let main = log.split_whitespace().next()?.to_owned();
    for line in log.lines() {
        let (process, text) = line.split_once(' ').unwrap();
        let Some((call, rest)) = text.trim_start().split_once('(') else { continue };
        if process != main || call.contains(' ') {
            continue;
        }
        let number = counts.entry(call.to_owned()).and_modify(|count| *count += 1).or_insert(1);
        let changes = match call {
            "openat" => ["O_CREAT", "O_RDWR", "O_WRONLY"].iter().any(|flag| rest.contains(flag)),
            // What is told people is another matter.
            "write" => !rest.starts_with("1,") && !rest.starts_with("2,"),
            _ => true,
        };
        if changes && !rest.contains("/dev/null") {
            points.push(Point { call: call.to_owned(), number: *number, text: text.to_owned() });
        }
    }
    Some(points)
}

/// What is asked for, and what may come of it.
struct Scenario {
    arguments: &'static [&'static str],
    /// Makes what is there before.
    prepare: fn(&Folder),
    /// The file that is written, in `work`.
    target: &'static str,
    /// What it holds, in words: two runs without a fault have the same.
    state: fn(&Folder) -> Option<String>,
}

/// What a file holds, and what it is.
fn content(folder: &Folder, name: &str) -> Option<String> {
    let path = folder.path("work").join(name);
    let metadata = path.metadata().ok()?;
    let text = String::from_utf8(fs::read(&path).ok()?).unwrap();
    Some(format!("{:o} {} {} {}\n{text}", metadata.mode(), metadata.uid(), metadata.gid(), metadata.nlink()))
}

/// How many articles a state holds, which is whole.
fn articles(folder: &Folder) -> Option<String> {
    let path = folder.path("work/s.db");
    path.exists().then(|| {
        let state = Connection::open(path).unwrap();
        let check: String = state.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        let count: i64 = state.query_row("SELECT count(*) FROM version", [], |row| row.get(0)).unwrap();
        format!("{check} {count}")
    })
}

fn with_mode(folder: &Folder, mode: u32) {
    fs::set_permissions(folder.path("work/a.html"), fs::Permissions::from_mode(mode)).unwrap();
}

/// All that lies in `work`, but for what is written and what it may leave.
fn others(folder: &Folder, target: &str) -> Vec<(String, Vec<u8>)> {
    let mut others: Vec<_> = fs::read_dir(folder.path("work"))
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .filter(|(name, _)| name != target && !name.starts_with(".ia-validate-") && !name.starts_with("s.db"))
        // The same file under another name.
        .filter(|(name, _)| name != "linked")
        .collect();
    others.sort();
    others
}

fn litter(folder: &Folder) -> Vec<String> {
    let names = fs::read_dir(folder.path("work")).unwrap().map(|entry| entry.unwrap().file_name());
    names
        .filter_map(|name| name.into_string().ok())
        .filter(|name| name.starts_with(".ia-validate-"))
        .collect()
}

/// Tries all of it; gives the number of points, and of runs.
fn inject(scenario: &Scenario) -> Option<(usize, usize)> {
    let Scenario { arguments, prepare, target, state } = scenario;
    let fresh = || {
        let folder = Folder::new().with("work/n.html", GOOD).with("work/m.xml", feed(&[Item::new(9)]));
        prepare(&folder);
        folder
    };
    let folder = fresh();
    let old = state(&folder);
    let Some(points) = points(&folder, arguments) else {
        skipped("no `strace`, or it may not trace");
        return None;
    };
    let new = state(&folder);
    assert_ne!(old, new);
    assert!(!points.is_empty());
    let faults = if is_long() { &FAULTS[..] } else { &FAULTS[..2] };
    let mut runs = 0;
    for point in &points {
        for fault in faults {
            let is_write = matches!(&*point.call, "write" | "pwrite64" | "fsync" | "fdatasync" | "fallocate");
            let injection = match *fault {
                "full" if is_write => format!("inject={}:error=ENOSPC:when={}+", point.call, point.number),
                "full" => continue,
                fault => format!("inject={}:{fault}:when={}", point.call, point.number),
            };
            let folder = fresh();
            let before = others(&folder, target);
            let trace = format!("trace={}", point.call);
            let options = ["-o", "/dev/null", "-e", &trace, "-e", &injection];
            let output = traced(&folder, &options, arguments).unwrap();
            runs += 1;
            let told = String::from_utf8(output.stderr).unwrap();
            let what = format!("{fault} at {} {}: {}\n{told}", point.call, point.number, point.text);
            assert_eq!(others(&folder, target), before, "{what}");
            let left = litter(&folder);
            let is = state(&folder);
            let is_killed = *fault == "signal=SIGKILL";
            let is_whole = is == old || is == new;
            if !is_whole {
                // Written in place: what it was lies beside it.
                let copy = left
                    .iter()
                    .find(|name| name.ends_with(".copy"))
                    .unwrap_or_else(|| panic!("{what}{is:?}"));
                assert!(
                    old.as_ref().is_some_and(
                        |old| old.ends_with(&content(&folder, copy).unwrap().split_once('\n').unwrap().1)
                    ),
                    "{what}"
                );
                assert!(is_killed || told.contains(copy.as_str()) || *fault == "full", "{what}");
            }
            // A disk that is full takes no message either, as far as `strace` knows.
            let is_silent = *fault == "full" && point.call == "write";
            match output.status.code() {
                Some(2) if is_silent => assert!(is == old || !is_whole, "{what}"),
                Some(2) => {
                    assert!(
                        told.contains(&format!("`{target}`")) && is == old
                            || !is_whole
                            || is == new && told.contains(target),
                        "{what}{is:?}"
                    );
                }
                // Where it is no error it is done.
                Some(_) => assert_eq!(is, new, "{what}"),
                None => assert!(is_killed, "{what}"),
            }
            let can_leave = is_killed
                || is_silent
                || point.call.starts_with("unlink")
                || point.call.starts_with("rename");
            assert!(
                can_leave || !is_whole || left.iter().all(|name| told.contains(name.as_str())),
                "{what}{left:?}"
            );
            // Of what is left the next run says what to do, or it is gone with that.
            let run = folder.command().current_dir(folder.path("work")).args(*arguments).assert();
            let told = String::from_utf8(run.get_output().stderr.clone()).unwrap();
            if is_whole {
                assert_eq!(state(&folder), new, "{what}\nand then: {told}");
                assert_eq!(litter(&folder), [""; 0], "{what}\nand then: {told}");
            } else {
                run.code(2);
                assert!(
                    litter(&folder).iter().all(|name| told.contains(name.as_str())),
                    "{what}\nand then: {told}"
                );
            }
            assert!(!folder.path("work/s.db-journal").exists(), "{what}");
        }
    }
    Some((points.len(), runs))
}

fn all(scenarios: &[Scenario]) {
    let mut sum = (0, 0);
    for scenario in scenarios {
        if let Some((points, runs)) = inject(scenario) {
            println!("{}: {points} points, {runs} runs", scenario.arguments.join(" "));
            sum = (sum.0 + points, sum.1 + runs);
        }
    }
    println!("together: {} points, {} runs", sum.0, sum.1);
}

#[test]
fn of_files_that_are_mended() {
    all(&[
        Scenario {
            arguments: &["fix", "--no-config", "--fail-on=never", "--select", RULE, "a.html"],
            prepare: |folder| {
                folder.write_in_folders("work/a.html", BAD);
                with_mode(folder, 0o640);
            },
            target: "a.html",
            state: |folder| content(folder, "a.html"),
        },
        Scenario {
            arguments: &["fix", "--no-config", "--fail-on=never", "--select", RULE, "a.html"],
            prepare: |folder| {
                folder.write_in_folders("work/a.html", BAD.repeat(2000));
                with_mode(folder, 0o664);
                fs::hard_link(folder.path("work/a.html"), folder.path("work/linked")).unwrap();
            },
            target: "a.html",
            state: |folder| content(folder, "a.html"),
        },
    ]);
}

#[test]
fn of_reports() {
    let arguments = &["check", "--no-config", "-q", "n.html", "--format=json", "--output=r.json"];
    let state = |folder: &Folder| content(folder, "r.json");
    all(&[
        Scenario { arguments, prepare: |_| (), target: "r.json", state },
        Scenario { arguments, prepare: |folder| folder.write("work/r.json", "{}"), target: "r.json", state },
    ]);
}

#[test]
fn of_baselines() {
    const ARGUMENTS: &[&str] =
        &["check", "--no-config", "-q", "--select", RULE, "a.html", "--baseline=b.json", "--write-baseline"];
    let arguments = ARGUMENTS;
    let state = |folder: &Folder| content(folder, "b.json");
    all(&[
        Scenario { arguments, prepare: |folder| folder.write("work/a.html", BAD), target: "b.json", state },
        Scenario {
            arguments,
            prepare: |folder| {
                folder.write("work/a.html", GOOD);
                folder.command().current_dir(folder.path("work")).args(ARGUMENTS).assert().code(0);
                folder.write("work/a.html", BAD);
            },
            target: "b.json",
            state,
        },
    ]);
}

#[test]
fn of_states() {
    let arguments = &["record", "--no-config", "m.xml", "--state=s.db"];
    all(&[
        Scenario { arguments, prepare: |_| (), target: "s.db", state: articles },
        Scenario {
            arguments,
            prepare: |folder| {
                folder.write("old.xml", feed(&[Item::new(1), Item::new(2)]));
                folder.run("record --no-config -q old.xml --state work/s.db").code(0);
            },
            target: "s.db",
            state: articles,
        },
    ]);
}
