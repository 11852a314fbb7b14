//! What is kept of a feed when its items have been read: enough to judge it as a whole.

use std::collections::BTreeMap;

use crate::article::url::is_absolute;
use crate::article::{Article, Classes, ContentHash, DateTime, Element};
use crate::feed::{FieldName, Item, Outline, Problem, Wrapping};
use crate::markup::{Tree, build};
use crate::source::{OffsetMap, Span};

/// What an item carries as its article.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Carries {
    /// A document with `html` or `article`.
    Document,
    /// Something else, or something escaped twice; the span is the text of the field.
    Fragment {
        /// Where it stands in the feed.
        span: Span,
        /// Whether it would be a document if it were unescaped once more.
        escaped_twice: bool,
    },
    /// Nothing.
    Nothing,
}

/// A text with its place in the feed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Placed {
    /// Without ASCII white space at its ends.
    pub(crate) text: String,
    pub(crate) span: Span,
}

/// A `link` without text, whose URL stands in `href`.
#[derive(Debug)]
pub(crate) struct AtomLink {
    pub(crate) url: String,
    pub(crate) tag: Span,
    /// Whether it has no end tag: `<link …/>`.
    pub(crate) is_empty_tag: bool,
}

/// What is kept of an item's article.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    /// The canonical URL of its `link`, not empty.
    pub(crate) canonical: Option<Placed>,
    pub(crate) title: Option<String>,
    pub(crate) published: Option<(DateTime, Span)>,
    pub(crate) modified: Option<(DateTime, Span)>,
    /// The primary tag of `html[lang]`, in lower case.
    pub(crate) language: Option<String>,
    /// Whether `html` or `body` says `dir=rtl`, or should.
    pub(crate) is_rtl: bool,
    /// What the body looks like at a glance; equal for equal bodies.
    pub(crate) glance: u64,
    /// What stands in the article, without header and footer. Known only where another article looks the same.
    pub(crate) body: Option<ContentHash>,
}

impl Kept {
    /// Keeps what matters of an article that stands in the feed as `map` says.
    pub(crate) fn of(article: &Article<'_>, map: &OffsetMap) -> Self {
        let time = |class| {
            let (time, date) = article.date(class)?;
            Some((date, map.map(time.value_span("datetime"))))
        };
        let canonical = article.canonical().and_then(|link| {
            Some(Placed {
                text: link.value_if_any("href")?.into_owned(),
                span: map.map(link.value_span("href")),
            })
        });
        Self {
            canonical,
            title: article.title(),
            published: time(Classes::PUBLISHED),
            modified: time(Classes::MODIFIED),
            language: article.language(),
            is_rtl: [article.html(), article.body()].into_iter().flatten().any(Element::is_rtl)
                || article.lacks_rtl(),
            glance: ContentHash::glance_at_body(article),
            body: None,
        }
    }
}

/// What is kept of one item.
#[derive(Debug)]
pub(crate) struct ItemSummary {
    pub(crate) index: usize,
    /// Its start tag.
    pub(crate) span: Span,
    pub(crate) carries: Carries,
    pub(crate) wrapping: Wrapping,
    pub(crate) title: Option<Placed>,
    pub(crate) link: Option<Placed>,
    pub(crate) guid: Option<Placed>,
    pub(crate) pub_date: Option<Placed>,
    /// The fields without text: those that it must have, and those that it should have.
    pub(crate) missing: Vec<FieldName>,
    pub(crate) recommended_missing: Vec<FieldName>,
    /// Its `link`, if that is one as Atom has it: with the URL in `href`.
    pub(crate) atom_link: Option<AtomLink>,
    /// Whether one of those that it must have is there, but empty.
    pub(crate) has_empty_field: bool,
    /// The white space behind its start tag, if a field is missing.
    pub(crate) lead: String,
    /// Whether it is cut off: what it lacks may have stood behind that.
    pub(crate) is_cut: bool,
    /// The fields that it should have once and has again: which, its first start tag, and this one.
    pub(crate) repeated: Vec<(FieldName, Span, Span)>,
    /// What is not well-formed in it: the first place, and how many more there are.
    pub(crate) problem: Option<(Problem, usize)>,
    pub(crate) article: Kept,
}

impl ItemSummary {
    /// Sums up an item of a feed; `carries` is what its article turned out to be.
    pub(crate) fn new(feed: &str, item: &Item<'_>, carries: Carries, article: Kept) -> Self {
        let placed = |name| {
            item.value(name)
                .zip(item.field(name))
                .map(|(text, field)| Placed { text: text.to_owned(), span: field.span() })
        };
        let missing =
            |names: &[FieldName]| names.iter().copied().filter(|&name| item.value(name).is_none()).collect();
        Self {
            index: item.index,
            span: item.span,
            carries,
            wrapping: item.wrapping,
            title: placed(FieldName::Title),
            link: placed(FieldName::Link),
            atom_link: atom_link(feed, item),
            guid: placed(FieldName::Guid),
            pub_date: placed(FieldName::PubDate),
            has_empty_field: FieldName::REQUIRED
                .into_iter()
                .any(|name| item.value(name).is_none() && item.field(name).is_some()),
            // Only what is missing is put in with it.
            lead: match FieldName::REQUIRED.iter().any(|&name| item.value(name).is_none()) {
                true => {
                    feed[item.span.end as usize..].chars().take_while(char::is_ascii_whitespace).collect()
                }
                false => String::new(),
            },
            missing: missing(&FieldName::REQUIRED),
            recommended_missing: missing(&FieldName::RECOMMENDED),
            is_cut: item.is_cut,
            repeated: item
                .repeated
                .iter()
                .filter(|(name, _)| FieldName::SINGLE.contains(name))
                .filter_map(|&(name, tag)| Some((name, item.field(name)?.tag, tag)))
                .collect(),
            problem: item.problems.first().map(|first| (first.clone(), item.problems.len() - 1)),
            article,
        }
    }

    /// Whether what it lacks may only seem to be missing: it is cut off, or broken in such a way.
    pub(crate) fn may_lack(&self) -> bool {
        self.is_cut || self.problem.as_ref().is_some_and(|(problem, _)| problem.kind.may_hide())
    }

    /// What identifies the article: its canonical URL, else the item's link (FAQ L80).
    pub(crate) fn key(&self) -> Option<&Placed> {
        self.article.canonical.as_ref().or(self.link.as_ref())
    }

    /// The title of the article, else of the item.
    pub(crate) fn any_title(&self) -> Option<&str> {
        self.article.title.as_deref().or(self.title.as_ref().map(|title| title.text.as_str()))
    }
}

/// The URL in the `href` of an item's `link` without text, and the place of that tag.
fn atom_link(feed: &str, item: &Item<'_>) -> Option<AtomLink> {
    let link = item.field(FieldName::Link).filter(|link| link.is_blank())?;
    let tag = link.tag.of(feed);
    // Nearly all links have no attributes.
    memchr::memmem::find(tag.as_bytes(), b"href")?;
    let mut tree = Tree::default();
    build(tag, &mut tree);
    let value = |name| (tree.len() > 1).then(|| tree.node(tag, 1).value(name))?;
    let is_page = value("rel").is_none_or(|rel| rel.trim_ascii().eq_ignore_ascii_case("alternate"));
    let url = value("href")?.trim_ascii().to_owned();
    let is_empty_tag = tag.ends_with("/>");
    (is_page && is_absolute(&url)).then_some(AtomLink { url, tag: link.tag, is_empty_tag })
}

/// A feed as a whole.
#[derive(Debug)]
pub(crate) struct FeedSummary {
    /// Length of the feed, in bytes.
    pub(crate) len: usize,
    pub(crate) outline: Outline,
    pub(crate) items: Vec<ItemSummary>,
}

impl FeedSummary {
    /// For each item, whether another one's article looks the same at a glance.
    pub(crate) fn alike(&self) -> Vec<bool> {
        let mut first = BTreeMap::new();
        let mut alike = vec![false; self.items.len()];
        for (index, item) in self.items.iter().enumerate() {
            if item.carries != Carries::Document {
                continue;
            }
            let other = *first.entry(item.article.glance).or_insert(index);
            if other != index {
                alike[other] = true;
                alike[index] = true;
            }
        }
        alike
    }

    /// The item whose start tag this is.
    pub(crate) fn item_at(&self, span: Span) -> Option<usize> {
        let behind = self.items.partition_point(|item| item.span.start <= span.start);
        self.items.get(behind.checked_sub(1)?).filter(|item| item.span == span).map(|item| item.index)
    }

    /// Whether it is RSS: `rss` with a `channel`.
    pub(crate) fn is_rss(&self) -> bool {
        self.outline.channel.is_some()
            && self.outline.root.as_ref().is_some_and(|(name, _)| name.eq_ignore_ascii_case("rss"))
    }

    /// Whether this is an ordinary feed: it has several items, and none carries a document.
    pub(crate) fn is_ordinary(&self) -> bool {
        self.items.len() > 1 && !self.items.iter().any(|item| item.carries == Carries::Document)
    }

    /// Whether it is meant as a feed of articles, so that advice on it makes sense.
    pub(crate) fn carries_articles(&self) -> bool {
        self.is_rss() && self.items.iter().any(|item| item.carries == Carries::Document)
    }
}
