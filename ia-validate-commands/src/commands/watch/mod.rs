//! `check --watch`: once more whenever something has changed.

mod snapshot;

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant, SystemTime};

use chrono::{DateTime, SecondsFormat, Utc};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::check::check;
use super::error::RunError;
use crate::args::CheckArgs;
use crate::inputs::STDIN;
use crate::paths::{folder_of, real};
use crate::terminal::console::Console;
use ia_validate_render::Summary;
use ia_validate_render::url::is_url;
use snapshot::Snapshot;

/// How long it must be quiet before what changed is looked at: editors and exporters write in several steps.
const QUIET: Duration = Duration::from_millis(100);

/// How long that is waited for where it is never quiet.
const PATIENCE: Duration = Duration::from_secs(2);

/// Checks what `args` name, and again after each change, until the process is ended or a mistake on the command
/// line, or a report that cannot be written, makes going on useless.
pub(crate) fn watch(args: &CheckArgs, console: &mut Console) -> Result<(), RunError> {
    if args.input.stdin_filename.is_some() || args.paths.iter().any(|path| path.as_os_str() == STDIN) {
        let instead = "leave out --watch, or name a file";
        return Err(RunError::Unwatchable { what: "stdin", instead });
    }
    if args.paths.iter().any(|path| path.to_str().is_some_and(is_url)) {
        let instead = "download it, and watch the file";
        return Err(RunError::Unwatchable { what: "URLs", instead });
    }
    let mut is_first = true;
    loop {
        // Whatever is read is looked at before, so that no change in between is missed.
        let mut changes = Changes::new()?;
        let mut seen = Snapshot::at_inputs(args)?;
        changes.follow_all(args, &seen)?;
        begin(console, is_first)?;
        is_first = false;
        let mut beside = Vec::new();
        let mut summary = Summary::default();
        let run = check(args, console, &mut summary, |file| {
            seen.add(file);
            beside.push(file.to_owned());
            changes.follow_file(file);
        });
        match run {
            Ok(()) if summary.files > 0 => console.summary(&summary),
            Ok(()) => {}
            Err(error) if error.is_final() => return Err(error),
            Err(error) => console.error(&error),
        }
        changes.result()?;
        console.note("watching for changes; ctrl-c ends it");
        loop {
            changes.wait()?;
            let mut now = Snapshot::at_inputs(args)?;
            beside.iter().for_each(|file| now.add(file));
            if now != seen {
                break;
            }
        }
    }
}

/// Makes room for a report: an empty screen, or a line with the time where there is none.
fn begin(console: &mut Console, is_first: bool) -> io::Result<()> {
    let mut stdout = io::stdout();
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    if stdout.is_terminal() && !is_dumb {
        stdout.write_all(b"\x1b[2J\x1b[H")?;
        return stdout.flush();
    }
    if !is_first {
        let now = DateTime::<Utc>::from(SystemTime::now()).to_rfc3339_opts(SecondsFormat::Secs, true);
        console.note(&format!("---- changed, {now} ----"));
    }
    Ok(())
}

/// What the system tells of changes, in the folders that matter.
struct Changes {
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    /// Real folders, and whether all below them matters.
    followed: BTreeMap<PathBuf, RecursiveMode>,
    result: notify::Result<()>,
}

impl Changes {
    fn new() -> notify::Result<Self> {
        let (sender, events) = mpsc::channel();
        let watcher = notify::recommended_watcher(sender)?;
        Ok(Self { watcher, events, followed: BTreeMap::new(), result: Ok(()) })
    }

    /// Follows what is asked for, and what a look found.
    fn follow_all(&mut self, args: &CheckArgs, seen: &Snapshot) -> notify::Result<()> {
        let here = [PathBuf::from(".")];
        let paths = if args.paths.is_empty() { &here[..] } else { &args.paths };
        for folder in paths.iter().filter(|path| path.is_dir()) {
            self.follow(real(folder), RecursiveMode::Recursive);
        }
        for path in paths {
            self.follow_file(path);
        }
        for file in seen.files() {
            self.follow_file(file);
        }
        self.result()
    }

    /// Follows the folder of a file, which need not exist: files are replaced rather than changed. Where it leads
    /// to another file, follows that one's folder, too.
    fn follow_file(&mut self, file: &Path) {
        let folders = [Some(folder_of(file)), file.canonicalize().ok().map(|file| folder_of(&file))];
        for folder in folders.into_iter().flatten() {
            // Where there is no such folder, it comes into being in one above.
            if let Some(folder) = folder.ancestors().find(|folder| folder.is_dir()) {
                self.follow(folder.to_owned(), RecursiveMode::NonRecursive);
            }
        }
    }

    fn follow(&mut self, folder: PathBuf, mode: RecursiveMode) {
        let is_known = self.followed.contains_key(&folder)
            || folder.ancestors().any(|it| self.followed.get(it) == Some(&RecursiveMode::Recursive));
        if is_known || self.result.is_err() {
            return;
        }
        self.result = match self.watcher.watch(&folder, mode) {
            // It went away just now, which the folder above will tell.
            Err(error) if matches!(error.kind, notify::ErrorKind::PathNotFound) => Ok(()),
            result => result,
        };
        self.followed.insert(folder, mode);
    }

    /// What went wrong, if anything did.
    fn result(&mut self) -> notify::Result<()> {
        std::mem::replace(&mut self.result, Ok(()))
    }

    /// Waits for changes to begin, and for them to end.
    fn wait(&self) -> notify::Result<()> {
        let gone = |_| notify::Error::generic("the system has stopped telling");
        while is_reading(&self.events.recv().map_err(gone)?) {}
        let begun = Instant::now();
        let mut quiet_since = begun;
        while begun.elapsed() < PATIENCE {
            let Some(rest) = QUIET.checked_sub(quiet_since.elapsed()) else { break };
            if self.events.recv_timeout(rest).is_ok_and(|event| !is_reading(&event)) {
                quiet_since = Instant::now();
            }
        }
        Ok(())
    }
}

/// Whether someone only reads, as this program does.
fn is_reading(event: &notify::Result<Event>) -> bool {
    event.as_ref().is_ok_and(|event| event.kind.is_access())
}
