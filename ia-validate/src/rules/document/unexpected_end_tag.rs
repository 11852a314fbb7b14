use std::collections::{BTreeMap, BTreeSet};

use super::head_child_invalid;
use crate::markup::{EndPriority, NodeId, StrayEndTag};
use crate::rules::prelude::*;
use crate::rules::shared::printed_markup;

rule! {
    /// # What it checks
    ///
    /// An end tag ends nothing: no element of its name is open, or the element that it names was crossed by
    /// another one. Optional end tags may be left out. A stray `</p>` that belongs to a paragraph which is
    /// reported already is no second finding.
    ///
    /// # Why
    ///
    /// Facebook showed "Unexpected end tag : p" among the general errors (MSG 17).
    ///
    /// # Bad
    ///
    /// ```html
    /// <p>The ferry is back.</p></p>
    /// ```
    ///
    /// ```html
    /// <p><b>The <i>ferry</b></i> is back.</p>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <p>The ferry is back.
    /// <p>It sails at noon.</p>
    /// ```
    ///
    /// # Fix
    ///
    /// Drop a stray end tag, but for that of a heading: in a browser it ends a heading of any level.
    id: "unexpected-end-tag",
    severity: Error,
    points: EndTag,
    on: Article(check),
    fix: Safe,
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    let mut paragraphs = Paragraphs { article, read: 0, without_end_tag: Vec::new(), met: BTreeSet::new() };
    let mut printed = None;
    for stray in article.tree.stray_end_tags() {
        let name = stray.name.of(article.text);
        let printed = printed.get_or_insert_with(|| Printed::of(article));
        let is_of_head = || name.eq_ignore_ascii_case("head") && head_child_invalid::ends_head_early(article);
        if printed.explain(name, stray.before) || is_of_head() {
            continue;
        }
        if name.eq_ignore_ascii_case("p") && paragraphs.explain(stray) {
            continue;
        }
        let name = short(name);
        match stray.of.map(|open| article.node(open)) {
            Some(open) => {
                findings
                    .about(
                        open.id(),
                        stray.span,
                        format!("`</{name}>` crosses another element: it comes too early or too late"),
                    )
                    .help("end elements in the reverse order of their start tags")
                    .related(open.span(), "the element begins here");
            }
            None => {
                findings
                    .about(0, stray.span, format!("`</{name}>` ends nothing: no `{name}` is open here"))
                    .help("take it out, or write the start tag that is missing")
                    .fix(Safety::Safe, "take it out", without(stray, article));
            }
        }
    }
}

/// The end tags that are left over where markup was printed into attributes.
struct Printed<'t> {
    /// The elements with such attributes that have not been met, the last one first.
    to_come: Vec<Element<'t>>,
    /// How many end tags of a name they leave.
    left: BTreeMap<String, usize>,
}

impl<'t> Printed<'t> {
    fn of(article: &'t Article<'t>) -> Self {
        let mut to_come = printed_markup::all(article);
        to_come.reverse();
        Self { to_come, left: BTreeMap::new() }
    }

    /// Whether an end tag of this name, in front of a node, is one of them.
    fn explain(&mut self, name: &str, before: NodeId) -> bool {
        while let Some(element) = self.to_come.pop_if(|it| it.id() < before) {
            let own = element.name_as_written().to_ascii_lowercase();
            let printed = printed_markup::printed_name(element).filter(|name| *name != own);
            for name in printed.into_iter().chain([own]) {
                *self.left.entry(name).or_default() += 1;
            }
        }
        match self.left.get_mut(&name.to_ascii_lowercase()) {
            Some(left) if *left > 0 => {
                *left -= 1;
                true
            }
            _ => false,
        }
    }
}

/// The paragraphs that misplaced end tags may belong to.
struct Paragraphs<'t> {
    article: &'t Article<'t>,
    /// How far the document has been read.
    read: NodeId,
    /// The paragraphs read that have no end tag of their own.
    without_end_tag: Vec<NodeId>,
    /// Those whose misplaced end tag has been met; further ones are strays.
    met: BTreeSet<NodeId>,
}

impl Paragraphs<'_> {
    /// Whether a stray `</p>` belongs to a paragraph that is reported already: one that is still open, or
    /// else the nearest in front that has no end tag of its own.
    fn explain(&mut self, stray: &StrayEndTag) -> bool {
        while self.read < stray.before {
            let node = self.article.node(self.read).node();
            if node.name() == Name::P && !node.is_in_iframe() && node.end_tag().is_none() {
                self.without_end_tag.push(node.id);
            }
            self.read += 1;
        }
        let paragraph = stray.of.or_else(|| {
            std::iter::from_fn(|| self.without_end_tag.pop()).find(|paragraph| !self.met.contains(paragraph))
        });
        // Each paragraph is looked into once.
        paragraph
            .is_some_and(|paragraph| self.met.insert(paragraph) && is_reported(self.article.node(paragraph)))
    }
}

/// Whether a rule reports the paragraph, or what stands in it, for where it stands.
fn is_reported(paragraph: Element<'_>) -> bool {
    paragraph.paragraph().is_some()
        || paragraph.parent_name() == Name::Figcaption
        || paragraph.holds_more_than_text()
}

/// Takes a stray end tag out, but keeps words apart that a browser shows on two lines because of it.
fn without<'t>(stray: &StrayEndTag, article: &'t Article<'t>) -> Option<Edits> {
    // What an iframe without end tag holds is a guess.
    let text = article.text;
    let name = Name::of(stray.name.of(text).as_bytes());
    let is_heading = matches!(name, Name::H1 | Name::H2 | Name::H3 | Name::H4 | Name::H5 | Name::H6);
    if article.has_open_iframe() || name == Name::Iframe || is_heading {
        return None;
    }
    let is_word = |beside: char| !beside.is_ascii_whitespace() && beside != '<' && beside != '>';
    let divides = (name.end_priority() > EndPriority::Inline || name == Name::Br)
        && Span::new(0, stray.span.start).of(text).ends_with(is_word)
        && Span::at(stray.span.end as usize, text.len()).of(text).starts_with(is_word);
    Some(match divides {
        true => Edits::default().replace(stray.span, " "),
        false => Edits::default().remove_text(stray.span, text),
    })
}
