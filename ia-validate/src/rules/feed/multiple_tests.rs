use crate::{Kind, Options, Source, Validator};

/// Which fields are reported, and where.
fn drawn(fields: &str) -> Vec<String> {
    let text = format!(
        "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
         xmlns:atom=\"http://www.w3.org/2005/Atom\" xmlns:media=\"http://search.yahoo.com/mrss/\"><channel>\
         <title>a</title><link>https://example.com/</link><description>a</description><item><title>Ferry</title>\
         <link>https://example.com/a</link><guid>1</guid><pubDate>2016-02-04T09:00:00Z</pubDate><content:encoded>\
         <![CDATA[<html><article><p>x</p></article></html>]]></content:encoded>{fields}</item></channel></rss>"
    );
    let report = Validator::new(Options::default()).source(&Source::from_text(&text), Kind::Feed);
    let found = report.diagnostics.iter().filter(|it| it.rule == "feed-item-field-multiple");
    found
        .inspect(|it| assert_eq!((it.article, it.related.len()), (Some(0), 1)))
        .map(|it| it.span.of(&text).to_owned())
        .collect()
}

#[test]
fn fields_that_an_item_has_once() {
    for (fields, expected) in [
        ("<title>x</title>", &["<title>"][..]),
        (
            "<link>https://example.com/b</link><guid isPermaLink=\"false\">2</guid>",
            &["<link>", "<guid isPermaLink=\"false\">"],
        ),
        ("<pubDate>2016-02-04T09:00:00Z</pubDate><pubDate/>", &["<pubDate>", "<pubDate/>"]),
        ("<content:encoded>x</content:encoded>", &["<content:encoded>"]),
        ("<author>a</author><author>b</author><category>c</category><category>d</category>", &[]),
        ("<atom:link href=\"https://example.com/\"/><media:title>x</media:title>", &[]),
        ("<media:group><title>x</title></media:group>", &[]),
        ("<description>a</description><description>b</description>", &[]),
    ] {
        assert_eq!(drawn(fields), expected, "{fields}");
    }
}
