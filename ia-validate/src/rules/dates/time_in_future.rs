use chrono::TimeDelta;

use super::datetimes::{DATES, zone_note};
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// `op-published` or `op-modified` is more than 5 minutes after now. Only checked where the current time
    /// is given.
    ///
    /// # Why
    ///
    /// An update is taken only if its `op-modified` is later than the stored one (FAQ L64): one in the future
    /// keeps out all updates until it has passed. A publication in the future is a mistake as well, often
    /// one of the time zone.
    ///
    /// (The examples are checked at `2016-02-04T10:00:00Z`.)
    ///
    /// # Bad
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T10:05:01Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <time class="op-modified" datetime="2016-02-04T11:00:00Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <time class="op-modified" datetime="2016-02-04T11:05:00+01:00">4 February</time>
    /// </header>
    /// ```
    ///
    /// # Fix
    ///
    /// None: only the publisher knows the date.
    id: "time-in-future",
    severity: Warning,
    points: Value,
    on: Article(check),
    needs: Clock,
    evidence: Inferred,
}

/// How far clocks may differ.
const TOLERANCE: TimeDelta = TimeDelta::minutes(5);

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    let Some(now) = findings.context().options.now else { return };
    let zone = findings.assumed_zone();
    for (class, name) in DATES {
        let Some((time, date)) = article.date(class) else { continue };
        if date.instant(zone) - now.naive_utc() <= TOLERANCE {
            continue;
        }
        let message = match class == Classes::MODIFIED {
            true => format!("`{name}` is in the future: until then Facebook takes no other update"),
            false => format!("`{name}` is in the future"),
        };
        let zone = zone_note(&[date], zone);
        findings
            .at_value(time, "datetime", message)
            .help(format!("give the time at which it happened; mind the time zone{zone}"));
    }
}
