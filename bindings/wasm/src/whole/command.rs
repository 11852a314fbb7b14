//! The small command: checks and fixes named files and stdin, as the program `ia-validate` does.

mod args;

use ia_validate::chrono::{DateTime, Utc};
use ia_validate::fix::{self as fixes, Fixed, Safety};
use ia_validate::{Kind, Source};
use ia_validate_render::call::Text;
use ia_validate_render::documents::FixedFile;
use ia_validate_render::{FixSummary, Layout, Renderer, Summary, omitted};

use super::catalogue;
use crate::call::{self, Call};
use crate::error::Error;
use args::{Action, Args};

/// Wrong usage, or an input that could not be read.
const FAILURE: u8 = 2;
/// Findings at or above `--fail-on`.
const FINDINGS: u8 = 1;

/// A run of it.
pub(crate) struct Command {
    args: Args,
    call: Call,
    renderer: Box<dyn Renderer>,
    out: Vec<u8>,
    told: String,
    summary: Summary,
    fixes: FixSummary,
}

impl Command {
    /// Reads the command line.
    pub(crate) fn new(args: &[String], clock: impl FnOnce() -> DateTime<Utc>) -> Result<Self, Error> {
        let args = Args::read(args)?;
        let call = call::read(&args.options, None, clock)?;
        let mut command = Self {
            renderer: call.format.renderer(Layout::default()),
            call,
            out: Vec::new(),
            told: String::new(),
            summary: Summary::default(),
            fixes: FixSummary::new(args.is_dry),
            args,
        };
        if command.args.action == Action::Check {
            command.renderer.begin(&mut command.out)?;
        }
        Ok(command)
    }

    /// The files to read, sorted; `-` is stdin.
    pub(crate) fn paths(&self) -> &[String] {
        if self.args.action.reads_files() { &self.args.paths } else { &[] }
    }

    /// Takes a file; gives what is to be written over it, if that is something else.
    pub(crate) fn file(&mut self, path: &str, bytes: &[u8]) -> Result<Option<String>, Error> {
        path.clone_into(&mut self.call.name);
        if path == "-"
            && let Some(name) = &self.args.stdin_filename
        {
            name.clone_into(&mut self.call.name);
        }
        let done = self.read(path, bytes);
        if done.is_err() {
            self.failed();
        }
        done
    }

    /// Takes note that a file cannot be read.
    pub(crate) fn failed(&mut self) {
        self.summary.failed += 1;
    }

    /// What goes to stdout.
    pub(crate) fn finish(&mut self) -> Result<String, Error> {
        match self.args.action {
            Action::Check => self.renderer.finish(&mut self.out, &self.summary)?,
            Action::Fix => {
                self.summary.fixes = Some(std::mem::replace(&mut self.fixes, FixSummary::new(true)))
            }
            Action::Explain => {
                let pages = self.args.paths.iter().map(|id| catalogue::explain_id(id));
                self.out = pages.collect::<Result<Vec<_>, _>>()?.join("\n").into_bytes();
            }
            Action::Help => self.out = args::help().into_bytes(),
            Action::Version => self.out = concat!("ia-validate ", env!("CARGO_PKG_VERSION"), "\n").into(),
        }
        if self.summary.files > 0 && !self.args.is_quiet {
            let summary = self.summary.to_string();
            self.tell(&summary);
        }
        let out = std::mem::take(&mut self.out);
        Ok(String::from_utf8(out)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
    }

    /// What goes to stderr, from the last time that it was asked.
    pub(crate) fn told(&mut self) -> String {
        std::mem::take(&mut self.told)
    }

    /// The exit code.
    pub(crate) fn code(&self) -> u8 {
        match &self.summary {
            summary if summary.failed > 0 => FAILURE,
            summary if summary.failing > 0 || summary.would_change() => FINDINGS,
            _ => 0,
        }
    }

    fn read(&mut self, path: &str, bytes: &[u8]) -> Result<Option<String>, Error> {
        let text = Text::from(bytes);
        let (source, kind) = self.call.decode(&text)?;
        if self.args.action == Action::Fix {
            return self.fix(path, &source, kind);
        }
        let report = self.call.validator(true).source(&source, kind);
        let Self { call, renderer, out, summary, told, .. } = self;
        call.shown(&source, report, summary, |file| {
            for left in file.report.left_out.iter().filter(|left| renderer.is_silent_on(left)) {
                *told += &format!("warning: {}\n", omitted::sentence(left, file.path, file.report));
            }
            renderer.file(out, file)
        })?;
        Ok(None)
    }

    fn fix(&mut self, path: &str, source: &Source<'_>, kind: Kind) -> Result<Option<String>, Error> {
        if source.encoding() != "UTF-8" || !source.malformed().is_empty() {
            let name = &self.call.name;
            return Err(Error::Input(format!(
                "`{name}` is not in UTF-8: only the program `ia-validate` writes other encodings"
            )));
        }
        let validator = self.call.validator(false).clone();
        let fixed = fixes::all(&validator, source, kind, self.call.safety);
        let record = FixedFile::of(&self.call.name, source.text(), &fixed, false);
        for it in record.refused {
            let (line, column) = (it.first.line, it.first.column);
            let text = format!(
                "{}:{line}:{column}: {} for `{}` left out, since {}",
                record.path,
                if it.count == 1 { "a fix".to_owned() } else { format!("{} fixes", it.count) },
                it.rule,
                it.because
            );
            self.tell(&format!("warning: {text}"));
        }
        let more = match self.call.safety {
            Safety::Safe if has_unsafe(&fixed) => {
                fixes::all(&validator, &source.with_text(&fixed.text), kind, Safety::Unsafe).changes.len()
            }
            _ => 0,
        };
        let is_changed = fixed.text != source.text();
        self.fixes.add(&fixed, is_changed, more);
        // What would change counts then, not what is left.
        self.summary.add(&fixed.report, self.call.fail_on.filter(|_| !self.args.is_dry));
        if self.args.is_dry {
            return Ok(None);
        }
        if path == "-" {
            self.out.extend(fixed.text.as_bytes());
            return Ok(None);
        }
        Ok(Some(fixed.text).filter(|_| is_changed))
    }

    fn tell(&mut self, line: &str) {
        if !self.args.is_quiet {
            self.told += &ia_validate_render::sanitise::one_line(line);
            self.told.push('\n');
        }
    }
}

/// Whether findings are left that only an unsafe fix mends.
fn has_unsafe(fixed: &Fixed) -> bool {
    fixed.report.diagnostics.iter().any(|finding| finding.fix.is_some())
}
