use super::sizes::is_content;
use crate::article::pixels::{MAX_EMBED_HEIGHT, pixels};
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The `height` of an iframe is an integer above 960. Ads, trackers and what is inside an iframe are not
    /// looked at.
    ///
    /// # Why
    ///
    /// Embedded content can be up to 960 pixels high (FAQ L124).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure class="op-interactive"><iframe src="https://charts.example.com/17" width="320" height="961"></iframe></figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure class="op-interactive"><iframe src="https://charts.example.com/17" width="320" height="960"></iframe></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// As a suggestion, since it cuts content off: write the greatest height.
    id: "iframe-height-too-large",
    severity: Error,
    points: Value,
    on: Elements(&[Name::Iframe], check),
    fix: Unsafe,
}

fn check(iframe: Element<'_>, findings: &mut Findings<'_>) {
    let Some(value) = iframe.value("height").filter(|_| is_content(iframe)) else { return };
    if pixels(&value).is_some_and(|height| height > MAX_EMBED_HEIGHT) {
        let height = short(value.trim_ascii());
        findings
            .at_value(
                iframe,
                "height",
                format!("`height` is {height}: embeds can be up to {MAX_EMBED_HEIGHT} pixels high"),
            )
            .help("make the content fit into less height, or divide it into several embeds")
            .fix(
                Safety::Unsafe,
                format!("write `{MAX_EMBED_HEIGHT}`"),
                Edits::default().set(iframe, "height", &MAX_EMBED_HEIGHT.to_string()),
            );
    }
}
