use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// `data-mode` is none of `aspect-fit`, `aspect-fit-only`, `fullscreen` and `non-interactive`; or it
    /// stands on something else than the `figure` of an image or a video.
    ///
    /// # Why
    ///
    /// These are the ways to present an image or a video, and they are asked for on its figure
    /// (SDK Image, Video). Anything else is ignored.
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure data-mode="full"><img src="https://example.com/harbour.jpg"></figure>
    /// ```
    ///
    /// ```html
    /// <figure><img data-mode="fullscreen" src="https://example.com/harbour.jpg"></figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure data-mode="fullscreen"><img src="https://example.com/harbour.jpg"></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// None: only the publisher knows what is meant.
    id: "data-mode-invalid",
    severity: Warning,
    points: Value,
    on: Attributes(Attributes::DATA_MODE, check),
}

const ATTRIBUTE: &str = "data-mode";
const VALUES: [&str; 4] = crate::vocabulary::DATA_MODES;

fn check(element: Element<'_>, findings: &mut Findings<'_>) {
    let value = element.value(ATTRIBUTE).unwrap_or_default();
    let value = value.trim_ascii();
    let is_figure = element.name() == Name::Figure;
    let (message, help) = if !is_figure || element.has_class(Classes::NOT_PLAIN_MEDIA) {
        let (what, help) = if is_figure {
            let what = "a `figure` that is neither an image nor a video".to_owned();
            (what, "take it away: it says how an image or a video is presented")
        } else {
            let what = format!("`{}`", short(element.name_as_written()));
            (what, "put it on the `figure` around the image or video")
        };
        (format!("`{ATTRIBUTE}` on {what} has no effect"), help.to_owned())
    } else if VALUES.contains(&value) {
        return;
    } else {
        let known = VALUES.map(|value| format!("`{value}`")).join(", ");
        let message = match value {
            "" => format!("`{ATTRIBUTE}` is empty"),
            value => format!("`{}` is no way to present an image or a video", short(value)),
        };
        (message, format!("use one of {known}, or leave `{ATTRIBUTE}` out"))
    };
    findings.at_value(element, ATTRIBUTE, message).help(help);
}
