//! The rules' documentation as HTML.

use crate::sources::{self, linked};
use ia_validate::rules::Rule;
use maud::{Markup, PreEscaped};
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd, html};

/// The documentation of a rule, below headings of level 3.
pub(super) fn of(rule: &Rule) -> Markup {
    PreEscaped(explanation(rule))
}

/// What the HTML report says of a rule, as HTML without markup of any source.
#[must_use]
pub fn explanation(rule: &Rule) -> String {
    html_of(&linked(&rule.markdown(), sources::URL))
}

/// Markdown as HTML in which no markup of the source is left.
fn html_of(markdown: &str) -> String {
    const LEVEL: HeadingLevel = HeadingLevel::H4;
    let events = Parser::new(markdown).map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::Start(Tag::Heading { id, classes, attrs, .. }) => {
            Event::Start(Tag::Heading { level: LEVEL, id, classes, attrs })
        }
        Event::End(TagEnd::Heading(_)) => Event::End(TagEnd::Heading(LEVEL)),
        other => other,
    });
    let mut html = String::new();
    html::push_html(&mut html, events);
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_without_markup() {
        let html =
            html_of("# Why\n\nA <script>x</script> `<b>`.\n\n<div onclick=x>\n\n```html\n<p>&amp;\n```\n");
        assert_eq!(
            html,
            "<h4>Why</h4>\n<p>A &lt;script&gt;x&lt;/script&gt; <code>&lt;b&gt;</code>.</p>\n&lt;div onclick=x&gt;\n\
             <pre><code class=\"language-html\">&lt;p&gt;&amp;amp;\n</code></pre>\n"
        );
    }
}
