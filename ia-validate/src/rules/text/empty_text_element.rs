use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A `figcaption`, `h1`, `h2`, `cite`, `li`, `blockquote`, `aside`, `small` or `a` has neither text nor
    /// media in it; white space and U+00A0 are no text. Of empty elements in one another only the outermost
    /// is reported. The rule is a last resort: where another one reports the element it is silent. Empty
    /// paragraphs, the title, and the links of authors, sponsors and related articles have rules of their own.
    ///
    /// # Why
    ///
    /// Facebook warned of elements without text, and asked to avoid them (MSG 4).
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
    /// Take the empty element out, unless it says something by an attribute or in a comment.
    id: "empty-text-element",
    severity: Warning,
    points: StartTag,
    on: Elements(TEXTS, check),
    fix: Safe,
}

/// The elements that make no sense without text.
#[rustfmt::skip]
const TEXTS: &[Name] = &[
    Name::A, Name::Aside, Name::Blockquote, Name::Cite, Name::Figcaption, Name::H1, Name::H2, Name::Li, Name::Small,
];

fn check(element: Element<'_>, findings: &mut Findings<'_>) {
    let is_empty = !element.has_text() && !element.has_media();
    if !is_empty || !element.is_inside(Inside::ARTICLE) || has_a_rule_of_its_own(element) {
        return;
    }
    let name = element.name().text();
    findings.at(element, format!("`{name}` without text: nothing is shown")).help("take it out").fix(
        Safety::Safe,
        "take it out",
        Edits::default().remove_empty(element),
    );
}

/// Whether another rule asks for its text, or says that it needs none.
fn has_a_rule_of_its_own(element: Element<'_>) -> bool {
    match element.name() {
        Name::A => {
            element.is_inside(Inside::ADDRESS.or(Inside::RELATED_ARTICLES).or(Inside::SPONSORS))
                || element.block().is_some_and(|block| is_title(block) && !block.has_text())
        }
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
