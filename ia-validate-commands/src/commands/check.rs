//! `check`: every input through the validator, every finding into the report.

use std::collections::BTreeSet;
use std::mem;
use std::path::Path;
use std::time::Instant;

use ia_validate::ordered::in_order;
use ia_validate::{Kind, Report, Source, Validator};
use self_cell::self_cell;

use super::configured::{configs, hush, settings_of_found};
use super::error::RunError;
use super::skipped::{nothing_left, skipped};
use crate::args::{CheckArgs, FormatArg, InputArgs};
use crate::baseline::Baseline;
use crate::config::Settings;
use crate::engine::lint::lint;
use crate::engine::threads::threads;
use crate::engine::validators::Validators;
use crate::history::HistoryError;
use crate::inputs::{self, Chosen, Content, Input, InputError};
use crate::output::{self, Reports, Wanted};
use crate::paths::{exact, shown_path};
use crate::terminal::console::Console;
use crate::terminal::progress::Progress;
use ia_validate_render::Summary;
use ia_validate_render::wording::counted;
use ia_validate_render::{FileReport, Notes};

/// Checks what `args` name and writes the report.
///
/// Inputs that cannot be read are told on the console and counted; an error means that the report is not
/// complete. `summary` says what was found up to there. `beside` hears of each file that is read beside inputs and
/// configurations, before it is.
pub(crate) fn check(
    args: &CheckArgs,
    console: &mut Console,
    summary: &mut Summary,
    beside: impl FnMut(&Path),
) -> Result<(), RunError> {
    let InputArgs { kind, stdin_filename } = &args.input;
    let mut configs = configs(&args.config_file, &args.options, console);
    let chosen = Chosen::by(&args.choice)?;
    if chosen.is_empty_list() && args.paths.is_empty() {
        console.note("the list names no files, so there is nothing to do");
    }
    let begun = Instant::now();
    let mut found = inputs::collect(&args.paths, &chosen, stdin_filename.as_deref(), &args.outputs())?;
    // All of it is known to be right before anything is written.
    let settings = settings_of_found(&mut found, &chosen, &mut configs, console)?;
    match configs.paths().map(shown_path).collect::<Vec<_>>() {
        read if read.is_empty() => console.detail("configuration: none"),
        read => read.iter().for_each(|path| console.detail(&format!("configuration: {path}"))),
    }
    let collected = begun.elapsed();
    let (format, warning) = configs.format();
    let formats = match &args.formats[..] {
        [] => {
            warning.iter().for_each(|warning| console.warning(warning));
            &[FormatArg { format, file: None }][..]
        }
        given => given,
    };
    let wanted = output::wanted(formats, args.output.output.as_deref())?;
    let stored =
        || configs.settings().iter().flat_map(Settings::stored).chain(args.baseline.baseline.as_deref());
    stored().for_each(beside);
    let threads = threads(args.threads);
    // Those that are left over when each input has one.
    let for_each = (threads / found.inputs.len().max(1)).max(1);
    let validators = Validators::new(configs.settings(), args.clock.now, true, console)?.on_threads(for_each);
    let baseline = Baseline::open(&args.baseline)?;
    let read: Vec<_> = stored().chain(configs.paths()).collect();
    let reports =
        Reports::open(&wanted, args.statistics, args.grouping(), threads, found.inputs.len() == 1, &read)?;
    let progress = Progress::new(found.inputs.len(), !args.output.console.quiet);
    let hides_suppressed = args.hide_suppressed;
    let ends = !args.watch;
    let mut run =
        Run { console, summary, baseline, reports, progress, hides_suppressed, ends, history_error: None };
    for error in &found.errors {
        run.skip(error);
    }
    let notes: Vec<_> = configs.settings().iter().map(Settings::notes).collect();
    let job = |(input, index): (_, usize)| Job {
        input,
        settings: &configs.settings()[index],
        validator: &validators[index],
        kind: configs.settings()[index].kind(*kind),
        notes: &notes[index],
        threads: for_each,
    };
    let jobs: Vec<_> = found.inputs.iter().zip(settings).map(job).collect();
    run.all(threads.min(jobs.len()), &jobs)?;
    let Run { reports, baseline, progress, history_error, console, summary, .. } = run;
    drop(progress);
    nothing_left(summary.files, console, summary);
    summary.checked_at = Some(args.clock.now.unwrap_or_else(|| std::time::SystemTime::now().into()));
    let domains = configs.settings().iter().flat_map(Settings::domains);
    summary.domains = domains.collect::<BTreeSet<_>>().into_iter().collect();
    let delivered = reports.finish(summary);
    hush(summary, &configs, console);
    console.detail(&format!(
        "{} found in {collected:.1?}, checked and reported in {:.1?}",
        counted(found.inputs.len(), "input", "inputs"),
        begun.elapsed().saturating_sub(collected)
    ));
    if wanted.iter().any(Wanted::is_for_people) {
        let has_stdin = found.inputs.iter().any(|input| input.own_file().is_none());
        let paths: Vec<_> = args.paths.iter().map(|path| quoted(path)).collect();
        summary.advice = summary.hints(Some(&*paths.join(" ")).filter(|_| !has_stdin));
    }
    if let Some(error) = history_error {
        return Err(HistoryError::from(error).into());
    }
    if let Some(baseline) = baseline {
        baseline.finish(summary)?;
    }
    Ok(delivered?)
}

/// A path as a shell takes it, and as no program takes it for an option.
fn quoted(path: &Path) -> String {
    let path = shown_path(path);
    let path = if path.starts_with('-') { format!("./{path}") } else { path };
    let is_plain = |c: char| c.is_alphanumeric() || "._/-+:@%".contains(c);
    if path.chars().all(is_plain) && !path.is_empty() {
        path
    } else {
        format!("'{}'", path.replace('\'', "'\\''"))
    }
}

/// An input, and how to check it.
struct Job<'r> {
    input: &'r Input,
    settings: &'r Settings,
    validator: &'r Validator,
    kind: Option<Kind>,
    notes: &'r Notes,
    /// On how many threads it is read, if it is large.
    threads: usize,
}

self_cell! {
    /// What an input holds, and what came of it.
    struct Judged {
        owner: Content,
        #[covariant]
        dependent: Judgement,
    }
}

type Judgement<'c> = (Source<'c>, Report);

impl Job<'_> {
    /// Reads the input and checks it.
    fn judged(&self) -> Result<Judged, InputError> {
        let content = inputs::read_on(self.input, self.settings.max_file_size(), self.threads)?;
        Judged::try_new(content, |content| lint(content, self.kind, self.validator))
    }
}

/// Where everything goes that is found, input by input.
struct Run<'r> {
    console: &'r mut Console,
    summary: &'r mut Summary,
    baseline: Option<Baseline>,
    reports: Reports,
    progress: Progress,
    hides_suppressed: bool,
    /// Whether the program ends behind it.
    ends: bool,
    /// Why the first lookup of a stored version failed, if one did.
    history_error: Option<ia_validate::history::HistoryError>,
}

impl Run<'_> {
    /// Checks all inputs, several at once if there are several threads.
    fn all(&mut self, threads: usize, jobs: &[Job<'_>]) -> Result<(), RunError> {
        let mut next = jobs.iter();
        in_order(
            || next.next(),
            threads,
            Job::judged,
            |results| {
                for job in jobs {
                    self.progress.reads(&job.input.name, job.input.own_file());
                    let Some(mut judged) = results.next() else { break };
                    let Some(result) = judged.get() else { break };
                    self.add(job, result)?;
                    // To free many findings one by one takes longer than to end with them.
                    if self.ends && jobs.len() == 1 {
                        mem::forget(judged);
                    }
                }
                Ok(())
            },
        )
    }

    fn add(&mut self, job: &Job<'_>, judged: &mut Result<Judged, InputError>) -> Result<(), RunError> {
        match judged {
            Ok(judged) => {
                judged.with_dependent_mut(|_, (source, report)| self.show(job, source, report))?;
            }
            Err(error) => self.skip(error),
        }
        self.progress.done();
        Ok(())
    }

    fn show(&mut self, job: &Job<'_>, source: &Source<'_>, report: &mut Report) -> Result<(), RunError> {
        let path = &job.input.name;
        let exact = job.input.path().and_then(exact);
        self.history_error = self.history_error.take().or_else(|| report.history_error.take());
        let mut hidden = Vec::new();
        if let Some(baseline) = &mut self.baseline {
            hidden = baseline.hide(job.input, report, job.validator);
            *self.summary.hidden.get_or_insert(0) += hidden.len();
        }
        report.limit(&job.settings.limits());
        if job.kind.is_none() && report.kind == Kind::Fragment {
            self.progress.aside(|| self.console.taken_as_fragment(path));
        }
        let lines = &source.lines();
        let fail_on = job.settings.fail_on();
        self.summary.add(report, fail_on);
        if self.hides_suppressed {
            report.suppressed.clear();
            hidden.clear();
        }
        let checked = FileReport {
            path,
            exact: exact.as_deref(),
            lines,
            report,
            hidden: &hidden,
            fail_on,
            notes: job.notes,
        };
        self.progress.aside(|| {
            let silent = report.left_out.iter().filter(|left| self.reports.are_silent_on(left));
            silent.for_each(|left| self.console.left_out(left, path, report));
            self.reports.file(&checked)
        })?;
        Ok(())
    }

    /// Goes on without an input.
    fn skip(&mut self, error: &InputError) {
        self.progress.aside(|| skipped(error, self.console, self.summary));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_can_be_pasted() {
        for (path, expected) in [
            ("feeds/a-1.xml", "feeds/a-1.xml"),
            ("a b.xml", "'a b.xml'"),
            ("it's.xml", "'it'\\''s.xml'"),
            ("--config=x.xml", "'./--config=x.xml'"),
            ("-x.xml", "./-x.xml"),
        ] {
            assert_eq!(quoted(Path::new(path)), expected);
        }
    }
}
