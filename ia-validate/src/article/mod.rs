//! What an article means: the typed view of its tree, and the format's tables as data.

pub(crate) mod attributes;
pub(crate) mod children;
pub(crate) mod classes;
mod content_hash;
pub(crate) mod direction;
mod domain;
mod element;
mod embed;
pub(crate) mod facts;
pub(crate) mod geotag;
pub(crate) mod hosts;
mod index;
pub(crate) mod maps;
pub(crate) mod media_type;
pub(crate) mod metas;
pub(crate) mod not_text;
pub(crate) mod pixels;
mod src;
pub(crate) mod text;
pub(crate) mod time;
mod timezone;
pub(crate) mod trackers;
pub(crate) mod url;
pub(crate) mod words;

pub use domain::{Domain, DomainError};
pub use timezone::{Timezone, TimezoneError};

pub(crate) use attributes::Attributes;
pub(crate) use classes::Classes;
pub(crate) use content_hash::ContentHash;
pub(crate) use element::Element;
pub(crate) use facts::{Facts, Inside};
pub(crate) use index::Index;
pub(crate) use src::Src;
pub(crate) use time::DateTime;

use std::borrow::Cow;
use std::cell::RefCell;

use crate::markup::{self, Name, NodeId, NodeKind, NodeRef, Tree};

/// The classes of the dates of an article.
const DATES: [Classes; 2] = [Classes::PUBLISHED, Classes::MODIFIED];

/// The classes that count once in an article, and on which element.
const FIRSTS: [(Classes, Option<Name>); 4] = [
    (DATES[0], Some(Name::Time)),
    (DATES[1], Some(Name::Time)),
    (Classes::FEED_COVER, None),
    (Classes::AD_DEFAULT, None),
];

/// All of them.
const ANY_FIRST: Classes = {
    let mut any = Classes::NONE;
    let mut index = 0;
    while index < FIRSTS.len() {
        any = any.or(FIRSTS[index].0);
        index += 1;
    }
    any
};

/// The memory that reading an article needs, reused from article to article.
#[derive(Debug, Default)]
pub(crate) struct Buffers {
    tree: Tree,
    facts: Vec<Facts>,
    index: Index,
}

/// Where the parts of a document begin, as nodes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Begins {
    /// The outermost element of the document.
    pub(crate) document: NodeId,
    /// The first `article`.
    pub(crate) article: NodeId,
    /// The first thing in it that is neither white space nor a comment.
    pub(crate) content: NodeId,
}

/// One article: its tree, what is known of each node, and its parts.
#[derive(Debug)]
pub(crate) struct Article<'t> {
    pub(crate) text: &'t str,
    pub(crate) tree: &'t Tree,
    facts: &'t [Facts],
    pub(crate) index: &'t Index,
    /// Those of the index's media.
    sources: Vec<Option<Src<'t>>>,
    html: Option<NodeId>,
    head: Option<NodeId>,
    body: Option<NodeId>,
    root: Option<NodeId>,
    header: Option<NodeId>,
    wrapped_header: Option<NodeId>,
    canonical: Option<NodeId>,
    more_canonicals: Vec<NodeId>,
    empty_canonical: Option<NodeId>,
    metas: metas::Metas,
    firsts: [Option<NodeId>; FIRSTS.len()],
    /// What the times among them say.
    dates: [Option<DateTime>; DATES.len()],
    rtl: Option<NodeId>,
    last_body_ad: Option<NodeId>,
    has_open_iframe: bool,
}

thread_local! {
    /// The memory of the thread's last article.
    static SPARE: RefCell<Buffers> = RefCell::default();
}

impl Buffers {
    /// The most nodes that memory is kept for from one call to the next.
    const KEPT: usize = 1 << 16;

    /// Lends the thread's memory. An editor that checks on every save, or an exporter that checks article
    /// after article, need not ask the system for it each time.
    pub(crate) fn lend<R>(use_them: impl FnOnce(&mut Self) -> R) -> R {
        let mut buffers = SPARE.with(RefCell::take);
        let result = use_them(&mut buffers);
        if buffers.facts.capacity() <= Self::KEPT {
            SPARE.with(|spare| spare.replace(buffers));
        }
        result
    }

    /// Reads an article.
    pub(crate) fn read<'t>(&'t mut self, text: &'t str) -> Article<'t> {
        self.read_telling(text, || {})
    }

    /// The same; `built` is called when the tree is there, and nothing else is known yet.
    pub(crate) fn read_telling<'t>(&'t mut self, text: &'t str, built: impl FnOnce()) -> Article<'t> {
        markup::build(text, &mut self.tree);
        built();
        facts::collect(text, &self.tree, &mut self.facts, &mut self.index);
        Article::new(text, &self.tree, &self.facts, &self.index)
    }
}

impl<'t> Article<'t> {
    fn new(text: &'t str, tree: &'t Tree, facts: &'t [Facts], index: &'t Index) -> Self {
        let first = |name| index.named(name).first().copied();
        let mut article = Self {
            text,
            tree,
            facts,
            index,
            sources: index.media().iter().map(|&id| Src::of(tree.node(text, id))).collect(),
            html: first(Name::Html),
            head: first(Name::Head),
            body: first(Name::Body),
            root: first(Name::Article),
            header: None,
            wrapped_header: None,
            canonical: None,
            more_canonicals: Vec::new(),
            empty_canonical: None,
            metas: metas::Metas::default(),
            firsts: [None; FIRSTS.len()],
            dates: [None; DATES.len()],
            rtl: None,
            last_body_ad: None,
            has_open_iframe: false,
        };
        article.note_headers();
        article.note_classes();
        article.note_dates();
        article.note_head();
        let says_rtl = |&&id: &&NodeId| {
            facts[id as usize].attributes.has(Attributes::DIR) && direction::says_rtl(tree.node(text, id))
        };
        article.rtl = index.with_attributes().iter().find(says_rtl).copied();
        article.has_open_iframe = index.named(Name::Iframe).iter().any(|&id| {
            let iframe = tree.node(text, id);
            let is_open = iframe.end_tag().is_none() && !iframe.is_self_closing();
            is_open || holds_end_tag(iframe.inner().of(text))
        });
        article
    }

    /// Notes the first headers in the article: of those directly in it, and of the others.
    fn note_headers(&mut self) {
        for &id in self.index.named(Name::Header) {
            if !self.is_in_root(id) {
                continue;
            }
            let parent = self.tree.node(self.text, id).parent().map(|node| node.id);
            let part = if parent == self.root { &mut self.header } else { &mut self.wrapped_header };
            part.get_or_insert(id);
        }
    }

    /// Notes the elements in the article that count because of their classes.
    fn note_classes(&mut self) {
        for &id in self.index.with_classes() {
            let Facts { classes, inside, .. } = self.facts[id as usize];
            if !classes.has(ANY_FIRST | Classes::AD) || !self.is_in_root(id) {
                continue;
            }
            let own = self.tree.node(self.text, id).name();
            for (first, (class, name)) in self.firsts.iter_mut().zip(FIRSTS) {
                if classes.has(class) && name.is_none_or(|name| name == own) {
                    first.get_or_insert(id);
                }
            }
            let is_in_body = !inside.has(Inside::HEADER | Inside::FOOTER);
            if own == Name::Figure && classes.has(Classes::AD) && is_in_body {
                self.last_body_ad = Some(id);
            }
        }
    }

    /// Reads the dates.
    fn note_dates(&mut self) {
        for (date, first) in self.dates.iter_mut().zip(self.firsts) {
            let datetime = first.and_then(|id| self.tree.node(self.text, id).value("datetime"));
            *date = datetime.and_then(|datetime| DateTime::parse(&datetime));
        }
    }

    /// Notes the links and metas that stand outside of the article.
    fn note_head(&mut self) {
        let is_outside = |id: &&NodeId| !self.facts[**id as usize].inside.has(Inside::ARTICLE);
        for &id in self.index.named(Name::Meta).iter().filter(is_outside) {
            self.metas.note(self.tree.node(self.text, id));
        }
        for &id in self.index.named(Name::Link).iter().filter(is_outside) {
            let link = self.tree.node(self.text, id);
            if !has_relation(link, "canonical") {
                continue;
            }
            if link.value("href").is_none_or(|href| href.trim_ascii().is_empty()) {
                self.empty_canonical.get_or_insert(id);
            } else if self.canonical.is_some() {
                self.more_canonicals.push(id);
            } else {
                self.canonical = Some(id);
            }
        }
    }

    /// Whether the node stands in the first `article`.
    fn is_in_root(&self, id: NodeId) -> bool {
        self.root.is_some_and(|root| root < id && id < self.tree.end_of(root))
    }

    /// The element with this number.
    pub(crate) fn node(&'t self, id: NodeId) -> Element<'t> {
        Element { article: self, id }
    }

    /// The media with a `src` that is not empty, in document order.
    pub(crate) fn sources(&'t self) -> impl Iterator<Item = &'t Src<'t>> {
        self.sources.iter().flatten()
    }

    /// The document node, which holds everything.
    pub(crate) fn document(&'t self) -> Element<'t> {
        self.node(0)
    }

    pub(crate) fn html(&'t self) -> Option<Element<'t>> {
        self.html.map(|id| self.node(id))
    }

    pub(crate) fn head(&'t self) -> Option<Element<'t>> {
        self.head.map(|id| self.node(id))
    }

    pub(crate) fn body(&'t self) -> Option<Element<'t>> {
        self.body.map(|id| self.node(id))
    }

    /// The first `article`.
    pub(crate) fn root(&'t self) -> Option<Element<'t>> {
        self.root.map(|id| self.node(id))
    }

    /// The first `header` directly in the article, else the first one that is wrapped into something.
    pub(crate) fn header(&'t self) -> Option<Element<'t>> {
        self.header.or(self.wrapped_header).map(|id| self.node(id))
    }

    /// The first `link` of relation `canonical` with a `href` that is not empty.
    pub(crate) fn canonical(&'t self) -> Option<Element<'t>> {
        self.canonical.map(|id| self.node(id))
    }

    /// The other ones with a `href` that is not empty.
    pub(crate) fn more_canonicals(&'t self) -> impl Iterator<Item = Element<'t>> {
        self.more_canonicals.iter().map(|&id| self.node(id))
    }

    /// The first `link` of relation `canonical` without a `href`, or with an empty one.
    pub(crate) fn empty_canonical(&'t self) -> Option<Element<'t>> {
        self.empty_canonical.map(|id| self.node(id))
    }

    /// The canonical URL as written, decoded, without white space around it.
    pub(crate) fn canonical_url(&'t self) -> Option<String> {
        self.canonical().and_then(|link| link.value_if_any("href")).map(Cow::into_owned)
    }

    /// The first `h1` directly in the header with a text, else the first one.
    pub(crate) fn title_element(&'t self) -> Option<Element<'t>> {
        let mut titles = self.header()?.children().filter(|child| child.name() == Name::H1);
        let first = titles.next()?;
        Some(std::iter::once(first).chain(titles).find(|title| title.has_text()).unwrap_or(first))
    }

    /// The title: the text of that `h1`, white space folded.
    pub(crate) fn title(&'t self) -> Option<String> {
        let title = self.title_element()?.folded_text();
        Some(title).filter(|title| !title.is_empty())
    }

    /// The first `time` in the article with this class: `PUBLISHED` or `MODIFIED`.
    pub(crate) fn time(&'t self, class: Classes) -> Option<Element<'t>> {
        self.first(class)
    }

    /// That `time`, and the date in its `datetime` if it is one.
    pub(crate) fn date(&'t self, class: Classes) -> Option<(Element<'t>, DateTime)> {
        let index = DATES.iter().position(|&other| other == class)?;
        Some((self.time(class)?, self.dates[index]?))
    }

    /// The first element in the article that is to be the preview in the News Feed.
    pub(crate) fn feed_cover(&'t self) -> Option<Element<'t>> {
        self.first(Classes::FEED_COVER)
    }

    /// The first element in the article that is to be the ad that is used again and again.
    pub(crate) fn default_ad(&'t self) -> Option<Element<'t>> {
        self.first(Classes::AD_DEFAULT)
    }

    fn first(&'t self, class: Classes) -> Option<Element<'t>> {
        let index = FIRSTS.iter().position(|&(other, _)| other == class)?;
        self.firsts[index].map(|id| self.node(id))
    }

    /// Where something missing in the header is missed: the header, else the article.
    pub(crate) fn header_or_root(&'t self) -> Option<Element<'t>> {
        self.header().or_else(|| self.root())
    }

    /// Where something missing in the head is missed: the head, else the `html`, else the article.
    pub(crate) fn head_or_html(&'t self) -> Option<Element<'t>> {
        self.head().or_else(|| self.html()).or_else(|| self.root())
    }

    /// Where the document, the article and its content begin; the end of the tree for what there is not.
    pub(crate) fn begins(&self) -> Begins {
        let end = self.tree.len();
        let document = self.html.or(self.head).or(self.body).or(self.root).unwrap_or(end);
        let article = self.root.unwrap_or(end);
        let is_content = |id: &NodeId| {
            let node = self.tree.node(self.text, *id);
            match node.kind() {
                NodeKind::Comment => false,
                NodeKind::Text => !node.span().of(self.text).trim_ascii().is_empty(),
                _ => true,
            }
        };
        let content = (article.saturating_add(1)..end).find(is_content).unwrap_or(end);
        Begins { document, article, content }
    }

    /// Whether an iframe has no end tag, or holds one in a script or a comment, which other parsers take for its own:
    /// what belongs to it is a guess.
    pub(crate) fn has_open_iframe(&self) -> bool {
        self.has_open_iframe
    }

    /// Whether there is any comment.
    pub(crate) fn has_comments(&self) -> bool {
        self.index.has_comments()
    }

    /// Whether the text is a document that was escaped, such as `&lt;html&gt;…`.
    pub(crate) fn is_escaped(&self) -> bool {
        memchr::memmem::find_iter(self.text.as_bytes(), b"&lt;").any(|at| {
            let name = &self.text.as_bytes()[at + 4..];
            let starts =
                |word: &[u8]| name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
            starts(b"html") || starts(b"article") || starts(b"!doctype")
        })
    }
}

/// Whether the content of an iframe holds the end tag of one.
fn holds_end_tag(content: &str) -> bool {
    const NAME: &[u8] = b"iframe";
    memchr::memmem::find_iter(content.as_bytes(), b"</").any(|at| {
        let name = &content.as_bytes()[at + 2..];
        name.get(..NAME.len()).is_some_and(|name| name.eq_ignore_ascii_case(NAME))
    })
}

/// Whether it is a link of this relation (given in lower case), among others perhaps.
fn has_relation(node: NodeRef<'_>, relation: &str) -> bool {
    node.value("rel").is_some_and(|rel| classes::tokens(&rel).any(|rel| rel.eq_ignore_ascii_case(relation)))
}
