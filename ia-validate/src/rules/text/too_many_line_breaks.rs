use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// More than 5 `br` stand in one text block, such as a `p`, `li` or `blockquote`. Each after the fifth is
    /// reported. A `br` in a block inside it counts for that one.
    ///
    /// # Why
    ///
    /// Facebook's message "Too Many Line Breaks" asked to split the text block into paragraphs, or to keep at
    /// most 5 breaks (MSG 5).
    ///
    /// # Bad
    ///
    /// ```html
    /// <p>Noon<br>One<br>Two<br>Three<br>Four<br>Five<br>Six</p>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <p>Noon<br>One<br>Two<br>Three<br>Four<br>Five</p>
    /// <p>Six<br>Seven</p>
    /// ```
    ///
    /// # Fix
    ///
    /// As a suggestion: make paragraphs of the lines.
    id: "too-many-line-breaks",
    severity: Warning,
    points: StartTag,
    on: Holding(Holds::BREAK, BLOCKS, check),
    fix: Unsafe,
}

/// The most line breaks of a text block.
const MOST: usize = 5;

/// What holds text of its own.
#[rustfmt::skip]
const BLOCKS: &[Name] = &[
    Name::Address, Name::Aside, Name::Blockquote, Name::Caption, Name::Center, Name::Cite, Name::Dd, Name::Div,
    Name::Dt, Name::Figcaption, Name::H1, Name::H2, Name::H3, Name::H4, Name::H5, Name::H6, Name::Li, Name::P,
    Name::Pre, Name::Section, Name::Small, Name::Td, Name::Th,
];

fn check(block: Element<'_>, findings: &mut Findings<'_>) {
    // Elsewhere `small` is a part of another block.
    if block.name() == Name::Small && block.parent_name() != Name::Footer {
        return;
    }
    let mut breaks = own_breaks(block);
    let (Some(first), Some(more)) = (breaks.next(), breaks.nth(MOST - 1)) else { return };
    let all = MOST + 1 + breaks.count();
    findings
        .in_place(block, more.span(), format!("{all} line breaks in one block of text: more than {MOST}"))
        .help("divide the text into paragraphs")
        .related(first.span(), "the first one")
        .fix(Safety::Unsafe, "make paragraphs of the lines", divided(block));
}

/// The line breaks of a block itself: no element is looked at for two blocks.
fn own_breaks(block: Element<'_>) -> impl Iterator<Item = Element<'_>> {
    let (mut next, end) = (block.id() + 1, block.node().end());
    std::iter::from_fn(move || {
        while next < end {
            let inside = block.article.node(next);
            let is_other_block = inside.node().is_element() && !inside.name().is_inline_text();
            next = if is_other_block { inside.node().end() } else { next + 1 };
            if inside.name() == Name::Br {
                return Some(inside);
            }
        }
        None
    })
}

/// Makes a paragraph of each line, if all line breaks stand directly in a paragraph of the article.
fn divided(block: Element<'_>) -> Option<Edits> {
    let is_direct = own_breaks(block).all(|it| it.parent().is_some_and(|parent| parent.id() == block.id()));
    let edits = own_breaks(block).fold(Edits::default(), |edits, it| edits.replace(it.span(), "</p><p>"));
    let is_paragraph = block.name() == Name::P && block.parent_name() == Name::Article;
    (is_direct && is_paragraph).then_some(edits)
}
