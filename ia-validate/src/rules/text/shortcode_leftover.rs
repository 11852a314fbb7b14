use std::collections::BTreeSet;

use crate::article::shortcodes::{Shortcode, in_text};
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A shortcode of WordPress or SilverStripe stands in the text: a known name in brackets, with attributes
    /// (`[gallery ids="1,2"]`) or with its end tag (`[/caption]`), one of a page builder (`[vc_row]`), or one of Joomla's
    /// plugins (`{loadposition banner}`, `{youtube}…{/youtube}`). Of the picture in a `[caption]` nothing else is said. Of several in one text the first is
    /// reported, and an end tag only without its start. `[sic]` and other words in brackets are none, nor are examples
    /// in `code`.
    ///
    /// # Why
    ///
    /// It was not run, and readers see it as text (WP 475).
    ///
    /// # Bad
    ///
    /// ```html
    /// <p>[gallery ids="1,2" size="large"]</p>
    /// ```
    ///
    /// ```html
    /// <p>[vc_column_text]The ferry is back.[/vc_column_text]</p>
    /// ```
    ///
    /// ```html
    /// <p>[caption id="attachment_33" width="900"]<img src="https://example.com/oven.jpg"> The oven[/caption]</p>
    /// ```
    ///
    /// ```html
    /// <p>{youtube}x0mE2kzWQ3c{/youtube}</p>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <p>“It sales [sic] at noon” [video]</p>
    /// ```
    ///
    /// # Fix
    ///
    /// None: what it stands for is known only to the site.
    id: "shortcode-leftover",
    severity: Warning,
    points: Text,
    on: Article(check),
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    let mut read_to = 0;
    // The names of those that have begun.
    let mut begun = BTreeSet::new();
    for &at in article.marks() {
        if at < read_to || !matches!(article.text.as_bytes()[at], b'[' | b'{' | b'<') {
            continue;
        }
        let node = article.node_at(at);
        read_to = node.span().end as usize;
        if !node.is_shown_text() {
            continue;
        }
        let text = node.node().decoded_text();
        let mut first: Option<Shortcode<'_>> = None;
        let mut len = 0;
        for shortcode in in_text(&text) {
            len += shortcode.written.len();
            let is_follow_up = shortcode.is_end && begun.contains(shortcode.name);
            if !shortcode.is_end {
                begun.insert(shortcode.name.to_owned());
            }
            if !is_follow_up {
                first.get_or_insert(shortcode);
            }
        }
        let Some(shortcode) = first else { continue };
        // What is nothing else is no text that lacks a paragraph.
        let is_all = len == text.trim_ascii().len();
        let subject = if is_all { node } else { node.parent().unwrap_or(node) };
        let written = short(shortcode.written);
        let (what, help) = match shortcode.name {
            _ if shortcode.written.starts_with('{') => (
                "tag of a plugin",
                "run content plugins before the export (in Joomla with `HTMLHelper::_('content.prepare', …)`), or write what it stands for",
            ),
            "caption" | "wp_caption" => (
                "shortcode",
                "run shortcodes before the export (in WordPress with `do_shortcode`), or write `<figure><img …><figcaption>…</figcaption></figure>`",
            ),
            _ => (
                "shortcode",
                "run shortcodes before the export (in WordPress with `do_shortcode`), or write what it stands for",
            ),
        };
        let message = format!("`{written}` is a {what} that was not run: readers see it as text");
        findings.in_place(subject, node.span().trimmed(article.text), message).help(help);
    }
}
