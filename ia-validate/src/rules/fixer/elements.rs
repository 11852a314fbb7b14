//! Verbs for elements.

use super::Edits;
use super::attributes::start_tag_again;
use super::lines::{lead, space_before, with_lines};
use crate::article::hidden::is_hidden;
use crate::article::microdata::is_microdata;
use crate::article::script_places::is_place_of_script;
use crate::article::style_pictures::{has_picture_of_style, pictures_of_style};
use crate::article::{Article, Classes, Element, Inside};
use crate::markup::{Attribute, EndPriority, Name, NodeKind, NodeRef};
use crate::source::Span;

impl Edits {
    /// Takes an element out with all that is in it, and its line if it stands alone on it.
    pub(crate) fn remove(self, element: Element<'_>) -> Option<Self> {
        let text = element.node().text;
        let extent = element.node().extent();
        if is_whole(element) {
            return Some(match keeps_apart(element) {
                true => self.replace(extent, " "),
                false => self.remove_text(extent, text),
            });
        }
        // Without its end tag, it ends with the white space in front of what comes next.
        let end = space_before(element.span().end, extent.end, text).start;
        let span = Span::new(extent.start, end);
        element.name().end_tag_is_optional().then(|| self.remove_text(span, text))
    }

    /// Takes an element out that shows nothing; not one that says something in another way: by an attribute (beside
    /// such as only style), in a comment, as an element that is unknown to us, or as a place that a script fills; nor one that ends the head, which would
    /// then go on.
    pub(crate) fn remove_empty(self, element: Element<'_>) -> Option<Self> {
        let node = element.node();
        if !element.is_inside(Inside::ARTICLE) && element.parent_name() != Name::Body {
            return None;
        }
        let inside = (node.id..node.end()).map(|id| element.article.node(id).node());
        let is_small = node.end().saturating_sub(node.id) <= MOST_INSIDE;
        let is_empty =
            is_small && !element.has_text() && !element.has_media() && inside.into_iter().all(is_mute);
        if is_empty { self.remove(element) } else { None }
    }

    /// Takes a stretch of the document out, and its line if it stands alone on it.
    pub(crate) fn remove_text(self, span: Span, text: &str) -> Self {
        self.delete(with_lines(span, text))
    }

    /// Takes an element's tags away and leaves what is in it.
    pub(crate) fn unwrap(self, element: Element<'_>) -> Option<Self> {
        let edits = self.remove_text(element.span(), element.node().text);
        let end_tag = end_tag_if_any(element)?;
        Some(if end_tag.is_empty() { edits } else { edits.remove_text(end_tag, element.node().text) })
    }

    /// Puts an element between two tags.
    pub(crate) fn wrap(self, element: Element<'_>, start: &str, end: &str) -> Option<Self> {
        let extent = element.node().extent();
        // Where an iframe ends may be a guess.
        let is_guess = element.name() == Name::Iframe && element.article.has_open_iframe();
        let (start, end) = (start.to_owned(), end.to_owned());
        (is_whole(element) && !is_guess).then(|| self.insert(extent.start, start).insert(extent.end, end))
    }

    /// Puts an iframe around an element.
    pub(crate) fn enclose(self, element: Element<'_>) -> Option<Self> {
        // Its end tag could end another one.
        self.wrap(element, "<iframe>", "</iframe>").filter(|_| !element.article.has_open_iframe())
    }

    /// Gives an element another name.
    pub(crate) fn rename(self, element: Element<'_>, name: &str) -> Option<Self> {
        let end_tag = element.node().end_tag()?;
        let written = element.node().name_span();
        let behind = end_tag.start + 2;
        let edits = self.replace(written, name.to_owned());
        Some(edits.replace(Span::new(behind, behind + written.len()), name.to_owned()))
    }

    /// Puts something in front of an element, on a line of its own if the element has one.
    pub(crate) fn put_before(self, element: Element<'_>, written: &str) -> Self {
        let start = element.span().start;
        let lead = lead(start, element.node().text);
        self.insert(start, format!("{written}{lead}"))
    }

    /// Puts something behind an element, on a line of its own if the element has one.
    pub(crate) fn put_behind(self, element: Element<'_>, written: &str) -> Option<Self> {
        let lead = lead(element.span().start, element.node().text);
        is_whole(element).then(|| self.insert(element.node().extent().end, format!("{lead}{written}")))
    }

    /// Puts something into an element as its first child, on a line of its own if the first one has one.
    pub(crate) fn put_first(self, element: Element<'_>, written: &str) -> Self {
        let text = element.node().text;
        let lead = element.children().next().map_or("", |first| lead(first.span().start, text));
        self.insert(element.span().end, format!("{lead}{written}"))
    }

    /// Puts something into an element as its last child, on a line of its own if the last one has one.
    pub(crate) fn put_last(self, element: Element<'_>, written: &str) -> Option<Self> {
        let text = element.node().text;
        if let Some(last) = element.children().last().filter(|&last| is_whole(last)) {
            let lead = lead(last.span().start, text);
            if !lead.is_empty()
                && Span::new(last.node().extent().end, element.inner().end).of(text).trim_ascii().is_empty()
            {
                return self.put_behind(last, written);
            }
        }
        is_closed(element).then(|| self.insert(element.inner().end, written.to_owned()))
    }
}

/// What stands around figures and is nothing of its own.
const WRAPPERS: &[Name] = &[Name::Div, Name::Section, Name::Span, Name::A];

/// The most nodes that are looked at in an element that is to be taken out as empty.
const MOST_INSIDE: u32 = 100;

/// Attributes that say nothing of what an element shows.
const OF_STYLE: [&str; 7] = ["class", "style", "id", "align", "dir", "lang", "aria-hidden"];

/// Whether a node says nothing that could be lost.
pub(crate) fn is_mute(node: NodeRef<'_>) -> bool {
    let is_of_style = |attribute: &Attribute| {
        let name = attribute.name.of(node.text);
        OF_STYLE.iter().any(|known| name.eq_ignore_ascii_case(known))
            && pictures_of_style(node, *attribute).is_empty()
    };
    let is_known = !matches!(
        node.name(),
        Name::Other | Name::Embed | Name::Object | Name::Canvas | Name::Svg | Name::Script | Name::Iframe
    );
    match node.kind() {
        NodeKind::Element => {
            is_known && !is_place_of_script(node) && node.attributes().iter().all(is_of_style)
        }
        NodeKind::Comment => false,
        _ => true,
    }
}

/// Whether what is in an element says nothing but its text: no link, picture, comment or data.
pub(crate) fn holds_only_text(element: Element<'_>) -> bool {
    (element.id() + 1..element.node().end()).all(|id| is_mute(element.article.node(id).node()))
}

/// Whether an element has an attribute that may carry content, or that hides what is in it on the web page.
pub(crate) fn carries_content(element: Element<'_>) -> bool {
    let node = element.node();
    let carries = |attribute: &Attribute| {
        let name = attribute.name.of(node.text);
        name.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("data-"))
            || is_microdata(&name.to_ascii_lowercase(), &node.decoded(*attribute))
    };
    node.attributes().iter().any(carries) || has_picture_of_style(node) || is_hidden(node)
}

/// What ends an `address` and begins another one like it, which is written cleanly, on a line of its own if that has one.
pub(crate) fn address_again(address: Element<'_>) -> Option<String> {
    let lead = lead(address.span().start, address.node().text);
    is_closed(address).then(|| {
        let mut again = format!("</{}>{lead}", address.name_as_written());
        start_tag_again(address, &mut again);
        again
    })
}

/// The most children of a wrapper that is taken away: each of its findings looks at them.
pub(crate) const MOST_CHILDREN: usize = 500;

/// The most wrappers around each other.
const MOST_WRAPPERS: usize = 20;

/// Takes a wrapper away that has no text of its own, and in the end stands in the article or its header.
pub(crate) fn unwrap_wrapper(wrapper: Element<'_>) -> Option<Edits> {
    let is_wrapper = |it: &Element<'_>| WRAPPERS.contains(&it.name()) && !it.has_class(Classes::AD_TEMPLATE);
    let mut wrappers = std::iter::successors(Some(wrapper), |it| it.parent()).take(MOST_WRAPPERS);
    let holder = wrappers.find(|it| !is_wrapper(it)).map(Element::name);
    let mut children = wrapper.node().children();
    let has_own_text = children.by_ref().take(MOST_CHILDREN).any(|node| {
        let child = wrapper.article.node(node.id);
        (!node.is_element() || node.name().is_inline_text()) && !is_wrapper(&child) && child.has_text()
    });
    let is_clean = is_wrapper(&wrapper) && !has_own_text && children.next().is_none();
    let is_held = matches!(holder, Some(Name::Article | Name::Header));
    Edits::default().unwrap(wrapper).filter(|_| is_clean && is_held && !carries_content(wrapper))
}

/// Ends the figure of an element before it, and begins another one for the rest: with this start tag, or one like
/// that of the figure. Nothing if the figure has a caption, which belongs to all of it.
pub(crate) fn split_figure(element: Element<'_>, tag: Option<&str>) -> Option<Edits> {
    let text = element.node().text;
    let figure = element.parent().filter(|it| it.name() == Name::Figure)?;
    let mut children = figure.children();
    let has_caption = children.by_ref().take(MOST_CHILDREN).any(|it| it.name() == Name::Figcaption);
    if has_caption || children.next().is_some() {
        return None;
    }
    let before_end = lead(figure.node().end_tag()?.start, text);
    let lead = lead(figure.span().start, text);
    let place = space_before(figure.span().end, element.span().start, text).start;
    let mut again = format!("{before_end}</figure>{lead}");
    match tag {
        Some(tag) => again.push_str(tag),
        None => start_tag_again(figure, &mut again),
    }
    Some(Edits::default().insert(place, again))
}

/// Moves an element to the end of the article's body: before the footer, or else before the end of the article.
pub(crate) fn to_end_of_body(element: Element<'_>) -> Option<Edits> {
    let root = element.article.root()?;
    let written = written(element)?;
    let mut children = root.children();
    let footer = children.by_ref().take(MOST_CHILDREN).find(|it| it.name() == Name::Footer);
    let edits = Edits::default().remove(element)?;
    match footer {
        Some(footer) => Some(edits.put_before(footer, written)),
        None if children.next().is_none() => edits.put_last(root, written),
        None => None,
    }
}

/// Puts something into the head, as its first or last child; makes a head if there is none.
pub(crate) fn put_in_head<'t>(article: &'t Article<'t>, written: &str, is_first: bool) -> Option<Edits> {
    let edits = Edits::default();
    let is_outside = |it: &Element<'_>| !it.is_inside(Inside::ARTICLE);
    match (article.head().filter(is_outside), article.html().filter(is_outside)) {
        (Some(head), _) if is_first || !is_closed(head) => Some(edits.put_first(head, written)),
        (Some(head), _) => edits.put_last(head, written),
        (None, Some(html)) => Some(edits.put_first(html, &format!("<head>{written}</head>"))),
        (None, None) => None,
    }
}

/// Wraps something that stands directly in the article or its header in a figure, of a class if there is one.
pub(crate) fn in_figure(element: Element<'_>, class: &str) -> Option<Edits> {
    let is_held = matches!(element.parent_name(), Name::Article | Name::Header);
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    Edits::default().wrap(element, &format!("<figure{class}>"), "</figure>").filter(|_| is_held)
}

/// An element with all that is in it, as written, to be put elsewhere. Nothing where an iframe was never ended: that
/// would swallow what it is put in front of, or end behind it.
pub(crate) fn written(element: Element<'_>) -> Option<&str> {
    let is_movable = is_whole(element) && !element.article.has_open_iframe();
    is_movable.then(|| element.node().extent().of(element.node().text))
}

/// Whether an element stands between two words that would become one without it.
fn keeps_apart(element: Element<'_>) -> bool {
    if element.name().end_priority() == EndPriority::Inline {
        return false;
    }
    let parent = element.parent().unwrap_or_else(|| element.article.document());
    let text = element.node().text;
    let extent = element.node().extent();
    let is_blank = |beside: Option<char>| beside.is_none_or(|it| it.is_ascii_whitespace());
    if is_blank(Span::new(0, extent.start).of(text).chars().next_back())
        || is_blank(Span::at(extent.end as usize, text.len()).of(text).chars().next())
    {
        return false;
    }
    // The head ends where text begins, which is no boundary.
    let is_block = |it: Element<'_>| {
        it.node().is_element() && it.name().end_priority() > EndPriority::Inline && it.name() != Name::Head
    };
    let before = std::iter::successors(Some(element.article.node(element.id() - 1)), |it| it.parent())
        .take(MOST_WRAPPERS)
        .find(|it| it.id() == parent.id() || it.node().parent().is_some_and(|it| it.id == parent.id()));
    let behind = match element.node().end() {
        next if next < parent.node().end() => element.article.node(next),
        _ => parent,
    };
    // Between nodes there can be end tags that end nothing, and a paragraph without end tag may end here
    // because of this element.
    let is_next_to = |offset: u32, it: Element<'_>| match (it.id() == parent.id(), it.node().end_tag()) {
        (true, None) => offset == it.inner().start,
        (true, Some(end_tag)) => offset == it.inner().start || offset == end_tag.start,
        (false, None) => offset == it.span().start,
        (false, Some(end_tag)) => offset == it.span().start || offset == end_tag.end,
    };
    let is_apart = |offset: u32, it: Element<'_>| is_block(it) && is_next_to(offset, it);
    !before.is_some_and(|it| is_apart(extent.start, it)) && !is_apart(extent.end, behind)
}

/// Whether an element has its end tag.
fn is_closed(element: Element<'_>) -> bool {
    element.node().end_tag().is_some()
}

/// Whether an element stands between its tags, or needs no end tag: what ends it is no accident.
pub(super) fn is_whole(element: Element<'_>) -> bool {
    is_closed(element) || has_no_content(element)
}

/// The end tag of an element, empty if it needs none; nothing if it lacks one.
fn end_tag_if_any(element: Element<'_>) -> Option<Span> {
    match element.node().end_tag() {
        None if has_no_content(element) || element.name().end_tag_is_optional() => {
            Some(Span::empty(element.span().end))
        }
        end_tag => end_tag,
    }
}

/// Whether it is a void element, or ends in `/>`.
fn has_no_content(element: Element<'_>) -> bool {
    element.name().is_void() || element.node().is_self_closing() && element.inner().is_empty()
}
