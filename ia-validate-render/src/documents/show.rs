//! What `show` says of articles: what Facebook would have shown of them.

use ia_validate::Span;
use ia_validate::reading::{self, Reading};
use serde::Serialize;

use super::fixes::Lines;
use super::report::Place;
use super::{SCHEMA, written};

/// Articles as Facebook would have shown them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(schemars::JsonSchema))]
pub struct Show {
    /// The version of this form of document.
    pub schema: u32,
    /// The articles, in the order of the files.
    pub articles: Vec<ShownArticle>,
}

/// An article as Facebook would have shown it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(schemars::JsonSchema))]
pub struct ShownArticle {
    /// The file, as it was named.
    pub path: String,
    /// Its number in the file, from 0: people read `item 1` for 0.
    pub index: usize,
    /// Its canonical URL, if it names one.
    pub canonical: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// What stands below the title.
    pub subtitle: Option<String>,
    /// What stands above the title.
    pub kicker: Option<String>,
    /// The names of its authors.
    pub authors: Vec<String>,
    /// When it was published (RFC 3339, UTC).
    pub published: Option<String>,
    /// When it was last changed, by its own word.
    pub modified: Option<String>,
    /// The picture, video or slideshow on top.
    pub cover: Option<ShownBlock>,
    /// What follows, in its order; the related articles of the footer come last.
    pub blocks: Vec<ShownBlock>,
    /// Credits and copyright.
    pub footer: Option<ShownFooter>,
    /// What is not shown, in the order of the text.
    pub dropped: Vec<DroppedPart>,
    /// The rule for which none of it would be shown; only where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rejected: Option<&'static str>,
}

/// A block of an article.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(schemars::JsonSchema))]
pub struct ShownBlock {
    /// `paragraph`, `heading`, `list`, `quote`, `pullquote`, `image`, `video`, `slideshow`, `map`, `embed`, `ad`, `tracker` or
    /// `related`.
    pub kind: &'static str,
    /// The element that it is, such as `h2` or `ol`.
    pub element: &'static str,
    /// Its text; items and paragraphs in it have a line each.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Its caption.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// Who made it, or who said it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
    /// Where it is, or the first of its images; where the first of related articles is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub src: Option<String>,
    /// All of them, where there are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// Where the element begins.
    pub start: Place,
    /// Where it ends, exclusive.
    pub end: Place,
}

/// The end of an article.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(schemars::JsonSchema))]
pub struct ShownFooter {
    /// Credits and copyright, a line each.
    pub text: String,
    /// Where the element begins.
    pub start: Place,
    /// Where it ends, exclusive.
    pub end: Place,
}

/// Something that is not shown.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(schemars::JsonSchema))]
pub struct DroppedPart {
    /// The rule that says so.
    pub rule: &'static str,
    /// Its text, or the URL of what it would have shown.
    pub text: String,
    /// Where it begins.
    pub start: Place,
    /// Where it ends, exclusive.
    pub end: Place,
}

impl Show {
    /// A document without articles yet.
    #[must_use]
    pub fn new() -> Self {
        Self { schema: SCHEMA, articles: Vec::new() }
    }

    /// Adds the articles of a file that holds `text`; with places in code units of UTF-16 as well if they are wanted.
    pub fn add(&mut self, path: &str, text: &str, readings: &[Reading], with_utf16: bool) {
        let lines = Lines::of(text, with_utf16);
        self.articles.extend(readings.iter().map(|reading| article(path, reading, &lines)));
    }
}

impl Default for Show {
    fn default() -> Self {
        Self::new()
    }
}

fn article(path: &str, reading: &Reading, lines: &Lines<'_>) -> ShownArticle {
    let footer = |it: &reading::Footer| {
        let (start, end) = lines.places(it.span);
        ShownFooter { text: it.text.clone(), start, end }
    };
    let dropped = |it: &reading::Dropped| {
        let (start, end) = lines.places(it.span);
        DroppedPart { rule: it.rule, text: it.text.clone(), start, end }
    };
    let place = |span: Span| lines.places(span);
    ShownArticle {
        path: path.to_owned(),
        index: reading.index,
        canonical: reading.canonical.clone(),
        title: reading.title.clone(),
        subtitle: reading.subtitle.clone(),
        kicker: reading.kicker.clone(),
        authors: reading.authors.clone(),
        published: reading.published.map(written),
        modified: reading.modified.map(written),
        cover: reading.cover.as_ref().map(|cover| block(cover, place(cover.span))),
        blocks: reading.blocks.iter().map(|it| block(it, place(it.span))).collect(),
        footer: reading.footer.as_ref().map(footer),
        dropped: reading.dropped.iter().map(dropped).collect(),
        rejected: reading.rejected,
    }
}

fn block(block: &reading::Block, (start, end): (Place, Place)) -> ShownBlock {
    ShownBlock {
        kind: block.kind.name(),
        element: block.element,
        text: block.text.clone(),
        caption: block.caption.clone(),
        credit: block.credit.clone(),
        src: block.sources.first().cloned(),
        sources: if block.sources.len() > 1 { block.sources.clone() } else { Vec::new() },
        start,
        end,
    }
}

impl ShownBlock {
    /// Where its files are, or where it leads.
    pub(crate) fn all_sources(&self) -> &[String] {
        if self.sources.is_empty() { self.src.as_slice() } else { &self.sources }
    }
}
