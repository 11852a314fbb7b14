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
    if allowed {
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
                    "`figure` inside `{}` instead of directly in `article`",
                    short(parent.name_as_written())
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
