//! In which encoding a feed says that it is, in which it is, and what was garbled before.

use ia_validate::source::Source;
use ia_validate::{Kind, Options, Validator};

/// What is found about the encoding: the marked text, and the message.
fn found(bytes: &[u8]) -> Vec<(String, String)> {
    let source = Source::decode(bytes, None);
    let report = Validator::new(Options::default()).source(&source, Kind::Feed);
    let of_encoding = report.diagnostics.iter().filter(|finding| finding.rule == "feed-encoding-mismatch");
    of_encoding
        .map(|finding| (finding.span.of(source.text()).to_owned(), finding.message.clone().into_owned()))
        .collect()
}

fn feed(declaration: &str, title: &str) -> String {
    format!(
        "{declaration}<rss version='2.0'><channel><title>{title}</title><link>https://example.com/</link>\
         <description>x</description></channel></rss>"
    )
}

/// What is found about an article that declares its encoding like this, and holds this text in UTF-8.
fn in_article(head: &str, text: &str) -> Vec<(String, String)> {
    let article = format!("<html><head>{head}</head><body><article><p>{text}</p></article></body></html>");
    let source = Source::decode(article.as_bytes(), Some(Kind::Article));
    let report = Validator::new(Options::default()).source(&source, Kind::Article);
    let of_encoding = report.diagnostics.iter().filter(|finding| finding.rule == "markup-unparsable");
    of_encoding
        .map(|finding| (finding.span.of(source.text()).to_owned(), finding.message.clone().into_owned()))
        .collect()
}

#[test]
fn an_article_in_utf_8_that_declares_something_else() {
    for (head, place, label) in [
        ("<meta charset=\"euc-jp\">", "euc-jp", "euc-jp"),
        ("<meta charset=shift_jis>", "shift_jis", "shift_jis"),
        (
            "<meta http-equiv=Content-Type content=\"text/html; charset=big5\">",
            "text/html; charset=big5",
            "big5",
        ),
    ] {
        let message = format!("the document declares `{label}`, but its bytes are UTF-8");
        assert_eq!(in_article(head, "The café’s “ferry” – 1 €"), [(place.to_owned(), message)], "{head}");
        assert_eq!(in_article(head, "The ferry"), [], "{head}");
    }
    assert_eq!(in_article("<meta charset=utf-8>", "The café’s “ferry”"), []);
    // What is neither is told as ever.
    let bytes =
        b"<html><head><meta charset=utf-8></head><body><article><p>caf\xE9</p></article></body></html>";
    let source = Source::decode(bytes, Some(Kind::Article));
    let report = Validator::new(Options::default()).source(&source, Kind::Article);
    let found: Vec<_> = report.diagnostics.iter().filter(|it| it.rule == "markup-unparsable").collect();
    assert!(found.len() == 1 && found[0].message.starts_with("a byte here"), "{found:?}");
}

#[test]
fn what_was_garbled_before() {
    for (title, marked) in [
        ("The ferryâ€™s captain", "â€"),
        ("cafÃ© naÃ¯ve", "Ã©"),
        ("Â« x Â»", "Â«"),
        ("a\u{fffd}b", "\u{fffd}"),
        ("ðŸ˜€", "ðŸ"),
    ] {
        let found = found(feed("", title).as_bytes());
        assert_eq!(found.len(), 1, "{title}");
        assert_eq!(found[0].0, marked);
    }
    for title in ["São Ã Â Tomé", "NOËL ÂGE", "“Ã”", "naïve â", "5 £ « x »", "ナイフ", "ðÿ", "ø¸", "Ñ‘"]
    {
        assert_eq!(found(feed("", title).as_bytes()), [], "{title}");
    }
    let (_, message) = &found(feed("", "Ã©Ã¨â€™\u{fffd}").as_bytes())[0];
    assert_eq!(message, "the text was garbled before it came into the feed (and 3 more like it)");
}

#[test]
fn what_is_declared_and_what_it_is() {
    let declared = |label: &str| format!("<?xml version='1.0' encoding='{label}'?>");
    for label in ["iso-8859-1", "windows-1252", "us-ascii", "ISO-8859-15", "koi8-r"] {
        for title in ["café", "日本語", "It’s", "😀"] {
            let expected = format!("the feed declares `{label}`, but its bytes are UTF-8");
            let found = found(feed(&declared(label), title).as_bytes());
            assert_eq!(found, [(label.to_owned(), expected)], "{title}");
        }
        assert_eq!(found(feed(&declared(label), "x").as_bytes()), [], "{label}");
    }
    // As it says, and no UTF-8.
    let latin = feed(&declared("iso-8859-1"), "caf@").replace('@', "\u{1}");
    let latin: Vec<u8> = latin.bytes().map(|byte| if byte == 1 { 0xE9 } else { byte }).collect();
    assert_eq!(found(&latin), []);
    for label in ["utf-16", "UTF-16", "utf-16be"] {
        for mark in [None, Some(0xFEFF)] {
            let text = feed(&declared(label), "é");
            let units = || mark.into_iter().chain(text.encode_utf16());
            let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
            assert_eq!(found(&big), [], "{label}");
            let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
            assert_eq!(found(&little).is_empty(), label != "utf-16be", "{label}");
        }
    }
    assert_eq!(found(feed(&declared("utf-16"), "x").as_bytes()).len(), 1);
}
