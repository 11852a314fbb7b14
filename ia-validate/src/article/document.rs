//! An article as it is read: its tree, what is known of each node, and which nodes are its parts.

use std::cell::{OnceCell, RefCell};

use super::attributes::Attributes;
use super::classes::{self, Classes};
use super::collect::collect;
use super::embed_codes::EmbedCodes;
use super::facts::{Facts, Inside};
use super::glance::Glance;
use super::index::Index;
use super::metas::Metas;
use super::src::Src;
use super::time::DateTime;
use crate::markup::{self, Name, NodeId, NodeRef, Tree};

/// The classes of the dates of an article.
pub(super) const DATES: [Classes; 2] = [Classes::PUBLISHED, Classes::MODIFIED];

/// The classes that count once in an article, and on which element.
pub(super) const FIRSTS: [(Classes, Option<Name>); 4] = [
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

/// One article: its tree, what is known of each node, and its parts.
#[derive(Debug)]
pub(crate) struct Article<'t> {
    pub(crate) text: &'t str,
    pub(crate) tree: &'t Tree,
    pub(super) facts: &'t [Facts],
    pub(crate) index: &'t Index,
    /// Those of the index's media.
    pub(super) sources: Vec<Option<Src<'t>>>,
    pub(super) html: Option<NodeId>,
    pub(super) head: Option<NodeId>,
    pub(super) body: Option<NodeId>,
    pub(super) root: Option<NodeId>,
    pub(super) header: Option<NodeId>,
    pub(super) wrapped_header: Option<NodeId>,
    pub(super) canonical: Option<NodeId>,
    pub(super) more_canonicals: Vec<NodeId>,
    pub(super) empty_canonical: Option<NodeId>,
    pub(super) metas: Metas,
    pub(super) firsts: [Option<NodeId>; FIRSTS.len()],
    /// What the times among them say.
    pub(super) dates: [Option<DateTime>; DATES.len()],
    pub(super) rtl: Option<NodeId>,
    /// The ads in its body.
    pub(super) body_ads: Vec<NodeId>,
    pub(super) has_open_iframe: bool,
    /// What belongs into embeds but stands in the text; looked for when it is asked for.
    pub(super) embed_codes: OnceCell<EmbedCodes>,
    /// The blocks of buttons for sharing, likewise.
    pub(super) share_blocks: OnceCell<Vec<NodeId>>,
    /// The elements with values that are worth a second look, likewise.
    pub(super) odd_values: OnceCell<Vec<NodeId>>,
    /// What a look at all of the text shows, likewise.
    pub(super) glance: OnceCell<Glance>,
}

thread_local! {
    /// The memory of the thread's last article, in one place: with its many lists it is large itself.
    static SPARE: RefCell<Option<Box<Buffers>>> = RefCell::default();
}

impl Buffers {
    /// The most nodes that memory is kept for from one call to the next.
    const KEPT: usize = 1 << 16;

    /// Lends the thread's memory. An editor that checks on every save, or an exporter that checks article
    /// after article, need not ask the system for it each time.
    pub(crate) fn lend<R>(use_them: impl FnOnce(&mut Self) -> R) -> R {
        let mut buffers = SPARE.with(RefCell::take).unwrap_or_default();
        let result = use_them(&mut buffers);
        if buffers.facts.capacity() <= Self::KEPT {
            SPARE.with(|spare| spare.replace(Some(buffers)));
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
        collect(text, &self.tree, &mut self.facts, &mut self.index);
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
            metas: Metas::default(),
            firsts: [None; FIRSTS.len()],
            dates: [None; DATES.len()],
            rtl: None,
            body_ads: Vec::new(),
            has_open_iframe: false,
            embed_codes: OnceCell::new(),
            share_blocks: OnceCell::new(),
            odd_values: OnceCell::new(),
            glance: OnceCell::new(),
        };
        article.note_headers();
        article.note_classes();
        article.note_dates();
        article.note_head();
        article.rtl = index.with_attributes(Attributes::DIR).find(|&id| says_rtl(tree.node(text, id)));
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
        for id in self.index.with_classes(ANY_FIRST | Classes::AD) {
            if !self.is_in_root(id) {
                continue;
            }
            let Facts { classes, inside, .. } = self.facts[id as usize];
            let own = self.tree.node(self.text, id).name();
            for (first, (class, name)) in self.firsts.iter_mut().zip(FIRSTS) {
                if classes.has(class) && name.is_none_or(|name| name == own) {
                    first.get_or_insert(id);
                }
            }
            let is_in_body = !inside.has(Inside::HEADER | Inside::FOOTER);
            if own == Name::Figure && classes.has(Classes::AD) && is_in_body {
                self.body_ads.push(id);
            }
        }
    }

    /// Reads the dates.
    fn note_dates(&mut self) {
        for (date, first) in self.dates.iter_mut().zip(self.firsts) {
            let datetime = first.and_then(|id| self.tree.node(self.text, id).value("datetime"));
            *date = datetime.and_then(|datetime| DateTime::read(&datetime));
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
pub(super) fn has_relation(node: NodeRef<'_>, relation: &str) -> bool {
    node.value("rel").is_some_and(|rel| classes::tokens(&rel).any(|rel| rel.eq_ignore_ascii_case(relation)))
}

/// Whether the element says `dir=rtl`.
pub(super) fn says_rtl(node: NodeRef<'_>) -> bool {
    node.value("dir").is_some_and(|dir| dir.trim_ascii().eq_ignore_ascii_case("rtl"))
}
