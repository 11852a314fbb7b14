use super::datetimes::DATES;
use crate::article::{DateTime, time};
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The `datetime` of `op-published` or `op-modified` does not end in `Z` or an offset such as `+01:00`, has months, days
    /// or hours of one digit, or is no ISO 8601, but one of the forms that PHP reads: a blank for the `T`, small letters, the
    /// name of a zone, or a date of RFC 822.
    ///
    /// # Why
    ///
    /// Without a zone it is open which instant is meant: the SDK takes Los Angeles, others take UTC
    /// (SDK Transformer; OQ 16). ISO 8601 has two digits and a `T`; other forms are understood by PHP, which the SDK is
    /// written in, but not by everybody.
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
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04 09:00:00 CET">4 February</time>
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
    /// Missing digits are filled up, and other forms written as ISO 8601, unless the name of their zone has more than one
    /// meaning. The zone only the publisher knows; where `assume-timezone` says one, other forms get it.
    id: "time-without-timezone",
    severity: Warning,
    points: Value,
    on: Article(check),
    fix: Safe,
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    for (class, name) in DATES {
        let Some((time, date)) = article.date(class) else { continue };
        if !date.is_iso {
            other_form(time, date, name, findings);
            continue;
        }
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

/// A date that PHP reads, though it is no ISO 8601.
fn other_form(time: Element<'_>, date: DateTime, name: &str, findings: &mut Findings<'_>) {
    let assumed = findings.assumed_zone();
    let value = time.value_if_any("datetime").unwrap_or_default();
    let not_iso =
        format!("`{name}` is not ISO 8601: `{}` is a form that PHP reads, and others may not", short(&value));
    if let Some(zone) = date.unclear_zone {
        findings
            .at_value(time, "datetime", format!("{not_iso}; and `{zone}` means more than one time zone"))
            .help("write it as `2016-02-04T09:00:00+01:00`, with the offset that is meant");
        return;
    }
    let is_zone_known = date.has_zone() || assumed.is_said();
    let iso = if is_zone_known { date.in_zone(assumed) } else { date }.iso8601();
    let (message, help) = match is_zone_known {
        true => (not_iso, format!("write `{iso}`")),
        false => (
            format!("{not_iso}; and it has no time zone"),
            format!("write `{iso}` with `Z` for UTC or an offset, such as `+01:00`, behind it"),
        ),
    };
    findings.at_value(time, "datetime", message).help(help).fix(
        Safety::Safe,
        format!("write `{iso}`"),
        Edits::default().set(time, "datetime", &iso),
    );
}
