//! What the feeds of exporters taught.

use std::collections::BTreeSet;

use crate::report::{Diagnostic, Safety};
use crate::rules::find;
use crate::rules::tests::examples::check;
use crate::{Kind, fix};

/// The findings about a feed around items or fields of one, and its text.
fn found(example: &str) -> (String, Vec<Diagnostic>) {
    let (text, report) = check(find("feed-empty").unwrap(), Kind::Feed, example);
    (text, report.diagnostics)
}

fn only(rule: &str, example: &str) -> (String, Diagnostic) {
    let (text, found) = found(example);
    let mut own: Vec<_> = found.into_iter().filter(|finding| finding.rule == rule).collect();
    assert_eq!(own.len(), 1, "{rule} in {example}: {own:#?}");
    (text, own.remove(0))
}

fn rules(example: &str) -> BTreeSet<&'static str> {
    found(example).1.iter().map(|finding| finding.rule).collect()
}

/// An item whose article has this head.
fn item(fields: &str, head: &str, html: &str, text: &str) -> String {
    format!(
        "<item><title>Ferry</title>{fields}<content:encoded><![CDATA[<html{html}><head><meta charset=\"utf-8\"><meta \
         property=\"op:markup_version\" content=\"v1.0\">{head}</head><body><article><header><h1>Ferry</h1><time \
         class=\"op-published\" datetime=\"2016-02-04T09:00:00Z\">4 February</time></header><p>{text}</p></article></body>\
         </html>]]></content:encoded></item>"
    )
}

const CANONICAL: &str = "<link rel=\"canonical\" href=\"https://example.com/ferry\">";

#[test]
fn only_an_absolute_link_stands_in_for_the_canonical_url() {
    for (link, severity, has_fix) in [
        ("https://example.com/ferry", "warning", true),
        (" https://example.com/ferry ", "warning", true),
        ("/ferry", "error", false),
        ("ferry.html", "error", false),
        ("//example.com/ferry", "error", false),
        ("http://https://example.com/ferry", "error", false),
    ] {
        let (_, finding) = only("canonical-missing", &item(&format!("<link>{link}</link>"), "", "", "Text"));
        assert_eq!((&*finding.severity.to_string(), finding.fix.is_some()), (severity, has_fix), "{link}");
        assert_eq!(finding.help.unwrap().contains("cannot stand in"), severity == "error", "{link}");
    }
    for (link, is_said) in [
        ("https://example.com/?p=17", true),
        ("https://example.com/ferry#top", true),
        ("https://example.com/ferry", false),
        ("/?p=17", false),
    ] {
        let example = item(&format!("<link>{link}</link>"), "", "", "Text");
        let (text, found) = found(&example);
        let said: Vec<_> = found.iter().filter(|it| it.rule == "canonical-query-or-fragment").collect();
        assert_eq!(
            said.iter().map(|it| it.span.of(&text)).collect::<Vec<_>>(),
            vec![link; usize::from(is_said)]
        );
    }
    // The article's own says which it is.
    let own = item("<link>https://example.com/?p=17</link>", CANONICAL, "", "Text");
    assert!(!rules(&own).contains("canonical-query-or-fragment"));
}

#[test]
fn dates_of_items() {
    let with = |date: &str| {
        let link = "<link>https://example.com/ferry</link>";
        item(&format!("{link}<pubDate>{date}</pubDate>"), CANONICAL, "", "Text")
    };
    for fine in [
        "Thu, 04 Feb 2016 09:00:00 GMT",
        "Thu, 4 Feb 2016 10:00:00 +0100",
        "04 Feb 2016 09:00:00 UT",
        "Thu, 04 Feb 16 04:00:00 EST",
        "2016-02-04T09:00:00Z",
        "2016-02-04T10:00:00+01:00",
    ] {
        assert!(!rules(&with(fine)).contains("feed-pubdate-format"), "{fine}");
    }
    for (date, weekday, right) in [
        ("Mon, 04 Feb 2016 09:00:00 GMT", "Thursday", "Thu, 4 Feb 2016 09:00:00 +0000"),
        ("Fri, 05 Feb 2017 09:00:00 +0100", "Sunday", "Sun, 5 Feb 2017 09:00:00 +0100"),
        ("Sat, 29 Feb 2016 09:00:00 EST", "Monday", "Mon, 29 Feb 2016 09:00:00 -0500"),
    ] {
        let (text, finding) = only("feed-pubdate-format", &with(date));
        assert_eq!(finding.message, format!("`{date}`: that day is a {weekday}"));
        let fix = finding.fix.unwrap();
        assert_eq!((fix.safety, &*fix.edits[0].text), (Safety::Unsafe, right));
        assert_eq!(finding.span.of(&text), date);
    }
    for (date, right) in [
        ("2016-02-04 10:00:00 +0100", Some("Thu, 4 Feb 2016 10:00:00 +0100")),
        ("2016-02-04 09:00:00Z", Some("Thu, 4 Feb 2016 09:00:00 +0000")),
        ("Thu, 04 Feb 2016 11:00:00 CEST", Some("Thu, 4 Feb 2016 11:00:00 +0200")),
        ("2016-02-04 09:00:00", None),
        ("Thu, 04 Feb 2016 09:00:00 BDT", None),
        ("2016-02-04", None),
        ("yesterday", None),
        ("Thu, 31 Feb 2016 09:00:00 GMT", None),
    ] {
        let (_, finding) = only("feed-pubdate-format", &with(date));
        assert_eq!(finding.severity.to_string(), "warning");
        let fix = finding.fix.map(|fix| (fix.safety, fix.edits[0].text.clone()));
        assert_eq!(fix, right.map(|right| (Safety::Safe, right.into())), "{date}");
    }
}

#[test]
fn links_as_atom_has_them() {
    for (link, mended) in [
        ("<link href=\"https://example.com/ferry\"/>", Some("<link>https://example.com/ferry</link>")),
        (
            "<link href='https://example.com/?a=1&amp;b=2' />",
            Some("<link>https://example.com/?a=1&amp;b=2</link>"),
        ),
        (
            "<link rel=\"alternate\" href=\"https://example.com/ferry\"></link>",
            Some("<link>https://example.com/ferry</link>"),
        ),
        (
            "<link type=\"text/html\" href=\"https://example.com/ferry\"> </link>",
            Some("<link>https://example.com/ferry </link>"),
        ),
        ("<link href=\"/ferry\"/>", None),
        ("<link rel=\"self\" href=\"https://example.com/feed\"/>", None),
        ("<link/>", None),
    ] {
        let example = item(link, CANONICAL, "", "Text").replace("<item>", "<item><!-- <link> -->");
        let (text, finding) = only("feed-item-field-missing", &example);
        let is_atom = finding.message.contains("Atom");
        assert_eq!(is_atom, mended.is_some(), "{link}: {}", finding.message);
        if let Some(mended) = mended {
            let start_tag = &link[..=link.find('>').unwrap()];
            assert_eq!(finding.span.of(&text), start_tag);
            let fix = finding.fix.unwrap();
            assert_eq!(fix.safety, Safety::Safe);
            assert!(fix::apply(&text, [&fix]).text.contains(mended), "{link}");
        }
    }
    // What else is missing is said as ever.
    let example = item("<link href=\"https://example.com/ferry\"/>", CANONICAL, "", "Text")
        .replace("<title>Ferry</title>", "");
    let (_, found) = found(&example.replace("<item>", "<item><!-- <title> -->"));
    let own: Vec<_> =
        found.iter().filter(|it| it.rule == "feed-item-field-missing").map(|it| &*it.message).collect();
    assert_eq!(own.len(), 2, "{own:?}");
    assert!(own.contains(&"the item has no `title`"), "{own:?}");
}

#[test]
fn an_item_that_lacks_its_direction_is_no_other_language() {
    let article = |number: usize, html: &str, text: &str| {
        let url = format!("https://example.com/{number}");
        let head = format!("<link rel=\"canonical\" href=\"{url}\">");
        item(&format!("<link>{url}</link>"), &head, html, &text.repeat(number))
    };
    let arabic = "عادت العبارة إلى الميناء ";
    for (first, second, is_mixed) in [
        (article(1, " dir=\"rtl\"", arabic), article(2, "", arabic), false),
        (article(1, " lang=\"ar\" dir=\"rtl\"", arabic), article(2, " lang=\"ar\"", arabic), false),
        (article(1, "", arabic), article(2, "", arabic), false),
        (article(1, " dir=\"rtl\"", arabic), article(2, "", "The ferry is back. "), true),
        (article(1, "", arabic), article(2, "", "The ferry is back. "), true),
        (article(1, "", "The ferry is back. "), article(2, "", "The pier is open. "), false),
    ] {
        let example = format!("{first}{second}");
        assert_eq!(rules(&example).contains("feed-mixed-languages"), is_mixed, "{example}");
    }
}
