use crate::article::lazy::WaitingEmbed;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The iframe of an interactive or social embed or of a tracker has no `src`, or an empty one, and nothing
    /// between its tags but white space and comments. Of any iframe but one of an ad it is also told if its URL or its content
    /// waits in another attribute (`data-src`, `srcdoc`) for a script that loads it when it is seen, or when cookies are agreed to.
    ///
    /// # Why
    ///
    /// There is nothing to show or to run (SDK Interactive, SocialEmbed, Analytics).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure class="op-interactive"><iframe width="560" height="315"></iframe></figure>
    /// ```
    ///
    /// ```html
    /// <figure class="op-tracker"><iframe src="">
    ///   <!-- the counter -->
    /// </iframe></figure>
    /// ```
    ///
    /// ```html
    /// <figure class="op-interactive">
    ///   <iframe data-src="https://films.example.com/17" src="about:blank" width="560" height="315"></iframe>
    /// </figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure class="op-interactive"><iframe><p>Departures</p></iframe></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// As a suggestion, write a URL that waits in another attribute into `src`. Else none: only the publisher knows what
    /// belongs there.
    id: "embed-empty",
    severity: Error,
    points: StartTag,
    on: Elements(&[Name::Iframe], check),
    fix: Unsafe,
}

/// Figures of which this is asked; ads have a rule of their own.
const EMBEDS: Classes = Classes::EMBED.or(Classes::TRACKER);

fn check(iframe: Element<'_>, findings: &mut Findings<'_>) {
    let figure = iframe.figure();
    let is_embed = figure.is_some_and(|figure| figure.has_class(EMBEDS));
    // What waits is missed without such a figure, too.
    let Some(WaitingEmbed { attribute, url }) = iframe.waiting_embed() else {
        if is_embed && iframe.src().is_none() && !iframe.has_inline_content() {
            findings
                .at(iframe, "this `iframe` is empty: it has neither a URL in `src` nor content")
                .help("give a URL in `src` or put the code between the tags; else remove the figure");
        }
        return;
    };
    if figure.is_some_and(|figure| figure.has_class(Classes::AD)) {
        return;
    }
    let attribute = attribute.to_ascii_lowercase();
    if attribute == "srcdoc" {
        findings
            .at(iframe, "this `iframe` is empty: its content stands in `srcdoc`, which is not read")
            .help("write the content between `<iframe>` and `</iframe>`, unescaped");
        return;
    }
    let url = iframe.article.completed(&url).map_or(url, |whole| whole.url.into());
    findings
        .at(iframe, format!("this `iframe` is empty: its URL waits in `{attribute}`, where nothing reads it"))
        .help(format!("write the URL of `{attribute}` into `src`: no script runs that would do it"))
        .fix(
            Safety::Unsafe,
            format!("write the URL of `{attribute}` into `src`"),
            Edits::default().set(iframe, "src", &url),
        );
}
