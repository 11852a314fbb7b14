//! Where the written tree differs from HTML5's on purpose: the one table.

use crate::markup::{Name, NodeKind, NodeRef};

/// One deliberate difference.
pub(super) struct Difference {
    /// What is done, in words.
    pub(super) case: &'static str,
    /// Why.
    pub(super) why: &'static str,
    pub(super) example: &'static str,
    /// The written tree of the example.
    pub(super) written: &'static str,
    /// HTML5's tree of the example, without the `html`, `head` and `body` that nobody wrote.
    pub(super) html5: &'static str,
    pub(super) treatment: Treatment,
}

/// What the comparison of trees does about a difference.
pub(super) enum Treatment {
    /// Both trees are made equal in this respect.
    MadeEqual,
    /// Documents with such a node are left out.
    LeftOut(fn(NodeRef<'_>) -> bool),
}

use Treatment::{LeftOut, MadeEqual};

#[rustfmt::skip]
pub(super) const DIFFERENCES: &[Difference] = &[
    Difference {
        case: "A paragraph holds all that stands before its end tag",
        why: "The nesting as written is what the FAQ forbids and what Facebook's parser kept; HTML5's repair hides it and leaves an empty paragraph behind",
        example: "<p>a<figure></figure>b</p>",
        written: "p('a' figure 'b')",
        html5: "p('a') figure 'b' p",
        treatment: LeftOut(is_block_in_paragraph),
    },
    Difference {
        case: "Without its end tag a paragraph ends before HTML 4's blocks only",
        why: "Facebook's parser knew HTML 4, so `figure`, `aside` and `section` stayed in an open paragraph",
        example: "<p>a<aside>b</aside><h1>c</h1>",
        written: "p('a' aside('b')) h1('c')",
        html5: "p('a') aside('b') h1('c')",
        treatment: LeftOut(is_block_in_paragraph),
    },
    Difference {
        case: "An end tag that ends nothing leaves no trace in the tree",
        why: "It is a finding; HTML5 makes elements of `</p>` and `</br>` that nobody wrote",
        example: "a</p>b</br>c",
        written: "'abc'",
        html5: "'a' p 'b' br 'c'",
        treatment: LeftOut(has_stray_end_tags),
    },
    Difference {
        case: "`<br></br>` is one `br`",
        why: "Nobody who writes it means two",
        example: "<br></br>",
        written: "br",
        html5: "br br",
        treatment: LeftOut(has_stray_end_tags),
    },
    Difference {
        case: "`/>` ends any element",
        why: "That is what its author meant, and how Facebook's parser read it",
        example: "<div/>a",
        written: "div 'a'",
        html5: "div('a')",
        treatment: LeftOut(is_self_closed),
    },
    Difference {
        case: "Elements left open are not opened again",
        why: "The missing end tag is one finding; copies of the element that nobody wrote would draw more",
        example: "<p><b>a<p>b</p>",
        written: "p(b('a')) p('b')",
        html5: "p(b('a')) p(b('b'))",
        treatment: LeftOut(|node| node.is_unclosed()),
    },
    Difference {
        case: "Crossed end tags: the inner element ends with the outer one",
        why: "What the second end tag should have ended is over; that tag is the finding",
        example: "<b>a<i>b</b>c</i>",
        written: "b('a' i('b')) 'c'",
        html5: "b('a' i('b')) i('c')",
        treatment: LeftOut(has_stray_end_tags),
    },
    Difference {
        case: "No end tag reaches through something stronger",
        why: "A forgotten `</ul>` must not take the rest of the article along",
        example: "<header><article>a</header>b</article>",
        written: "header(article('ab'))",
        html5: "header(article('a')) 'b'",
        treatment: LeftOut(has_stray_end_tags),
    },
    Difference {
        case: "`cite` ends what is open in it, as `figcaption` does",
        why: "A caption's credit must not take the rest of the caption along; HTML5 lets an open paragraph stop its end tag",
        example: "<cite><p>a</cite>b",
        written: "cite(p('a')) 'b'",
        html5: "cite(p('ab'))",
        treatment: LeftOut(is_open_in_cite),
    },
    Difference {
        case: "Links, buttons, forms and headings nest as written",
        why: "Only what may be left out ends of itself; HTML5 ends or drops one of the two",
        example: "<a>b<a>c</a>d</a>",
        written: "a('b' a('c') 'd')",
        html5: "a('b') a('c') 'd'",
        treatment: LeftOut(is_in_its_own_kind),
    },
    Difference {
        case: "A list item ends before the next one of the same list, not of a block in it",
        why: "An item in a `div` stands in that `div`",
        example: "<ul><li>a<div><li>b</li></div></li></ul>",
        written: "ul(li('a' div(li('b'))))",
        html5: "ul(li('a' div) li('b'))",
        treatment: LeftOut(is_item_outside_list),
    },
    Difference {
        case: "Content of tables stays where it is",
        why: "HTML5 moves what is misplaced in a table in front of it, and drops rows and cells outside of tables",
        example: "<table>a<tr><td>b</td></tr></table>",
        written: "table('a' tr(td('b')))",
        html5: "'a' table(tbody(tr(td('b'))))",
        treatment: LeftOut(is_misplaced_in_table),
    },
    Difference {
        case: "`select` holds what stands in it",
        why: "HTML5 ends it or drops elements in it",
        example: "<select><option>a<input></select>",
        written: "select(option('a' input))",
        html5: "select(option('a')) input",
        treatment: LeftOut(is_foreign_to_select),
    },
    Difference {
        case: "Nothing is moved into `head` or `body`, dropped from there, or merged",
        why: "What stands outside is a finding where it stands",
        example: "<head></head><meta><body class=a>b</body><p>c</p>",
        written: "head meta body[class=a]('b') p('c')",
        html5: "head(meta) body[class=a]('b' p('c'))",
        treatment: LeftOut(is_out_of_frame),
    },
    Difference {
        case: "A doctype stands where it is written",
        why: "HTML5 drops all but the first thing in a document",
        example: "<p>a<!doctype html>b</p>",
        written: "p('a' <!doctype> 'b')",
        html5: "p('ab')",
        treatment: LeftOut(is_late_doctype),
    },
    Difference {
        case: "Elements and table bodies that nobody wrote are not there",
        why: "A finding needs a place in the text",
        example: "<table><tr><td>a</td></tr></table>",
        written: "table(tr(td('a')))",
        html5: "table(tbody(tr(td('a'))))",
        treatment: MadeEqual,
    },
    Difference {
        case: "White space around `html`, `head` and `body` stays where it is",
        why: "It has a place in the text, and no rule asks for it",
        example: "<html> <head> </head> <body>a</body> </html> ",
        written: "html(' ' head(' ') ' ' body('a') ' ') ' '",
        html5: "html(head(' ') ' ' body('a  '))",
        treatment: MadeEqual,
    },
    Difference {
        case: "The content of an iframe is markup, but foreign",
        why: "The FAQ nests iframes, and embeds hold scripts with end tags in strings; HTML5 reads raw text up to the first `</iframe>`",
        example: "<iframe><p>a</p></iframe>",
        written: "iframe(p('a'))",
        html5: "iframe('<p>a</p>')",
        treatment: MadeEqual,
    },
    Difference {
        case: "An iframe ends with its own end tag, not with that of an iframe in it",
        why: "The FAQ's advice for Google Maps nests iframes",
        example: "<iframe><iframe></iframe>a</iframe>",
        written: "iframe(iframe 'a')",
        html5: "iframe('<iframe>') 'a'",
        treatment: LeftOut(holds_iframe_end),
    },
    Difference {
        case: "Only `script`, `style`, `title` and `textarea` hold raw text",
        why: "`xmp`, `noembed`, `noframes` and `plaintext` are no part of the format; a stray one must not hide what follows",
        example: "<xmp><b>a</b></xmp>",
        written: "xmp(b('a'))",
        html5: "xmp('<b>a</b>')",
        treatment: LeftOut(is_raw_text_of_old),
    },
    Difference {
        case: "`noscript` is an ordinary block, in `head` too",
        why: "HTML 4 counts it among its blocks; HTML5 reads it by what runs scripts",
        example: "<p>a<noscript>b</noscript>",
        written: "p('a') noscript('b')",
        html5: "p('a' noscript('b'))",
        treatment: LeftOut(|node| node.name() == Name::Noscript),
    },
    Difference {
        case: "SVG and MathML are ordinary elements",
        why: "No rule looks into them; HTML5 spells their names in other ways and reads CDATA there",
        example: "<svg><foreignobject><![CDATA[a]]></foreignobject></svg>",
        written: "svg(foreignobject(<!--[CDATA[a]]-->))",
        html5: "svg(foreignObject('a'))",
        treatment: LeftOut(is_svg_or_math),
    },
    Difference {
        case: "A line feed at the start of `pre` and `textarea` is kept",
        why: "It stands in the text",
        example: "<pre>\na</pre>",
        written: "pre('\\na')",
        html5: "pre('a')",
        treatment: LeftOut(starts_with_line_feed),
    },
    Difference {
        case: "NUL is kept in text",
        why: "A finding may point at it; HTML5 drops it",
        example: "<p>a\0b</p>",
        written: "p('a\\0b')",
        html5: "p('ab')",
        treatment: LeftOut(holds_nul),
    },
    Difference {
        case: "`image` and framesets are elements like any other unknown one",
        why: "HTML5 renames the one to `img` and lets the other replace the body",
        example: "<image>",
        written: "image",
        html5: "img",
        treatment: LeftOut(is_renamed_or_dropped),
    },
    Difference {
        case: "Attributes given twice are kept",
        why: "The second one is a finding; values are read from the first, as in HTML5",
        example: "<p id=a id=b>c</p>",
        written: "p[id=a][id=b]('c')",
        html5: "p[id=a]('c')",
        treatment: MadeEqual,
    },
];

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
fn is_block_in_paragraph(node: NodeRef<'_>) -> bool {
    const ENDS_PARAGRAPH: &[&str] = &[
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "li",
        "listing",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "plaintext",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "ul",
        "xmp",
    ];
    is_one_of(node, ENDS_PARAGRAPH) && ancestors(node).any(|above| above.name() == Name::P)
}

fn has_stray_end_tags(node: NodeRef<'_>) -> bool {
    node.kind() == NodeKind::Document && !node.tree.stray_end_tags().is_empty()
        || source_contains(node, "</br")
}

fn is_self_closed(node: NodeRef<'_>) -> bool {
    node.is_element() && !node.name().is_void() && node.span().of(node.text).ends_with("/>")
}

fn is_open_in_cite(node: NodeRef<'_>) -> bool {
    node.name().end_tag_is_optional()
        && node.end_tag().is_none()
        && ancestors(node).any(|above| above.name() == Name::Cite)
}

/// Whether HTML5 ends or drops one of two elements of a kind, one in the other.
fn is_in_its_own_kind(node: NodeRef<'_>) -> bool {
    const KINDS: &[&[&str]] = &[&["a"], &["nobr"], &["button"], &["form"], &["option"], HEADINGS];
    KINDS.iter().any(|kind| is_one_of(node, kind) && ancestors(node).any(|above| is_one_of(above, kind)))
}

/// Whether a list item in another one, or a term in another, is not the child of a list.
fn is_item_outside_list(node: NodeRef<'_>) -> bool {
    const KINDS: &[(&[&str], &[&str])] = &[(&["li"], LISTS), (&["dd", "dt"], &["dl"])];
    KINDS.iter().any(|(items, lists)| {
        is_one_of(node, items)
            && node.parent().is_some_and(|parent| !is_one_of(parent, lists))
            && ancestors(node).any(|above| is_one_of(above, items))
    })
}

/// Whether a table's part stands outside of its place, or something else stands there.
fn is_misplaced_in_table(node: NodeRef<'_>) -> bool {
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

fn is_foreign_to_select(node: NodeRef<'_>) -> bool {
    const PARTS: &[&str] = &["option", "optgroup", "hr", "script", "template"];
    node.is_element() && !is_one_of(node, PARTS) && ancestors(node).any(|above| above.name() == Name::Select)
}

/// Whether `html`, `head` or `body` have something beside them that does not belong there.
fn is_out_of_frame(node: NodeRef<'_>) -> bool {
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

fn is_late_doctype(node: NodeRef<'_>) -> bool {
    let before =
        node.parent().into_iter().flat_map(NodeRef::children).take_while(|other| other.id != node.id);
    node.kind() == NodeKind::Doctype
        && (node.parent().is_some_and(|parent| parent.id != 0)
            || !before.clone().all(|other| other.kind() == NodeKind::Comment || is_blank_text(other)))
}

fn holds_iframe_end(node: NodeRef<'_>) -> bool {
    node.name() == Name::Iframe && node.inner().of(node.text).to_ascii_lowercase().contains("</iframe")
}

fn is_raw_text_of_old(node: NodeRef<'_>) -> bool {
    is_one_of(node, &["xmp", "noembed", "noframes", "plaintext"])
}

fn is_svg_or_math(node: NodeRef<'_>) -> bool {
    is_one_of(node, &["svg", "math"])
}

fn starts_with_line_feed(node: NodeRef<'_>) -> bool {
    is_one_of(node, &["pre", "listing", "textarea"]) && node.inner().of(node.text).starts_with(['\n', '\r'])
}

fn holds_nul(node: NodeRef<'_>) -> bool {
    source_contains(node, "\0")
}

fn is_renamed_or_dropped(node: NodeRef<'_>) -> bool {
    is_one_of(node, &["image", "frameset", "frame"])
}
