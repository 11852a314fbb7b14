use super::datetimes::DATES;
use crate::article::DateTime;
use crate::article::placeholder_dates::placeholder;
use crate::feed::FieldName;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// `op-published`, `op-modified` or the item's `pubDate` is a date that stands for an empty field: midnight of 1 January
    /// 1970 in any zone, a date in the year 1 or 0, or one of the two of Meta's sample article.
    ///
    /// # Why
    ///
    /// The article is shown with that date (FAQ L158), and updates are compared with it (FAQ L64). Templates write 1970 for
    /// an empty date (VENDOR fbia-rss), or keep the sample's dates.
    ///
    /// # Bad
    ///
    /// ```html
    /// <header><h1>Ferry resumes</h1><time class="op-published" datetime="1970-01-01T00:00:00Z">4 February</time></header>
    /// ```
    ///
    /// ```html
    /// <header><h1>Ferry resumes</h1><time class="op-published" datetime="2014-11-11T04:44:16Z">4 February</time></header>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <header><h1>Ferry resumes</h1><time class="op-published" datetime="1970-01-02T00:00:00Z">2 January 1970</time></header>
    /// ```
    ///
    /// # Fix
    ///
    /// None: only the publisher knows the date.
    id: "date-placeholder",
    severity: Warning,
    points: Value,
    on: Article(check),
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    const HELP: &str = "write the article's own date; leave `op-modified` out where there is none";
    for (class, name) in DATES {
        let Some((time, date)) = article.date(class) else { continue };
        if let Some(what) = placeholder(date) {
            findings.at_value(time, "datetime", format!("`{name}` {what}")).help(HELP);
        }
    }
    let Some(field) = findings.context().item.and_then(|item| item.field(FieldName::PubDate)) else { return };
    let text = field.trimmed();
    let date = DateTime::parse(text).or_else(|| DateTime::parse_rfc822(text));
    if let Some(what) = date.and_then(placeholder) {
        findings
            .in_feed(field.span(), format!("`pubDate` {what}"))
            .help("write the item's own date, or leave it out");
    }
}
