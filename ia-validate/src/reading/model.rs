//! What a reading consists of.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{DateTime, Utc};

use crate::source::Span;

/// An article as it would have been shown. All spans are bytes of the text that was read: of a feed, the feed's.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
#[non_exhaustive]
pub struct Reading {
    /// Its place among the items of the feed, counted from 0; 0 for an article alone.
    pub index: usize,
    /// Where it stands: the feed item's start tag, or the whole text of an article alone.
    pub span: Span,
    /// Its canonical URL: of its `link`, else of the feed item.
    pub canonical: Option<String>,
    /// Its title: of its `h1`, else of the feed item.
    pub title: Option<String>,
    /// What stands below the title.
    pub subtitle: Option<String>,
    /// What stands above the title.
    pub kicker: Option<String>,
    /// The names of its authors.
    pub authors: Vec<String>,
    /// When it was published.
    pub published: Option<DateTime<Utc>>,
    /// When it was last changed, by its own word.
    pub modified: Option<DateTime<Utc>>,
    /// The picture, video or slideshow on top.
    pub cover: Option<Block>,
    /// What follows, in the order of the article; the related articles of its footer come last.
    pub blocks: Vec<Block>,
    /// Credits and copyright.
    pub footer: Option<Footer>,
    /// What is not shown, in the order of the text.
    pub dropped: Vec<Dropped>,
    /// The rule for which none of it would be shown, because the article is rejected.
    pub rejected: Option<&'static str>,
}

/// A block of an article.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// The element that it is: `h2`, `ol`, `figure` …
    pub element: &'static str,
    /// Its text, white space folded; items and paragraphs in it have a line each.
    pub text: Option<String>,
    /// Its caption, without the credit.
    pub caption: Option<String>,
    /// Who made it, or who said it.
    pub credit: Option<String>,
    /// Where its files are: the images of a slideshow, one URL of any other medium; of related articles, where they lead.
    pub sources: Vec<String>,
    /// The element with all that is in it.
    pub span: Span,
}

/// What a block is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
#[allow(missing_docs)] // their names say it
pub enum BlockKind {
    Paragraph,
    Heading,
    List,
    Quote,
    Pullquote,
    Image,
    Video,
    Slideshow,
    Map,
    Embed,
    Ad,
    Tracker,
    Related,
}

impl BlockKind {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Paragraph,
        Self::Heading,
        Self::List,
        Self::Quote,
        Self::Pullquote,
        Self::Image,
        Self::Video,
        Self::Slideshow,
        Self::Map,
        Self::Embed,
        Self::Ad,
        Self::Tracker,
        Self::Related,
    ];

    /// Its name in lower case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::Heading => "heading",
            Self::List => "list",
            Self::Quote => "quote",
            Self::Pullquote => "pullquote",
            Self::Image => "image",
            Self::Video => "video",
            Self::Slideshow => "slideshow",
            Self::Map => "map",
            Self::Embed => "embed",
            Self::Ad => "ad",
            Self::Tracker => "tracker",
            Self::Related => "related",
        }
    }
}

impl fmt::Display for BlockKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// The end of an article.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Footer {
    /// Credits and copyright, a line each.
    pub text: String,
    /// The element with all that is in it.
    pub span: Span,
}

/// Something that is not shown.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Dropped {
    /// The rule that says so.
    pub rule: &'static str,
    /// Its text, white space folded; of what has none, the URL of what it would have shown; else nothing.
    pub text: String,
    /// All of it.
    pub span: Span,
}

/// An article with what is in it, counted: what someone asks for who moves many of them.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
#[non_exhaustive]
pub struct Stock {
    /// The article.
    pub reading: Reading,
    /// Its elements by name, those in iframes aside.
    pub elements: BTreeMap<String, usize>,
    /// Its elements by their classes that begin with `op-` or `fb-`.
    pub classes: BTreeMap<String, usize>,
    /// Its embeds by the domain that they are from; `inline` where their code names none.
    pub embeds: BTreeMap<String, usize>,
    /// Its images, videos and sounds by host; `relative` where they name none.
    pub media_hosts: BTreeMap<String, usize>,
    /// Its language by its own word, such as `en`.
    pub language: Option<String>,
}
