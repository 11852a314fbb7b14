use crate::rules::fixer::unwrap_wrapper;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A `figure` does not stand directly in `article`. It may also stand in `header`, a slideshow's
    /// figures in the slideshow's, and an ad in `section.op-ad-template`. A figure in a paragraph, a list
    /// item or a link is reported by the rule for that.
    ///
    /// # Why
    ///
    /// Images should be in figures directly under the article (FAQ L164); what stood in wrappers was
    /// dropped (MSG 3).
    ///
    /// # Bad
    ///
    /// ```html
    /// <div><figure><img src="https://example.com/harbour.jpg"></figure></div>
    /// ```
    ///
    /// ```html
    /// <section><figure><img src="https://example.com/harbour.jpg"></figure></section>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure><img src="https://example.com/harbour.jpg"></figure>
    /// ```
    ///
    /// ```html
    /// <figure class="op-slideshow"><figure><img src="https://example.com/harbour.jpg"></figure><figure><img src="https://example.com/ferry.jpg"></figure></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// Take the wrapper away if it is a `div`, `section`, `span` or `a` without text of its own.
    id: "figure-not-child-of-article",
    severity: Error,
    points: StartTag,
    on: Elements(&[Name::Figure], check),
    fix: Safe,
}

fn check(figure: Element<'_>, findings: &mut Findings<'_>) {
    let parent = figure.parent();
    let allowed = parent.is_some_and(|parent| match parent.name() {
        Name::Article | Name::Header => true,
        Name::Figure => parent.has_class(Classes::SLIDESHOW),
        Name::Section => parent.has_class(Classes::AD_TEMPLATE) && figure.has_class(Classes::AD),
        _ => false,
    });
    if allowed || parent.is_some_and(|parent| stands_behind_another(figure, parent)) {
        return;
    }
    // The one around is what is wrong: it is a gallery.
    if let Some(gallery) = parent.filter(|it| it.name() == Name::Figure && figures(*it).nth(1).is_some()) {
        findings
            .at(
                gallery,
                format!(
                    "`figure` with {} others in it: only a slideshow holds figures",
                    figures(gallery).count()
                ),
            )
            .help("write `<figure class=\"op-slideshow\">` around them, or leave it out")
            .related(figure.span(), "the first of them");
        return;
    }
    let help = match parent.map(Element::name) {
        Some(Name::Figure) => {
            "take one of the two figures away; around the images of a slideshow write `<figure class=\"op-slideshow\">`"
        }
        _ => "move the figure out, so that it is a child of `article`",
    };
    match parent {
        Some(parent) => findings
            .at(
                figure,
                format!(
                    "`figure` inside `{}` instead of directly in `article`{}",
                    short(parent.name_as_written()),
                    match figures(parent).count() {
                        0 | 1 => String::new(),
                        all => format!(" (and {} more in it)", all - 1),
                    }
                ),
            )
            .related(parent.span(), "it stands in this")
            .fix(
                Safety::Safe,
                format!("take the `{}` around the figure away", short(parent.name_as_written())),
                unwrap_wrapper(parent),
            ),
        None => findings.at(figure, "`figure` outside `article`"),
    }
    .help(help);
}

/// The figures directly in an element; not all of very many.
fn figures(parent: Element<'_>) -> impl Iterator<Item = Element<'_>> {
    const MOST: usize = 1_000;
    parent.children().take(MOST).filter(|child| child.name() == Name::Figure)
}

/// Whether the first figure of the same wrapper was reported: one wrapper is one defect.
fn stands_behind_another(figure: Element<'_>, parent: Element<'_>) -> bool {
    /// Not more children are looked at for each figure.
    const MOST: usize = 64;
    let first = parent.children().take(MOST).find(|child| child.name() == Name::Figure);
    first.is_some_and(|first| first.id() < figure.id())
}
