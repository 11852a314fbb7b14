//! Messages and advice where one rule meets several cases: each must fit its own.

use ia_validate::{Diagnostic, Kind, Options, Source, Validator};

/// The first finding of a rule in the body of an article, or in a feed.
fn finding(rule: &str, text: &str) -> Option<Diagnostic> {
    let (kind, text) = if text.starts_with("<rss") {
        (Kind::Feed, text.to_owned())
    } else if text.starts_with("<html") {
        (Kind::Article, text.to_owned())
    } else {
        (Kind::Article, format!("<html><head></head><body><article>{text}</article></body></html>"))
    };
    let report = Validator::new(Options::default()).source(&Source::from_text(&text), kind);
    report.diagnostics.into_iter().find(|finding| finding.rule == rule)
}

#[test]
fn advice_fits_the_case() {
    for (rule, text, advice) in [
        // A paragraph can be divided, a pull quote cannot.
        ("repeated-line-breaks", "<p>a<br><br>b</p>", "divide the text with `</p><p>`"),
        ("repeated-line-breaks", "<footer><aside>a<br><br>b</aside></footer>", "keep one of them"),
        // A figure around a figure is not made right by moving the inner one out.
        ("figure-not-child-of-article", "<div><figure></figure></div>", "move the figure out"),
        ("figure-not-child-of-article", "<figure><figure></figure></figure>", "take one of the two"),
        // An image may have its feedback on the wrong element; an embed has none.
        ("feedback-on-wrong-element", "<figure><img data-feedback=\"fb:likes\"></figure>", "put it on"),
        (
            "feedback-on-wrong-element",
            "<figure class=\"op-map\" data-feedback=\"fb:likes\"></figure>",
            "take it away",
        ),
        ("data-mode-invalid", "<figure><img data-mode=\"fullscreen\"></figure>", "put it on"),
        ("data-mode-invalid", "<figure class=\"op-map\" data-mode=\"fullscreen\"></figure>", "take it away"),
        // A script may be the geotag, not marked as one.
        ("map-geotag-missing", "<figure class=\"op-map\"></figure>", "put a `<script"),
        (
            "map-geotag-missing",
            "<figure class=\"op-map\"><script>{}</script></figure>",
            "if the `script` is the geotag",
        ),
        // A link that is there need not be added.
        ("canonical-missing", "<p>x</p>", "add `<link"),
        (
            "canonical-missing",
            "<html><head><link rel=\"canonical\" href=\"\"></head><article></article></html>",
            "write the article's URL into `href`",
        ),
        ("link-url-invalid", "<p><a>x</a></p>", "write the URL"),
    ] {
        let help = finding(rule, text).and_then(|finding| finding.help);
        assert!(help.as_deref().is_some_and(|help| help.starts_with(advice)), "{rule}, {text}: {help:?}");
    }
}

#[test]
fn messages_say_what_is_there() {
    for (rule, text, message) in [
        (
            "single-media-in-cover",
            "<header><figure><img src=\"https://example.com/a.jpg\"></figure></header><p>Few words</p>",
            "the cover is the only image or video, and there is hardly any text",
        ),
        (
            "embed-empty",
            "<figure class=\"op-tracker\"><iframe src=\"\"></iframe></figure>",
            "this `iframe` is empty: it has neither a URL in `src` nor content",
        ),
        (
            "feed-item-field-missing",
            "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><item>\
             </item><item><content:encoded>&lt;article></content:encoded></item></channel></rss>",
            "the item has no `title`, `link` or `content:encoded`",
        ),
    ] {
        assert_eq!(finding(rule, text).map(|finding| finding.message).as_deref(), Some(message), "{rule}");
    }
}

#[test]
fn the_script_that_may_be_the_geotag_is_shown() {
    let map = "<figure class=\"op-map\"><script type=\"application/json+geojson\">{}</script></figure>";
    let related = finding("map-geotag-missing", map).map(|finding| finding.related).unwrap_or_default();
    assert_eq!(related.len(), 1);
}
