//! Bytes as a feed, and as what an item's article is written with: where a character of the article is mapped
//! to, the feed says that character, by itself or by a reference.
#![no_main]

use ia_validate::internals::contents;
use ia_validate::{Kind, Source, Span};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let source = Source::decode(bytes, Some(Kind::Feed));
    check(source.text());
    check(&format!(
        "<rss xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><item><title>–</title>\
         <content:encoded>{}</content:encoded></item></channel></rss>",
        source.text()
    ));
});

fn check(feed: &str) {
    for (article, map) in contents(feed) {
        let mut before = 0;
        for (at, character) in article.char_indices() {
            let end = at + character.len_utf8();
            let place = map.map(Span::at(at, end));
            assert!(before <= place.start, "characters keep their order");
            before = place.end;
            let written = feed.get(place.range()).expect("a place in the feed");
            assert_eq!(resolved(written), Some(character), "{written:?} at {at}");
            assert_eq!(map.map(Span::at(at, at)), Span::empty(place.start));
            assert_eq!(map.map(Span::at(0, end)).end, place.end);
            assert_eq!(map.map(Span::at(at, article.len())).end, map.end());
        }
        assert_eq!(before, if article.is_empty() { before } else { map.end() });
    }
}

/// The one character that a piece of XML text says.
fn resolved(written: &str) -> Option<char> {
    let mut characters = written.chars();
    let first = characters.next()?;
    let Some(reference) = characters.as_str().strip_suffix(';') else {
        return Some(first).filter(|_| characters.as_str().is_empty());
    };
    match reference {
        _ if first != '&' => None,
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => char::from_u32(match reference.strip_prefix("#x") {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => reference.strip_prefix('#')?.parse().ok()?,
        }),
    }
}
