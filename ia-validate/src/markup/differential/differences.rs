//! Where the written tree differs from HTML5's on purpose: the one table.

use super::shows::{
    has_stray_end_tags, holds_iframe_end, holds_nul, is_block_in_paragraph, is_foreign_to_select,
    is_in_its_own_kind, is_item_outside_list, is_late_doctype, is_misplaced_in_table, is_open_in_cite,
    is_out_of_frame, is_part_without_whole, is_raw_text_of_old, is_renamed_or_dropped, is_self_closed,
    is_svg_or_math, starts_with_line_feed,
};
use crate::markup::{Name, NodeRef};

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

pub(super) const DIFFERENCES: &[Difference] = &[
    Difference {
        case: "A paragraph holds all that stands before its end tag",
        why: "The nesting as written is what the FAQ forbids and what Facebook's parser kept; HTML5's \
            repair hides it and leaves an empty paragraph behind",
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
        why: "A misplaced end tag must not end half of an article; it is the finding",
        example: "<header><article>a</header>b</article>",
        written: "header(article('ab'))",
        html5: "header(article('a')) 'b'",
        treatment: LeftOut(has_stray_end_tags),
    },
    Difference {
        case: "`cite` ends what is open in it, as `figcaption` does",
        why: "A credit must not take the rest of its caption along; in HTML5 a paragraph in it stops its \
            end tag",
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
        case: "`rt`, `rp` and `optgroup` end before the next one without `ruby` or `select` around them, too",
        why: "What may be left out does not depend on what is far above; HTML5 puts one into the other",
        example: "<rp>a<rt>b",
        written: "rp('a') rt('b')",
        html5: "rp('a' rt('b'))",
        treatment: LeftOut(is_part_without_whole),
    },
    Difference {
        case: "Content of tables stays where it is",
        why: "HTML5 moves what is misplaced in a table in front of it, and drops rows and cells outside of \
            tables",
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
        why: "The FAQ nests iframes, and embeds hold scripts with end tags in strings; HTML5 reads raw \
            text up to the first `</iframe>`",
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
        why: "`xmp`, `noembed`, `noframes` and `plaintext` are no part of the format; a stray one must not \
            hide what follows",
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
        example: "<image src=a></image>",
        written: "image[src=a]",
        html5: "img[src=a]",
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
