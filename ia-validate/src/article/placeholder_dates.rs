//! Dates that stand for an empty field, as one table.

use chrono::{Datelike, NaiveDateTime};

use super::DateTime;
use super::timezone::Timezone;

/// The zero of computers' clocks, in seconds, and what is said of it.
const ZERO: (i64, &str) = (0, "is what an empty date becomes: the zero of computers' clocks");

/// The dates of Meta's sample article (DOC reference/article), 2014-11-11T04:44:16Z and 2014-12-11T04:44:16Z, in seconds.
const SAMPLES: [i64; 2] = [1_415_681_056, 1_418_273_056];

/// What a date is, if it is none of the article's.
pub(crate) fn placeholder(date: DateTime) -> Option<&'static str> {
    let seconds = |time: NaiveDateTime| time.and_utc().timestamp();
    // Midnight of that day in any zone.
    let times = [seconds(date.instant(Timezone::UTC)), seconds(date.local())];
    if times.contains(&ZERO.0) {
        return Some(ZERO.1);
    }
    match date.local().year() {
        1 => return Some("is what an empty date becomes: the year 1"),
        0 => return Some("is what an empty date becomes: the year 0"),
        _ => {}
    }
    SAMPLES.contains(&times[0]).then_some("is the date of Meta's sample article")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_are_none() {
        for (text, expected) in [
            ("1970-01-01T00:00:00Z", true),
            ("1970-01-01T00:00Z", true),
            ("1970-01-01T00:00:00+02:00", true),
            ("1970-01-01T01:00:00+01:00", true),
            ("1969-12-31T16:00:00-08:00", true),
            ("1970-01-01T00:00:00", true),
            ("0001-01-01T00:00:00Z", true),
            ("0000-01-01T00:00:00Z", true),
            ("2014-11-11T04:44:16Z", true),
            ("2014-12-11T05:44:16+01:00", true),
            ("1970-01-01T00:00:01Z", false),
            ("1970-01-02T00:00:00Z", false),
            ("1969-12-31T00:00:00Z", false),
            ("2014-11-11T04:44:17Z", false),
            ("0010-01-01T00:00:00Z", false),
            ("2016-02-04T09:00:00Z", false),
        ] {
            assert_eq!(placeholder(DateTime::parse(text).unwrap()).is_some(), expected, "{text}");
        }
    }
}
