use crate::article::not_text::NOT_TEXT;
use crate::article::shortcodes::is_captioned;
use crate::article::trackers::looks_like_tracker;
use crate::rules::fixer::hoist;
use crate::rules::prelude::*;
use crate::rules::shared::wording::{TRACKER, TRACKER_TAGS};

rule! {
    /// # What it checks
    ///
    /// A `p` holds something that is no text: an image, iframe, video, script, table, list, heading, `div`
    /// and the like, or what shows something only elsewhere (`oembed`, `drupal-media`, `amp-img`). Figures and block quotes have rules of their own; of things in one another only the
    /// outermost is reported.
    ///
    /// # Why
    ///
    /// Paragraphs should contain only body text (FAQ L106); a video must not stand in one either (FAQ
    /// L104). What stands there may not be shown.
    ///
    /// # Bad
    ///
    /// ```html
    /// <p>The harbour <img src="https://example.com/harbour.jpg"> at dawn.</p>
    /// ```
    ///
    /// ```html
    /// <p>Fares<ul><li>Adults: 4</li></ul></p>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <p>The harbour at <b>dawn</b>,<br>seen from <a href="https://example.com/pier">the pier</a>.</p>
    /// <figure><img src="https://example.com/harbour.jpg"></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// End the paragraph before an image or a video, which gets a figure, and begin another one behind it; halves that
    /// are empty go. As a suggestion, the same where a link begins just in front of it, which would go or come to stand
    /// behind it, and for a list, heading, `aside` or `iframe`, and for a tracker, which gets a figure of class `op-tracker`.
    id: "non-text-in-paragraph",
    severity: Error,
    points: StartTag,
    on: Inside(Inside::PARAGRAPH, NOT_TEXT, check) | Inside(Inside::PARAGRAPH, &[Name::Other], unknown),
    fix: Safe,
}

/// Elements of other systems, of which nothing is shown. Those with text are inline text.
fn unknown(element: Element<'_>, findings: &mut Findings<'_>) {
    if element.is_lost_medium() {
        check(element, findings);
    }
}

fn check(element: Element<'_>, findings: &mut Findings<'_>) {
    let Some(paragraph) = element.paragraph() else { return };
    // A network's script is told of with the code that it belongs to.
    if element.name() == Name::Script && element.article.embed_codes().have_script(element.node()) {
        return;
    }
    if element.name() == Name::Img && is_captioned(element) || element.is_in_noscript_twin() {
        return;
    }
    let tracker = looks_like_tracker(element);
    let help = match element.name() {
        Name::Img if tracker.is_some() => TRACKER,
        Name::Iframe if tracker.is_some() => {
            "move it behind the paragraph, into a `figure` of class `op-tracker`"
        }
        Name::Img | Name::Video if !paragraph.has_text() => {
            "write it in a `figure` of its own in place of the paragraph"
        }
        Name::Img | Name::Video => {
            "end the paragraph before it, and begin a new one behind it; it goes into a `figure` of its own"
        }
        Name::Iframe => "move it behind the paragraph, into a `figure` of class `op-interactive`",
        Name::Script => {
            "take it out, or put it into the `iframe` of a `<figure class=\"op-interactive\">` or `op-tracker`"
        }
        Name::Other => {
            "write what it stands for behind the paragraph: a picture as `<figure><img …></figure>`, anything else in an embed"
        }
        _ => "end the paragraph before it, and begin a new one behind it",
    };
    let name = short(element.name_as_written());
    let finding = findings
        .at(element, format!("`{name}` inside `p`: paragraphs hold text only, so it may not be shown"));
    finding.help(help).related(paragraph.span(), "the paragraph begins here");
    match element.name() {
        // With its twin it becomes one image first.
        Name::Img if element.noscript_twin().is_some() => {}
        // In a figure of its own it would be a picture to be seen.
        Name::Img if let Some(why) = tracker => {
            let edits = hoist(element, TRACKER_TAGS).1.filter(|_| !element.article.has_open_iframe());
            finding.related(element.span(), format!("this looks like a tracker: {why}")).fix(
                Safety::Unsafe,
                "make it a tracker",
                edits,
            );
        }
        Name::Img | Name::Video => {
            let (safety, edits) = hoist(element, ("<figure>", "</figure>"));
            finding.fix(safety, "end the paragraph before it", edits);
        }
        Name::Iframe => {
            let tags = match tracker {
                Some(_) => ("<figure class=\"op-tracker\">", "</figure>"),
                None => ("<figure class=\"op-interactive\">", "</figure>"),
            };
            finding.fix(Safety::Unsafe, "end the paragraph before it", hoist(element, tags).1);
        }
        Name::Ul | Name::Ol | Name::H1 | Name::H2 | Name::Aside => {
            finding.fix(Safety::Unsafe, "end the paragraph before it", hoist(element, ("", "")).1);
        }
        _ => {}
    }
}
