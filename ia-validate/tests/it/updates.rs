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
