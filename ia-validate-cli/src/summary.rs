//! What a run found altogether.

use std::collections::BTreeSet;
use std::fmt;

use ia_validate::report::Unchecked;
use ia_validate::{Report, Severity};

use crate::fix::FixSummary;

/// Counts over all files of a run. Its text is the line that ends a run.
#[derive(Default, Debug)]
pub(crate) struct Summary {
    pub(crate) files: usize,
    pub(crate) articles: usize,
    /// Findings, those included that limits left out of the report.
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
    pub(crate) infos: usize,
    pub(crate) suppressed: usize,
    /// Findings that make the run fail.
    pub(crate) failing: usize,
    /// Findings that the baseline hides, if there is one.
    pub(crate) hidden: Option<usize>,
    /// Inputs that could not be checked.
    pub(crate) failed: usize,
    /// Items of feeds that were not checked because of a limit.
    pub(crate) unchecked_items: usize,
    /// What could not be checked in some file because something was not given.
    pub(crate) unchecked: BTreeSet<Unchecked>,
    /// What was mended, if that was asked for; the other counts are of what is left.
    pub(crate) fixes: Option<FixSummary>,
}

impl Summary {
    /// Counts one file, whose findings of at least the severity `fail_on` make the run fail.
    pub(crate) fn add(&mut self, report: &Report, fail_on: Option<Severity>) {
        self.files += 1;
        self.articles += report.articles.len();
        self.errors += report.count(Severity::Error);
        self.warnings += report.count(Severity::Warning);
        self.infos += report.count(Severity::Info);
        self.suppressed += report.suppressed.len();
        self.unchecked.extend(&report.unchecked);
        self.unchecked_items += report.left_out.iter().map(|left| left.items).sum::<usize>();
        let fails = |found: &Severity| fail_on.is_some_and(|least| *found >= least);
        let severities = Severity::ALL.into_iter();
        self.failing += severities.filter(fails).map(|severity| report.count(severity)).sum::<usize>();
    }

    /// Whether fixes would change something, but were only to be shown.
    pub(crate) fn would_change(&self) -> bool {
        self.fixes.as_ref().is_some_and(FixSummary::would_change)
    }
}

impl Summary {
    /// The findings by severity, in words.
    fn findings(&self) -> String {
        let Self { errors, warnings, infos, .. } = *self;
        let found = severities(errors, warnings, infos);
        if found.is_empty() { "no findings".to_owned() } else { found }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let files = counted(self.files, "file", "files");
        let articles = counted(self.articles, "article", "articles");
        match &self.fixes {
            None => write!(f, "checked {files} with {articles}: {}", self.findings())?,
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

/// How many findings there are of each severity, in words; nothing where there are none.
pub(crate) fn severities(errors: usize, warnings: usize, infos: usize) -> String {
    let all = [(errors, "error", "errors"), (warnings, "warning", "warnings"), (infos, "info", "infos")];
    let told = all.into_iter().filter(|&(count, ..)| count > 0);
    let told: Vec<String> = told.map(|(count, one, many)| counted(count, one, many)).collect();
    told.join(", ")
}

/// A number with its noun.
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(count), if count == 1 { one } else { many })
}

/// A number as people read it: `1,204`.
pub(crate) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
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
    fn thousands() {
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (1000, "1,000"),
            (12_345, "12,345"),
            (999_999, "999,999"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(grouped(number), text);
        }
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
