use std::collections::BTreeSet;

use crate::article::shortcodes::{Shortcode, in_text};
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A shortcode of WordPress stands in the text: a known name in brackets, with attributes (`[gallery ids="1,2"]`) or
    /// with its end tag (`[/caption]`), or one of a page builder (`[vc_row]`). Of several in one text the first is
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
        if at < read_to || article.text.as_bytes()[at] != b'[' {
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
        let message =
            format!("`{}` is a shortcode that was not run: readers see it as text", short(shortcode.written));
        findings
            .in_place(subject, node.span().trimmed(article.text), message)
            .help("run shortcodes before the export (`do_shortcode`), or write what it stands for");
    }
}
