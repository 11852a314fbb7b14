use crate::rules::prelude::*;

/// Figures with a class that hold audio.
const WITH_AUDIO: Classes = Classes::SLIDESHOW.or(Classes::MAP);

rule! {
    /// # What it checks
    ///
    /// An `audio` does not stand in the figure of an image, a slideshow or a map.
    ///
    /// # Why
    ///
    /// Audio goes with an image, a slideshow or a map (SDK Audible); alone it is not played.
    ///
    /// # Bad
    ///
    /// ```html
    /// <audio><source src="https://cdn.example.com/foghorn.mp3"></audio>
    /// ```
    ///
    /// ```html
    /// <figure>
    ///   <video><source src="https://cdn.example.com/ferry.mp4" type="video/mp4"></video>
    ///   <audio><source src="https://cdn.example.com/foghorn.mp3"></audio>
    /// </figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure>
    ///   <img src="https://example.com/harbour.jpg">
    ///   <audio title="The foghorn"><source src="https://cdn.example.com/foghorn.mp3"></audio>
    /// </figure>
    /// ```
    ///
    /// # Fix
    ///
    /// None: choose the image that it goes with.
    id: "audio-misplaced",
    severity: Warning,
    points: StartTag,
    on: Elements(&[Name::Audio], alone) | Holding(Holds::AUDIO, &[Name::Figure], in_figure),
}

const HELP: &str = "put it into the `figure` of an image, a slideshow or a map";

fn alone(audio: Element<'_>, findings: &mut Findings<'_>) {
    if audio.figure().is_none() {
        findings.at(audio, "`audio` without a figure around it: it is not played").help(HELP);
    }
}

/// Checks all those of a figure at once.
fn in_figure(figure: Element<'_>, findings: &mut Findings<'_>) {
    if may_hold_audio(figure) {
        return;
    }
    for audio in figure.own_elements().filter(|element| element.name() == Name::Audio) {
        findings
            .at(audio, "`audio` in a figure that is no image, slideshow or map: it is not played")
            .help(HELP)
            .related(figure.span(), "the figure begins here");
    }
}

fn may_hold_audio(figure: Element<'_>) -> bool {
    if figure.has_class(Classes::NOT_PLAIN_MEDIA) {
        return figure.has_class(WITH_AUDIO);
    }
    let holds = |name| figure.own_elements().any(|element| element.name() == name);
    holds(Name::Img) && !holds(Name::Video)
}
