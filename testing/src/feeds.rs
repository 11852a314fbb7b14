//! Feeds, and feeds with a few random defects, the same on every machine.

use crate::{Rng, boundary, corpus, pick, test_articles};

/// What has all that may stand in a feed.
const RICH: &str = "<?xml version=\"1.0\" encoding=\"utf-8\" standalone='yes'?>
<!DOCTYPE rss [<!ENTITY own \"O&#160;n\"><!-- c --> <!ENTITY nbsp '&#xA0;'>]>
<?xml-stylesheet href='a.xsl'?>
<!-- a feed -->
<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:media='http://search.yahoo.com/mrss/'
 xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:atom=\"http://www.w3.org/2005/Atom\">
<channel><title>News &amp; more</title><link>https://example.com/</link><description>D</description>
<atom:link rel=\"self\" href=\"https://example.com/feed?a=1&amp;b=2\" type='application/rss+xml'/>
<item><title>A &lt; B &own;</title><link>https://example.com/a?x=1&amp;y=2</link><guid isPermaLink=\"false\">a</guid>
<dc:creator><![CDATA[Ann & Bob]]></dc:creator><pubDate>Thu, 04 Feb 2016 09:00:00 +0000</pubDate>
<media:content xmlns:m2='http://a/b' url=\"https://example.com/a.jpg?w=1&amp;h=2\" m2:a='1' media:a=\"2\"><media:title>T</media:title></media:content>
<content:encoded><![CDATA[<!doctype html><html><head><link rel=\"canonical\" href=\"https://example.com/a\"></head>
<body><article><header><h1>A</h1></header><p>One & two < three</p><h3>No</h3></article></body></html>]]></content:encoded></item>
<!-- between -->
<item><title>B</title><link>https://example.com/b</link><author>Ann</author>
<content:encoded>&lt;html&gt;&lt;head&gt;&lt;link rel=\"canonical\" href=\"https://example.com/b\"&gt;&lt;/head&gt;&lt;body&gt;&lt;article&gt;
&lt;header&gt;&lt;h1&gt;B&lt;/h1&gt;&lt;/header&gt;&lt;p&gt;One&nbsp;two&lt;/p&gt;&lt;h3&gt;No&lt;/h3&gt;&lt;/article&gt;&lt;/body&gt;&lt;/html&gt;</content:encoded></item>
<item><title>C</title><link>https://example.com/c</link><empty/>
<content:encoded><html><head><link rel=\"canonical\" href=\"https://example.com/c\"/></head><body><article><p>C</p></article></body></html></content:encoded></item>
<item><title><![CDATA[D]]></title><link>https://example.com/d</link>
<content:encoded><![CDATA[<html><head><link rel=\"canonical\" href=\"https://example.com/d\"></head><body><article><h3>D</h3></article></body></html>]]></content:encoded></item>
</channel>
</rss>
<!-- the end -->
";

/// A feed that has all of it, and those of our own and of other people.
#[must_use]
pub fn feeds() -> Vec<String> {
    let others = test_articles().into_iter().chain(corpus("feeds")).chain(corpus("other"));
    let texts = others
        .filter(|document| document.name.ends_with(".xml"))
        .map(|document| document.text().into_owned());
    std::iter::repeat_n(RICH.to_owned(), 4).chain(texts).collect()
}

/// What is put into feeds: whatever is, or looks like, the beginning or the end of something.
#[rustfmt::skip]
const TOKENS: &[&str] = &[
    "<", "<<", ">", "</", "</>", "</ x>", "< x>", "<3", "<?", "<?x?>", "<?x y?>", "<?xml version='1.0'?>", "<?XML a?>", "<?a:b c?>", "<?x/?>",
    "<!", "<!x>", "<!--", "-->", "--", "<!-- a -- b -->", "<!-- a --->", "<!-- fine -->", "<![CDATA[", "]]>", "]]", "<![CDATA[a]]>", "<![cdata[a]]>",
    "<!DOCTYPE rss>", "<!DOCTYPE rss [<!ENTITY nbsp '&#160;'>]>", "<!doctype html>",
    "&", "& ", "&amp", "&amp;", "&nbsp;", "&own;", "&#0;", "&#1;", "&#x41;", "&#x;", "&#xD800;", "&#x110000;", "&#X41;", "&;", "&a b;", "AT&T", "&lt;", "]]&gt;",
    "<b>", "</b>", "<b/>", "<b>fine</b>", "<b/ >", "<b / >", "<b\n/>", "<b a=1>", "<b a>", "<b a='1'b='2'/>", "<b a='1' a='2'/>", "<b a='<'/>", "<b a='&'/>", "<b a='&lt;'/>",
    "<b a=\"'\" b='\"'/>", "<b 1='a'/>", "<1/>", "<b c:='a'/>", "<a:b:c/>", "<:b/>", "<b:/>", "<x:b/>", "<content:b/>", "<b x:a='1'/>", "<b xml:lang='en'/>", "<xml:b/>",
    "<b xmlns:x='u'><x:y/></b>", "<b xmlns:x=''/>", "<b xmlns:x='a b'/>", "<b xmlns='u'/>", "<b xmlns:y='u' xmlns:z='u' y:a='1' z:a='2'/>", "<b xmlns:xml='u'/>", "<b xmlns:xmlns='u'/>",
    "<é/>", "<b é='1'/>", "<b\u{b7}/>", "<\u{b7}b/>", " a='1'", " a=\"", "'", "\"", "=", "/", "/>", " ", "\n", "\r\n", "\r", "\t", "\u{a0}", "\u{feff}", "\u{fffd}", "\u{fffe}", "\u{1}", "\0", "\u{c}", "\u{85}", "é", "😀",
    "<item>", "</item>", "<item/>", "<title>", "</title>", "</content:encoded>", "<content:encoded>", "<channel>", "</channel>", "<rss>", "</rss>",
    "<title>a</title>", "<item><title>a</title></item>", " xmlns:x='u'", "text", "xmlns:content='u'", "1.1", "utf-8", "x",
];

/// One of the feeds, by its index, and what up to three defects make of it.
#[must_use]
pub fn mutant(feeds: &[String], seed: u64) -> (usize, Vec<u8>) {
    let random = &mut Rng::with_seed(seed);
    let which = random.usize(..feeds.len());
    let mut text = feeds[which].clone();
    for _ in 0..pick(random, &[1, 1, 1, 2, 3]) {
        mutate(random, &mut text);
    }
    let mut bytes = text.into_bytes();
    if random.u8(..60) == 0 {
        let at = random.usize(..=bytes.len());
        bytes.insert(at, pick(random, &[0x80, 0xC3, 0xFF, 0xE2]));
    }
    (which, bytes)
}

fn mutate(random: &mut Rng, text: &mut String) {
    let at = place(random, text);
    let few = boundary(text, text.len().min(at + 1 + random.usize(..6)));
    match random.u8(..20) {
        // Bytes.
        0..3 => {
            let next = text[at..].chars().next().map_or(at, |character| at + character.len_utf8());
            text.replace_range(at..next, "");
        }
        3..5 => text.replace_range(at..few, ""),
        5..7 => {
            let character = pick(random, b"<>&\"'/!?-[]=;: \nx0#").into();
            text.insert(at, character);
        }
        7 => {
            let next = text[at..].chars().next().map_or(at, |character| at + character.len_utf8());
            let character: char = pick(random, b"<>&\"'/!?-[]=;: \nx0#").into();
            text.replace_range(at..next, character.encode_utf8(&mut [0; 4]));
        }
        // Tokens.
        8..12 => text.insert_str(at, pick(random, TOKENS)),
        12 => text.replace_range(at..few, pick(random, TOKENS)),
        13 => {
            if let Some((from, to)) = tag(random, text) {
                text.replace_range(from..to, "");
            }
        }
        14 => {
            if let Some((from, to)) = tag(random, text) {
                text.replace_range(from..to, pick(random, TOKENS));
            }
        }
        // Structure.
        15 => text.truncate(at),
        16 => {
            if let Some((from, to)) = tag(random, text) {
                let moved = text[from..to].to_owned();
                text.insert_str(at, &moved);
            }
        }
        17 => {
            if let (Some(one), Some(two)) = (tag(random, text), tag(random, text))
                && one.1 <= two.0
            {
                let (first, second) = (text[one.0..one.1].to_owned(), text[two.0..two.1].to_owned());
                text.replace_range(two.0..two.1, &first);
                text.replace_range(one.0..one.1, &second);
            }
        }
        18 => {
            let end = text.len().min(at + random.usize(..400));
            let twice = text[at..boundary(text, end)].to_owned();
            text.insert_str(at.min(text.len()), &twice);
        }
        _ => *text = [&text[at..], &text[..at]].concat(),
    }
}

/// A place, more often between the tags of the feed than inside of an article.
fn place(random: &mut Rng, text: &str) -> usize {
    for _ in 0..20 {
        let at = boundary(text, random.usize(..=text.len()));
        let is_inside = text[..at].rfind("<![CDATA[").is_some_and(|open| !text[open..at].contains("]]>"));
        if !is_inside || random.u8(..12) == 0 {
            return at;
        }
    }
    boundary(text, random.usize(..=text.len()))
}

/// A tag, or what stands between two `<`.
fn tag(random: &mut Rng, text: &str) -> Option<(usize, usize)> {
    let at = place(random, text);
    let from = at + text[at..].find('<')?;
    let to = from + text[from..].find('>')? + 1;
    Some((from, to))
}
