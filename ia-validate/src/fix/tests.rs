//! Allowing findings, and mending one, against the validator.

use super::{allow, apply};
use crate::report::{Edit, Fix, Safety};
use crate::{Kind, Options, Source, Span, Validator};

/// Allows each finding of a text by itself. Gives what could not be allowed, and the comments in their places.
fn allowed(text: &str, kind: Kind) -> (Vec<&'static str>, Vec<(&'static str, String)>) {
    let validator = Validator::new(Options::default());
    let source = Source::from_text(text);
    let report = validator.source(&source, kind);
    let (mut not, mut done) = (Vec::new(), Vec::new());
    for finding in &report.diagnostics {
        let Some(fix) = allow(&validator, &source, kind, finding) else {
            not.push(finding.rule);
            continue;
        };
        let after = validator.source(&source.with_text(&apply(text, [&fix]).text), kind);
        let is_same = |other: &&crate::Diagnostic| {
            (other.rule, &other.message, other.fingerprint)
                == (finding.rule, &finding.message, finding.fingerprint)
        };
        assert!(after.suppressed.iter().any(|other| is_same(&other)), "{}: {fix:?}", finding.rule);
        assert!(after.diagnostics.len() < report.diagnostics.len(), "{}: {fix:?}", finding.rule);
        let [edit] = &fix.edits[..] else { panic!("{fix:?}") };
        let line = text[..edit.span.start as usize].rsplit('\n').next().unwrap();
        let behind = text[edit.span.start as usize..].split('\n').next().unwrap();
        done.push((finding.rule, format!("{line}{}|{behind}", edit.text)));
    }
    (not, done)
}

/// One paragraph with a finding, as an article in each wrapping.
fn document(of_paragraph: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta property=\"op:markup_version\" content=\"v1.0\">\n<link rel=\"canonical\" \
         href=\"https://example.com/a\">\n</head>\n<body>\n<article>\n<header>\n<h1>T</h1>\n<time class=\"op-published\" \
         datetime=\"2016-02-04T09:00:00Z\">then</time>\n</header>\n{of_paragraph}\n</article>\n</body>\n</html>"
    )
}

#[test]
fn the_comment_stands_in_front_of_the_element_as_that_stands_there() {
    let comment = "<!-- ia-validate: allow(figure-in-paragraph) -->";
    let image = "<figure><img src=\"https://example.com/a.jpg\"></figure>";
    for (paragraph, expected) in [
        (format!("<p>\u{1f600} A {image} b</p>"), format!("<p>\u{1f600} A {comment}|{image} b</p>")),
        (format!("<p>A\n  {image}\n</p>"), format!("  {comment}\n  |{image}")),
        (format!("<p>A\r\n\t{image}\r\n</p>"), format!("\t{comment}\r\n\t|{image}\r")),
    ] {
        let article = document(&paragraph);
        let (not, done) = allowed(&article, Kind::Article);
        assert_eq!((not, done), (vec![], vec![("figure-in-paragraph", expected.clone())]));

        let item = |content: &str| {
            format!(
                "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>\
                 <title>N</title><link>https://example.com/</link><description>N</description>\n<item><title>T</title>\
                 <link>https://example.com/a</link><guid>g</guid><pubDate>2016-02-04T09:00:00Z</pubDate><author>A</author>\
                 <description>D</description><content:encoded>{content}</content:encoded></item></channel></rss>"
            )
        };
        let in_section = item(&format!("<![CDATA[{article}]]>"));
        assert_eq!(allowed(&in_section, Kind::Feed).1, [("figure-in-paragraph", expected.clone())]);
        let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let in_text = item(&escaped(&article));
        assert_eq!(allowed(&in_text, Kind::Feed).1, [("figure-in-paragraph", escaped(&expected))]);
    }
}

#[test]
fn all_of_the_morning_feed_can_be_allowed() {
    let feed = include_str!("../../../test-articles/morning-feed.xml");
    let (not, done) = allowed(feed, Kind::Feed);
    assert!(done.len() >= 8 && not.is_empty(), "{not:?} {done:?}");
    let escaped = done.iter().filter(|(_, comment)| comment.contains("&lt;!-- ia-validate: allow("));
    assert!((1..done.len()).contains(&escaped.count()), "{done:?}");
}

#[test]
fn what_no_comment_can_hide() {
    // The comment itself, and the feed in front of its root.
    let unused = document("<!-- ia-validate: allow(figure-in-paragraph) -->\n<p>A</p>");
    assert_eq!(allowed(&unused, Kind::Article), (vec!["unused-suppression"], vec![]));
    let feed = "x<rss version=\"2.0\"><channel><title>N</title></channel></rss>";
    let (not, done) = allowed(feed, Kind::Feed);
    assert!(not.contains(&"feed-not-wellformed"), "{not:?}");
    assert!(done.iter().any(|(rule, _)| *rule == "feed-empty"), "{done:?}");
}

#[test]
fn nearly_all_of_our_own_documents_can_be_allowed() {
    let (mut done, mut not) = (0, std::collections::BTreeSet::new());
    for document in ia_validate_testing::test_articles() {
        let Ok(text) = std::str::from_utf8(&document.bytes) else { continue };
        let (not_here, here) = allowed(text, Kind::of(text.as_bytes()));
        done += here.len();
        not.extend(not_here);
    }
    assert!(done > 100, "{done}");
    // What is no document has no element; a comment cannot allow what is wrong with comments.
    not.retain(|rule| !["markup-unparsable", "unknown-suppression", "unused-suppression"].contains(rule));
    assert!(not.is_empty(), "{not:?}");
}

#[test]
fn one_fix_that_would_lose_something_is_refused() {
    let text = document("<p>A <figure><img src=\"https://x.y/a.jpg\"></figure></p>");
    let feed = format!(
        "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><item>\
         <content:encoded><![CDATA[{text}]]></content:encoded></item></channel></rss>"
    );
    for (text, kind) in [(&text, Kind::Article), (&feed, Kind::Feed)] {
        let report = Validator::new(Options::default()).source(&Source::from_text(text), kind);
        let finding = report.diagnostics.iter().find(|it| it.rule == "figure-in-paragraph").unwrap();
        assert_eq!(super::one(text, kind, finding), Ok(finding.fix.as_ref()));
        let mut wrong = finding.clone();
        let start = text.find("<figure").unwrap();
        let figure = Span::at(start, text.find("</p>").unwrap());
        wrong.fix = Some(Fix::new(Safety::Safe, "x", vec![Edit::new(figure, "")]));
        let loss = super::Loss::Media("https://x.y/a.jpg".to_owned());
        assert_eq!(super::one(text, kind, &wrong), Err(super::Because::Loses(loss)));
        wrong.fix = Some(Fix::new(Safety::Unsafe, "x", vec![Edit::new(figure, "")]));
        assert!(super::one(text, kind, &wrong).is_ok());
        wrong.fix = None;
        assert_eq!(super::one(text, kind, &wrong), Ok(None));
    }
}
