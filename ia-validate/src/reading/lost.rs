//! What of an article is not shown: the rules that say so, and how much of it each takes away.

use std::cmp::Reverse;
use std::ops::Range;

use crate::article::{Article, Element};
use crate::markup::{Name, NodeId};
use crate::report::Severity;
use crate::rules::Finding;

/// How much is lost with what a finding is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Loses {
    /// It, with all that is in it.
    Whole,
    /// The same, unless it is the part of the article that counts: its header, its footer.
    Other,
    /// It, and the text and inline elements that follow.
    Run,
    /// The figure that it is or stands in, else it.
    Figure,
    /// It, if it is a section.
    Section,
}

/// The rules whose findings say that something is dropped, lost or not shown, and from which severity on they do.
#[rustfmt::skip]
static RULES: &[(&str, Loses, Severity)] = &[
    ("ad-missing-iframe", Loses::Figure, Severity::Error),
    ("ad-template-misplaced", Loses::Section, Severity::Error),
    ("ad-without-source", Loses::Figure, Severity::Error),
    ("article-multiple", Loses::Whole, Severity::Error),
    ("audio-misplaced", Loses::Whole, Severity::Warning),
    ("author-outside-header", Loses::Whole, Severity::Warning),
    ("blockquote-in-paragraph", Loses::Whole, Severity::Error),
    ("body-element-unsupported", Loses::Whole, Severity::Info),
    ("caption-element-not-allowed", Loses::Whole, Severity::Error),
    ("caption-multiple", Loses::Whole, Severity::Warning),
    ("cite-outside-caption", Loses::Whole, Severity::Warning),
    ("content-outside-article", Loses::Run, Severity::Error),
    ("cover-media-invalid", Loses::Figure, Severity::Error),
    ("cover-media-outside-figure", Loses::Whole, Severity::Error),
    ("cover-multiple-figures", Loses::Figure, Severity::Error),
    ("cover-video-not-direct-link", Loses::Figure, Severity::Error),
    ("embed-empty", Loses::Figure, Severity::Error),
    ("figure-class-unknown", Loses::Figure, Severity::Error),
    ("figure-empty", Loses::Figure, Severity::Error),
    ("figure-in-paragraph", Loses::Figure, Severity::Error),
    ("figure-multiple-media", Loses::Whole, Severity::Error),
    ("figure-not-child-of-article", Loses::Figure, Severity::Error),
    ("figure-text-outside-caption", Loses::Run, Severity::Info),
    ("footer-child-invalid", Loses::Run, Severity::Warning),
    ("footer-misplaced", Loses::Other, Severity::Warning),
    ("geotag-json-invalid", Loses::Figure, Severity::Error),
    ("geotag-schema-invalid", Loses::Figure, Severity::Error),
    ("header-child-invalid", Loses::Run, Severity::Info),
    ("header-misplaced", Loses::Other, Severity::Warning),
    ("iframe-without-embed-figure", Loses::Whole, Severity::Error),
    ("image-in-link", Loses::Figure, Severity::Error),
    ("image-src-missing", Loses::Figure, Severity::Error),
    ("image-without-figure", Loses::Whole, Severity::Error),
    ("interactive-missing-iframe", Loses::Figure, Severity::Error),
    ("kicker-class-missing", Loses::Whole, Severity::Warning),
    ("list-empty", Loses::Run, Severity::Warning),
    ("list-item-block-content", Loses::Whole, Severity::Error),
    ("map-geotag-missing", Loses::Figure, Severity::Error),
    ("non-text-in-paragraph", Loses::Whole, Severity::Error),
    ("script-outside-iframe", Loses::Whole, Severity::Error),
    ("slideshow-child-invalid", Loses::Run, Severity::Error),
    ("slideshow-image-caption", Loses::Whole, Severity::Error),
    ("slideshow-multiple-captions", Loses::Whole, Severity::Warning),
    ("social-missing-iframe", Loses::Figure, Severity::Error),
    ("svg-image", Loses::Figure, Severity::Error),
    ("text-outside-paragraph", Loses::Run, Severity::Error),
    ("third-party-video-as-video", Loses::Figure, Severity::Error),
    ("title-multiple", Loses::Whole, Severity::Warning),
    ("tracker-misplaced", Loses::Figure, Severity::Error),
    ("tracker-multiple-iframes", Loses::Whole, Severity::Error),
    ("video-format-unsupported", Loses::Figure, Severity::Error),
    ("video-source-missing", Loses::Figure, Severity::Error),
    ("video-without-figure", Loses::Whole, Severity::Error),
];

/// Nodes that are lost.
#[derive(Debug)]
pub(super) struct Stretch {
    pub(super) nodes: Range<NodeId>,
    pub(super) rule: &'static str,
}

/// All that is lost of an article, in the order of the text; no two stretches overlap.
#[derive(Default, Debug)]
pub(super) struct Lost(Vec<Stretch>);

impl Lost {
    /// What the findings about an article say.
    pub(super) fn of<'t>(article: &'t Article<'t>, findings: &[Finding]) -> Self {
        let parts = [article.header(), footer(article)].map(|part| part.map(Element::id));
        let stretch = |finding| of_finding(article, finding, parts);
        let mut all: Vec<Stretch> = findings.iter().filter_map(stretch).collect();
        Self::outermost(&mut all)
    }

    /// What stands in something lost is lost with it.
    fn outermost(all: &mut Vec<Stretch>) -> Self {
        all.sort_by_key(|it| (it.nodes.start, Reverse(it.nodes.end), it.rule));
        let mut lost = Self::default();
        all.drain(..).for_each(|stretch| lost.add(stretch));
        lost
    }

    /// Adds a stretch that begins no earlier than the last one, unless it stands in that.
    fn add(&mut self, stretch: Stretch) {
        if self.0.last().is_none_or(|last| last.nodes.end <= stretch.nodes.start) {
            self.0.push(stretch);
        }
    }

    /// The same with more stretches.
    pub(super) fn with(mut self, more: Vec<Stretch>) -> Vec<Stretch> {
        self.0.extend(more);
        Self::outermost(&mut self.0).0
    }

    /// The stretches that end behind a node.
    pub(super) fn from(&self, id: NodeId) -> &[Stretch] {
        let before = self.0.partition_point(|it| it.nodes.end <= id);
        self.0.get(before..).unwrap_or_default()
    }

    /// The stretch that a node stands in.
    pub(super) fn at(&self, id: NodeId) -> Option<&Stretch> {
        self.from(id).first().filter(|it| it.nodes.start <= id)
    }

    /// Whether a node stands in a stretch.
    pub(super) fn has(&self, element: Element<'_>) -> bool {
        self.at(element.id()).is_some()
    }
}

fn of_finding<'t>(
    article: &'t Article<'t>,
    finding: &Finding,
    parts: [Option<NodeId>; 2],
) -> Option<Stretch> {
    let rule = finding.rule.id;
    let (_, loses, least) = RULES.iter().find(|(id, ..)| *id == rule)?;
    if finding.severity < *least || finding.subject == 0 {
        return None;
    }
    let subject = article.node(finding.subject);
    let lost = match loses {
        Loses::Run => return run(subject).map(|nodes| Stretch { nodes, rule }),
        Loses::Other if parts.contains(&Some(subject.id())) => return None,
        Loses::Section if subject.name() != Name::Section => return None,
        Loses::Figure if subject.name() != Name::Figure => subject.figure().unwrap_or(subject),
        _ => subject,
    };
    shows(lost).then(|| Stretch { nodes: lost.id()..lost.node().end(), rule })
}

/// The first footer directly in an article.
pub(super) fn footer<'t>(article: &'t Article<'t>) -> Option<Element<'t>> {
    let root = article.root()?.id();
    let mut footers = article.index.named(Name::Footer).iter().map(|&id| article.node(id));
    footers.find(|footer| footer.parent().is_some_and(|parent| parent.id() == root))
}

/// Whether there is anything to lose with a node; what shows something only elsewhere is lost, too.
pub(super) fn shows(element: Element<'_>) -> bool {
    let holds_unknown =
        || element.name() == Name::Figure && element.own_elements().any(Element::is_unknown_medium);
    element.has_text()
        || element.has_media()
        || element.name() == Name::Script
        || element.node().is_element() && element.is_unknown_medium()
        || holds_unknown()
}

/// A node with the text and inline elements that follow, up to the last that shows anything, if any does.
pub(super) fn run(first: Element<'_>) -> Option<Range<NodeId>> {
    let is_inline = |it: Element<'_>| !it.node().is_element() || it.name().is_inline_text();
    let mut end = shows(first).then(|| first.node().end());
    let holder_end = first.node().parent().map_or(0, |holder| holder.end());
    let mut next = first.node().end();
    while is_inline(first) && next < holder_end {
        let sibling = first.article.node(next);
        if !is_inline(sibling) {
            break;
        }
        next = sibling.node().end();
        if shows(sibling) {
            end = Some(next);
        }
    }
    Some(first.id()..end?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_exist_and_are_sorted() {
        assert!(RULES.is_sorted_by_key(|(id, ..)| id));
        for (id, _, severity) in RULES {
            let rule = crate::rules::find(id).unwrap_or_else(|| panic!("{id}"));
            assert!(rule.id == *id && rule.severity >= *severity, "{id}");
        }
    }
}
