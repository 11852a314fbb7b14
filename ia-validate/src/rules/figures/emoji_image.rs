use crate::article::emoji::{character, is_emoji_image};
use crate::rules::fixer::escaped;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// An emoji stands in the article as an image, in the text or in a figure of its own. Such an image is known by its
    /// class (`emoji`, `wp-smiley`), its URL (`/emoji/`, `twemoji`), or an `alt` that is one emoji; one that says to be
    /// larger than 72 pixels is none. Nothing else is said of where it stands.
    ///
    /// # Why
    ///
    /// From the text such pictures were torn out (WP 242), and in a figure they are shown at full width. As a character
    /// an emoji is shown as everywhere in the app.
    ///
    /// # Bad
    ///
    /// ```html
    /// <p>The ferry is back <img class="wp-smiley" src="https://s.w.org/images/core/emoji/72x72/26f4.png" alt="⛴" style="height: 1em"></p>
    /// ```
    ///
    /// ```html
    /// <figure><img src="https://s.w.org/images/core/emoji/72x72/26f4.png"></figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <p>The ferry is back ⛴</p>
    /// ```
    ///
    /// # Fix
    ///
    /// Write the `alt` in its place. As a suggestion: make a figure of one a paragraph with the character.
    id: "emoji-image",
    severity: Info,
    points: StartTag,
    on: Elements(&[Name::Img], check),
    fix: Safe,
    loses: EmojiPictures,
}

fn check(image: Element<'_>, findings: &mut Findings<'_>) {
    if !image.is_inside(Inside::ARTICLE) || !is_emoji_image(image) {
        return;
    }
    let figure = image.figure();
    let message = match figure {
        Some(_) => "an emoji as a picture of its own: it is shown at full width",
        None => "an emoji as a picture in the text: it is torn out of it",
    };
    let finding = findings.at(image, message);
    finding.help("write the character itself");
    match figure {
        Some(figure) => {
            finding.fix(Safety::Unsafe, "make it a paragraph with the character", as_paragraph(figure, image))
        }
        None => finding.fix(Safety::Safe, "write its `alt` in its place", as_character(image)),
    };
}

/// The `alt` in place of an image.
fn as_character(image: Element<'_>) -> Option<Edits> {
    let alt = image.value_if_any("alt")?;
    Some(Edits::default().replace(image.node().extent(), escaped(&alt)))
}

/// A paragraph with the character in place of a figure that holds nothing else.
fn as_paragraph(figure: Element<'_>, image: Element<'_>) -> Option<Edits> {
    let is_all = figure.parent_name() == Name::Article
        && !figure.has_text()
        && figure.node().end_tag().is_some()
        && figure.descendants().all(|inside| inside.id() == image.id());
    let text = character(image).filter(|_| is_all)?;
    Some(Edits::default().replace(figure.node().extent(), format!("<p>{}</p>", escaped(&text))))
}
