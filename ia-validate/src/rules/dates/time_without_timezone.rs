use super::datetimes::DATES;
use crate::article::time;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The `datetime` of `op-published` or `op-modified` does not end in `Z` or an offset such as `+01:00`,
    /// or has months, days or hours of one digit.
    ///
    /// # Why
    ///
    /// Without a zone it is open which instant is meant: the SDK takes Los Angeles, others take UTC
    /// (SDK Transformer; OQ 16). ISO 8601 has two digits; one is understood, but not by everybody.
    ///
    /// # Bad
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00">4 February</time>
    /// </header>
    /// ```
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-2-04T09:00:00Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00Z">4 February</time>
    ///   <time class="op-modified" datetime="2016-02-04T10:00:00+0100">4 February</time>
    /// </header>
    /// ```
    ///
    /// # Fix
    ///
    /// Missing digits are filled up; the zone only the publisher knows.
    id: "time-without-timezone",
    severity: Warning,
    points: Value,
    on: Article(check),
    fix: Safe,
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    for (class, name) in DATES {
        let Some((time, date)) = article.date(class) else { continue };
        let (message, help) = match (date.has_zone(), date.is_padded) {
            (true, true) => continue,
            (false, is_padded) => (
                format!("`{name}` has no time zone: which instant is meant is open"),
                match is_padded {
                    true => "add `Z` for UTC, or the offset, such as `+01:00`",
                    false => {
                        "add `Z` for UTC, or the offset, such as `+01:00`, and write two digits for month, day and hour"
                    }
                },
            ),
            (true, false) => (
                format!("`{name}` is not written as ISO 8601 has it: month, day and hour have two digits"),
                "write two digits, such as `2016-02-04T09:00:00Z`",
            ),
        };
        let finding = findings.at_value(time, "datetime", message).help(help);
        if let Some(value) = time.value("datetime").filter(|_| date.has_zone()) {
            let edits = Edits::default().set(time, "datetime", &time::padded(&value));
            finding.fix(Safety::Safe, "write two digits", edits);
        }
    }
}
