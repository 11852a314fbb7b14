//! What people are told beside the report, on stderr.

use std::error::Error;
use std::io::{self, Write};

use anstream::AutoStream;
use ia_validate::report::LeftOut;
use ia_validate::{Report, Severity};
use owo_colors::{OwoColorize, Style};

use super::width::columns;
use ia_validate_render::Layout;
use ia_validate_render::Summary;
use ia_validate_render::omitted::sentence;
use ia_validate_render::sanitise::{one_line, shown};
use ia_validate_render::wording::{counted, grouped};
use ia_validate_render::{Paint, wrapped};

/// stderr, in colour where it can show it. A message that cannot be written is lost: there is no one
/// left to tell.
pub(crate) struct Console {
    stderr: AutoStream<io::Stderr>,
    quiet: bool,
    is_verbose: bool,
}

impl Console {
    /// `quiet` leaves out everything but errors, and what a limit kept out of a report that cannot say so.
    pub(crate) fn new(quiet: bool) -> Self {
        Self { stderr: anstream::stderr(), quiet, is_verbose: false }
    }

    /// The same, which says more if it is asked to: see [`detail`](Self::detail).
    pub(crate) fn verbose(self, is_verbose: bool) -> Self {
        Self { is_verbose, ..self }
    }

    /// Whether whoever runs this wants to hear more.
    pub(crate) fn is_verbose(&self) -> bool {
        self.is_verbose
    }

    /// What only those hear who asked for more.
    pub(crate) fn detail(&mut self, message: &str) {
        if self.is_verbose {
            self.note(message);
        }
    }

    pub(crate) fn error(&mut self, error: &dyn Error) {
        let style = Style::new().red().bold();
        let message = error.to_string();
        let _ = writeln!(self.stderr, "{}: {}", "error".style(style), one_line(&message));
    }

    pub(crate) fn warning(&mut self, message: &str) {
        if !self.quiet {
            self.warn(message);
        }
    }

    /// Tells what a limit left out of the file `path`, where no report does.
    pub(crate) fn left_out(&mut self, left: &LeftOut, path: &str, report: &Report) {
        self.warn(&sentence(left, path, report));
    }

    fn warn(&mut self, message: &str) {
        let style = Style::new().yellow().bold();
        let _ = writeln!(self.stderr, "{}: {}", "warning".style(style), one_line(message));
    }

    /// Shows what was found in the caller's configuration, safe to print and laid out by [`layout`](Self::layout).
    pub(crate) fn finding(&mut self, severity: Severity, text: &str) {
        if !self.quiet || severity == Severity::Error {
            let _ = self.stderr.write_all(text.as_bytes());
        }
    }

    /// How a finding may look here.
    pub(crate) fn layout(&self) -> Layout {
        let stderr = io::stderr();
        let columns = columns(&stderr, terminal_size::terminal_size_of(&stderr));
        // What cannot show colours has them filtered out.
        Layout { colour: true, columns, ..Layout::default() }
    }

    pub(crate) fn note(&mut self, message: &str) {
        if !self.quiet {
            let _ = writeln!(self.stderr, "{}", one_line(message));
        }
    }

    /// Says that a file was taken for the body of an article.
    pub(crate) fn taken_as_fragment(&mut self, name: &str) {
        self.note(&format!(
            "{name}: checked as the body of an article, without head and header (`--kind article` checks it as a document)"
        ));
    }

    pub(crate) fn summary(&mut self, summary: &Summary) {
        if self.quiet {
            return;
        }
        let mut text = one_line(&summary.to_string()).into_owned();
        let paint = Paint(true);
        for (count, one, many, severity) in [
            (summary.errors, "error", "errors", Severity::Error),
            (summary.warnings, "warning", "warnings", Severity::Warning),
            (summary.infos, "info", "infos", Severity::Info),
        ] {
            let words = counted(count, one, many);
            text = text.replacen(&words, &words.style(paint.severity(severity)).to_string(), 1);
        }
        self.write(&text);
        if summary.passed_over > 0 {
            let (files, bear) = match summary.passed_over {
                1 => ("1 file".to_owned(), "bears"),
                more => (format!("{} files", grouped(more)), "bear"),
            };
            let how = if self.is_verbose() { "" } else { " (--verbose names them)" };
            self.note(&format!("passed over {files} that {bear} no mark of Instant Articles{how}"));
        }
        for advice in &summary.advice {
            let advice = one_line(advice);
            match advice.split_once(": ") {
                Some((why, command)) => self.write(&format!("{why}: {}", command.bold())),
                None => self.write(&advice),
            }
        }
    }

    /// Writes what is safe to print, on as many lines as the terminal needs. Where it can show no colours there are none.
    fn write(&mut self, text: &str) {
        let lines = wrapped(text, self.layout().columns.map(usize::from));
        let _ = writeln!(self.stderr, "{}", lines.join("\n"));
    }
}

/// Prints help or version on stdout, or what is wrong with the command line on stderr. An error is that stdout does not
/// take it.
pub(crate) fn usage(error: &clap::Error) -> io::Result<()> {
    let text = error.render();
    let unsafe_to_show = |c: char| c != '\n' && shown(c) != c;
    if error.use_stderr() && text.to_string().contains(unsafe_to_show) {
        // An argument carries control characters, perhaps from a file's name; colours are not worth it.
        let mut stderr = anstream::stderr();
        for line in text.to_string().lines() {
            let _ = writeln!(stderr, "{}", one_line(line));
        }
    } else {
        let printed = error.print().and_then(|()| io::stdout().flush());
        if !error.use_stderr() {
            return printed;
        }
    }
    Ok(())
}
