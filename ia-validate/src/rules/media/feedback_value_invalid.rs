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
    /// <figure data-feedback="fb:likes fb:comments"><img src="https://example.com/harbour.jpg"></figure>
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
    /// `fb:like` becomes `fb:likes`, `fb:comment` becomes `fb:comments`; commas come between values that blanks divide.
    id: "feedback-value-invalid",
    severity: Warning,
    points: Value,
    on: Attributes(Attributes::DATA_FEEDBACK, check),
    fix: Safe,
}

const ATTRIBUTE: &str = "data-feedback";
const VALUES: [&str; 2] = crate::vocabulary::FEEDBACK;

fn check(figure: Element<'_>, findings: &mut Findings<'_>) {
    let Some(value) = figure.value(ATTRIBUTE).filter(|_| figure.name() == Name::Figure) else { return };
    if is_usual(&value) {
        return;
    }
    if let Some(message) = defect(&value) {
        findings
            .at_value(figure, ATTRIBUTE, message)
            .help("write `fb:likes`, `fb:comments`, or both with a comma between")
            .fix(Safety::Safe, "write the names in full, with commas between", mended(figure, &value));
    }
}

/// Whether it is one of the values or both, as most are written.
fn is_usual(value: &str) -> bool {
    match value.bytes().position(|byte| byte == b',') {
        Some(comma) => {
            let (first, second) = (&value[..comma], &value[comma + 1..]);
            first != second && VALUES.contains(&first) && VALUES.contains(&second)
        }
        None => VALUES.contains(&value),
    }
}

/// The first thing that is wrong with a value.
fn defect(value: &str) -> Option<Cow<'static, str>> {
    if value.trim_ascii().is_empty() {
        return Some("`data-feedback` is empty".into());
    }
    let mut words =
        value.split(|c: char| c.is_ascii_whitespace() || c == ',').filter(|word| !word.is_empty());
    if value.split(',').any(|token| token.split_ascii_whitespace().nth(1).is_some())
        && words.all(|word| VALUES.contains(&in_full(word)))
    {
        return Some("the values of `data-feedback` are divided by blanks: commas lack".into());
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

/// A value that only lacks its last letter with that, any other one as it is.
fn in_full(word: &str) -> &str {
    VALUES.into_iter().find(|value| value.strip_suffix('s') == Some(word)).unwrap_or(word)
}

/// Gives the attribute its values in full and with commas between, if that makes it right.
fn mended(figure: Element<'_>, value: &str) -> Option<Edits> {
    let tokens = value.split(',').flat_map(|token| match token.trim_ascii() {
        // A comma with nothing on one side is another defect.
        "" => vec![""],
        token => token.split_ascii_whitespace().map(in_full).collect(),
    });
    let corrected = tokens.collect::<Vec<_>>().join(",");
    defect(&corrected).is_none().then(|| Edits::default().set(figure, ATTRIBUTE, &corrected))
}
