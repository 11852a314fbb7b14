//! Reading feeds, whole and broken.

use super::{Characters, FieldName, Item, Outline, Reader};
use crate::feed::item::Wrapping;
use crate::source::Span;

fn read(feed: &str) -> (Vec<Item<'_>>, Outline) {
    let mut reader = Reader::new(feed);
    let items = std::iter::from_fn(|| reader.next_item()).collect();
    let mut outline = reader.into_outline();
    outline.add(Characters::of(feed, 0..feed.len()));
    (items, outline)
}

fn contents(feed: &str) -> Vec<String> {
    let text = |item: &Item<'_>| item.field(FieldName::Content).map(|field| field.text.to_string());
    read(feed).0.iter().map(|item| text(item).unwrap_or_else(|| "-".to_owned())).collect()
}

/// All problems, as `text where`.
fn problems(feed: &str) -> Vec<String> {
    let (items, outline) = read(feed);
    let all = items.iter().flat_map(|item| &item.problems).chain(&outline.problems);
    all.map(|problem| format!("{} @ {}", problem.kind, problem.span.of(feed))).collect()
}

const HEAD: &str =
    "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>";
const TAIL: &str = "</channel></rss>";

fn feed(items: &str) -> String {
    [HEAD, items, TAIL].concat()
}

fn item(content: &str) -> String {
    feed(&format!("<item><content:encoded>{content}</content:encoded></item>"))
}

#[test]
fn content_in_every_wrapping_is_the_same_text_at_the_right_places() {
    let article = "<p title=\"é\">1 &lt; 2 &amp;amp; 3</p>";
    for wrapped in [
        format!("<![CDATA[{article}]]>"),
        article.replace('&', "&amp;").replace('<', "&lt;"),
        article.replace('&', "&#38;").replace('<', "&#x3C;").replace('é', "&#233;"),
        format!("<![CDATA[{}]]><![CDATA[{}]]>", &article[..7], &article[7..]),
        format!("<![CDATA[{}]]>{}", &article[..7], article[7..].replace('&', "&amp;").replace('<', "&lt;")),
        format!(
            "<!-- c --><![CDATA[{}]]><?pi?>{}",
            &article[..2],
            &article[2..].replace('&', "&amp;").replace('<', "&lt;")
        ),
    ] {
        let feed = item(&wrapped);
        let (items, _) = read(&feed);
        let field = items[0].field(FieldName::Content).unwrap();
        assert_eq!(field.text, article, "{wrapped}");
        assert_eq!(problems(&feed), [""; 0], "{wrapped}");
        for (at, character) in article.char_indices() {
            let place = field.map.map(Span::at(at, at + character.len_utf8())).of(&feed);
            let denoted = match place {
                "&amp;" | "&#38;" => '&',
                "&lt;" | "&#x3C;" => '<',
                "&#233;" => 'é',
                _ => place.chars().next().unwrap(),
            };
            assert_eq!(denoted, character, "{wrapped} at {at}: {place}");
        }
    }
}

#[test]
fn fields_and_outline() {
    let text = feed(
        "<title>Feed</title><item><title> A &amp; <![CDATA[B]]> </title><link>\nhttps://x.y/a\n</link><guid/>\
         <media:group xmlns:media='m'><title>no</title></media:group><title>second</title></item><item/>",
    );
    let (items, outline) = read(&text);
    assert_eq!((items.len(), outline.items, outline.root.unwrap().0.as_str()), (2, 2, "rss"));
    let first = &items[0];
    assert_eq!(first.value(FieldName::Title), Some("A & B"));
    assert_eq!(first.field(FieldName::Title).unwrap().span().of(&text), "A &amp; <![CDATA[B");
    assert_eq!(first.field(FieldName::Link).unwrap().span().of(&text), "https://x.y/a");
    assert_eq!((first.value(FieldName::Guid), first.field(FieldName::Guid).is_some()), (None, true));
    assert_eq!(first.field(FieldName::Guid).unwrap().span().of(&text), "<guid/>");
    assert_eq!(items[1].span.of(&text), "<item/>");
}

#[test]
fn the_content_prefix_is_the_namespace_or_the_usual_one() {
    let usual = "<rss><channel><item><content:encoded>a</content:encoded></item></channel></rss>";
    assert_eq!(contents(usual), ["a"]);
    assert!(read(usual).1.unbound_content.is_some());
    let other = item("a").replace("content:encoded", "c:encoded").replace("xmlns:content", "xmlns:c");
    assert_eq!(contents(&other), ["a"]);
    assert!(read(&other).1.unbound_content.is_none());
    let foreign = usual.replace("content:encoded", "x:encoded");
    assert_eq!(contents(&foreign), ["-"]);
}

#[test]
fn a_section_that_ends_early_is_read_as_it_was_meant() {
    let text = item("<![CDATA[<p>a<script>// ]]>\nx<b & y='</script></p><p>b</p>]]>");
    let (items, outline) = read(&text);
    assert_eq!(
        items[0].field(FieldName::Content).unwrap().text,
        "<p>a<script>// ]]>\nx<b & y='</script></p><p>b</p>"
    );
    let Wrapping::Broken(place) = items[0].wrapping else { panic!("{:?}", items[0].wrapping) };
    assert_eq!((place.of(&text), text[place.end as usize..].starts_with("\nx<b")), ("]]>", true));
    assert!(outline.problems.is_empty());
    assert!(items[0].problems.iter().all(|problem| problem.span.start > place.start));
    // Text without tags behind a section is text.
    assert_eq!(contents(&item("<![CDATA[a]]> b")), ["a b"]);
}

#[test]
fn a_byte_order_mark_behind_a_section_is_text() {
    for (content, expected) in [
        ("<![CDATA[a]]>\u{feff}", "a\u{feff}"),
        ("<![CDATA[a]]>\u{feff}\u{feff}<![CDATA[b]]>c&amp;", "a\u{feff}\u{feff}bc&"),
    ] {
        let item = format!("<item><content:encoded>{content}</content:encoded><guid>g</guid></item>");
        let text = feed(&item);
        assert_eq!(contents(&text), [expected]);
        assert_eq!(problems(&text), [""; 0]);
        assert_eq!(read(&text).0[0].field(FieldName::Guid).unwrap().span().of(&text), "g");
    }
}

#[test]
fn markup_that_is_not_wrapped() {
    let text = item(" <html><p>a<br>b</p></html> ");
    let (items, _) = read(&text);
    assert_eq!(items[0].field(FieldName::Content).unwrap().text, " <html><p>a<br>b</p></html> ");
    assert!(matches!(items[0].wrapping, Wrapping::Markup(tag) if tag.of(&text) == "<html>"));
}

#[test]
fn one_broken_item_leaves_the_others() {
    let good = "<item><content:encoded><![CDATA[good]]></content:encoded></item>";
    for (broken, content, problem) in [
        (
            "<item><content:encoded><![CDATA[a]]></item>",
            "a",
            "the end tag `</item>` stands where `</content:encoded>` should",
        ),
        ("<item><content:encoded><![CDATA[a]]></content:encoded>", "a", "`<item>` has no end tag"),
        (
            "<item><content:encoded>a &nbsp; &#0; b & c</content:encoded></item>",
            "a &nbsp; &#0; b & c",
            "`&nbsp;` is no entity",
        ),
        (
            "<item></body></html><content:encoded>a</content:encoded></p></item>",
            "a",
            "the end tag `</body>` ends nothing",
        ),
        ("<item><title>x ]]> y</title></item>", "-", "`]]>` stands in the text"),
        ("<item><!bogus><title>x</title></item>", "-", "the tag is not well-formed"),
        ("<item a=1 a='2'><content:encoded>a</content:encoded></item>", "a", "the tag is not well-formed"),
    ] {
        let text = feed(&[good, broken, good].concat());
        assert_eq!(contents(&text), ["good", content, "good"], "{broken}");
        let problems = problems(&text);
        assert!(problems.first().is_some_and(|first| first.starts_with(problem)), "{broken}: {problems:?}");
    }
}

/// To a parser both items are one article.
#[test]
fn a_section_that_swallows_the_next_item_is_read_as_it_was_meant() {
    let good = "<item><content:encoded><![CDATA[good]]></content:encoded></item>";
    let open = "<item><title>a</title><content:encoded><![CDATA[b</content:encoded></item>";
    for text in [[open, good].concat(), [good, open, open, good].concat()].map(|items| feed(&items)) {
        let (items, outline) = read(&text);
        assert!(outline.first_problem.is_none(), "{text}: {:?}", outline.first_problem);
        for item in items {
            let is_open =
                matches!(item.wrapping, Wrapping::Open(opening) if opening.of(&text) == "<![CDATA[");
            let content = &item.field(FieldName::Content).unwrap().text;
            assert_eq!(content, if is_open { "b" } else { "good" });
            assert_eq!(is_open, item.value(FieldName::Title) == Some("a"));
            assert!(item.problems.is_empty());
        }
    }
    // An end tag in a section that ends in its item is text.
    let whole = item("<![CDATA[a</content:encoded>b]]>");
    assert_eq!((contents(&whole), problems(&whole)), (vec!["a</content:encoded>b".to_owned()], vec![]));
}

#[test]
fn a_feed_cut_anywhere_keeps_what_it_has() {
    let whole = feed(
        "<item><title>t</title><content:encoded><![CDATA[<p>é</p>]]></content:encoded></item>\
         <item><content:encoded>&lt;p&gt;b</content:encoded></item>",
    );
    for (cut, _) in whole.char_indices().skip(1) {
        let text = &whole[..cut];
        let (items, outline) = read(text);
        let broken = items.iter().any(|item| !item.problems.is_empty()) || !outline.problems.is_empty();
        assert!(broken, "{text}");
        if text.contains("</item>") {
            assert_eq!(items[0].field(FieldName::Content).unwrap().text, "<p>é</p>");
        }
    }
    assert_eq!(problems(&whole), [""; 0]);
}

#[test]
fn what_stands_around_the_feed() {
    let good = feed("<item/>");
    for (text, problem) in [
        (format!("x{good}"), "the feed begins with something other"),
        (format!("\n<?xml version='1.0'?>{good}"), "the XML declaration is not at the very beginning"),
        (format!("{good}<b/>"), "something stands behind the end"),
        (format!("<!DOCTYPE rss [<!ELEMENT rss ANY>]>{good}"), "the feed declares a document type"),
        (good.replace("<item/>", "<item/>\u{1b}\u{1}"), "the character U+001B is not allowed"),
        (good.replace("</channel>", "</chanel>"), "the end tag `</chanel>` ends nothing"),
    ] {
        let problems = problems(&text);
        assert!(problems.iter().any(|found| found.starts_with(problem)), "{text}: {problems:?}");
    }
    assert_eq!(problems(&format!("\u{feff}<?xml version='1.0'?>\n{good}\n<!-- x -->")), [""; 0]);
    // A second byte order mark is text, and one defect.
    for front in ["\u{feff}\u{feff}", "\u{feff}\u{feff}\u{feff}", "x"] {
        let problems = problems(&format!("{front}<?xml version='1.0'?>\n{good}"));
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].starts_with("the feed begins with something other"), "{problems:?}");
    }
    assert_eq!(read("").0.len(), 0);
}

/// An element in the content that only looks like an item ended the reading there again and again.
#[test]
fn what_looks_like_an_item_is_content() {
    for tag in ["<item/li>", "<item/ >", "<item\u{c}>", "<item\u{b}x>", "<items>", "<item-x>"] {
        assert_eq!(contents(&item(tag)), [tag]);
        // After an error, too.
        let broken =
            feed(&format!("<item><a b=</item><item><content:encoded>{tag}</content:encoded></item>"));
        assert_eq!(contents(&broken).last().map(String::as_str), Some(tag));
    }
    for tag in ["<item>", "<item a='b'>", "<item\n>", "<item\t>"] {
        assert_eq!(contents(&item(tag)).len(), 2, "{tag}");
    }
}

/// It was taken for a section: nine bytes were left out, and the last one could be in the middle of a character.
#[test]
fn what_looks_like_a_section_is_content() {
    for content in ["a<![é", "a<![DAéé", "a<![CDATA", "a<![cdata[b]]>"] {
        assert_eq!(contents(&item(content)), [content]);
    }
    assert_eq!(contents(&item("a<![CDATA[é")), ["aé"]);
}

#[test]
fn any_number_of_anything_in_linear_time() {
    for unit in [
        "<item>",
        "<item><content:encoded><![CDATA[",
        "<item><content:encoded><![CDATA[a</content:encoded></item>",
        "<item><content:encoded><![CDATA[a]]><b></item>",
        "<item><!--",
        "<item><a b=\"",
        "<item><content:encoded><p>",
        "<a>",
        "</a>",
        "<![CDATA[",
        "&amp;",
        "&",
        "<item><x></y></x>",
    ] {
        let text = [HEAD, &unit.repeat(50_000)].concat();
        // Anything that is not linear would take minutes here.
        assert!(read(&text).1.root.is_some(), "{unit}");
        assert!(read(&[&text, "]]>"].concat()).1.root.is_some(), "{unit}");
    }
}

/// The text of `<title>…</title>` as the library's events have it, and all that is wrong with it.
fn by_events(text: &str) -> (String, usize) {
    let title = format!("<t>{text}</t>");
    let mut xml = quick_xml::Reader::from_str(&title);
    xml.config_mut().allow_dangling_amp = true;
    let (mut out, mut problems) = (String::new(), title.matches("]]>").count());
    let mut at = 0;
    loop {
        let event = xml.read_event().unwrap();
        let end = usize::try_from(xml.buffer_position()).unwrap();
        let written = &title[at..end];
        at = end;
        match event {
            quick_xml::events::Event::Text(_) => {
                problems += usize::from(written.starts_with('&'));
                out.push_str(written);
            }
            quick_xml::events::Event::GeneralRef(_) => match quick_xml::escape::unescape(written) {
                Ok(text) => out.push_str(&text),
                Err(_) => {
                    problems += 1;
                    out.push_str(written);
                }
            },
            quick_xml::events::Event::Eof => return (out, problems),
            _ => {}
        }
    }
}

#[test]
fn texts_are_taken_apart_as_the_library_does() {
    const PIECES: [&str; 8] = ["&", "amp;", "&lt;", "a", ";", "]]>", "é ", "\u{feff}"];
    let mut count = 0;
    for code in 0..PIECES.len().pow(5) {
        let digits = (0..5).map(|place| code / PIECES.len().pow(place) % PIECES.len());
        let text: String = digits.map(|piece| PIECES[piece]).collect();
        let feed = feed(&format!("<item><title>{text}</title></item>"));
        let (items, _) = read(&feed);
        let (expected, problems) = by_events(&text);
        assert_eq!(items[0].field(FieldName::Title).unwrap().text, expected, "{text}");
        assert_eq!(items[0].problems.len(), problems, "{text}: {:?}", items[0].problems);
        count += usize::from(problems > 0);
    }
    assert!(count > 1_000);
}
