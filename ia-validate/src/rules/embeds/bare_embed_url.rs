use crate::article::oembed::{Embeddable, embeddable};
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A paragraph holds only the URL of a video or a post on YouTube, Vimeo, X, Instagram, Facebook, TikTok or
    /// SoundCloud, as bare text.
    ///
    /// # Why
    ///
    /// WordPress makes an embed of such a paragraph; Facebook did not (VENDOR oEmbed), and shows the URL as text.
    ///
    /// # Bad
    ///
    /// ```html
    /// <p>https://youtu.be/dQw4w9WgXcQ</p>
    /// ```
    ///
    /// ```html
    /// <p>https://twitter.com/harbour/status/17</p>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure class="op-interactive"><iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ" width="560" height="315"></iframe></figure>
    /// ```
    ///
    /// ```html
    /// <p>Watch <a href="https://youtu.be/dQw4w9WgXcQ">the ferry</a> leave.</p>
    /// ```
    ///
    /// # Fix
    ///
    /// As a suggestion, for YouTube and Vimeo: an embed of the player.
    id: "bare-embed-url",
    severity: Info,
    points: StartTag,
    on: Elements(&[Name::P], check),
    fix: Unsafe,
}

fn check(paragraph: Element<'_>, findings: &mut Findings<'_>) {
    let first = paragraph.byte_behind();
    if matches!(first, b'h' | b'H') || first.is_ascii_whitespace() {
        check_text(paragraph, findings);
    }
}

#[inline(never)] // so that the look at the first byte is cheap
fn check_text(paragraph: Element<'_>, findings: &mut Findings<'_>) {
    let inner = paragraph.inner().of(paragraph.article.text).trim_ascii();
    if !inner.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("http"))
        || !paragraph.is_inside(Inside::ARTICLE)
    {
        return;
    }
    let Some(page) = embeddable(inner) else { return };
    findings
        .at(paragraph, format!("the URL of {} alone in a paragraph: it is shown as text", page.what))
        .help("show it in an embed: `<figure class=\"op-interactive\"><iframe …></iframe></figure>`")
        .fix(Safety::Unsafe, "show its player", with_player(paragraph, &page));
}

/// An embed in place of a paragraph.
fn with_player(paragraph: Element<'_>, page: &Embeddable) -> Option<Edits> {
    let player = page.player.as_ref()?;
    let is_clean = paragraph.parent_name() == Name::Article && paragraph.node().end_tag().is_some();
    let embed = format!(
        "<figure class=\"op-interactive\"><iframe src=\"{player}\" width=\"560\" height=\"315\"></iframe></figure>"
    );
    is_clean.then(|| Edits::default().replace(paragraph.node().extent(), embed))
}
