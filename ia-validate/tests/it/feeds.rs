//! What is no well-formed feed, or no RSS: what is said, and at which place.

use ia_validate::report::Outcome;
use ia_validate::{Kind, Options, Severity, Source, Validator};
use ia_validate_testing::{Rng, feeds};

const ITEM: &str = "<item><title>Ferry</title><link>https://example.com/ferry</link><guid>1</guid>\
    <pubDate>2016-02-04T09:00:00Z</pubDate><author>Ann</author><description>Back.</description>\
    <content:encoded><![CDATA[<html lang=en><head><meta charset=utf-8><meta property=\"op:markup_version\" content=\"v1.0\">\
    <link rel=canonical href=\"https://example.com/ferry\"></head><body><article><header><h1>Ferry</h1>\
    <time class=op-published datetime=\"2016-02-04T09:00:00Z\">4 February</time></header><p>The ferry is back.</p>\
    </article></body></html>]]></content:encoded></item>";

/// A feed of one item, with something put in front of it and of the end of the first title.
fn feed(in_channel: &str, in_title: &str, in_item: &str) -> String {
    let item = ITEM.replacen("Ferry</title>", &format!("Ferry{in_title}</title>{in_item}"), 1);
    format!(
        "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>\
         <title>News</title><link>https://example.com/</link><description>News</description>{in_channel}{item}</channel></rss>"
    )
}

/// All findings, as `rule text`.
fn found(feed: &str) -> Vec<String> {
    let report = Validator::new(Options::default()).feed(feed.as_bytes());
    report.diagnostics.iter().map(|it| format!("{} {}", it.rule, it.span.of(feed))).collect()
}

#[test]
fn what_no_parser_reads() {
    for (in_channel, in_title, in_item, expected) in [
        ("", "", "<enclosure url=\"https://example.com/a?b=1&c=2\"/>", "&"),
        ("", "", "<enclosure url='a?b&amp;c&d'/>", "&"),
        ("<image url=\"a&nbsp;b\"/>", "", "", "&nbsp;"),
        ("", "", "<a b='1 < 2'/>", "<"),
        ("<!-- ---- news ---- -->", "", "", "--"),
        ("", "", "<!-- a -- b -->", "--"),
        ("<!-- a --->", "", "", "--"),
        ("", "", "<dc:creator>Ann</dc:creator>", "<dc:creator>"),
        ("<atom:link/>", "", "<atom:link/>", "<atom:link/>"),
        ("", "", "<a media:b='1'/>", "media:b"),
        ("", "", "<a b='1' b='2'/>", "b"),
        ("<a xmlns:x='u' xmlns:y='u' x:b='' y:b=''/>", "", "", "y:b"),
        ("", " < harbour", "", "<"),
        ("", " <3", "", "<"),
        ("", " a<", "", "<"),
        ("", " & harbour", "", "&"),
        (" & ", "", "", "&"),
        ("", "&eacute;", "", "&eacute;"),
        ("", "]]>", "", "]]>"),
        ("<?x:y z?>", "", "", "<?x:y z?>"),
        ("", "", "<a b=1/>", "<a b=1/>"),
        ("", "", "<a b/>", "<a b/>"),
        ("", "", "<a b='1'c='2'/>", "<a b='1'c='2'/>"),
        ("<a xmlns:b='c d'/>", "", "", "c d"),
        ("<1/>", "", "", "<"),
        ("<a:b:c/>", "", "", "<a:b:c/>"),
        ("<?xml version='1.0'?>", "", "", "<?xml version='1.0'?>"),
        ("</b>", "", "", "</b>"),
        ("", "", "<a></b></a>", "</b>"),
    ] {
        let feed = feed(in_channel, in_title, in_item);
        assert_eq!(found(&feed), [format!("feed-not-wellformed {expected}")], "{feed}");
    }
}

#[test]
fn what_stands_around_a_feed() {
    let feed = feed("", "", "");
    for (text, expected) in [
        (feed.replace("?xml version=\"1.0\"", "?xml version=\"2.0\""), "<?xml version=\"2.0\"?>"),
        (feed.replace("?xml version=\"1.0\"", "?xml encoding='utf-8'"), "<?xml encoding='utf-8'?>"),
        (format!("{feed}\nbye"), "bye"),
        (format!("{feed}<rss/>"), "<rss/>"),
        (format!("hello\n{feed}"), "hello"),
        (feed.replace("?><rss", "?>\n\n<rss").replace("<?xml", "\n<?xml"), "<?xml version=\"1.0\"?>"),
    ] {
        assert_eq!(found(&text), [format!("feed-not-wellformed {expected}")], "{text}");
    }
    assert_eq!(found(&format!("{feed}\n<!-- bye --><?x?>\n")), [""; 0]);
}

#[test]
fn entities_of_the_document_type_are_known() {
    let with = |subset: &str, title: &str| {
        feed("", title, "").replace("?>\n", &format!("?><!DOCTYPE rss [{subset}]>"))
    };
    for fine in [
        with("<!ENTITY nbsp \"&#160;\">", "&nbsp;"),
        with("<!-- c --><!ENTITY a 'one'>\n<!ENTITY b \"two\">", "&a; &b;"),
        with("<!ENTITY nbsp '&#xA0;'>", "").replace("<![CDATA[", "&nbsp;<![CDATA["),
    ] {
        assert_eq!(found(&fine), [""; 0], "{fine}");
    }
    let other = with("<!ENTITY nbsp '&#160;'>", "&eacute;");
    assert_eq!(found(&other), ["feed-not-wellformed &eacute;"]);
    let text = with("<!ENTITY own 'Boat'>", " &own;");
    let report = Validator::new(Options::default()).feed(text.replace("<h1>Ferry</h1>", "").as_bytes());
    assert_eq!(report.articles[0].title.as_deref(), Some("Ferry Boat"));
    // Whatever stands for very much stays as it is.
    let bomb = with(&format!("<!ENTITY a '{}'>", "x".repeat(50_000)), &"&a;".repeat(50_000));
    let report = Validator::new(Options::default()).feed(bomb.replace("<h1>Ferry</h1>", "").as_bytes());
    assert!(report.articles[0].title.as_ref().is_some_and(|title| title.len() < 500_000));
}

#[test]
fn an_end_tag_in_a_section_is_text() {
    let feed = feed("", "", "");
    for inner in ["</content:encoded>", "</item>", "</content:encoded></item></channel>"] {
        let text = feed.replace("is back.</p>", &format!("is back.<!-- {inner} --></p>"));
        assert_eq!(found(&text), [""; 0], "{text}");
    }
    // To a parser the next item is in it, too.
    let two = feed.replace(
        "</channel>",
        &format!(
            "{}</channel>",
            ITEM.replace("ferry", "harbour").replace("Ferry", "Harbour").replace(">1<", ">2<")
        ),
    );
    let open = two.replacen("]]></content", "</content", 1);
    assert_eq!(found(&open), ["feed-cdata-broken <![CDATA["]);
    let report = Validator::new(Options::default()).feed(open.as_bytes());
    assert_eq!(report.articles.len(), 2);
}

#[test]
fn namespaces_that_are_nearly_right() {
    let feed = feed("", "", "");
    const RIGHT: &str = "http://purl.org/rss/1.0/modules/content/";
    for wrong in [
        "http://purl.org/rss/1.0/modules/content",
        "https://purl.org/rss/1.0/modules/content/",
        "http://www.purl.org/rss/1.0/modules/content/",
        "http://purl.org/RSS/1.0/modules/content/",
    ] {
        let text = feed.replace(RIGHT, wrong);
        assert_eq!(found(&text), [format!("feed-namespace-missing {wrong}")]);
        let report = Validator::new(Options::default()).feed(text.as_bytes());
        let fix = report.diagnostics[0].fix.as_ref().unwrap();
        assert_eq!((fix.edits[0].span.of(&text), &*fix.edits[0].text), (wrong, RIGHT));
    }
    let foreign = feed.replace(RIGHT, "http://example.com/");
    assert_eq!(found(&foreign), ["feed-namespace-missing http://example.com/"]);
    // A declaration that is there counts, though another one is doubled.
    let doubled = feed.replace("<rss ", "<rss xmlns:a='u' xmlns:a='u' ");
    assert_eq!(found(&doubled), ["feed-not-wellformed xmlns:a"]);
    let undeclared = feed.replace(&format!(" xmlns:content=\"{RIGHT}\""), "");
    assert_eq!(found(&undeclared), ["feed-namespace-missing <rss version=\"2.0\">"]);
}

#[test]
fn roots_that_are_none() {
    let feed = feed("", "", "");
    let outside = feed.replace(ITEM, "").replace("</channel>", &format!("</channel>{ITEM}"));
    assert_eq!(found(&outside), ["feed-root-invalid <item>"]);
    let without = feed.replace(ITEM, "");
    for (place, around) in [
        ("<channel>", [ITEM, "<channel>"].concat()),
        ("</channel>", ["<image>", ITEM, "</image></channel>"].concat()),
        ("</channel>", ["</channel><channels>", ITEM, "</channels>"].concat()),
    ] {
        let text = without.replace(place, &around);
        assert_eq!(found(&text), ["feed-root-invalid <item>"], "{text}");
    }
    for version in ["version=\"0.91\"", "version=\"\"", ""] {
        let text = feed.replacen("version=\"2.0\"", version, 1);
        assert!(found(&text)[0].starts_with("feed-root-invalid <rss "), "{text}");
        assert_eq!(found(&text).len(), 1);
    }
    assert_eq!(found(&feed.replacen("\"2.0\"", "\"2.0.1\"", 1)), [""; 0]);
    for (text, message) in [
        ("<feed xmlns='http://www.w3.org/2005/Atom'/>", "an Atom feed"),
        ("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>", "an RDF feed"),
        ("<?xml version='1.0'?><opml version='1.0'><head/><body/></opml>", "an OPML file"),
        ("<?xml version='1.0'?><urlset/>", "a sitemap"),
        ("{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": []}", "this is a JSON feed"),
        ("%PDF-1.4\n%âã", "this is a PDF file"),
        ("\u{1f}\u{fffd}\u{8}\0x", "this is a file that is still compressed"),
    ] {
        let report =
            Validator::new(Options::default()).source(&Source::from_text(text), Kind::of(text.as_bytes()));
        let messages: Vec<&str> = report.diagnostics.iter().map(|it| &*it.message).collect();
        assert!(messages.len() == 1 && messages[0].starts_with(message), "{text}: {messages:?}");
    }
}

/// A document of which one byte cannot be read is judged all the same.
#[test]
fn one_bad_byte_hides_nothing() {
    let article =
        "<html><body><article><header><h1>A</h1></header><p>b@c</p><h3>d</h3></article></body></html>";
    let bytes: Vec<u8> = article.bytes().map(|byte| if byte == b'@' { 0xFF } else { byte }).collect();
    let source = Source::decode(&bytes, Some(Kind::Article));
    let report = Validator::new(Options::default()).source(&source, Kind::Article);
    let rules: Vec<&str> = report.diagnostics.iter().map(|finding| finding.rule).collect();
    assert!(rules.contains(&"markup-unparsable") && rules.contains(&"published-missing"), "{rules:?}");
    assert_eq!(report.articles[0].outcome, Outcome::Rejected);
    assert!(report.articles[0].rules.contains(&"markup-unparsable"));
}

/// Whatever is wrong with a feed, a rule says it; and what is fine, no rule calls broken.
#[test]
fn no_rule_calls_a_good_feed_broken() {
    let validator = Validator::new(Options::default());
    for feed in feeds::feeds() {
        let report = validator.feed(feed.as_bytes());
        let broken = report.diagnostics.iter().filter(|finding| finding.rule == "feed-not-wellformed");
        for finding in broken {
            let is_of_document_type = finding.severity == Severity::Warning;
            assert!(
                is_of_document_type || feed.contains("gofeed") || !feed.contains("<rss"),
                "{}",
                finding.message
            );
        }
    }
    // Comments and white space anywhere between tags change nothing.
    let random = &mut Rng::with_seed(1);
    let feed = feed("", "", "");
    for _ in 0..50 {
        let ends: Vec<usize> = feed.match_indices("><").map(|(at, _)| at + 1).collect();
        let at = ends[random.usize(..ends.len())];
        if feed[..at].contains("<![CDATA[") && !feed[..at].contains("]]>") {
            continue;
        }
        let text = format!("{}\n<!-- fine -->\n<?fine?>{}", &feed[..at], &feed[at..]);
        assert_eq!(found(&text), [""; 0], "{text}");
    }
}
