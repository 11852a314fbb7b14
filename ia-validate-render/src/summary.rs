//! What a run found altogether.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::{DateTime, Utc};
use ia_validate::fix::Fixed;
use ia_validate::report::{Safety, Unchecked};
use ia_validate::{Report, Severity};

use crate::wording::{counted, grouped, severities};

/// Counts over all files of a run. Its text is the line that ends a run.
#[derive(Default, Debug)]
pub struct Summary {
    /// Files that were checked.
    pub files: usize,
    /// Articles in them.
    pub articles: usize,
    /// Errors, those included that limits left out of the report.
    pub errors: usize,
    /// The same, of warnings.
    pub warnings: usize,
    /// The same, of infos.
    pub infos: usize,
    /// Findings that comments in the documents allow.
    pub suppressed: usize,
    /// Findings that make the run fail.
    pub failing: usize,
    /// Findings that the baseline hides, if there is one.
    pub hidden: Option<usize>,
    /// Inputs that could not be checked.
    pub failed: usize,
    /// Files of folders that bear no mark of the format, and were passed over.
    pub passed_over: usize,
    /// Items of feeds that were not checked because of a limit.
    pub unchecked_items: usize,
    /// What could not be checked in some file because something was not given.
    pub unchecked: BTreeSet<Unchecked>,
    /// What was mended, if that was asked for; the other counts are of what is left.
    pub fixes: Option<FixSummary>,
    /// Findings that have a safe fix, and those that have an unsafe one, of those that limits did not leave out.
    pub fixable: (usize, usize),
    /// How often each rule is broken.
    pub rules: BTreeMap<&'static str, usize>,
    /// When the run was, where a report may say so.
    pub checked_at: Option<DateTime<Utc>>,
    /// The domains that canonical URLs were compared with.
    pub domains: Vec<String>,
    /// What to tell people besides: see [`hints`](Self::hints).
    pub advice: Vec<String>,
}

impl Summary {
    /// Counts one file, whose findings of at least the severity `fail_on` make the run fail.
    pub fn add(&mut self, report: &Report, fail_on: Option<Severity>) {
        self.files += 1;
        self.articles += report.articles.len();
        self.errors += report.count(Severity::Error);
        self.warnings += report.count(Severity::Warning);
        self.infos += report.count(Severity::Info);
        self.suppressed += report.suppressed.len();
        self.unchecked.extend(&report.unchecked);
        self.unchecked_items += report.left_out.iter().map(|left| left.items).sum::<usize>();
        for finding in &report.diagnostics {
            *self.rules.entry(finding.rule).or_default() += 1;
            match finding.fix.as_ref().map(|fix| fix.safety) {
                Some(Safety::Safe) => self.fixable.0 += 1,
                Some(Safety::Unsafe) => self.fixable.1 += 1,
                None => {}
            }
        }
        let fails = |found: &Severity| fail_on.is_some_and(|least| *found >= least);
        let severities = Severity::ALL.into_iter();
        self.failing += severities.filter(fails).map(|severity| report.count(severity)).sum::<usize>();
    }

    /// What can be done about what was found, a line each: `paths` are those that were named, if `fix` can take them.
    #[must_use]
    pub fn hints(&self, paths: Option<&str>) -> Vec<String> {
        let mut hints = Vec::new();
        let (safe, with_unsafe) = self.fixable;
        let fix = paths.map(|paths| format!("ia-validate fix {paths}"));
        match (safe, with_unsafe, fix) {
            (0, 0, _) | (_, _, None) => {}
            (0, more, Some(fix)) => {
                hints.push(format!("{} can be fixed: {} --unsafe", grouped(more), fix.trim_end()))
            }
            (safe, 0, Some(fix)) => hints.push(format!("{} can be fixed: {}", grouped(safe), fix.trim_end())),
            (safe, more, Some(fix)) => hints.push(format!(
                "{} can be fixed: {} ({} more with --unsafe)",
                grouped(safe),
                fix.trim_end(),
                grouped(more)
            )),
        }
        if let Some((rule, count)) = self.rules.iter().max_by_key(|&(rule, count)| (*count, Reverse(*rule))) {
            let all = self.rules.values().sum::<usize>();
            let share = if *count == all { String::new() } else { format!(" of {}", grouped(all)) };
            let often = if *count > 1 { format!(" ({}{share})", grouped(*count)) } else { String::new() };
            hints.push(format!("why `{rule}`{often}: ia-validate explain {rule}"));
        }
        hints
    }

    /// Whether fixes would change something, but were only to be shown.
    pub fn would_change(&self) -> bool {
        self.fixes.as_ref().is_some_and(FixSummary::would_change)
    }
}

impl Summary {
    /// What was checked and found, in words.
    pub(crate) fn counts(&self) -> String {
        let files = counted(self.files, "file", "files");
        let articles = counted(self.articles, "article", "articles");
        format!("checked {files} with {articles}: {}", self.findings())
    }

    /// The findings by severity, in words.
    fn findings(&self) -> String {
        let Self { errors, warnings, infos, .. } = *self;
        let found = severities(errors, warnings, infos);
        if found.is_empty() { "no findings".to_owned() } else { found }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.fixes {
            None => f.write_str(&self.counts())?,
            Some(fixes) if self.errors + self.warnings + self.infos == 0 => write!(f, "{fixes}")?,
            Some(fixes) => write!(f, "{fixes}; left: {}", self.findings())?,
        }
        if self.suppressed > 0 {
            write!(f, ", {} suppressed", self.suppressed)?;
        }
        if let Some(hidden) = self.hidden.filter(|&hidden| hidden > 0) {
            write!(f, ", {hidden} hidden by the baseline")?;
        }
        if self.failed > 0 {
            write!(f, "; {} could not be checked", counted(self.failed, "input", "inputs"))?;
        }
        if self.unchecked_items > 0 {
            write!(f, "; {} not checked (--max-items)", counted(self.unchecked_items, "item", "items"))?;
        }
        for unchecked in self.unchecked.iter().filter(|_| self.fixes.is_none()) {
            write!(f, "; {}", missing(*unchecked))?;
        }
        Ok(())
    }
}

/// What was not given, and what follows from it.
fn missing(unchecked: Unchecked) -> &'static str {
    match unchecked {
        Unchecked::Domain => "no --domain given: canonical URLs were not compared with one",
        Unchecked::PreviousVersion => "no earlier version given: updates were not judged",
        _ => "some checks lacked something to compare with",
    }
}

/// Counts over all files of a run. Its text begins the line that ends the run.
#[derive(Default, Debug)]
pub struct FixSummary {
    /// Whether nothing was written.
    is_dry: bool,
    /// Findings that were mended.
    findings: usize,
    /// Files that changed.
    files: usize,
    /// Findings more that could be mended with `--unsafe`.
    with_unsafe: usize,
}

impl FixSummary {
    /// Nothing yet; `is_dry` if nothing is written.
    #[must_use]
    pub fn new(is_dry: bool) -> Self {
        Self { is_dry, ..Self::default() }
    }

    /// Counts one file.
    pub fn add(&mut self, fixed: &Fixed, is_changed: bool, with_unsafe: usize) {
        self.findings += fixed.changes.len();
        self.files += usize::from(is_changed);
        self.with_unsafe += with_unsafe;
    }

    /// Whether files would change, but were not to be changed.
    pub fn would_change(&self) -> bool {
        self.is_dry && self.files > 0
    }
}

impl fmt::Display for FixSummary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verb = if self.is_dry { "would fix" } else { "fixed" };
        match self.findings {
            0 => f.write_str("nothing to fix")?,
            findings => write!(
                f,
                "{verb} {} in {}",
                counted(findings, "finding", "findings"),
                counted(self.files, "file", "files")
            )?,
        }
        if self.with_unsafe > 0 {
            let more = if self.findings > 0 { "more " } else { "" };
            write!(f, "; {} {more}can be fixed with --unsafe", self.with_unsafe)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use ia_validate::{Options, Validator};

    use super::*;

    #[test]
    fn plurals_and_what_is_left_out() {
        let mut summary = Summary { files: 1, articles: 1, errors: 1, ..Summary::default() };
        assert_eq!(summary.to_string(), "checked 1 file with 1 article: 1 error");
        summary = Summary { files: 2, articles: 0, errors: 0, infos: 2, warnings: 1, ..Summary::default() };
        assert_eq!(summary.to_string(), "checked 2 files with 0 articles: 1 warning, 2 infos");
        summary.unchecked.insert(Unchecked::Domain);
        summary.suppressed = 3;
        summary.hidden = Some(4);
        summary.failed = 1;
        assert_eq!(
            summary.to_string(),
            "checked 2 files with 0 articles: 1 warning, 2 infos, 3 suppressed, 4 hidden by the baseline; 1 input could not be checked; \
             no --domain given: canonical URLs were not compared with one"
        );
        assert_eq!(
            Summary { files: 1, articles: 12, ..Summary::default() }.to_string(),
            "checked 1 file with 12 articles: no findings"
        );
    }

    #[test]
    fn threshold_counts_what_is_worse_too() {
        let report = Validator::new(Options::default()).article("<article><p>a<br><br>b</p></article>");
        let of = |severity| report.count(severity);
        assert!(of(Severity::Error) > 0 && of(Severity::Warning) > 0);
        for (fail_on, failing) in [
            (None, 0),
            (Some(Severity::Error), of(Severity::Error)),
            (Some(Severity::Warning), of(Severity::Error) + of(Severity::Warning)),
            (Some(Severity::Info), report.diagnostics.len()),
        ] {
            let mut summary = Summary::default();
            summary.add(&report, fail_on);
            assert_eq!(summary.failing, failing, "{fail_on:?}");
        }
    }
}
