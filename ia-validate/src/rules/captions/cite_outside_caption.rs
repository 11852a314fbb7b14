use crate::rules::fixer::{MOST_CHILDREN, written};
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A `cite` stands in the figure of an image, video, slideshow, map or embed, but not in its
    /// `figcaption`. A `cite` in a pull quote (`aside`) is legal.
    ///
    /// # Why
    ///
    /// An attribution is a `cite` inside the `figcaption` (FAQ L132, L17). Old versions of Facebook's SDK
    /// wrote `figure > cite` (SDK Video).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure><img src="https://example.com/harbour.jpg"><cite>Ann / AP</cite></figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure>
    ///   <img src="https://example.com/harbour.jpg">
    ///   <figcaption>The harbour <cite>Ann / AP</cite></figcaption>
    /// </figure>
    /// ```
    ///
    /// ```html
    /// <aside>We sail again.<cite>The captain</cite></aside>
    /// ```
    ///
    /// # Fix
    ///
    /// Move the `cite` into the `figcaption`, making one if there is none.
    id: "cite-outside-caption",
    severity: Warning,
    points: StartTag,
    on: Inside(Inside::FIGURE, &[Name::Cite], check),
    fix: Safe,
    loses: Moves,
}

fn check(cite: Element<'_>, findings: &mut Findings<'_>) {
    let Some(figure) = cite.figure() else { return };
    let is_media = figure.has_media() && !figure.has_class(Classes::NOT_CONTENT);
    if !is_media || cite.is_inside(Inside::FIGCAPTION) || cite.parent_name() == Name::Aside {
        return;
    }
    findings
        .at(cite, "`cite` outside the figure's `figcaption`: a credit is taken from the caption only")
        .help("move it into the figure's `figcaption`; add one if there is none")
        .related(figure.span(), "the credit is meant for this figure")
        .fix(Safety::Safe, "move it into the figure's `figcaption`", into_caption(cite, figure));
}

/// Moves a credit into the figure's caption; the first one makes a caption if there is none.
fn into_caption(cite: Element<'_>, figure: Element<'_>) -> Option<Edits> {
    // An image of a slideshow has no caption.
    if figure.is_inside(Inside::SLIDESHOW) {
        return None;
    }
    let own = |name: Name| figure.children().take(MOST_CHILDREN).find(|child| child.name() == name);
    match own(Name::Figcaption) {
        Some(caption) => Edits::default().remove(cite)?.put_last(caption, written(cite)?),
        None => {
            let is_first = own(Name::Cite).is_some_and(|first| first.id() == cite.id());
            Edits::default().wrap(cite, "<figcaption>", "</figcaption>").filter(|_| is_first)
        }
    }
}
