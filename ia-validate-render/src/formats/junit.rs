//! JUnit XML: a suite for each file, a test case for each article, and one for what is about no article.

use std::fmt::Write as _;
use std::io::{self, Write};

use ia_validate::report::ArticleSummary;
use ia_validate::{Kind, Severity};
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use crate::file_report::{FileReport, Group};
use crate::omitted::{option, words};
use crate::renderer::Renderer;
use crate::sanitise::one_line;
use crate::summary::Summary;

/// Collects the cases: how many there are and how many fail comes first.
pub(crate) struct Junit {
    report: Report,
}

impl Junit {
    pub(crate) fn new() -> Self {
        Self { report: Report::new("ia-validate") }
    }
}

impl Renderer for Junit {
    fn file(&mut self, _: &mut dyn Write, file: &FileReport<'_>) -> io::Result<()> {
        let path = text(file.path);
        let whole = match file.report.kind {
            Kind::Feed => "the feed as a whole",
            _ => "the file as a whole",
        };
        let mut suite = TestSuite::new(path.as_str());
        for mut group in file.groups() {
            // Items that were not checked are cases that were not run.
            let unchecked: Vec<_> = group.left_out.extract_if(.., |left| left.items > 0).collect();
            for left in unchecked {
                let mut status = TestCaseStatus::skipped();
                status.set_message(words(left)).set_type(option(left.limit));
                let mut case = TestCase::new("the other items", status);
                case.set_classname(path.as_str());
                suite.add_test_case(case);
            }
            // A suite without any case looks as if nothing had been checked.
            if group.article.is_none() && group.is_empty() && !file.report.articles.is_empty() {
                continue;
            }
            let name = group.article.map_or_else(|| whole.to_owned(), name);
            let mut case = TestCase::new(name, status(&group, file.fail_on));
            case.set_classname(path.as_str());
            let fails = !matches!(case.status, TestCaseStatus::Success { .. });
            let listed = listed(&group, file, &path);
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
        // The schema of Jenkins' xUnit plugin does not know this attribute at the root.
        let text = text.replacen(&format!(" skipped=\"{}\"", self.report.skipped), "", 1);
        out.write_all(text.as_bytes())
    }
}

/// A case fails where a finding reaches `fail_on`, as the run does.
fn status(group: &Group<'_>, fail_on: Option<Severity>) -> TestCaseStatus {
    let Some((least, failing)) = fail_on.map(|least| (least, group.count_from(least))).filter(|it| it.1 > 0)
    else {
        return TestCaseStatus::success();
    };
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    let more = match failing - 1 {
        0 => String::new(),
        more => format!(" (and {more} more)"),
    };
    match group.findings.iter().find(|finding| finding.severity >= least) {
        Some(first) => status.set_message(text(&first.message) + &more).set_type(first.rule),
        // None of them is listed.
        None => match group.left_out.iter().find(|left| left.findings().gravest() >= Some(least)) {
            Some(left) => status.set_message(words(left)).set_type(option(left.limit)),
            None => &mut status,
        },
    };
    status
}

/// What a case is called.
fn name(article: &ArticleSummary) -> String {
    let name = article.title.as_deref().or(article.canonical.as_deref()).unwrap_or("no title");
    format!("{}: {}", article.index + 1, text(name))
}

/// A line for each finding, and its help; then what is left out.
fn listed(group: &Group<'_>, file: &FileReport<'_>, path: &str) -> String {
    let mut listed = String::new();
    for finding in &group.findings {
        let start = file.lines.position(finding.span.start);
        let (severity, rule) = (finding.severity, finding.rule);
        let message = text(&finding.message);
        let _ = writeln!(listed, "{path}:{}:{}: {severity}[{rule}] {message}", start.line, start.column);
        if let Some(help) = &finding.help {
            let _ = writeln!(listed, "  help: {}", text(help));
        }
        if let Some(note) = file.note(finding) {
            let _ = writeln!(listed, "  note: {}", text(&note.to_string()));
        }
    }
    for left in &group.left_out {
        let start = file.lines.position(file.place_of(left).start);
        let _ = writeln!(listed, "{path}:{}:{}: note: {}", start.line, start.column, words(left));
    }
    listed
}

/// One line of what XML 1.0 can hold.
fn text(text: &str) -> String {
    one_line(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}
