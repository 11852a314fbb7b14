//! Allowing a finding where it is: a comment in front of an element.

use std::collections::BTreeMap;

use super::{Edit, Fix, Safety, apply};
use crate::article::{Article, Buffers};
use crate::feed::{self, FieldName, Item};
use crate::report::{Diagnostic, Report};
use crate::rules::{in_file, lead};
use crate::source::{Kind, OffsetMap, Source, Span};
use crate::validator::Validator;

/// The most elements around a finding that are tried, innermost first.
const DEPTH: usize = 8;

/// The fix that adds a comment which allows a finding, as near to it as possible: a comment covers the element
/// behind it. None where no comment hides the finding, such as in front of a feed's root element.
///
/// The finding must be one of `validator` in this source.
#[must_use]
pub fn allow(validator: &Validator, source: &Source<'_>, kind: Kind, finding: &Diagnostic) -> Option<Fix> {
    // Also where it is not reported one by one.
    let validator = validator.unlimited();
    let before = validator.source(source, kind);
    let hides = |fix: &Fix| {
        let text = apply(source.text(), [fix]).text;
        is_hidden(finding, fix, &before, &validator.source(&source.with_text(&text), kind))
    };
    places(source.text(), kind, finding).into_iter().find(hides)
}

/// Whether a fix hides a finding and brings no other.
fn is_hidden(finding: &Diagnostic, fix: &Fix, before: &Report, after: &Report) -> bool {
    let moved = |offset: u32| {
        let edits = fix.edits.iter().filter(|edit| edit.span.start <= offset);
        edits.fold(offset, |offset, edit| offset + Span::at(0, edit.text.len()).len())
    };
    let at = moved(finding.span.start);
    let is_it = |other: &Diagnostic| other.rule == finding.rule && other.span.start == at;
    let (had, has) = (counts(before), counts(after));
    after.suppressed.iter().any(is_it)
        && !after.diagnostics.iter().any(is_it)
        && has.iter().all(|(rule, count)| had.get(rule).is_some_and(|had| count <= had))
}

/// How many findings there are of each rule.
fn counts(report: &Report) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    report.diagnostics.iter().for_each(|finding| *counts.entry(finding.rule).or_default() += 1);
    counts
}

/// The comments that may hide a finding, those that cover less first.
fn places(text: &str, kind: Kind, finding: &Diagnostic) -> Vec<Fix> {
    match kind {
        Kind::Article | Kind::Fragment | Kind::Other => {
            let map = OffsetMap::slice(0, Span::at(0, text.len()).len());
            Buffers::lend(|buffers| in_article(&buffers.read(text), &map, finding))
        }
        Kind::Feed => in_feed(text, finding),
    }
}

fn in_article(article: &Article<'_>, map: &OffsetMap, finding: &Diagnostic) -> Vec<Fix> {
    let at = finding.span.start;
    let around = |id: &u32| {
        let node = article.node(*id).node();
        let is_around = |span: Span| span.start <= at && at < span.end.max(span.start + 1);
        node.is_element() && !node.is_in_iframe() && is_around(map.map(node.extent()))
    };
    let ids = (1..article.tree.len()).rev().filter(around).take(DEPTH);
    // In front of the document it covers all of it.
    let document = Some(article.begins().document).filter(|id| *id < article.tree.len());
    let starts = ids.chain(document).map(|id| article.node(id).span().start);
    starts.filter_map(|start| in_file(comment(finding, start, article.text), map, article.text)).collect()
}

fn in_feed(text: &str, finding: &Diagnostic) -> Vec<Fix> {
    let at = finding.span.start;
    let mut reader = feed::Reader::new(text);
    let mut places = Vec::new();
    let mut tags: Vec<Span> = Vec::new();
    while let Some(item) = reader.next_item() {
        if item.span.start > at {
            continue;
        }
        // Of the items so far this is the one that it may be in.
        places = item.field(FieldName::Content).map_or_else(Vec::new, |content| {
            Buffers::lend(|buffers| match at >= content.tag.end && at <= content.map.end() {
                true => in_article(&buffers.read(&content.text), &content.map, finding),
                false => Vec::new(),
            })
        });
        tags = tags_in(&item, at);
    }
    let outline = reader.into_outline();
    tags.extend(outline.channel);
    tags.extend(outline.root.map(|(_, span)| span));
    places.extend(tags.iter().filter(|tag| tag.start <= at).map(|tag| comment(finding, tag.start, text)));
    places
}

/// The start tags of the field that stands at `at`, perhaps, and of the item.
fn tags_in(item: &Item<'_>, at: u32) -> Vec<Span> {
    let names = FieldName::REQUIRED.into_iter().chain(FieldName::RECOMMENDED);
    let fields = names.filter_map(|name| item.field(name)).map(|field| field.tag);
    let field = fields.filter(|tag| tag.start <= at).max_by_key(|tag| tag.start);
    field.into_iter().chain([item.span]).collect()
}

/// The comment in front of byte `offset`, on a line of its own if what stands there begins its line.
fn comment(finding: &Diagnostic, offset: u32, text: &str) -> Fix {
    let rule = finding.rule;
    let text = format!("<!-- ia-validate: allow({rule}) -->{}", lead(offset, text));
    Fix::new(Safety::Safe, format!("allow `{rule}` here"), vec![Edit::new(Span::empty(offset), text)])
}
