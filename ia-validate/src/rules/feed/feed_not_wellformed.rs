use std::borrow::Cow;

use crate::feed::{Problem, ProblemKind, Wrapping};
use crate::rules::findings::Finding;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The feed breaks the rules of XML: it is cut off, tags do not match, an entity is unknown, a bare `&`
    /// or a character stands where it may not, something stands in front of the declaration. Each item
    /// draws one finding, at the first place; the others are counted. All that can still be read is checked.
    ///
    /// # Why
    ///
    /// An XML parser stops at the first such place, and with it the whole feed
    /// (jekyll 3; WP 97).
    ///
    /// # Bad
    ///
    /// ```xml
    /// <title>Fish &nbsp; chips</title><content:encoded><![CDATA[<html><article>{header}<p>Text</p></article></html>]]></content:encoded>
    /// ```
    ///
    /// ```xml
    /// <title>Fish & chips</title><content:encoded><![CDATA[<html><article>{header}<p>Text</p></article></html>]]></content:encoded>
    /// ```
    ///
    /// # Good
    ///
    /// ```xml
    /// <content:encoded><![CDATA[<html><article>{header}<p>Text</p></article></html>]]></content:encoded>
    /// ```
    ///
    /// # Fix
    ///
    /// Blanks in front of the XML declaration go, and a bare `&` becomes `&amp;`.
    id: "feed-not-wellformed",
    severity: Error,
    points: Bytes,
    on: Feed(check),
    fix: Safe,
}

fn check(feed: &FeedSummary, findings: &mut Findings<'_>) {
    let malformed = findings.context().malformed;
    if let Some((&place, more)) = malformed.split_first() {
        let message =
            "a byte here does not fit the feed's encoding".to_owned() + &and_more(more.len(), "like it");
        findings
            .in_document(place, message)
            .help("write the feed in UTF-8, and declare that: `<?xml version=\"1.0\" encoding=\"utf-8\"?>`");
    }
    // Around the items one finding of each kind is enough.
    let kind = |problem: &Problem| std::mem::discriminant(&problem.kind);
    let mut kinds: Vec<(&Problem, usize)> = Vec::new();
    // That there is no root has a rule of its own.
    for problem in feed.outline.problems.iter().filter(|problem| problem.kind != ProblemKind::NoRoot) {
        match kinds.iter_mut().find(|(first, _)| kind(first) == kind(problem)) {
            Some((_, more)) => *more += 1,
            None => kinds.push((problem, 0)),
        }
    }
    for (problem, more) in kinds {
        let more = match problem.kind {
            ProblemKind::BadCharacter(_) => feed.outline.more_bad_characters,
            _ => more,
        };
        let item = feed.item_at(problem.span);
        let finding = report(problem, &and_more(more, "like it"), item, findings);
        let blanks = feed.outline.blanks;
        if problem.kind == ProblemKind::LateDeclaration && blanks.end == problem.span.start {
            finding.fix(Safety::Safe, "take the blanks in front of it out", Edits::default().delete(blanks));
        }
    }
    for item in &feed.items {
        // A CDATA section that ended early has a rule of its own, and what stands behind it follows from that.
        let follows = |problem: &Problem| match item.wrapping {
            Wrapping::Broken(section_end) => problem.span.start >= section_end.start,
            _ => false,
        };
        if let Some((problem, more)) = item.problem.as_ref().filter(|(first, _)| !follows(first)) {
            report(problem, &and_more(*more, "in this item"), Some(item.index), findings);
        }
    }
}

fn report<'f>(
    problem: &Problem,
    and_more: &str,
    item: Option<usize>,
    findings: &'f mut Findings<'_>,
) -> &'f mut Finding {
    let finding = findings.in_document(problem.span, problem.kind.to_string() + and_more);
    if let Some(help) = help(&problem.kind) {
        finding.help(help);
    }
    if let Some(index) = item {
        finding.item(index);
    }
    match problem.kind {
        ProblemKind::Doctype => finding.severity(Severity::Warning),
        ProblemKind::BareAmpersand => finding.fix(
            Safety::Safe,
            "write it as `&amp;`",
            Edits::default().insert(problem.span.end, "amp;"),
        ),
        _ => finding,
    }
}

fn and_more(more: usize, which: &str) -> String {
    match more {
        0 => String::new(),
        more => format!(" (and {more} more {which})"),
    }
}

fn help(kind: &ProblemKind) -> Option<Cow<'static, str>> {
    let help = match kind {
        ProblemKind::UndeclaredPrefix(prefix) => {
            return Some(format!("declare it on the root element: `xmlns:{}=\"…\"`", short(prefix)).into());
        }
        ProblemKind::DoubledAttribute(_) => "take one of the two out",
        ProblemKind::UnknownEntity(_) => "write the character itself, or its number such as `&#160;`",
        ProblemKind::BareAmpersand => "write it as `&amp;`",
        ProblemKind::SectionEndInText => "write it as `]]&gt;`",
        ProblemKind::TextBeforeRoot | ProblemKind::LateDeclaration => {
            "the feed must begin with `<?xml`, without anything in front of it"
        }
        ProblemKind::BareLess | ProblemKind::LessInValue(_) => "write it as `&lt;`",
        ProblemKind::DoubleHyphen => "write the comment without `--`",
        ProblemKind::BadCharacter(_) => "take the character out",
        _ => return None,
    };
    Some(help.into())
}
