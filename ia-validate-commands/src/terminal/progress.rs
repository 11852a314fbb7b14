//! How far a long run has come, on stderr where someone watches.

use std::io::{self, IsTerminal};
use std::path::Path;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use indicatif::{HumanBytes, ProgressBar, ProgressDrawTarget, ProgressStyle};

use ia_validate_render::sanitise::one_line;

/// What takes no longer than this needs no word.
const PATIENCE: Duration = Duration::from_millis(400);

/// From how many bytes on a file's size is of interest.
const BIG: u64 = 1 << 20;

/// How often the line moves though no input is done.
const TICK: Duration = Duration::from_millis(120);

/// The last line of the terminal. There is none where stderr is no terminal, or a dumb one.
pub(crate) struct Progress {
    bar: ProgressBar,
    /// Whoever waits to show the line gives up when this is gone.
    waiting: Option<Sender<()>>,
}

impl Progress {
    /// For a run over so many inputs; none if the caller is to be left in peace.
    pub(crate) fn new(inputs: usize, is_wanted: bool) -> Self {
        let bar = ProgressBar::with_draw_target(Some(inputs as u64), ProgressDrawTarget::hidden());
        let is_seen = is_wanted && io::stderr().is_terminal();
        Self { waiting: is_seen.then(|| show_later(bar.clone())), bar }
    }

    /// Names the input that is read now, with its size if it is a big file.
    pub(crate) fn reads(&self, name: &str, file: Option<&Path>) {
        if self.waiting.is_none() {
            return;
        }
        let name = one_line(name);
        let size = file.and_then(|file| file.metadata().ok()).map(|file| file.len());
        self.bar.set_message(match size.filter(|&size| size >= BIG) {
            Some(size) => format!("{name} ({})", HumanBytes(size)),
            None => name.into_owned(),
        });
    }

    /// One input is done.
    pub(crate) fn done(&self) {
        self.bar.inc(1);
    }

    /// Clears the line while something else is written to the terminal.
    pub(crate) fn aside<R>(&self, write: impl FnOnce() -> R) -> R {
        self.bar.suspend(write)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// Shows the line when the run turns out to be long, unless the sender is dropped before.
fn show_later(bar: ProgressBar) -> Sender<()> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        if receiver.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
            if let Ok(style) = ProgressStyle::with_template("{spinner} {pos}/{len} {wide_msg}") {
                bar.set_style(style);
            }
            bar.set_draw_target(ProgressDrawTarget::stderr());
            bar.enable_steady_tick(TICK);
        }
    });
    sender
}
