//! Figures that hold exactly one iframe. Those in an iframe or in another figure do not count.

use crate::article::Element;
use crate::markup::Name;
use crate::rules::Findings;

/// Reports a figure of this class that holds no iframe, or each iframe after the first.
pub(in crate::rules) fn expect_one_iframe(figure: Element<'_>, class: &str, findings: &mut Findings<'_>) {
    if figure.name() != Name::Figure {
        return;
    }
    let mut iframes = figure.own_iframes();
    let Some(first) = iframes.next() else {
        let holds_other = figure.children().any(|child| child.name() != Name::Figcaption);
        findings.at(figure, format!("`{class}` figure without an `iframe`: nothing of it is shown")).help(
            if holds_other {
                "put what the figure holds into one `iframe`, unchanged"
            } else {
                "add an `iframe`, with a `src` or with the content between its tags"
            },
        );
        return;
    };
    for another in iframes {
        findings
            .at(another, format!("another `iframe` in one `{class}` figure, which holds exactly one"))
            .help("give it a figure of its own")
            .related(first.span(), "the figure's first `iframe`");
    }
}
