use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A `figcaption`, `h1`, `h2`, `cite`, `li`, `blockquote`, `aside`, `small`, `a`, `b`, `strong`, `i`, `em` or `u`, or
    /// the kicker, has neither text nor media in it; white space and U+00A0 are no text. Of empty elements in one another
    /// only the outermost is reported. The rule is a last resort: where another one reports the element it is silent. Empty
    /// paragraphs, the title, authors, and the links of sponsors and related articles have rules of their own.
    ///
    /// # Why
    ///
    /// Facebook warned of elements without text, and asked to avoid them (MSG 4); its SDK calls them invalid (SDK Bold,
    /// SDK Italic).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure><img src="https://example.com/harbour.jpg"><figcaption></figcaption></figure>
    /// ```
    ///
    /// ```html
    /// <h2>&nbsp;</h2>
    /// ```
    ///
    /// ```html
    /// <ul><li>Noon</li><li> </li></ul>
    /// ```
    ///
    /// ```html
    /// <p>The ferry <b> </b>is back.</p>
    /// ```
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <h3 class="op-kicker"></h3>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure><img src="https://example.com/harbour.jpg"></figure>
    /// <p>&nbsp;</p>
    /// <p>From <a href="https://example.com/pier">the pier</a></p>
    /// ```
    ///
    /// # Fix
    ///
    /// Take the empty element out, unless it says something by an attribute or in a comment; white space stays.
    id: "empty-text-element",
    severity: Warning,
    points: StartTag,
    on: Lacking(Holds::TEXT.or(Holds::MEDIA), TEXTS, check),
    fix: Safe,
}

/// The elements that make no sense without text.
#[rustfmt::skip]
const TEXTS: &[Name] = &[
    Name::A, Name::Aside, Name::B, Name::Blockquote, Name::Cite, Name::Em, Name::Figcaption, Name::H1, Name::H2, Name::H3,
    Name::I, Name::Li, Name::Small, Name::Strong, Name::U,
];

/// Those of them that format a part of a text.
const FORMATTING: &[Name] = &[Name::B, Name::Em, Name::I, Name::Strong, Name::U];

fn check(element: Element<'_>, findings: &mut Findings<'_>) {
    if !element.is_inside(Inside::ARTICLE) || has_a_rule_of_its_own(element) {
        return;
    }
    let name = element.name().text();
    findings.at(element, format!("`{name}` without text: nothing is shown")).help("take it out").fix(
        Safety::Safe,
        "take it out",
        without(element),
    );
}

/// Takes it out, but leaves the white space of what stands between words.
fn without(element: Element<'_>) -> Option<Edits> {
    let edits = Edits::default().remove_empty(element)?;
    let texts = element.node().descendants().filter(|node| node.kind() == NodeKind::Text);
    let space: String = texts.map(|node| node.span().of(node.text)).collect();
    Some(match element.name().is_inline_text() && !space.is_empty() {
        true => Edits::default().replace(element.node().extent(), space),
        false => edits,
    })
}

/// Whether another rule asks for its text, or says that it needs none.
fn has_a_rule_of_its_own(element: Element<'_>) -> bool {
    match element.name() {
        // What stands around a line break shows that.
        name if FORMATTING.contains(&name) && element.has_break() => true,
        name if name == Name::A || FORMATTING.contains(&name) => {
            element.is_inside(Inside::ADDRESS.or(Inside::RELATED_ARTICLES).or(Inside::SPONSORS))
                || element.block().is_some_and(|block| is_title(block) && !block.has_text())
        }
        // Others are no headings of the format.
        Name::H3 => !element.has_class(Classes::KICKER) || element.parent_name() != Name::Header,
        Name::Li if element.is_inside(Inside::SPONSORS) => {
            element.children().any(|child| child.name() == Name::A)
        }
        Name::Li => element.is_inside(Inside::RELATED_ARTICLES),
        Name::H1 => is_title(element),
        _ => false,
    }
}

fn is_title(element: Element<'_>) -> bool {
    element.name() == Name::H1 && element.parent_name() == Name::Header
}
