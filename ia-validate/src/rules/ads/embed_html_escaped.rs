use crate::markup::decode;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The content of an iframe in an embed, ad or tracker begins with an escaped tag, such as
    /// `&lt;script&gt;`, and holds no real one.
    ///
    /// # Why
    ///
    /// HTML and scripts within an iframe must be unescaped (FAQ L112); escaped, they are shown as text and do
    /// nothing.
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure class="op-interactive">
    ///   <iframe>&lt;script src="https://charts.example.com/17.js"&gt;&lt;/script&gt;</iframe>
    /// </figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure class="op-interactive">
    ///   <iframe><script src="https://charts.example.com/17.js"></script></iframe>
    /// </figure>
    /// ```
    ///
    /// ```html
    /// <figure class="op-interactive"><iframe>&lt;b&gt; makes text <b>bold</b></iframe></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// Unescape the content once, if all of it is escaped one level deep.
    id: "embed-html-escaped",
    severity: Error,
    points: Text,
    on: Elements(&[Name::Iframe], check),
    fix: Safe,
}

fn check(iframe: Element<'_>, findings: &mut Findings<'_>) {
    if !iframe.figure().is_some_and(|figure| figure.has_class(Classes::HOLDS_IFRAME)) {
        return;
    }
    let span = iframe.inner().trimmed(iframe.article.text);
    let content = span.of(iframe.article.text);
    if content.starts_with('&') && !holds_tag(content) && begins_with_markup(&decode::text(content)) {
        findings
            .in_place(
                iframe,
                span,
                "the content of this `iframe` is escaped: it is shown as text and does nothing",
            )
            .help("write `<` and `>` instead of `&lt;` and `&gt;` in the content")
            .fix(
                Safety::Safe,
                "unescape the content",
                Edits::default().replace(span, decode::text(content).into_owned()),
            );
    }
}

/// Whether there is a start tag or an end tag.
fn holds_tag(content: &str) -> bool {
    memchr::memchr_iter(b'<', content.as_bytes()).any(|at| match content.as_bytes()[at + 1..] {
        [b'/', first, ..] | [first, ..] => first.is_ascii_alphabetic(),
        [] => false,
    })
}

fn begins_with_markup(text: &str) -> bool {
    let after = text.strip_prefix('<').unwrap_or_default();
    after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!' || c == '/')
}
