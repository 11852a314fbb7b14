//! Dates that stand for an empty field, as one table.

use super::DateTime;
use super::timezone::Timezone;

/// Midnight at which the clocks of computers begin, in any zone; the first years of calendars, for what is zero.
static STARTS: &[(&str, &str)] = &[
    ("1970-01-01T00:00:00", "is what an empty date becomes: the zero of computers' clocks"),
    ("0001-", "is what an empty date becomes: the year 1"),
    ("0000-", "is what an empty date becomes: the year 0"),
];

/// The dates of Meta's sample article (DOC reference/article).
static SAMPLES: &[&str] = &["2014-11-11T04:44:16Z", "2014-12-11T04:44:16Z"];

/// What a date is, if it is none of the article's.
pub(crate) fn placeholder(date: DateTime) -> Option<&'static str> {
    let instant = date.instant(Timezone::UTC);
    let is = |text: &str| DateTime::parse(text).is_some_and(|other| other.instant(Timezone::UTC) == instant);
    let written = date.iso8601();
    let start = STARTS.iter().find(|(start, _)| written.starts_with(start));
    if let Some((_, what)) = start.or_else(|| STARTS.first().filter(|_| is("1970-01-01T00:00:00Z"))) {
        return Some(what);
    }
    SAMPLES.iter().any(|sample| is(sample)).then_some("is the date of Meta's sample article")
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
