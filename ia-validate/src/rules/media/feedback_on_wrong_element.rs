use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// `data-feedback` stands on something else than the `figure` of an image or a video, mostly on the image
    /// itself.
    ///
    /// # Why
    ///
    /// Likes and comments are asked for on the figure that contains the image (FAQ L170).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure><img data-feedback="fb:likes" src="https://example.com/harbour.jpg"></figure>
    /// ```
    ///
    /// ```html
    /// <figure class="op-interactive" data-feedback="fb:likes">
    ///   <iframe src="https://example.com/chart" width="320" height="240"></iframe>
    /// </figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure data-feedback="fb:likes"><img src="https://example.com/harbour.jpg"></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// Move the attribute to the figure around the image or video.
    id: "feedback-on-wrong-element",
    severity: Warning,
    points: AttributeName,
    on: Attributes(Attributes::DATA_FEEDBACK, check),
    fix: Safe,
}

fn check(element: Element<'_>, findings: &mut Findings<'_>) {
    let (message, help) = match element.name() {
        Name::Figure if !element.has_class(Classes::NOT_PLAIN_MEDIA) => return,
        Name::Figure => (
            "`data-feedback` on a `figure` that is neither an image nor a video".to_owned(),
            "take it away: readers can like and comment on images and videos only",
        ),
        _ => (
            format!("`data-feedback` on `{}` has no effect", element.name_as_written()),
            "put it on the `figure` around the image or video",
        ),
    };
    findings.at_attribute(element, "data-feedback", message).help(help).fix(
        Safety::Safe,
        "move it to the figure",
        moved(element),
    );
}

/// Moves the attribute to the figure of an image or video, unless it has one itself.
fn moved(element: Element<'_>) -> Option<Edits> {
    let figure = element.figure().filter(|it| it.has_media() && !it.has_class(Classes::NOT_PLAIN_MEDIA))?;
    let edits = Edits::default().drop_attribute(element, "data-feedback");
    let value = element.value("data-feedback")?;
    match figure.attribute("data-feedback") {
        // The first one that is moved would hide the others.
        None if figure.own_elements().find(|it| it.attribute("data-feedback").is_some())?.id()
            == element.id() =>
        {
            Some(edits.set(figure, "data-feedback", value.trim_ascii()))
        }
        None => None,
        Some(_) => Some(edits),
    }
}
