use crate::rules::tests::examples::drawn_by_any;
use crate::{Kind, Options, Source, Validator};

fn header(published: &str, modified: &str) -> Vec<String> {
    let modified = match modified {
        "" => String::new(),
        date => format!("<time class=op-modified datetime='{date}'>x</time>"),
    };
    drawn_by_any(&format!(
        "<header><h1>Ferry</h1><time class=op-published datetime='{published}'>x</time>{modified}</header>"
    ))
}

#[test]
fn dates_that_stand_for_none() {
    let rule = "warning date-placeholder";
    for date in
        ["1970-01-01T00:00:00Z", "1970-01-01T00:00:00+05:30", "0001-01-01T00:00:00Z", "2014-11-11T04:44:16Z"]
    {
        assert_eq!(header(date, ""), [format!("{rule} {date}")]);
        // An update before it was published is no second defect.
        assert_eq!(header("2016-02-04T09:00:00Z", date), [format!("{rule} {date}")]);
        assert_eq!(header(date, date), [format!("{rule} {date}"), format!("{rule} {date}")]);
    }
    for date in ["1970-01-01T09:00:00Z", "2014-11-11T04:44:15Z", "1999-12-31T23:59:59Z"] {
        assert!(header(date, "").is_empty(), "{date}");
    }
    // A date that cannot be read is told as that.
    assert_eq!(header("0000-00-00T00:00:00Z", ""), ["error published-datetime-invalid 0000-00-00T00:00:00Z"]);
}

#[test]
fn the_date_of_an_item() {
    let drawn = |pub_date: &str, published: &str| {
        let text = format!(
            "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>a</title>\
             <link>https://example.com/</link><description>a</description><item><title>Ferry</title>\
             <link>https://example.com/a</link><guid>1</guid><author>Ann</author><description>a</description>\
             <pubDate>{pub_date}</pubDate><content:encoded><![CDATA[<html><head><meta charset=utf-8>\
             <meta property=op:markup_version content=v1.0><link rel=canonical href=https://example.com/a></head><body>\
             <article><header><h1>Ferry</h1><time class=op-published datetime={published}>x</time></header><p>x</p>\
             </article></body></html>]]></content:encoded></item></channel></rss>"
        );
        let report = Validator::new(Options::default()).source(&Source::from_text(&text), Kind::Feed);
        let dates = report.diagnostics.iter().filter(|it| it.rule.contains("date"));
        dates.map(|it| format!("{} {}", it.rule, it.span.of(&text))).collect::<Vec<_>>()
    };
    let (epoch, right) = ("1970-01-01T00:00:00Z", "2016-02-04T09:00:00Z");
    assert_eq!(drawn(epoch, right), [format!("date-placeholder {epoch}")]);
    assert_eq!(drawn(right, epoch), [format!("date-placeholder {epoch}")]);
    assert_eq!(drawn(epoch, epoch).len(), 2);
    assert_eq!(drawn(right, right), [""; 0]);
    let rfc822 = drawn("Thu, 01 Jan 1970 00:00:00 +0000", right);
    assert!(rfc822.contains(&"date-placeholder Thu, 01 Jan 1970 00:00:00 +0000".to_owned()), "{rfc822:?}");
}
