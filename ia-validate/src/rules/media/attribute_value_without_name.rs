use crate::rules::prelude::*;
use crate::vocabulary::{DATA_MODES, FEEDBACK};

rule! {
    /// # What it checks
    ///
    /// The name of an attribute of a `figure`, `img` or `video` is a value of `data-feedback` (`fb:likes`, `fb:comments`, or
    /// both with a comma) or of `data-mode` (`aspect-fit`, `aspect-fit-only`, `fullscreen`, `non-interactive`).
    ///
    /// # Why
    ///
    /// Without the attribute's name the value says nothing: likes and comments are requested by `data-feedback` (FAQ L170),
    /// the presentation by `data-mode` (SDK Image). A template writes such figures (VENDOR fbia-rss).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure fb:likes,fb:comments aspect-fit><img src="https://example.com/harbour.jpg"></figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure data-feedback="fb:likes,fb:comments" data-mode="aspect-fit"><img src="https://example.com/harbour.jpg"></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// Put the name in front, on a `figure` that does not have it. Several values of one attribute become one.
    id: "attribute-value-without-name",
    severity: Warning,
    points: AttributeName,
    on: Attributes(Attributes::VALUE, check),
    fix: Safe,
}

/// The attributes, what they can be, and what is often written for it.
static VALUES: [(&str, &[&str], &[&str]); 2] =
    [("data-feedback", &FEEDBACK, &["fb:like", "fb:comment"]), ("data-mode", &DATA_MODES, &[])];

fn check(element: Element<'_>, findings: &mut Findings<'_>) {
    if !matches!(element.name(), Name::Figure | Name::Img | Name::Video) {
        return;
    }
    let text = element.node().text;
    for (attribute, known, meant) in VALUES {
        let is_value = |name: &str| {
            let mut values = name.split(',').filter(|value| !value.is_empty()).peekable();
            values.peek().is_some()
                && values.all(|value| known.iter().chain(meant).any(|it| value.eq_ignore_ascii_case(it)))
        };
        let given = element.node().attributes().iter().map(|attribute| attribute.name);
        let names: Vec<Span> = given.filter(|name| is_value(name.of(text))).collect();
        for (number, name) in names.iter().enumerate() {
            let written = name.of(text).to_ascii_lowercase();
            let finding = findings.in_place(
                element,
                *name,
                format!("`{}` is a value without its attribute: it has no effect", short(&written)),
            );
            finding.help(match element.name() {
                Name::Figure => format!("write `{attribute}=\"{}\"`", short(written.trim_matches(','))),
                _ => format!("write `{attribute}` on the `figure` around it, with this value"),
            });
            let is_new =
                element.name() == Name::Figure && element.attribute(attribute).is_none() && number == 0;
            finding.fix(
                Safety::Safe,
                format!("write `{attribute}=` in front"),
                named(element, attribute, &names).filter(|_| is_new),
            );
        }
    }
}

/// The values as those of their attribute, in place of the first.
fn named(element: Element<'_>, attribute: &str, names: &[Span]) -> Option<Edits> {
    let text = element.node().text;
    let has_value = |name: &Span| {
        element
            .node()
            .attributes()
            .iter()
            .any(|attribute| attribute.name == *name && attribute.value().is_some())
    };
    let (first, more) = names.split_first()?;
    let values: Vec<&str> =
        names.iter().flat_map(|name| name.of(text).split(',')).filter(|value| !value.is_empty()).collect();
    let edits = Edits::default()
        .replace(*first, format!("{attribute}=\"{}\"", values.join(",").to_ascii_lowercase()));
    let edits = more.iter().fold(edits, |edits, name| edits.delete(Span::new(name.start - 1, name.end)));
    (!names.iter().any(has_value)).then_some(edits)
}
