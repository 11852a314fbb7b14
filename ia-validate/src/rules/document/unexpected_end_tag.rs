use crate::article::text::short;
use crate::article::{Article, Element};
use crate::markup::Name;
use crate::rules::Findings;
use crate::rules::declaration::{At, rule};

rule! {
    /// # What it checks
    ///
    /// An end tag ends nothing: no element of its name is open, or the element that it names was crossed by
    /// another one. Optional end tags may be left out. A stray `</p>` that belongs to a paragraph which is
    /// reported already is no second finding.
    ///
    /// # Why
    ///
    /// Facebook showed "Unexpected end tag : p" among the general errors (rules.md, MSG 17).
    ///
    /// # Bad
    ///
    /// ```html
    /// <p>The ferry is back.</p></p>
    /// ```
    ///
    /// ```html
    /// <p><b>The <i>ferry</b></i> is back.</p>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <p>The ferry is back.
    /// <p>It sails at noon.</p>
    /// ```
    ///
    /// # Fix
    ///
    /// Drop a stray end tag.
    "unexpected-end-tag", Error, EndTag, At::Article(check)
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    // The paragraph whose misplaced end tag was passed over; further ones are strays again.
    let mut passed_over = None;
    for stray in article.tree.stray_end_tags() {
        let of = stray.of.map(|open| article.node(open));
        let is_explained = |open: &Element<'_>| {
            open.name() == Name::P && passed_over != Some(open.id()) && holds_what_is_reported(*open)
        };
        if let Some(paragraph) = of.filter(is_explained) {
            passed_over = Some(paragraph.id());
            continue;
        }
        let name = short(stray.name.of(article.text));
        match of {
            Some(open) => {
                findings
                    .about(
                        open.id(),
                        stray.span,
                        format!("`</{name}>` crosses another element: it comes too early or too late"),
                    )
                    .help("end elements in the reverse order of their start tags")
                    .related(open.span(), "the element begins here");
            }
            None => {
                findings
                    .about(0, stray.span, format!("`</{name}>` ends nothing: no `{name}` is open here"))
                    .help("take it out, or write the start tag that is missing");
            }
        }
    }
}

/// Whether rules about paragraphs report something in this one, so that its end tag is no second defect.
fn holds_what_is_reported(paragraph: Element<'_>) -> bool {
    paragraph.descendants().any(|inside| !inside.name().is_inline_text() && inside.name() != Name::Other)
}
