//! Text from documents on the page.

use std::borrow::Cow;

use maud::{Markup, Render, html};

use crate::sanitise::one_line;
use crate::url::is_url;

/// One line of text, escaped, with visible stand-ins for control characters.
pub(crate) struct Text<'a>(pub(crate) &'a str);

impl Render for Text<'_> {
    fn render_to(&self, buffer: &mut String) {
        one_line(self.0).as_ref().render_to(buffer);
    }
}

/// A message: what stands between backticks is code.
pub(super) fn message(text: &str) -> Markup {
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return Text(text).render();
    }
    html! {
        @for (at, part) in parts.iter().enumerate() {
            @if at % 2 == 1 { code { (Text(part)) } } @else { (Text(part)) }
        }
    }
}

/// A URL, as a link where it is one that a browser may follow.
pub(crate) fn link(url: &str) -> Markup {
    let shown = shortened(url);
    html! {
        @if is_url(url) {
            a href=(Text(url)) rel="noopener noreferrer nofollow" { (Text(&shown)) }
        } @else {
            (Text(&shown))
        }
    }
}

/// At most so many characters that no row grows out of the page.
pub(super) fn shortened(text: &str) -> Cow<'_, str> {
    const LONGEST: usize = 200;
    match text.char_indices().nth(LONGEST) {
        Some((cut, _)) => Cow::Owned(format!("{}…", text.get(..cut).unwrap_or_default())),
        None => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_in_messages() {
        assert_eq!(message("`a` in `<b>`").into_string(), "<code>a</code> in <code>&lt;b&gt;</code>");
        assert_eq!(message("no code").into_string(), "no code");
        assert_eq!(message("`a` and ` <").into_string(), "`a` and ` &lt;");
    }

    #[test]
    fn links_lead_to_the_web_only() {
        assert!(
            link("https://example.com/\"a")
                .into_string()
                .starts_with("<a href=\"https://example.com/&quot;a\"")
        );
        for url in ["javascript:alert(1)", "data:text/html,x", " https://x", "/a", ""] {
            assert!(!link(url).into_string().contains("<a"), "{url}");
        }
        assert_eq!(link(&"x".repeat(1000)).into_string().chars().count(), 201);
    }
}
