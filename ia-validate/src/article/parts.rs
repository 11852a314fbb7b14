//! What can be asked of an article: its parts, and what they say.

use std::borrow::Cow;

use super::classes::Classes;
use super::document::{Article, DATES, FIRSTS};
use super::element::Element;
use super::glance::Glance;
use super::metas::Setting;
use super::src::Src;
use super::time::DateTime;
use super::url::{self, WebUrl};
use crate::markup::{Name, NodeId, NodeKind};

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

/// A relative URL, written out in full.
#[derive(Debug)]
pub(crate) struct Completed {
    pub(crate) url: String,
    /// Whether that follows from the document's `base` rather than from the canonical URL.
    pub(crate) by_base: bool,
    /// Whether it is the only one that can be meant.
    pub(crate) is_certain: bool,
}

impl<'t> Article<'t> {
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

    /// The first `h1` directly in the header with a text that is not given as a kicker, else the first one.
    pub(crate) fn title_element(&'t self) -> Option<Element<'t>> {
        let mut titles = self.header()?.children().filter(|child| child.name() == Name::H1);
        let first = titles.next()?;
        let is_title = |it: &Element<'_>| it.has_text() && !it.has_class(Classes::KICKER);
        Some(std::iter::once(first).chain(titles).find(is_title).unwrap_or(first))
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

    /// The node that a place of the text belongs to: its start tag, text or comment.
    pub(crate) fn node_at(&'t self, offset: usize) -> Element<'t> {
        let (mut low, mut high) = (0, self.tree.len());
        // Nodes stand in the order of the text.
        while low + 1 < high {
            let middle = low + (high - low) / 2;
            let begins = self.tree.span_of(middle).start as usize <= offset;
            (low, high) = if begins { (middle, high) } else { (low, middle) };
        }
        self.node(low)
    }

    /// Whether the end of the document cuts a start tag off, of which nothing is left then.
    pub(crate) fn has_cut_tag(&'t self) -> bool {
        let bytes = self.text.as_bytes();
        let Some(at) = memchr::memrchr(b'<', bytes) else { return false };
        let is_start = bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic);
        is_start && self.tree.span_of(self.tree.len() - 1).end as usize <= at
    }

    /// Where a placeholder of a template or a shortcode could begin: at `{{`, `{%`, `${`, `<%`, and at `[` in front of
    /// a letter or a slash.
    pub(crate) fn marks(&self) -> &[usize] {
        &self.glance().marks
    }

    /// Where a reference could begin a tag, or another reference: `&lt;b`, `&amp;nbsp`.
    pub(crate) fn escapes(&self) -> &[usize] {
        &self.glance().escapes
    }

    /// Where numeric references begin.
    pub(super) fn numeric_references(&self) -> &[usize] {
        &self.glance().numeric
    }

    /// Where a reference may write the first letter of what was decoded in the wrong encoding.
    pub(crate) fn garbled_references(&self) -> &[usize] {
        &self.glance().garbled
    }

    /// Whether any byte may begin a character of a right-to-left script.
    pub(super) fn may_have_rtl_bytes(&self) -> bool {
        self.glance().may_be_rtl
    }

    /// Whether there may be text that was decoded in the wrong encoding.
    pub(crate) fn may_have_garbled(&self) -> bool {
        self.glance().may_be_garbled
    }

    fn glance(&self) -> &Glance {
        self.glance.get_or_init(|| Glance::of(self.text.as_bytes(), self.tree.has_percent_tag()))
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

    /// Whether a `meta` has the attribute `charset`.
    pub(crate) fn declares_charset(&self) -> bool {
        self.metas.declares_charset
    }

    /// The first `meta` with the property of a setting.
    pub(crate) fn meta(&'t self, setting: Setting) -> Option<Element<'t>> {
        self.metas.by_property[setting as usize].map(|id| self.node(id))
    }

    /// What metas say whose `property` begins with `fb:` or `op:`: properties and contents.
    pub(crate) fn settings(&'t self) -> impl Iterator<Item = (String, String)> {
        let metas = self.index.named(Name::Meta).iter().map(|&id| self.node(id));
        metas.filter_map(|meta| {
            let property = meta.value_if_any("property")?.to_ascii_lowercase();
            let is_setting = property.starts_with("fb:") || property.starts_with("op:");
            is_setting.then(|| (property, meta.value("content").unwrap_or_default().into_owned()))
        })
    }

    /// The first `meta` that gives a setting in `name` rather than in `property`.
    pub(crate) fn misnamed_meta(&'t self, setting: Setting) -> Option<Element<'t>> {
        self.metas.by_name[setting as usize].map(|id| self.node(id))
    }

    /// What relative URLs are completed by, and whether that tells where a path begins that does not begin at the
    /// root: the document's `base`, else the canonical URL.
    fn base(&'t self) -> Option<(WebUrl, bool)> {
        let canonical = || WebUrl::parse(&self.canonical_url()?);
        let Some(href) = self.declared_base() else { return Some((canonical()?, false)) };
        let absolute = WebUrl::parse(&href);
        let is_certain = absolute.is_some() || href.starts_with('/');
        Some((absolute.or_else(|| WebUrl::parse(&canonical()?.join(&href)?))?, is_certain))
    }

    fn declared_base(&'t self) -> Option<Cow<'t, str>> {
        /// So few are looked at for one with a `href`: each relative URL asks.
        const MOST: usize = 10;
        let mut bases = self.index.named(Name::Base).iter().take(MOST);
        bases.find_map(|&id| self.node(id).value_if_any("href"))
    }

    /// The absolute URL that a relative one, not empty, means in this article.
    pub(crate) fn completed(&'t self, url: &str) -> Option<Completed> {
        let url = url.trim_ascii();
        // What a tag that was never ended has swallowed is no URL.
        let is_url = !url.contains(|c: char| c.is_ascii_control() || "<>\"".contains(c));
        if url.is_empty() || !is_url || url::scheme(url).is_some() {
            return None;
        }
        let by_base = self.declared_base().is_some();
        if url.starts_with("//") {
            let whole = WebUrl::parse_lenient(url).map(|_| format!("https:{url}"))?;
            return Some(Completed { url: whole, by_base: false, is_certain: true });
        }
        let (base, is_certain) = self.base()?;
        let whole = base.join(url).filter(|url| WebUrl::parse(url).is_some())?;
        Some(Completed { url: whole, by_base, is_certain: is_certain || url.starts_with('/') })
    }
}
