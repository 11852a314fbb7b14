//! `check --watch`: every change is told, and nothing else.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use ia_validate_testing::skipped;

use crate::support::{BAD, Folder, GOOD, Item, RULE, feed, stderr};

/// How long a slow machine may take for anything.
const DEADLINE: Duration = Duration::from_secs(30);

/// How long nothing must happen to be sure that nothing will.
const SILENCE: Duration = Duration::from_millis(700);

/// A running `check --watch`, killed when it goes out of scope.
struct Watch {
    child: Child,
    lines: Receiver<String>,
}

/// What is told when a run is over.
const WAITING: &str = "watching for changes";

impl Watch {
    /// Starts it for [`RULE`] alone with these arguments, separated by spaces.
    fn new(folder: &Folder, arguments: &str) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_ia-validate"))
            .args(["check", "--watch", "--format", "compact", "--select", RULE])
            .args(arguments.split_ascii_whitespace())
            .current_dir(folder.path(""))
            .env_remove("CLICOLOR_FORCE")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (sender, lines) = mpsc::channel();
        let pipes: [Box<dyn Read + Send>; 2] =
            [Box::new(child.stdout.take().unwrap()), Box::new(child.stderr.take().unwrap())];
        for pipe in pipes {
            let sender = sender.clone();
            thread::spawn(move || {
                BufReader::new(pipe).lines().try_for_each(|line| sender.send(line.unwrap()))
            });
        }
        Self { child, lines }
    }

    /// Starts it, and waits for the end of the first run.
    fn begun(folder: &Folder, arguments: &str) -> (Self, String) {
        let watch = Self::new(folder, arguments);
        let shown = watch.run();
        (watch, shown)
    }

    /// What one run shows, on stdout and stderr. What it writes to one of them may come behind what it writes later
    /// to the other, so findings are waited for by [`until`](Self::until).
    fn run(&self) -> String {
        self.until(WAITING)
    }

    /// What is shown up to a line with this in it.
    fn until(&self, wanted: &str) -> String {
        let deadline = Instant::now() + DEADLINE;
        let mut shown = String::new();
        loop {
            let Ok(line) = self.lines.recv_timeout(deadline.saturating_duration_since(Instant::now())) else {
                panic!("`{wanted}` does not come, but {shown:?}");
            };
            shown += &line;
            shown.push('\n');
            if line.contains(wanted) {
                return shown;
            }
        }
    }

    /// Makes sure that there is no other run. A line of the last one may come late on the other pipe.
    fn is_silent(&self) {
        let end = Instant::now() + SILENCE;
        while let Ok(line) = self.lines.recv_timeout(end.saturating_duration_since(Instant::now())) {
            assert!(!line.contains(WAITING) && !line.contains("checked "), "{line}");
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const NONE: &str = "no findings";
const ONE: &str = "1 error";

#[test]
fn a_file_that_is_written_again_and_again() {
    let folder = Folder::new().with("a.html", GOOD);
    let (watch, first) = Watch::begun(&folder, "a.html");
    assert!(first.contains(NONE) && !first.contains("changed"), "{first}");
    for _ in 0..3 {
        folder.write("a.html", BAD);
        let shown = watch.until(ONE);
        assert!(shown.contains("---- changed, 20"), "{shown}");
        watch.run();
        folder.write("a.html", GOOD);
        watch.until(NONE);
        watch.run();
    }
}

#[test]
fn findings_are_told_although_it_is_quiet() {
    let folder = Folder::new().with("a.html", BAD);
    let watch = Watch::new(&folder, "a.html --quiet");
    let first = watch.until(&format!("a.html:1:17: error[{RULE}]"));
    folder.write("a.html", format!("\n{BAD}"));
    let second = watch.until(&format!("a.html:2:17: error[{RULE}]"));
    assert_eq!((first.lines().count(), second.lines().count()), (1, 1), "{first}{second}");
}

#[test]
fn editors_replace_files() {
    let folder = Folder::new().with("a.html", GOOD);
    let (watch, _) = Watch::begun(&folder, "a.html");
    for _ in 0..2 {
        folder.write(".a.html.new", BAD);
        fs::rename(folder.path(".a.html.new"), folder.path("a.html")).unwrap();
        watch.until(ONE);
        watch.run();
        // Others move the old one away first.
        fs::rename(folder.path("a.html"), folder.path("a.html~")).unwrap();
        folder.write("a.html", GOOD);
        watch.until(NONE);
        watch.run();
    }
}

#[test]
fn files_and_folders_that_come_and_go() {
    let folder = Folder::new().with("in/a.html", GOOD);
    let (watch, _) = Watch::begun(&folder, "in");
    folder.write("in/b.html", BAD);
    watch.until("checked 2 files with 2 articles: 1 error");
    watch.run();
    folder.write_in_folders("in/deep/er/c.html", BAD);
    watch.until("checked 3 files with 3 articles: 2 errors");
    watch.run();
    // What has come is watched in its turn.
    folder.write("in/deep/er/c.html", GOOD);
    watch.until("checked 3 files with 3 articles: 1 error");
    watch.run();
    folder.write("in/.gitignore", "b.html\n");
    watch.until("checked 2 files with 2 articles: no findings");
    watch.run();
    fs::remove_dir_all(folder.path("in/deep")).unwrap();
    watch.until("checked 1 file with 1 article");
    watch.run();
    fs::remove_dir_all(folder.path("in")).unwrap();
    watch.until("`in`: no such file or folder");
    watch.run();
    folder.write_in_folders("in/d.html", BAD);
    watch.until("checked 1 file with 1 article: 1 error");
    watch.run();
    fs::remove_file(folder.path("in/d.html")).unwrap();
    watch.until("`in`: no articles or feeds in this folder");
}

#[test]
fn a_file_that_does_not_exist_yet() {
    let folder = Folder::new();
    let (watch, first) = Watch::begun(&folder, "new/a.html");
    assert!(first.contains("`new/a.html`: no such file"), "{first}");
    folder.write_in_folders("new/a.html", BAD);
    watch.until(ONE);
}

#[test]
fn configurations() {
    let folder = Folder::new().with("in/a.html", BAD).with("other.toml", "[severity]\n");
    // Its own folder is where the search ends.
    fs::create_dir(folder.path(".git")).unwrap();
    let (watch, first) = Watch::begun(&folder, "in");
    assert!(first.contains(ONE), "{first}");
    folder.write("ia-validate.toml", format!("[severity]\n{RULE} = \"warning\"\n"));
    watch.until("1 warning");
    watch.run();
    folder.write("ia-validate.toml", format!("[severity]\n{RULE} = \"loud\"\n"));
    let shown = watch.until("nothing was checked: `ia-validate.toml` has 1 mistake");
    assert!(shown.contains("loud"), "{shown}");
    watch.run();
    folder.write("in/ia-validate.toml", format!("[severity]\n{RULE} = \"info\"\n"));
    watch.until("1 info");
    watch.run();
    fs::remove_file(folder.path("in/ia-validate.toml")).unwrap();
    watch.until("nothing was checked");
    watch.run();
    fs::remove_file(folder.path("ia-validate.toml")).unwrap();
    watch.until(ONE);
}

#[test]
fn a_configuration_elsewhere() {
    let folder = Folder::new().with("in/a.html", BAD).with("etc/ia.toml", "");
    let (watch, first) = Watch::begun(&folder, "in --config etc/ia.toml");
    assert!(first.contains(ONE), "{first}");
    folder.write("etc/ia.toml", format!("[severity]\n{RULE} = \"warning\"\n"));
    watch.until("1 warning");
}

#[test]
fn earlier_versions_and_states() {
    let late = |text: &str| feed(&[Item { text: text.to_owned(), ..Item::new(1) }]);
    let folder = Folder::new().with("in/feed.xml", late("New.")).with("old.xml", late("Old."));
    folder.run("record old.xml --state state.db").code(0);
    for arguments in ["--previous old.xml", "--state state.db"] {
        folder.write("old.xml", late("Old."));
        let (watch, first) = Watch::begun(&folder, &format!("in {arguments}"));
        assert!(!first.contains("no earlier version given"), "{first}");
        // Reading them does not change them.
        watch.is_silent();
        if arguments.contains("previous") {
            folder.write("old.xml", late("Older."));
        } else {
            folder.write("next.xml", feed(&[Item::new(2)]));
            folder.run("record next.xml --state state.db").code(0);
        }
        watch.until("---- changed");
        watch.run();
    }
}

#[test]
fn reports_are_no_changes() {
    for outputs in ["--format json=in/report.json --format html=in/report.html", "--output in/report.xml"] {
        let folder = Folder::new().with("in/a.html", GOOD);
        let (watch, _) = Watch::begun(&folder, &format!("in {outputs}"));
        watch.is_silent();
        folder.write("in/a.html", BAD);
        watch.until("checked 1 file with 1 article: 1 error");
        watch.run();
        folder.write("in/notes.txt", "x");
        watch.is_silent();
    }
}

#[test]
fn what_cannot_be_watched() {
    let folder = Folder::new().with("a.html", GOOD);
    for (arguments, message) in [
        ("-", "error: --watch is for files and folders, not for stdin; leave out --watch, or name a file"),
        ("--stdin-filename a.html", "error: --watch is for files and folders, not for stdin; leave out"),
        (
            "a.html https://example.com/feed.xml",
            "error: --watch is for files and folders, not for URLs; download it, and watch the file",
        ),
        ("a.html --baseline b.json --write-baseline", "error: the argument '--watch' cannot be used with"),
        ("a.html --output a.html", "error: the report's file `a.html` is one of the inputs"),
        ("a.html --format json --format jsonl", "error: two formats go to one place"),
    ] {
        let run = folder.run(&format!("check --watch {arguments}")).code(2).stdout_eq("");
        assert!(stderr(&run).starts_with(message), "{arguments}: {}", stderr(&run));
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it() {
    use std::os::unix::process::ExitStatusExt;

    // What runs in the background of a script was told to ignore Ctrl-C, and passes that on.
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    if ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).is_some_and(|mask| mask & 2 != 0) {
        return skipped("SIGINT is ignored here");
    }
    let folder = Folder::new().with("a.html", GOOD);
    let (mut watch, _) = Watch::begun(&folder, "a.html");
    let interrupt = 2;
    match Command::new("kill").args(["-INT", &watch.child.id().to_string()]).status() {
        // The shell makes 130 of it.
        Ok(_) => assert_eq!(watch.child.wait().unwrap().signal(), Some(interrupt)),
        Err(error) => skipped(&format!("no `kill`: {error}")),
    }
}

#[test]
fn a_terminal_is_cleared() {
    let folder = Folder::new().with("a.html", GOOD);
    let binary = env!("CARGO_BIN_EXE_ia-validate");
    for (term, is_cleared) in [("xterm", true), ("dumb", false)] {
        let mut script = match Command::new("script")
            .args(["--quiet", "--return", "--command"])
            .arg(format!("'{binary}' check --watch a.html; true"))
            .arg("/dev/null")
            .current_dir(folder.path(""))
            .env("TERM", term)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
        {
            Ok(script) => script,
            Err(error) => return skipped(&format!("no `script`: {error}")),
        };
        let (sender, lines) = mpsc::channel();
        let pipe = script.stdout.take().unwrap();
        thread::spawn(move || BufReader::new(pipe).lines().try_for_each(|line| sender.send(line.unwrap())));
        let watch = Watch { child: script, lines };
        let first = watch.run();
        folder.write("a.html", format!("{GOOD}<!-- {term} -->"));
        let second = watch.run();
        assert_eq!(first.contains("\x1b[2J"), is_cleared, "{first:?}");
        assert_eq!(second.contains("\x1b[2J"), is_cleared, "{second:?}");
        assert_eq!(second.contains("---- changed"), !is_cleared, "{second:?}");
        // With `script` goes its terminal, and what runs there.
    }
}
