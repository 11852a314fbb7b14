use crate::rules::fixer::carries_content;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A `p`, `div`, `section`, list, `table`, `blockquote` or `figure` stands in an `h1`, `h2`, `address`, `cite` or
    /// `small`; or a list, a `table` or a `div` in an `aside`, where `p` may stand; or in one of these what shows something
    /// only elsewhere (`oembed`, `drupal-media`, `amp-img`).
    ///
    /// # Why
    ///
    /// These elements hold text with inline tags (SDK H1, Author, Cite, Small, Pullquote); what stands in a block in them is
    /// not read.
    ///
    /// # Bad
    ///
    /// ```html
    /// <h2><p>The timetable</p></h2>
    /// ```
    ///
    /// ```html
    /// <aside><ul><li>Noon</li></ul></aside>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <h2>The timetable</h2>
    /// <aside><p>All aboard!</p></aside>
    /// ```
    ///
    /// # Fix
    ///
    /// Take a single `p` or `div` away, and leave its text.
    id: "block-in-text-element",
    severity: Warning,
    points: StartTag,
    on: Inside(HOLDERS, BLOCKS, check) | Elements(&[Name::Other, Name::Embed, Name::Object, Name::Canvas], unknown),
    fix: Safe,
}

const BLOCKS: &[Name] =
    &[Name::P, Name::Div, Name::Section, Name::Ul, Name::Ol, Name::Table, Name::Blockquote, Name::Figure];

/// What must not stand in an `aside`.
const NOT_IN_ASIDE: &[Name] = &[Name::Ul, Name::Ol, Name::Table, Name::Div];

/// What is around all that is found here.
const HOLDERS: Inside =
    Inside::HEADING.or(Inside::ADDRESS).or(Inside::CITE).or(Inside::ASIDE).or(Inside::SMALL);

/// Elements of other systems, of which nothing is shown.
fn unknown(element: Element<'_>, findings: &mut Findings<'_>) {
    if !element.is_lost_medium() || !element.is_inside(HOLDERS) || !element.is_inside(Inside::ARTICLE) {
        return;
    }
    let Some(holder) = element.block() else { return };
    if matches!(holder.name(), Name::H1 | Name::H2 | Name::Address | Name::Cite | Name::Small | Name::Aside) {
        let (name, around) = (short(element.name_as_written()), holder.name().text());
        findings
            .at(element, format!("`{name}` inside `{around}`, which holds text with inline tags only: it is lost"))
            .help("write what it stands for behind: a picture as `<figure><img …></figure>`, anything else in an embed")
            .related(holder.span(), format!("the `{around}` begins here"));
    }
}

fn check(block: Element<'_>, findings: &mut Findings<'_>) {
    // `small` is inline elsewhere.
    let around = block.parent().filter(|parent| parent.name() == Name::Small);
    let Some(holder) = around.or_else(|| block.block()) else { return };
    let is_wrong = match holder.name() {
        Name::H1 | Name::H2 | Name::Address | Name::Cite | Name::Small => true,
        Name::Aside => NOT_IN_ASIDE.contains(&block.name()),
        _ => false,
    };
    if !is_wrong || !block.is_inside(Inside::ARTICLE) || !block.has_text() && !block.has_media() {
        return;
    }
    let (name, around) = (block.name().text(), holder.name().text());
    let help = match (holder.name(), block.name()) {
        (Name::Aside, Name::Div) => "take the `div` away, or make it a `p`",
        (Name::Aside, _) => "write the list or table behind the `aside`, directly in `article`",
        (_, Name::P | Name::Div | Name::Section) => "take it away and leave its text",
        _ => "write it behind, as an element of its own",
    };
    let holds = match holder.name() {
        Name::Aside => "text and paragraphs",
        _ => "text with inline tags",
    };
    findings
        .at(block, format!("`{name}` inside `{around}`, which holds {holds} only: it may not be read"))
        .help(help)
        .related(holder.span(), format!("the `{around}` begins here"))
        .fix(Safety::Safe, format!("take the `{name}` away"), without(block, holder));
}

/// The text of a block that is all that its holder has, without the block.
fn without(block: Element<'_>, holder: Element<'_>) -> Option<Edits> {
    /// The most nodes that are looked at.
    const MOST_NODES: u32 = 200;
    let is_small = holder.node().end() - holder.id() <= MOST_NODES;
    let is_wrapper = matches!(block.name(), Name::P | Name::Div) && !carries_content(block);
    let is_outside = |it: &Element<'_>| it.id() != block.id() && !block.node().contains(it.id());
    let all = (holder.id() + 1..holder.node().end()).map(|id| holder.article.node(id));
    let is_only = |it: Element<'_>| it.node().is_element() && it.name().is_inline_text() || !it.has_text();
    let is_inline = block.descendants().all(|inside| inside.name().is_inline_text());
    let fits = is_small && is_wrapper && is_inline && all.filter(is_outside).all(is_only);
    Edits::default().unwrap(block).filter(|_| fits)
}
