//! Dates.

use super::*;

#[test]
fn dates_that_php_reads() {
    let header = |class: &str, datetime: &str| {
        let other = "<time class=\"op-published\" datetime=\"2016-02-01T09:00:00Z\">1 February</time>";
        let other = if class == "op-published" { "" } else { other };
        format!(
            "<header><h1>Ferry</h1>{other}<time class=\"{class}\" datetime=\"{datetime}\">4 February</time></header>"
        )
    };
    for (datetime, iso) in [
        ("2016-02-04 09:00:00", Some("2016-02-04T09:00:00")),
        ("2016-02-04 09:00:00 UTC", Some("2016-02-04T09:00:00Z")),
        ("2016-02-04 11:00:00 +02", Some("2016-02-04T11:00:00+02:00")),
        ("2016-02-04t09:00:00z", Some("2016-02-04T09:00:00Z")),
        ("2016-02-04 09:00:00+01:00", Some("2016-02-04T09:00:00+01:00")),
        ("2016-02-04 09:00:00.123456", Some("2016-02-04T09:00:00.123456")),
        ("Thu, 04 Feb 2016 09:00:00 +0000", Some("2016-02-04T09:00:00Z")),
        ("Thu, 04 Feb 2016 09:00:00 CEST", Some("2016-02-04T09:00:00+02:00")),
        ("2016-02-04T09:00:00 EST", Some("2016-02-04T09:00:00-05:00")),
        ("2016-07-04 09:00 Europe/Berlin", Some("2016-07-04T09:00:00+02:00")),
        ("2016-02-04 09:00:00 BDT", None),
        ("2016-02-04 09:00:00 IST", None),
    ] {
        for class in ["op-published", "op-modified"] {
            let example = header(class, datetime);
            let finding = only("time-without-timezone", &example);
            assert_eq!(finding.severity.to_string(), "warning", "{datetime}");
            assert!(!rules(&example).iter().any(|rule| rule.ends_with("datetime-invalid")), "{datetime}");
            let fix = finding.fix.map(|fix| (fix.safety, fix.edits[0].text.clone()));
            assert_eq!(fix, iso.map(|iso| (Safety::Safe, iso.into())), "{datetime}");
        }
    }
    for datetime in [
        "2016-02-04",
        "2016-02-04 ",
        "4 February 2016",
        "2016-02-04 09:00:00 QQQ",
        "2016/02/04 09:00",
        "Fri, 04 Feb 2016 09:00:00 GMT",
    ] {
        let found = rules(&header("op-published", datetime));
        assert!(
            found.contains(&"published-datetime-invalid") && !found.contains(&"time-without-timezone"),
            "{datetime}"
        );
    }
}

#[test]
fn a_date_without_zone_gets_the_one_that_was_said() {
    let example = document(
        "<header><h1>Ferry</h1><time class=\"op-published\" datetime=\"2016-07-04 09:00:00\">4 July</time></header>",
    );
    for (zone, expected) in [
        (None, "2016-07-04T09:00:00"),
        (Some("UTC"), "2016-07-04T09:00:00Z"),
        (Some("Europe/Berlin"), "2016-07-04T09:00:00+02:00"),
        (Some("-05:00"), "2016-07-04T09:00:00-05:00"),
    ] {
        let assume_timezone = zone.map_or_else(Default::default, |zone| zone.parse().unwrap());
        let report = Validator::new(Options { assume_timezone, ..Options::default() }).article(&example);
        let dates: Vec<_> =
            report.diagnostics.iter().filter(|it| it.rule == "time-without-timezone").collect();
        assert_eq!(dates[0].fix.as_ref().unwrap().edits[0].text, expected);
    }
    // What is left says only that the zone is missing.
    let mended = fixed_header("<time class=\"op-published\" datetime=\"2016-07-04 09:00:00\">4 July</time>");
    assert!(mended.contains("datetime=\"2016-07-04T09:00:00\""), "{mended}");
    assert_eq!(rules(&mended), ["time-without-timezone"]);
    assert_eq!(safety(&only("time-without-timezone", &mended)), None);
}

#[test]
fn an_empty_modification_is_left_out() {
    const PUBLISHED: &str =
        "<time class=\"op-published\" datetime=\"2016-02-04T09:00:00Z\">4 February</time>";
    for (empty, is_removed) in [
        ("<time class=\"op-modified\" datetime=\"\"></time>", true),
        ("<time class=\"op-modified\" datetime> </time>", true),
        ("<time class=\"op-modified\" datetime=\" \" id=\"m\"></time>", true),
        ("<time class=\"op-modified\" datetime=\"\">just now</time>", false),
        ("<time class=\"op-modified\" datetime=\"\" data-ago=\"5\"></time>", false),
        ("<time class=\"op-modified\" datetime=\"\"><!-- x --></time>", false),
        ("<time class=\"op-modified\" datetime=\"soon\"></time>", false),
        ("<time class=\"op-modified\"></time>", false),
    ] {
        let example = format!("<header><h1>Ferry</h1>{PUBLISHED}{empty}</header>");
        let finding = only("modified-datetime-invalid", &example);
        assert_eq!(safety(&finding).is_some(), is_removed, "{empty}");
        assert_eq!(
            !fixed_header(&format!("{PUBLISHED}{empty}")).contains("op-modified"),
            is_removed,
            "{empty}"
        );
        let help = finding.help.unwrap_or_default();
        let says_it = empty.contains("datetime=\"soon\"") || !empty.contains("datetime");
        assert_eq!(!help.contains("leave `op-modified` out"), says_it, "{empty}: {help}");
    }
    // The publication is needed.
    let finding = only(
        "published-datetime-invalid",
        "<header><h1>x</h1><time class=\"op-published\" datetime=\"\"></time></header>",
    );
    assert_eq!(safety(&finding), None);
}

#[test]
fn a_date_in_a_sentence_stays() {
    const DATE: &str = "<time class=\"op-published\" datetime=\"2016-02-04T09:00:00Z\">4 February</time>";
    for (again, is_removed) in [
        (DATE.to_owned(), true),
        (format!("<h2>On the quay</h2>{DATE}"), true),
        (format!("<address>Ann</address>\n{DATE}\n"), true),
        (format!("Updated {DATE} by the desk"), false),
        (format!("{DATE} by the desk"), false),
        (format!("<b>Updated</b> {DATE}"), false),
        (format!("<h2>On {DATE}</h2>"), false),
    ] {
        let mended = fixed_header(&format!("{DATE}{again}"));
        assert_eq!(mended.matches("op-published").count() == 1, is_removed, "{again}: {mended}");
    }
    let in_text = format!("<p>Updated {} by the desk.</p>", DATE);
    unchanged(&in_text);
    assert_eq!(rules(&in_text), ["time-multiple"]);
}

#[test]
fn a_date_that_holds_more_than_its_text_stays() {
    const FIRST: &str = "<time class=\"op-published\" datetime=\"2016-02-04T09:00:00Z\">4 February</time>";
    for (within, is_removed) in [
        ("<b>4</b> February", true),
        ("4 February<img src=\"https://a.example/b.jpg\">", false),
        ("4 February<video muted><source src=\"https://a.example/b.mp4\"></video>", false),
        ("4 February<iframe src=\"https://a.example/b\"></iframe>", false),
        ("<a href=\"https://a.example/b\">4 February</a>", false),
        ("4 February<!-- the first edition -->", false),
        ("<b data-edition=\"1\">4 February</b>", false),
        ("<b style=\"background: url(https://a.example/b.png)\">4 February</b>", false),
    ] {
        let again = FIRST.replace("4 February", within);
        let mended = fixed_header(&format!("{FIRST}{again}"));
        assert_eq!(mended.matches("op-published").count() == 1, is_removed, "{within}: {mended}");
        let finding = only("time-multiple", &format!("<header><h1>Ferry</h1>{FIRST}{again}</header>"));
        assert_eq!(safety(&finding).is_some(), is_removed, "{within}");
    }
}
