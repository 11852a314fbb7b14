use std::sync::Arc;

use crate::Options;
use crate::history::Versions;
use crate::rules::examples;

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
    for good in ["2016-02-04T09:00:00Z", " 2016-2-04T09:00\n", "2016-02-04T09:00:00&#43;01:00"] {
        assert!(drawn(&published(&format!("DATETIME='{good}'"))).is_empty(), "{good}");
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
