//! Updates against stored versions, on each boundary (FAQ L60, L64, L66, L76).

use std::sync::Arc;

use ia_validate::history::Versions;
use ia_validate::report::Outcome;
use ia_validate::{Kind, Options, Report, Severity, Source, Validator};

/// A feed of one item.
#[derive(Clone, Copy)]
struct Item {
    canonical: &'static str,
    guid: &'static str,
    title: &'static str,
    modified: Option<&'static str>,
    text: &'static str,
}

const OLD: Item = Item {
    canonical: "https://example.com/a",
    guid: "1",
    title: "Ferry",
    modified: Some("2011-02-01T00:00:00Z"),
    text: "The ferry is back.",
};

fn feed(items: &[Item]) -> String {
    let items: String = items
        .iter()
        .map(|Item { canonical, guid, title, modified, text }| {
            let modified = modified.map_or(String::new(), |modified| {
                format!("<time class=\"op-modified\" datetime=\"{modified}\">then</time>")
            });
            format!(
                "<item><title>{title}</title><link>{canonical}</link><guid>{guid}</guid><content:encoded><![CDATA[\
                 <html><head><link rel=\"canonical\" href=\"{canonical}\"></head><body><article><header>\
                 <h1>{title}</h1><time class=\"op-published\" datetime=\"2011-02-01T00:00:00Z\">then</time>{modified}\
                 </header><p>{text}</p></article></body></html>]]></content:encoded></item>"
            )
        })
        .collect();
    format!(
        "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>N</title>\
         <link>https://example.com/</link><description>N</description>{items}</channel></rss>"
    )
}

fn check(old: &[Item], new: &[Item]) -> Report {
    let old = feed(old);
    let mut versions = Versions::default();
    versions.extend(Validator::new(Options::default()).versions(&Source::from_text(&old), Kind::Feed));
    let mut options = Options::default();
    options.history = Some(Arc::new(versions));
    Validator::new(options).feed(feed(new).as_bytes())
}

const UPDATE_RULES: [&str; 6] = [
    "canonical-url-changed",
    "feed-unchanged-item",
    "modified-not-incremented",
    "modified-outside-24h-window",
    "modified-window-unknown",
    "update-without-modified",
];

/// The update rules that speak, and the outcome.
fn judged(old: Item, new: Item) -> (Vec<&'static str>, Outcome) {
    let report = check(&[old], &[new]);
    let rules = report.diagnostics.iter().map(|finding| finding.rule);
    (rules.filter(|rule| UPDATE_RULES.contains(rule)).collect(), report.articles[0].outcome)
}

fn changed(modified: Option<&'static str>) -> Item {
    Item { modified, text: "The ferry is late.", ..OLD }
}

#[test]
fn the_window_is_24_hours_from_the_stored_time() {
    for (modified, spoken, outcome) in [
        (None, vec!["update-without-modified"], Outcome::Ignored),
        (Some("2011-01-31T23:59:59Z"), vec!["modified-not-incremented"], Outcome::Ignored),
        (Some("2011-02-01T00:00:00Z"), vec!["modified-not-incremented"], Outcome::Ignored),
        (Some("2011-02-01T02:00:00+02:00"), vec!["modified-not-incremented"], Outcome::Ignored),
        (Some("2011-02-01T00:00:01Z"), vec![], Outcome::Update),
        (Some("2011-02-02T00:00:00Z"), vec![], Outcome::Update),
        (Some("2011-02-01T19:00:00-05:00"), vec![], Outcome::Update),
        (Some("2011-02-02T00:00:01Z"), vec!["modified-outside-24h-window"], Outcome::Ignored),
        (Some("2026-11-24T00:00:00Z"), vec!["modified-outside-24h-window"], Outcome::Ignored),
    ] {
        assert_eq!(judged(OLD, changed(modified)), (spoken, outcome), "{modified:?}");
    }
}

#[test]
fn without_a_stored_op_modified_the_window_counts_from_op_published() {
    let old = Item { modified: None, ..OLD };
    assert_eq!(judged(old, changed(Some("2011-02-02T00:00:00Z"))), (vec![], Outcome::Update));
    let late = check(&[old], &[changed(Some("2011-02-02T00:00:01Z"))]);
    let finding =
        late.diagnostics.iter().find(|finding| finding.rule == "modified-outside-24h-window").unwrap();
    assert!(finding.message.contains("op-published"), "{}", finding.message);
}

#[test]
fn times_without_zone_are_compared_alike() {
    let old = Item { modified: Some("2011-02-01T10:00"), ..OLD };
    assert_eq!(judged(old, changed(Some("2011-02-02T10:00:00"))), (vec![], Outcome::Update));
    assert_eq!(judged(old, changed(Some("2011-02-01T10:00:00"))).1, Outcome::Ignored);
}

#[test]
fn an_unchanged_item_is_a_hint_and_a_vanished_one_nothing() {
    assert_eq!(judged(OLD, OLD), (vec!["feed-unchanged-item"], Outcome::Unchanged));
    let without = Item { modified: None, ..OLD };
    assert_eq!(judged(without, without), (vec!["feed-unchanged-item"], Outcome::Unchanged));
    let other = Item { canonical: "https://example.com/b", guid: "2", title: "Harbour", ..OLD };
    let report = check(&[OLD, other], &[changed(Some("2011-02-01T09:00:00Z"))]);
    assert!(report.diagnostics.iter().all(|finding| finding.severity == Severity::Info), "{report:?}");
}

#[test]
fn a_changed_canonical_url_is_found_by_guid_and_by_title_with_date() {
    let moved = Item { canonical: "https://example.com/a-2", ..changed(None) };
    for new in [Item { title: "Other", ..moved }, Item { guid: "9", ..moved }] {
        assert_eq!(judged(OLD, new), (vec!["canonical-url-changed"], Outcome::Create));
    }
    assert_eq!(judged(OLD, Item { guid: "9", title: "Other", ..moved }), (vec![], Outcome::Create));
}

/// The outcome of a document that follows another one, both in feeds.
fn follows(old: &str, new: &str) -> String {
    let whole = |document: &str| {
        let feed = feed(&[OLD]);
        let (start, end) = (feed.find("<html").unwrap(), feed.find("]]>").unwrap());
        [&feed[..start], document, &feed[end..]].concat()
    };
    let mut versions = Versions::default();
    versions.extend(Validator::new(Options::default()).versions(&Source::from_text(&whole(old)), Kind::Feed));
    let mut options = Options::default();
    options.history = Some(Arc::new(versions));
    let report = Validator::new(options).feed(whole(new).as_bytes());
    let article = &report.articles[0];
    let reason = article.reason.map_or(String::new(), |reason| format!(" {reason}"));
    assert!(article.reason.is_none_or(|reason| article.rules.first() == Some(&reason)));
    format!("{}{reason}", article.outcome)
}

/// A document: attributes of `html` and `body`, metas, op-modified, and the text.
fn document(html: &str, metas: &str, body: &str, times: &str, text: &str) -> String {
    format!(
        "<html {html}><head><link rel=canonical href=\"https://example.com/a\">{metas}</head><body {body}><article>\
         <header><h1>Ferry</h1><time class=op-published datetime=\"2011-02-01T09:00:00Z\">then</time>{times}</header>\
         <p>{text}</p></article></body></html>"
    )
}

#[test]
fn what_is_content_and_what_is_none() {
    let old = document("lang=en", "", "", "", "Back");
    for changed in [
        document("lang=en dir=rtl", "", "", "", "Back"),
        document("lang=en", "", "dir=rtl", "", "Back"),
        document("lang=de", "", "", "", "Back"),
        document("lang=en", "<meta property='fb:article_style' content=new>", "", "", "Back"),
        document("lang=en", "<meta property='op:generator' content=x>", "", "", "Back"),
        document("lang=en", "", "", "", "Late"),
    ] {
        assert_eq!(follows(&old, &changed), "ignored update-without-modified", "{changed}");
    }
    for same in [
        old.replace(">then<", ">two hours ago<"),
        old.replace(">then<", "><b>then</b><"),
        old.replace("<head>", "<head><meta property='og:title' content=x>"),
        old.clone(),
    ] {
        assert_eq!(follows(&old, &same), "unchanged", "{same}");
    }
}

#[test]
fn times_that_cannot_be_read_or_are_not_stored() {
    let modified = |time: &str| format!("<time class=op-modified datetime=\"{time}\">m</time>");
    let at = |time: &str, text: &str| document("", "", "", &modified(time), text);
    let undated = document("", "", "", "", "Back");
    for unreadable in ["soon", "2011-13-01T00:00:00Z", "yesterday"] {
        for text in ["Back", "Late"] {
            let expected = "ignored modified-datetime-invalid";
            assert_eq!(follows(&undated, &at(unreadable, text)), expected);
            assert_eq!(follows(&at("2011-02-01T10:00:00Z", "Back"), &at(unreadable, text)), expected);
        }
        let other = at(unreadable, "Back")
            .replace("example.com/a\"", "example.com/new\"")
            .replace(">Ferry<", ">New<");
        let other = follows(&undated.replace(">Ferry<", ">Old<"), &other);
        assert!(other.starts_with("create "), "{other}");
    }
    // The stored op-published stands for the stored op-modified.
    for (time, text, expected) in [
        ("2011-02-01T08:00:00Z", "Late", "ignored modified-not-incremented"),
        ("2011-02-01T09:00:00Z", "Late", "ignored modified-not-incremented"),
        ("2011-02-01T09:00:00Z", "Back", "unchanged"),
        ("2011-02-01T09:00:01Z", "Late", "update"),
        ("2011-02-02T09:00:01Z", "Back", "ignored modified-outside-24h-window"),
        ("2011-02-02T09:00:01Z", "Late", "ignored modified-outside-24h-window"),
    ] {
        assert_eq!(follows(&undated, &at(time, text)), expected, "{time} {text}");
    }
    let dated = at("2011-02-01T10:00:00Z", "Back");
    for (time, expected) in [
        ("2011-02-02T10:00:01Z", "ignored modified-outside-24h-window"),
        ("2011-02-02T10:00:00Z", "update"),
        ("2011-02-01T10:00:00Z", "unchanged"),
    ] {
        assert_eq!(follows(&dated, &at(time, "Back")), expected, "{time}");
    }
}

#[test]
fn a_feed_that_no_parser_reads_is_rejected_as_a_whole() {
    let two = feed(&[OLD, Item { canonical: "https://example.com/b", guid: "2", title: "Harbour", ..OLD }]);
    let judge = |text: &str| {
        let report = Validator::new(Options::default()).feed(text.as_bytes());
        let articles = report.articles.iter();
        articles
            .map(|article| format!("{} {}", article.outcome, article.reason.unwrap_or_default()))
            .collect::<Vec<_>>()
    };
    assert_eq!(judge(&two), ["create "; 2]);
    for broken in [
        two.replacen("<title>Ferry", "<title>Ferry & ", 1),
        two.replace("</channel>", "&nbsp;</channel>"),
        two.replace("</rss>", ""),
        format!("{two}x"),
    ] {
        assert_eq!(judge(&broken), ["rejected feed-not-wellformed"; 2], "{broken}");
        // Nothing of it is stored.
        assert!(
            Validator::new(Options::default()).versions(&Source::from_text(&broken), Kind::Feed).is_empty()
        );
    }
    let foreign = two.replace("modules/content/", "modules/content");
    assert_eq!(judge(&foreign), ["rejected feed-namespace-missing"; 2]);
}
