use std::borrow::Cow;

use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// `data-feedback` of a figure is something else than `fb:likes`, `fb:comments`, or both with a comma
    /// between, each once and in lower case. Blanks around the comma do not matter.
    ///
    /// # Why
    ///
    /// These two values add likes and comments to an image (FAQ L170).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure data-feedback="fb:like"><img src="https://example.com/harbour.jpg"></figure>
    /// ```
    ///
    /// ```html
    /// <figure data-feedback="fb:likes,fb:likes"><img src="https://example.com/harbour.jpg"></figure>
    /// ```
    ///
    /// ```html
    /// <figure data-feedback="fb:likes,"><img src="https://example.com/harbour.jpg"></figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure data-feedback="fb:likes, fb:comments"><img src="https://example.com/harbour.jpg"></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// `fb:like` becomes `fb:likes`, `fb:comment` becomes `fb:comments`.
    id: "feedback-value-invalid",
    severity: Warning,
    points: Value,
    on: Attributes(Attributes::DATA_FEEDBACK, check),
    fix: Safe,
}

const ATTRIBUTE: &str = "data-feedback";
const VALUES: [&str; 2] = ["fb:likes", "fb:comments"];

fn check(figure: Element<'_>, findings: &mut Findings<'_>) {
    let Some(value) = figure.value(ATTRIBUTE).filter(|_| figure.name() == Name::Figure) else { return };
    if let Some(message) = defect(&value) {
        findings
            .at_value(figure, ATTRIBUTE, message)
            .help("write `fb:likes`, `fb:comments`, or both with a comma between")
            .fix(Safety::Safe, "write the names in full", in_full(figure, &value));
    }
}

/// The first thing that is wrong with a value.
fn defect(value: &str) -> Option<Cow<'static, str>> {
    if value.trim_ascii().is_empty() {
        return Some("`data-feedback` is empty".into());
    }
    let mut given = [false; VALUES.len()];
    for token in value.split(',').map(str::trim_ascii) {
        if token.is_empty() {
            return Some("a comma in `data-feedback` has nothing on one side".into());
        }
        match VALUES.iter().position(|&known| known == token) {
            None => return Some(format!("`{}` is no kind of feedback", short(token)).into()),
            Some(index) if given[index] => return Some(format!("`{token}` is given twice").into()),
            Some(index) => given[index] = true,
        }
    }
    None
}

/// Corrects the names that are the right ones but for their last letter.
fn in_full(figure: Element<'_>, value: &str) -> Option<Edits> {
    let full = |token: &str| VALUES.into_iter().find(|value| value.strip_suffix('s') == Some(token));
    let tokens = value.split(',').map(str::trim_ascii).map(|token| full(token).unwrap_or(token));
    let corrected = tokens.collect::<Vec<_>>().join(",");
    defect(&corrected).is_none().then(|| Edits::default().set(figure, ATTRIBUTE, &corrected))
}
