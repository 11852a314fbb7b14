//! Comments that allow findings: `<!-- ia-validate: allow(rule-id, …) reason -->`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use memchr::memmem;

use super::fingerprint;
use crate::article::Article;
use crate::markup::NodeKind;
use crate::report::{Diagnostic, Edit, Fix, Report, Safety};
use crate::rules::shared::wording::short;
use crate::rules::suppressing::{unknown_suppression, unused_suppression};
use crate::rules::{self, Need, Rule, in_file, with_lines};
use crate::source::{OffsetMap, Span};

/// What makes a comment one of these.
const MARK: &str = "ia-validate:";

/// A comment that allows findings, in the offsets of the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Suppression {
    /// The whole comment.
    comment: Span,
    /// Its text as it reads, however it stands in the file.
    text: String,
    /// What it covers.
    covers: Span,
    /// What goes if it is taken out; none where that cannot be done cleanly.
    removal: Option<Span>,
    /// The ids that it names, each with its place; none where the comment could not be understood.
    allows: Option<Vec<(String, Span)>>,
    /// The article that it stands in: an index into the report's articles.
    article: Option<usize>,
    /// Whether all that it covers was checked, so that it is known what it hides.
    pub(crate) is_settled: bool,
}

impl Suppression {
    /// Reads a comment that stands in the file as `text`, at `comment`; none if it is an ordinary one.
    pub(crate) fn read(text: &str, comment: Span, covers: Span, removal: Option<Span>) -> Option<Self> {
        let (before, rest) = text.split_once(MARK)?;
        if !before.trim_start_matches("<!--").trim_ascii().is_empty() {
            return None;
        }
        let base = comment.start as usize + before.len() + MARK.len();
        Some(Self {
            comment,
            text: text.to_owned(),
            covers,
            removal,
            allows: allowed(rest, base),
            article: None,
            is_settled: true,
        })
    }
}

/// The ids in `allow(a, b)`; `base` is where `text` stands.
fn allowed(text: &str, base: usize) -> Option<Vec<(String, Span)>> {
    let open = text.find('(')?;
    let close = open + text[open..].find(')')?;
    if text[..open].trim_ascii() != "allow" {
        return None;
    }
    let mut at = base + open + 1;
    let mut ids = Vec::new();
    for id in text[open + 1..close].split(',') {
        let span = Span::at(at, at + id.len());
        let left = id.len() - id.trim_ascii_start().len();
        let trimmed = id.trim_ascii();
        let start = span.start as usize + left;
        if !trimmed.is_empty() {
            ids.push((trimmed.to_owned(), Span::at(start, start + trimmed.len())));
        }
        at += id.len() + 1;
    }
    Some(ids).filter(|ids| !ids.is_empty())
}

/// The suppressions that stand in an article; `whole` is what one for all of it covers, in the file.
pub(crate) fn in_article(
    article: &Article<'_>,
    map: &OffsetMap,
    whole: Span,
    index: usize,
    found: &mut Vec<Suppression>,
) {
    // Almost no article has any.
    if article.index.comments().is_empty() || memmem::find(article.text.as_bytes(), MARK.as_bytes()).is_none()
    {
        return;
    }
    let begins = article.begins();
    // From the end, so that what comes next is known.
    let mut next = None;
    for id in (1..article.tree.len()).rev() {
        let node = article.node(id).node();
        if node.is_in_iframe() {
            continue;
        }
        if node.is_element() {
            next = Some(node);
        } else if node.kind() == NodeKind::Comment {
            let parent = node.parent().map_or(0, |parent| parent.id);
            let is_for_all = parent == 0 && id < begins.document
                || parent == begins.article && (begins.article..begins.content).contains(&id);
            let covers = match next {
                _ if is_for_all => whole,
                Some(element) => map.map(element.extent()),
                // Nothing comes behind it, so it covers nothing.
                None => map.map(Span::empty(node.span().start)),
            };
            let text = node.span().of(article.text);
            let Some(mut suppression) = Suppression::read(text, node.span(), covers, None) else {
                continue;
            };
            let lines = Edit { span: with_lines(node.span(), article.text), text: Cow::Borrowed("") };
            let removal = in_file(Fix::new(Safety::Safe, "take it out", vec![lines]), map, article.text);
            suppression.removal = removal.and_then(|fix| Some(fix.edits.first()?.span));
            // The places in the article become places in the file, where it may stand escaped.
            suppression.comment = map.map(node.span());
            for (_, span) in suppression.allows.iter_mut().flatten() {
                *span = map.map(*span);
            }
            suppression.article = Some(index);
            found.push(suppression);
        }
    }
}

/// Moves what is allowed from the findings to [`Report::suppressed`], and reports suppressions that name no
/// rule or hide nothing. The findings must be sorted by offset. What a rule lacks, it could not say anything without:
/// a comment that allows it is not without use.
pub(crate) fn apply(mut suppressions: Vec<Suppression>, report: &mut Report, lacks: &dyn Fn(Need) -> bool) {
    if suppressions.is_empty() {
        return;
    }
    // Outer ones first, so that the innermost is the latest of the open ones.
    suppressions
        .sort_by_key(|suppression| (suppression.covers.start, std::cmp::Reverse(suppression.covers.end)));
    let mut used: Vec<Vec<bool>> =
        suppressions.iter().map(|suppression| vec![false; suppression.ids().len()]).collect();
    // By rule: the open suppressions that allow it, innermost last.
    let mut open: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
    let mut next = 0;
    let mut kept = Vec::with_capacity(report.diagnostics.len());
    for finding in std::mem::take(&mut report.diagnostics) {
        let at = finding.span.start;
        while let Some(suppression) = suppressions.get(next).filter(|one| one.covers.start <= at) {
            for (number, (id, _)) in suppression.ids().iter().enumerate() {
                for rule in rules::matching(id) {
                    open.entry(rule.id).or_default().push((next, number));
                }
            }
            next += 1;
        }
        let stack = open.get_mut(finding.rule);
        let hidden_by = stack.and_then(|stack| {
            while stack.last().is_some_and(|&(index, _)| !suppressions[index].reaches(at)) {
                stack.pop();
            }
            stack.last().copied()
        });
        match hidden_by {
            Some((index, number)) => {
                used[index][number] = true;
                report.suppressed.push(finding);
            }
            None => kept.push(finding),
        }
    }
    report.diagnostics = kept;
    for (suppression, used) in suppressions.iter().zip(&used) {
        complain(suppression, used, report, lacks);
    }
    report.sort();
}

impl Suppression {
    fn ids(&self) -> &[(String, Span)] {
        self.allows.as_deref().unwrap_or_default()
    }

    /// Whether it still covers `offset`, which is not in front of it.
    fn reaches(&self, offset: u32) -> bool {
        offset < self.covers.end || offset == self.covers.start
    }
}

/// What is wrong with a suppression itself.
fn complain(suppression: &Suppression, used: &[bool], report: &mut Report, lacks: &dyn Fn(Need) -> bool) {
    let (unknown, unused) = (&unknown_suppression::CHECK.rule, &unused_suppression::CHECK.rule);
    let mut say = |rule: &Rule,
                   span: Span,
                   text: &str,
                   message: Cow<'static, str>,
                   help: Cow<'static, str>,
                   fix: Option<Fix>| {
        let mut finding = Diagnostic::new(rule.id, rule.severity, span, message);
        finding.help = Some(help);
        finding.fix = fix;
        finding.article = suppression.article;
        finding.fingerprint = fingerprint::in_text(rule.id, text);
        report.diagnostics.push(finding);
    };
    if suppression.allows.is_none() {
        let help = "write `<!-- ia-validate: allow(rule-id) reason -->`".to_owned();
        say(
            unknown,
            suppression.comment,
            &suppression.text,
            "this comment allows nothing: it is not understood".into(),
            help.into(),
            None,
        );
    }
    let is_unused = |number: usize, id: &str| {
        let rules = rules::matching(id);
        let all_ran = !rules.is_empty() && !rules.iter().any(|rule| rule.needs.is_some_and(lacks));
        suppression.is_settled && !used[number] && all_ran
    };
    let all_unused = suppression.ids().iter().enumerate().all(|(number, (id, _))| is_unused(number, id));
    if suppression.allows.is_some() && all_unused {
        let message = "this comment hides no finding".into();
        let edit = suppression.removal.map(|span| Edit { span, text: Cow::Borrowed("") });
        let fix = edit.map(|edit| Fix::new(Safety::Safe, "take it out", vec![edit]));
        say(unused, suppression.comment, &suppression.text, message, "take it out".into(), fix);
        return;
    }
    for (number, (id, span)) in suppression.ids().iter().enumerate() {
        if rules::matching(id).is_empty() {
            let near = rules::nearest(id);
            let help = match near {
                Some(near) => format!("did you mean `{near}`?").into(),
                None => "`ia-validate rules` lists all rules".into(),
            };
            // An id with references in it stands there as something else.
            let fix = near.filter(|_| span.len() as usize == id.len()).map(|near| {
                let edit = Edit { span: *span, text: near.into() };
                Fix::new(Safety::Unsafe, format!("write `{near}`"), vec![edit])
            });
            say(unknown, *span, id, format!("`{}` is no rule", short(id)).into(), help, fix);
        } else if is_unused(number, id) {
            let message = format!("there is no `{id}` here to hide").into();
            say(unused, *span, id, message, "take the id out of the comment".into(), None);
        } else if let Some(new) = rules::renamed(id) {
            let message = format!("rule `{id}` was renamed to `{new}`").into();
            let edit = Edit { span: *span, text: new.into() };
            let fix = Fix::new(Safety::Safe, "write the new id", vec![edit]);
            say(unknown, *span, id, message, format!("write `{new}`").into(), Some(fix));
        }
    }
}
