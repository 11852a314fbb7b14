//! Articles in feeds.

use std::fmt::Write;

/// A feed of these articles, each wrapped by `wrap`.
#[must_use]
pub fn feed(articles: &[String], wrap: fn(&mut String, &str)) -> String {
    let mut out = String::from(
        r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
  <channel>
    <title>The Example Courier</title>
    <link>https://news.example.com/</link>
    <description>News</description>
"#,
    );
    for (article, number) in articles.iter().zip(1..) {
        let _ = write!(
            out,
            "    <item>
      <title>Story {number}</title>
      <link>https://news.example.com/2016/03/story-{number}.html</link>
      <guid>story-{number}</guid>
      <pubDate>2016-03-06T09:30:00Z</pubDate>
      <author>Zoë Example</author>
      <description>A story &amp; more</description>
      <content:encoded>"
        );
        wrap(&mut out, article);
        out.push_str("</content:encoded>\n    </item>\n");
    }
    out.push_str("  </channel>\n</rss>\n");
    out
}

/// Wraps an article in a CDATA section.
pub fn in_cdata(out: &mut String, article: &str) {
    let _ = write!(out, "<![CDATA[{article}]]>");
}

/// Wraps an article as escaped text.
pub fn escaped(out: &mut String, article: &str) {
    out.push_str(&article.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"));
}

/// The contents of a feed's CDATA sections that hold an article.
#[must_use]
pub fn cdata_sections(feed: &str) -> Vec<String> {
    feed.split("<![CDATA[")
        .skip(1)
        .filter_map(|rest| rest.split_once("]]>"))
        .filter(|(section, _)| section.contains("<article"))
        .map(|(section, _)| section.to_owned())
        .collect()
}
