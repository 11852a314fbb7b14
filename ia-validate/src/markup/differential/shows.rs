//! Which nodes show a deliberate difference, told from the written tree alone.
//!
//! They may say so once too often (a document is left out of the comparison), but never once too little.

use crate::markup::{Name, NodeKind, NodeRef};

fn ancestors(node: NodeRef<'_>) -> impl Iterator<Item = NodeRef<'_>> {
    std::iter::successors(node.parent(), |node| node.parent())
}

fn is_one_of(node: NodeRef<'_>, names: &[&str]) -> bool {
    let name = node.name_span().of(node.text);
    node.is_element() && names.iter().any(|known| name.eq_ignore_ascii_case(known))
}

fn is_blank_text(node: NodeRef<'_>) -> bool {
    node.kind() == NodeKind::Text && node.span().of(node.text).trim_ascii().is_empty()
}

fn source_contains(node: NodeRef<'_>, part: &str) -> bool {
    node.kind() == NodeKind::Document && node.text.to_ascii_lowercase().contains(part)
}

const LISTS: &[&str] = &["ul", "ol", "menu", "dir"];
const HEADINGS: &[&str] = &["h1", "h2", "h3", "h4", "h5", "h6"];

/// Whether HTML5 ends an open paragraph before the node, and one is open.
pub(super) fn is_block_in_paragraph(node: NodeRef<'_>) -> bool {
    #[rustfmt::skip]
    const ENDS_PARAGRAPH: &[&str] = &[
        "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
        "h6", "header", "hgroup", "hr", "li", "listing", "main", "menu", "nav", "ol", "p", "plaintext",
        "pre", "search", "section", "summary", "table", "ul", "xmp",
    ];
    is_one_of(node, ENDS_PARAGRAPH) && ancestors(node).any(|above| above.name() == Name::P)
}

pub(super) fn has_stray_end_tags(node: NodeRef<'_>) -> bool {
    node.kind() == NodeKind::Document && !node.tree.stray_end_tags().is_empty()
        || source_contains(node, "</br")
}

pub(super) fn is_self_closed(node: NodeRef<'_>) -> bool {
    node.is_element() && !node.name().is_void() && node.span().of(node.text).ends_with("/>")
}

pub(super) fn is_open_in_cite(node: NodeRef<'_>) -> bool {
    node.name().end_tag_is_optional()
        && node.end_tag().is_none()
        && ancestors(node).any(|above| above.name() == Name::Cite)
}

/// Whether HTML5 ends or drops one of two elements of a kind, one in the other.
pub(super) fn is_in_its_own_kind(node: NodeRef<'_>) -> bool {
    const KINDS: &[&[&str]] = &[&["a"], &["nobr"], &["button"], &["form"], &["option"], HEADINGS];
    KINDS.iter().any(|kind| is_one_of(node, kind) && ancestors(node).any(|above| is_one_of(above, kind)))
}

/// Whether a list item in another one, or a term in another, is not the child of a list.
pub(super) fn is_item_outside_list(node: NodeRef<'_>) -> bool {
    const KINDS: &[(&[&str], &[&str])] = &[(&["li"], LISTS), (&["dd", "dt"], &["dl"])];
    KINDS.iter().any(|(items, lists)| {
        is_one_of(node, items)
            && node.parent().is_some_and(|parent| !is_one_of(parent, lists))
            && ancestors(node).any(|above| is_one_of(above, items))
    })
}

/// Whether a part of ruby or of a select has none around it, seen from within what borders a scope.
pub(super) fn is_part_without_whole(node: NodeRef<'_>) -> bool {
    const PARTS: &[(&[&str], &str)] = &[(&["rt", "rp"], "ruby"), (&["optgroup"], "select")];
    const BORDERS: &[&str] =
        &["applet", "caption", "html", "marquee", "object", "table", "td", "template", "th"];
    PARTS.iter().any(|(parts, whole)| {
        let mut scope = ancestors(node).take_while(|above| !is_one_of(*above, BORDERS));
        is_one_of(node, parts) && !scope.any(|above| is_one_of(above, &[whole]))
    })
}

/// Whether a table's part stands outside of its place, or something else stands there.
pub(super) fn is_misplaced_in_table(node: NodeRef<'_>) -> bool {
    const PARTS: &[(&[&str], &[&str])] = &[
        (&["table"], &["caption", "colgroup", "thead", "tbody", "tfoot", "tr"]),
        (&["thead", "tbody", "tfoot"], &["tr"]),
        (&["tr"], &["td", "th"]),
        (&["colgroup"], &["col"]),
    ];
    const HARMLESS: &[&str] = &["script", "style", "template"];
    let Some(parent) = node.parent() else { return false };
    if let Some((_, parts)) = PARTS.iter().find(|(holders, _)| is_one_of(parent, holders)) {
        let fits = match node.kind() {
            NodeKind::Text => is_blank_text(node),
            NodeKind::Element => is_one_of(node, parts) || is_one_of(node, HARMLESS),
            _ => true,
        };
        return !fits;
    }
    PARTS.iter().any(|(_, parts)| is_one_of(node, parts))
}

pub(super) fn is_foreign_to_select(node: NodeRef<'_>) -> bool {
    const PARTS: &[&str] = &["option", "optgroup", "hr", "script", "template"];
    node.is_element() && !is_one_of(node, PARTS) && ancestors(node).any(|above| above.name() == Name::Select)
}

/// Whether `html`, `head` or `body` have something beside them that does not belong there.
pub(super) fn is_out_of_frame(node: NodeRef<'_>) -> bool {
    let Some(parent) = node.parent() else { return false };
    let is_solid =
        |other: &NodeRef<'_>| other.is_element() || other.kind() == NodeKind::Text && !is_blank_text(*other);
    let before = || parent.children().filter(is_solid).take_while(|other| other.id < node.id);
    let mut behind = parent.children().filter(is_solid).skip_while(|other| other.id <= node.id);
    let at_top = parent.kind() == NodeKind::Document || parent.name() == Name::Html;
    match node.name() {
        Name::Html => {
            parent.kind() != NodeKind::Document || before().next().is_some() || behind.next().is_some()
        }
        Name::Head => {
            !at_top
                || before().next().is_some()
                || behind.next().is_some_and(|next| next.name().is_metadata())
        }
        Name::Body => {
            let may_precede = |other: NodeRef<'_>| other.name() == Name::Head || other.name().is_metadata();
            !at_top || !before().all(may_precede) || behind.next().is_some()
        }
        _ => parent.name() == Name::Head && node.kind() == NodeKind::Text && !is_blank_text(node),
    }
}

pub(super) fn is_late_doctype(node: NodeRef<'_>) -> bool {
    let before =
        node.parent().into_iter().flat_map(NodeRef::children).take_while(|other| other.id != node.id);
    node.kind() == NodeKind::Doctype
        && (node.parent().is_some_and(|parent| parent.id != 0)
            || !before.clone().all(|other| other.kind() == NodeKind::Comment || is_blank_text(other)))
}

pub(super) fn holds_iframe_end(node: NodeRef<'_>) -> bool {
    node.name() == Name::Iframe && node.inner().of(node.text).to_ascii_lowercase().contains("</iframe")
}

pub(super) fn is_raw_text_of_old(node: NodeRef<'_>) -> bool {
    is_one_of(node, &["xmp", "noembed", "noframes", "plaintext"])
}

pub(super) fn is_svg_or_math(node: NodeRef<'_>) -> bool {
    is_one_of(node, &["svg", "math"])
}

pub(super) fn starts_with_line_feed(node: NodeRef<'_>) -> bool {
    is_one_of(node, &["pre", "listing", "textarea"]) && node.inner().of(node.text).starts_with(['\n', '\r'])
}

pub(super) fn holds_nul(node: NodeRef<'_>) -> bool {
    source_contains(node, "\0")
}

pub(super) fn is_renamed_or_dropped(node: NodeRef<'_>) -> bool {
    is_one_of(node, &["image", "frameset", "frame"])
}
