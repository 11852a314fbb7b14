//! Puts a reading together: the parts of the header, the blocks, the footer, and what is left.

use chrono::{DateTime, Utc};

use super::blocks::{block, figure};
use super::lost::{Lost, Stretch, footer, run, shows};
use super::model::{Block, BlockKind, Dropped, Footer, Reading};
use super::text::{line_in, text_of};
use crate::article::{Article, Classes, Element};
use crate::markup::{Name, NodeKind};
use crate::report::Severity;
use crate::rules::{Context, Effect, Finding};
use crate::source::{OffsetMap, Span};

/// Reads an article that stands in its file as `map` says, and in which this was found.
pub(super) fn assemble<'t>(
    article: &'t Article<'t>,
    findings: &[Finding],
    context: Context<'_>,
    map: &OffsetMap,
) -> Reading {
    let rejects = findings
        .iter()
        .find(|finding| finding.rule.outcome == Some(Effect::Rejects) && finding.severity == Severity::Error);
    let lost = Lost::of(article, findings);
    let time = |class| -> Option<DateTime<Utc>> {
        let (_, date) = article.date(class)?;
        Some(date.instant(context.options.assume_timezone).and_utc())
    };
    let mut reading = Reading {
        canonical: article.canonical_url(),
        title: article.title(),
        published: time(Classes::PUBLISHED),
        modified: time(Classes::MODIFIED),
        rejected: rejects.map(|finding| finding.rule.id),
        ..Reading::default()
    };
    header(article, &lost, &mut reading);
    let more = body(article, &lost, &mut reading);
    if let Some(footer) = footer(article).filter(|&footer| !lost.has(footer)) {
        end(footer, &lost, &mut reading);
    }
    let dropped = |stretch: Stretch| dropped(article, &stretch, map);
    reading.dropped = lost.with(more).into_iter().map(dropped).collect();
    let blocks = reading.blocks.iter_mut().chain(&mut reading.cover).map(|block| &mut block.span);
    blocks
        .chain(reading.footer.as_mut().map(|footer| &mut footer.span))
        .for_each(|span| *span = map.map(*span));
    reading
}

/// The parts of the header. The title is known.
fn header<'t>(article: &'t Article<'t>, lost: &Lost, reading: &mut Reading) {
    let Some(header) = article.header() else { return };
    for part in header.children().filter(|&part| !lost.has(part)) {
        let is_kicker = part.has_class(Classes::KICKER);
        match part.name() {
            Name::H2 if reading.subtitle.is_none() => reading.subtitle = line_in(part, lost),
            Name::H3 if is_kicker && reading.kicker.is_none() => reading.kicker = line_in(part, lost),
            Name::Address => reading.authors.extend(author(part, lost)),
            Name::Figure if reading.cover.is_none() && !part.has_class(Classes::NOT_CONTENT) => {
                reading.cover = figure(part, lost);
            }
            _ => {}
        }
    }
}

/// The name of an author: that of the first link, else all of the text.
fn author(address: Element<'_>, lost: &Lost) -> Option<String> {
    let links = address.children().filter(|child| child.name() == Name::A);
    let mut names = links.filter_map(|link| line_in(link, lost));
    names.next().or_else(|| line_in(address, lost))
}

/// The blocks of the body. The answer is what is no block, although no rule says so.
fn body<'t>(article: &'t Article<'t>, lost: &Lost, reading: &mut Reading) -> Vec<Stretch> {
    let mut more = Vec::new();
    let Some(root) = article.root() else { return more };
    let parts = [article.header(), footer(article)].map(|part| part.map(Element::id));
    let mut id = root.id() + 1;
    while id < root.node().end() {
        let element = article.node(id);
        if let Some(stretch) = lost.at(id) {
            id = stretch.nodes.end;
            continue;
        }
        let node = element.node();
        let is_part = parts.contains(&Some(id));
        if parts[0].is_some_and(|header| id < header && header < node.end()) {
            // The header is read although something is wrapped around it.
            id += 1;
            continue;
        }
        id = node.end();
        if is_part {
            continue;
        }
        if let Some(block) = block(element, lost) {
            reading.blocks.push(block);
            continue;
        }
        if !shows(element) {
            continue;
        }
        let is_text = node.kind() == NodeKind::Text || node.name().is_inline_text();
        let run = Some(element).filter(|_| is_text).and_then(run);
        let nodes = run.unwrap_or(element.id()..id);
        // What is lost in it is told of, so there must be more.
        let is_told = lost.from(nodes.start).first().is_some_and(|next| next.nodes.start < nodes.end);
        if is_told && text_of(article, nodes.clone(), lost, |_| false).is_none() {
            continue;
        }
        let rule = match node.name() {
            _ if is_text => "text-outside-paragraph",
            Name::Figure => "figure-empty",
            Name::P => "non-text-in-paragraph",
            _ => "body-element-unsupported",
        };
        id = nodes.end;
        more.push(Stretch { nodes, rule });
    }
    more
}

/// The footer: its text, and the related articles, which are blocks.
fn end(footer: Element<'_>, lost: &Lost, reading: &mut Reading) {
    let is_related = |part: Element<'_>| part.has_class(Classes::RELATED_ARTICLES);
    let nodes = footer.id() + 1..footer.node().end();
    let text = text_of(footer.article, nodes, lost, is_related);
    reading.footer = text.map(|text| Footer { text, span: footer.node().extent() });
    let lists = footer.children().filter(|&part| is_related(part) && !lost.has(part));
    let blocks = lists.filter_map(|list| block(list, lost));
    reading.blocks.extend(blocks.filter(|block: &Block| block.kind == BlockKind::Related));
}

fn dropped<'t>(article: &'t Article<'t>, stretch: &Stretch, map: &OffsetMap) -> Dropped {
    let nodes = stretch.nodes.clone();
    let source = || {
        let mut all = nodes.clone().map(|id| article.node(id));
        all.find_map(|it| it.value_if_any("src").map(std::borrow::Cow::into_owned))
    };
    let text = text_of(article, nodes.clone(), &Lost::default(), |_| false);
    let (first, last) = (article.node(nodes.start), article.node(nodes.end - 1));
    // The last node may stand in what ends there.
    let mut end = first.node().extent().end.max(last.node().extent().end);
    let mut next = first.node().end();
    while next < nodes.end {
        end = end.max(article.node(next).node().extent().end);
        next = article.node(next).node().end();
    }
    let mut span = Span::new(first.span().start, end);
    if first.node().kind() == NodeKind::Text {
        span = span.trimmed(article.text);
    }
    Dropped { rule: stretch.rule, text: text.or_else(source).unwrap_or_default(), span: map.map(span) }
}

/// What a feed carries in place of a document; nothing of it is shown.
pub(super) fn without_document<'t>(article: &'t Article<'t>, place: Span) -> Reading {
    const RULE: &str = "feed-content-not-document";
    let text = text_of(article, 1..article.tree.len(), &Lost::default(), |_| false).unwrap_or_default();
    let dropped = vec![Dropped { rule: RULE, text, span: place }];
    Reading { dropped, rejected: Some(RULE), ..Reading::default() }
}
