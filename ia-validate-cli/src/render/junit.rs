//! JUnit XML: a suite for each file, a test case for each article, and one for what is about no article.

use std::fmt::Write as _;
use std::io::{self, Write};

use ia_validate::report::ArticleSummary;
use ia_validate::{Diagnostic, Kind, Severity};
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::{Checked, Renderer};
use crate::sanitise::one_line;
use crate::summary::Summary;

/// Collects the cases: how many there are and how many fail comes first.
pub(super) struct Junit {
    report: Report,
}

impl Junit {
    pub(super) fn new() -> Self {
        Self { report: Report::new("ia-validate") }
    }
}

impl Renderer for Junit {
    fn file(&mut self, _: &mut dyn Write, file: &Checked<'_>) -> io::Result<()> {
        let path = text(file.path);
        let whole = match file.report.kind {
            Kind::Feed => "the feed as a whole",
            Kind::Article => "the file as a whole",
        };
        let mut suite = TestSuite::new(path.as_str());
        for (article, findings) in &file.by_article() {
            // A suite without any case looks as if nothing had been checked.
            if article.is_none() && findings.is_empty() && !file.report.articles.is_empty() {
                continue;
            }
            let name = article.map_or_else(|| whole.to_owned(), name);
            let mut case = TestCase::new(name, status(findings, file.fail_on));
            case.set_classname(path.as_str());
            let fails = !matches!(case.status, TestCaseStatus::Success { .. });
            let listed = listed(findings, file, &path);
            if fails {
                case.status.set_description(listed);
            } else if !listed.is_empty() {
                case.set_system_out(listed);
            }
            suite.add_test_case(case);
        }
        self.report.add_test_suite(suite);
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, _: &Summary) -> io::Result<()> {
        let text = self.report.to_string().map_err(io::Error::other)?;
        // The schema of Jenkins' xUnit plugin does not know this attribute at the root. Nothing is ever skipped.
        let text = text.replacen(" skipped=\"0\"", "", 1);
        out.write_all(text.as_bytes())
    }
}

/// A case fails where a finding reaches `fail_on`, as the run does.
fn status(findings: &[&Diagnostic], fail_on: Option<Severity>) -> TestCaseStatus {
    let fails = |finding: &&&Diagnostic| fail_on.is_some_and(|least| finding.severity >= least);
    let Some(first) = findings.iter().find(fails) else { return TestCaseStatus::success() };
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    let more = findings.iter().filter(fails).count() - 1;
    let mut message = text(&first.message);
    if more > 0 {
        message += &format!(" (and {more} more)");
    }
    status.set_message(message).set_type(first.rule);
    status
}

/// What a case is called.
fn name(article: &ArticleSummary) -> String {
    let name = article.title.as_deref().or(article.canonical.as_deref()).unwrap_or("no title");
    format!("{}: {}", article.index + 1, text(name))
}

/// A line for each finding, and its help.
fn listed(findings: &[&Diagnostic], file: &Checked<'_>, path: &str) -> String {
    let mut listed = String::new();
    for finding in findings {
        let start = file.lines.position(finding.span.start);
        let (severity, rule) = (finding.severity, finding.rule);
        let message = text(&finding.message);
        let _ = writeln!(listed, "{path}:{}:{}: {severity}[{rule}] {message}", start.line, start.column);
        if let Some(help) = &finding.help {
            let _ = writeln!(listed, "  help: {}", text(help));
        }
    }
    listed
}

/// One line of what XML 1.0 can hold.
fn text(text: &str) -> String {
    one_line(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}
