use std::sync::Arc;

use crate::history::Versions;
use crate::rules::tests::examples;
use crate::{Kind, Options, Source, Validator};

fn drawn(example: &str) -> Vec<String> {
    examples::drawn("dates", example)
}

fn published(datetime: &str) -> String {
    format!("<header><h1>x</h1><time class='op-published' {datetime}>x</time></header>")
}

fn updated(published: &str, modified: &str) -> String {
    format!(
        "<header><h1>x</h1><time class='op-published' datetime='{published}'>x</time>\
         <time class='op-modified' datetime='{modified}'>x</time></header>"
    )
}

#[test]
fn where_a_missing_publication_is_missed() {
    let missing = |place: &str| vec![format!("error published-missing {place}")];
    assert_eq!(drawn("<header id=1><h1>x</h1></header>"), missing("<header id=1>"));
    assert_eq!(drawn("<article><p>x</p></article>"), missing("<article>"));
    for wrong in [
        "<span class=op-published datetime=2016-02-04T09:00:00Z>x</span>",
        "<time class=Op-Published datetime=2016-02-04T09:00:00Z>x</time>",
        "<time class=op-published-time datetime=2016-02-04T09:00:00Z>x</time>",
        "<!-- <time class=op-published datetime=2016-02-04T09:00:00Z>x</time> -->",
        "<iframe><time class=op-published datetime=2016-02-04T09:00:00Z>x</time></iframe>",
    ] {
        assert_eq!(drawn(&format!("<header>{wrong}</header>")), missing("<header>"), "{wrong}");
    }
    // Anywhere in the article counts, outside it does not.
    let time = "<time class='a op-published' datetime=2016-02-04T09:00:00Z>x</time>";
    assert!(drawn(&format!("<article><header></header><p>{time}</p></article>")).is_empty());
    assert_eq!(drawn(&format!("<body>{time}<article><p>x</p></article>{time}</body>")), missing("<article>"));
}

#[test]
fn datetimes_that_cannot_be_read() {
    for good in ["2016-02-04T09:00:00Z", " 2016-02-04T09:00Z\n", "2016-02-04T09:00:00&#43;01:00"] {
        assert!(drawn(&published(&format!("DATETIME='{good}'"))).is_empty(), "{good}");
    }
    // These are read.
    for doubtful in ["2016-2-04T09:00", "2016-02-04T09:00:00"] {
        assert_eq!(
            drawn(&published(&format!("datetime='{doubtful}'"))),
            [format!("warning time-without-timezone {doubtful}")]
        );
    }
    for bad in ["yesterday", "2016-02-04", "2016-02-30T09:00Z", "0000-00-00T00:00:00", "1454576400"] {
        assert_eq!(
            drawn(&published(&format!("datetime='{bad}'"))),
            [format!("error published-datetime-invalid {bad}")]
        );
    }
    for (bad, place) in [
        ("datetime", "datetime"),
        ("datetime=''", ""),
        ("datetime=' '", " "),
        ("title='2016-02-04T09:00:00Z'", "<time class='op-published' title='2016-02-04T09:00:00Z'>"),
    ] {
        assert_eq!(drawn(&published(bad)), [format!("error published-datetime-invalid {place}")]);
    }
    assert_eq!(drawn(&updated("2016-02-04T09:00:00Z", "soon")), ["error modified-datetime-invalid soon"]);
}

#[test]
fn the_first_of_each_counts() {
    let time = |class, datetime| format!("<time class={class} datetime='{datetime}'>x</time>");
    let good = "2016-02-04T09:00:00Z";
    for (class, rule) in
        [("op-published", "published-datetime-invalid"), ("op-modified", "modified-datetime-invalid")]
    {
        let other = if class == "op-published" { String::new() } else { time("op-published", good) };
        let header = |first, second| {
            drawn(&format!("<header>{other}{}{}</header>", time(class, first), time(class, second)))
        };
        let invalid = |found: &[String]| found.iter().filter(|finding| finding.contains(rule)).count();
        assert_eq!(invalid(&header(good, "later")), 0, "{class}");
        assert_eq!(invalid(&header("earlier", good)), 1, "{class}");
    }
}

#[test]
fn the_window_of_24_hours() {
    let unknown = |published, modified| {
        drawn(&updated(published, modified)).contains(&format!("info modified-window-unknown {modified}"))
    };
    assert!(!unknown("2016-02-01T09:00:00Z", "2016-02-02T09:00:00Z"));
    assert!(unknown("2016-02-01T09:00:00Z", "2016-02-02T09:00:01Z"));
    assert!(unknown("2016-02-01T09:00:00Z", "2016-02-02T09:00:00.5Z"));
    // Instants, not strings.
    assert!(!unknown("2016-02-01T09:00:00Z", "2016-02-02T14:00:00+05:00"));
    assert!(unknown("2016-02-01T09:00:00Z", "2016-02-02T04:00:01-05:00"));
    // A missing zone is the same on both sides.
    assert!(!unknown("2016-02-01T09:00", "2016-02-02T09:00"));
    assert!(!unknown("2016-02-05T09:00:00Z", "2016-02-01T09:00:00Z"));
    assert!(!unknown("yesterday", "2016-02-05T09:00:00Z"));
}

#[test]
fn the_window_is_known_where_versions_are_stored() {
    let options = || Options { history: Some(Arc::new(Versions::default())), ..Options::default() };
    let example = updated("2016-02-01T09:00:00Z", "2016-02-05T09:00:00Z");
    assert!(examples::drawn_with(options(), "dates", &example).is_empty());
}

#[test]
fn one_date_of_each() {
    let time = |class: &str, id: u8| {
        format!("<time class='{class}' id={id} datetime='2016-02-04T09:00:00Z'>x</time>")
    };
    let multiple = |class: &str, id: u8| {
        format!("warning time-multiple <time class='{class}' id={id} datetime='2016-02-04T09:00:00Z'>")
    };
    let article = |header: &str, body: &str| {
        drawn(&format!("<article><header><h1>x</h1>{header}</header><p>x{body}</p></article>"))
    };
    let (published, modified) = ("op-published", "op-modified");
    assert!(article(&(time(published, 1) + &time(modified, 2) + &time("date", 3)), "").is_empty());
    assert_eq!(
        article(&(time(published, 1) + &time(modified, 2) + &time(published, 3)), &time(modified, 4)),
        [multiple(published, 3), multiple(modified, 4)]
    );
    assert_eq!(
        article(&(time(published, 1) + &time(published, 2) + &time(published, 3)), ""),
        [multiple(published, 2), multiple(published, 3)]
    );
    // Only a `time` of the article is a date of it.
    let span = "<span class=op-published>x</span>";
    assert!(
        article(&(time(published, 1) + span), &format!("<iframe>{}</iframe>", time(published, 2))).is_empty()
    );
    let beside =
        format!("<body><article><p>{}</p></article>{}</body>", time(published, 1), time(published, 2));
    assert!(drawn(&beside).is_empty());
}

#[test]
fn zones_and_digits() {
    for good in [
        "2014-11-11T04:44:17Z",
        "1984-08-14T19:30:00+00:00",
        "2016-04-05T07:29:07+0200",
        "2016-04-05T07:29:07-07",
        "2016-02-04T09:00Z",
        "2016-02-04T09:00:00.5Z",
    ] {
        assert!(drawn(&published(&format!("datetime='{good}'"))).is_empty(), "{good}");
    }
    for bad in [
        "2015-11-11T04:44",
        "1984-08-14T19:30:00",
        "2016-2-04T09:00",
        "2016-2-04T09:00:00Z",
        "2016-02-4T09:00:00+01:00",
        "2016-02-04T9:00:00Z",
    ] {
        let found = [format!("warning time-without-timezone {bad}")];
        assert_eq!(drawn(&published(&format!("datetime='{bad}'"))), found);
        assert_eq!(drawn(&updated("1984-08-14T19:30:00Z", bad)).last(), found.last());
    }
    // Other times are the text's own affair, and of two dates the first counts.
    assert!(drawn("<p>Since <time datetime=2016-02-04>4 February</time></p>").is_empty());
    let second =
        updated("2016-02-04T09:00:00Z", "2016-02-04T10:00:00").replace("op-modified", "op-published");
    assert!(!drawn(&second).iter().any(|finding| finding.contains("zone")));
}

#[test]
fn updates_come_after_publication() {
    let before = |published, modified| {
        drawn(&updated(published, modified))
            .contains(&format!("warning modified-before-published {modified}"))
    };
    assert!(!before("2016-02-04T09:00:00Z", "2016-02-04T09:00:00Z"));
    assert!(before("2016-02-04T09:00:00Z", "2016-02-04T08:59:59Z"));
    assert!(before("2016-02-04T09:00:00.5Z", "2016-02-04T09:00:00.4Z"));
    // Instants, not strings.
    assert!(!before("2016-02-04T09:00:00Z", "2016-02-04T04:00:00-05:00"));
    assert!(before("2016-02-04T09:00:00Z", "2016-02-04T09:59:59+01:00"));
    // A missing zone is the same on both sides.
    assert!(!before("2016-02-04T09:00", "2016-02-04T09:00"));
    assert!(before("2016-02-04T09:00", "2016-02-04T08:00"));
    assert!(!before("yesterday", "2016-02-04T08:00:00Z"));
}

#[test]
fn times_in_the_future() {
    let options = || Options { now: Some("2016-02-04T10:00:00Z".parse().unwrap()), ..Options::default() };
    let found = |example: &str| examples::drawn_with(options(), "dates", example);
    for (time, is_future) in [
        ("2016-02-04T10:05:00Z", false),
        ("2016-02-04T10:05:01Z", true),
        ("2016-02-04T10:05:00.001Z", true),
        ("2016-02-04T11:05:00+01:00", false),
        ("2016-02-04T05:05:01-05:00", true),
        ("2099-01-01T00:00:00Z", true),
        ("9999-12-31T23:59:59-23:59", true),
        ("0002-01-01T00:00:00+23:59", false),
    ] {
        let expected = if is_future { vec![format!("warning time-in-future {time}")] } else { vec![] };
        assert_eq!(found(&published(&format!("datetime='{time}'"))), expected);
        let update = found(&updated("2016-02-04T09:00:00Z", time));
        assert_eq!(update.contains(&format!("warning time-in-future {time}")), is_future, "{time}");
    }
    // Without the time, nobody knows.
    assert!(drawn(&published("datetime='2099-01-01T00:00:00Z'")).is_empty());
    // A missing zone is UTC.
    let zoneless = found(&published("datetime='2016-02-04T10:05:01'"));
    assert_eq!(zoneless.len(), 2, "{zoneless:?}");
}

/// That the update is ignored says more than that its date is odd.
#[test]
fn an_update_that_is_ignored_is_said_once() {
    let text = |published: &str, modified: &str, body: &str| {
        format!(
            "<html><head><link rel=canonical href=https://example.com/a></head><body><article>{}<p>{body}</p>\
             </article></body></html>",
            updated(published, modified)
        )
    };
    let now = Some("2016-02-04T12:00:00Z".parse().unwrap());
    let said = |published: &str, stored: &str, modified: &str| {
        let options = || Options { now, ..Options::default() };
        let first = text(published, stored, "old");
        let mut versions = Versions::default();
        versions.extend(Validator::new(options()).versions(&Source::from_text(&first), Kind::Article));
        let history = Options { history: Some(Arc::new(versions)), ..options() };
        [history, options()].map(|options| {
            let report = Validator::new(options).article(&text(published, modified, "new"));
            let dates = [
                "modified-not-incremented",
                "modified-outside-24h-window",
                "modified-before-published",
                "time-in-future",
            ];
            let rules = report.diagnostics.iter().map(|finding| finding.rule);
            rules.filter(|rule| dates.contains(rule)).collect::<Vec<_>>()
        })
    };
    let published = "2016-02-04T09:00:00Z";
    for (stored, modified, known, alone) in [
        (
            "2016-02-04T10:00:00Z",
            "2016-02-04T08:00:00Z",
            "modified-not-incremented",
            "modified-before-published",
        ),
        ("2016-02-04T10:00:00Z", "2016-02-05T10:00:01Z", "modified-outside-24h-window", "time-in-future"),
        ("2017-02-04T10:00:00Z", "2016-02-05T10:00:01Z", "modified-not-incremented", "time-in-future"),
        // Within the window it is taken, and keeps others out.
        ("2016-02-04T10:00:00Z", "2016-02-05T10:00:00Z", "time-in-future", "time-in-future"),
    ] {
        assert_eq!(said(published, stored, modified), [[known], [alone]], "{stored} {modified}");
    }
}
