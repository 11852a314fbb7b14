//! How a feed came over the network (FAQ L52, L70).

use std::time::Duration;

use ia_validate::source::Transfer;
use ia_validate::{Kind, Options, Report, Severity, Source, Span, Validator};

fn feed(declaration: &str, items: usize) -> String {
    let items: String = (0..items)
        .map(|n| {
            format!(
                "<item><title>T{n}</title><link>https://example.com/{n}</link><content:encoded><![CDATA[<html><head>\
                 <link rel=\"canonical\" href=\"https://example.com/{n}\"></head><body><article><header><h1>T{n}</h1>\
                 <time class=\"op-published\" datetime=\"2011-02-01T00:00:00Z\">then</time></header><p>é</p></article>\
                 </body></html>]]></content:encoded></item>"
            )
        })
        .collect();
    format!(
        "{declaration}<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>\
         <title>N</title><link>https://example.com/</link><description>N</description>{items}</channel></rss>"
    )
}

fn check(text: &str, transfer: Transfer) -> Report {
    let validator = Validator::new(Options::default());
    validator.source(&Source::from_text(text).with_transfer(transfer), Kind::Feed)
}

fn transfer(download: u64, reading: u64, charset: Option<&str>) -> Transfer {
    let mut transfer = Transfer::default();
    transfer.download = Duration::from_millis(download);
    transfer.reading = Duration::from_millis(reading);
    transfer.charset = charset.map(str::to_owned);
    transfer
}

const RULES: [&str; 4] =
    ["feed-download-timeout", "feed-encoding-mismatch", "feed-parse-timeout", "feed-too-many-items"];

/// What is said about how a feed came.
fn said(text: &str, transfer: Transfer) -> Vec<(&'static str, Severity)> {
    let report = check(text, transfer);
    let findings = report.diagnostics.iter().filter(|finding| RULES.contains(&finding.rule));
    findings.map(|finding| (finding.rule, finding.severity)).collect()
}

#[test]
fn slow_downloads() {
    let text = feed("", 1);
    let late = vec![("feed-download-timeout", Severity::Error)];
    let slow = vec![("feed-download-timeout", Severity::Warning)];
    let unread = vec![("feed-parse-timeout", Severity::Warning)];
    for (download, reading, expected) in [
        (0, 0, vec![]),
        (10_000, 0, vec![]),
        (9_000, 1_000, vec![]),
        (10_001, 0, unread.clone()),
        (9_000, 1_001, unread.clone()),
        (14_999, 0, unread),
        (15_000, 0, slow.clone()),
        (30_000, 0, slow),
        (30_001, 0, late),
    ] {
        assert_eq!(said(&text, transfer(download, reading, None)), expected, "{download} {reading}");
    }
}

#[test]
fn too_many_items_say_why_it_took_so_long() {
    let said = said(&feed("", 101), transfer(11_000, 0, None));
    assert_eq!(said, [("feed-too-many-items", Severity::Warning)]);
}

#[test]
fn of_a_feed_that_did_not_come_nothing_else_is_said() {
    let mut given_up = transfer(29_000, 0, Some("iso-8859-1"));
    given_up.is_cut_off = true;
    let whole = feed("", 2);
    for text in ["", "<rss", &whole[..whole.len() / 2]] {
        let report = check(text, given_up.clone());
        let [finding] = &report.diagnostics[..] else { panic!("{report:?}") };
        assert_eq!((finding.rule, finding.severity), ("feed-download-timeout", Severity::Error));
        assert_eq!((finding.span, report.articles.len()), (Span::empty(0), 0));
    }
}

#[test]
fn the_servers_charset() {
    let plain = feed("", 1);
    let declared = feed("<?xml version=\"1.0\" encoding=\"utf-8\"?>", 1);
    let latin = feed("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>", 1);
    let place = |text: &str, charset| {
        let report = check(text, transfer(0, 0, Some(charset)));
        let finding = report.diagnostics.iter().find(|finding| finding.rule == "feed-encoding-mismatch")?;
        Some(finding.span.of(text).to_owned())
    };
    for charset in ["utf-8", "UTF8"] {
        assert_eq!((place(&plain, charset), place(&declared, charset)), (None, None), "{charset}");
    }
    for charset in ["iso-8859-1", "utf-16", "nonsense", ""] {
        assert_eq!(place(&plain, charset).as_deref(), Some("<channel>"), "{charset}");
        assert_eq!(place(&declared, charset).as_deref(), Some("utf-8"), "{charset}");
    }
    // Where the feed contradicts itself, that is what is said.
    assert_eq!(said(&latin, transfer(0, 0, Some("iso-8859-1"))).len(), 1);
}
