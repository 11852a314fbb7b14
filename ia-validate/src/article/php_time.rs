//! Date-times that are none of ISO 8601, but that PHP reads, and so Facebook's own code did.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::digits::{self, Digits};
use super::places::Place;
use super::timezone::Timezone;

/// Names of zones with one meaning, in seconds east of UTC.
#[rustfmt::skip]
static ZONES: &[(&str, i32)] = &[
    ("UTC", 0), ("GMT", 0), ("UT", 0), ("Z", 0),
    ("EST", -5 * HOUR), ("EDT", -4 * HOUR), ("CST", -6 * HOUR), ("CDT", -5 * HOUR),
    ("MST", -7 * HOUR), ("MDT", -6 * HOUR), ("PST", -8 * HOUR), ("PDT", -7 * HOUR),
    ("CET", HOUR), ("CEST", 2 * HOUR),
];

const HOUR: i32 = 3_600;

/// Further names that PHP reads (timelib's table of abbreviations). Several places have them with several meanings, or the
/// table has changed.
#[rustfmt::skip]
static UNCLEAR: &[&str] = &[
    "ACDT", "ACST", "ADT", "AEDT", "AEST", "AKDT", "AKST", "AST", "AWST", "BDT", "BST", "CAT", "EAT", "EEST", "EET",
    "HDT", "HKT", "HST", "IDT", "IST", "JST", "KST", "MSD", "MSK", "NDT", "NST", "NZDT", "NZST", "PHT", "PKT", "SAST",
    "SGT", "SST", "WAST", "WAT", "WEST", "WET", "WIB", "WIT", "WITA",
];

/// The zone that a date-time ends with.
#[derive(Clone, Copy)]
pub(super) enum Zone {
    /// Seconds east of UTC, if it says any.
    Offset(Option<i32>),
    /// A name that may mean several.
    Unclear(&'static str),
}

/// Reads `2016-02-04 09:00:00` with or without a zone, a small `t` or `z`, zones by name, and dates as RFC 822 and
/// RFC 2822 have them.
pub(super) fn read(text: &str) -> Option<(NaiveDateTime, Zone)> {
    let text = text.trim_ascii();
    if text.as_bytes().get(4) == Some(&b'-') { nearly_iso(text) } else { rfc822(text) }
}

fn nearly_iso(text: &str) -> Option<(NaiveDateTime, Zone)> {
    let mut rest = Digits { rest: text, is_padded: true };
    let year = rest.exactly(4)?;
    let month = rest.after(b'-')?.one_or_two()?;
    let day = rest.after(b'-')?.one_or_two()?;
    let blanks = rest.rest.trim_start_matches([' ', '\t']);
    rest.rest = match blanks.len() == rest.rest.len() {
        true => rest.rest.strip_prefix(['T', 't'])?,
        false => blanks,
    };
    let hour = rest.one_or_two()?;
    let minute = rest.after(b':')?.exactly(2)?;
    let second = match rest.after(b':') {
        Some(rest) => rest.exactly(2)?,
        None => 0,
    };
    let fraction = match rest.after(b'.') {
        Some(rest) => rest.fraction()?,
        None => 0,
    };
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    let local = date.and_time(NaiveTime::from_hms_nano_opt(hour, minute, second, fraction)?);
    Some((local, zone(rest.rest.trim_ascii_start(), local)?))
}

fn rfc822(text: &str) -> Option<(NaiveDateTime, Zone)> {
    let (date, name) = match text.rsplit_once([' ', '\t']) {
        Some((date, name)) if !name.contains(':') => (date, name),
        _ => (text, ""),
    };
    // What this reader does not know as a zone, it takes for UTC.
    let local = chrono::DateTime::parse_from_rfc2822(&[date, " +0000"].concat()).ok()?.naive_local();
    Some((local, zone(name, local)?))
}

fn zone(name: &str, local: NaiveDateTime) -> Option<Zone> {
    let is = |known: &str| known.eq_ignore_ascii_case(name);
    if name.is_empty() {
        return Some(Zone::Offset(None));
    }
    if let Some(seconds) = digits::offset(name) {
        return Some(Zone::Offset(Some(seconds)));
    }
    if let Some(&(_, seconds)) = ZONES.iter().find(|(known, _)| is(known)) {
        return Some(Zone::Offset(Some(seconds)));
    }
    if let Some(name) = UNCLEAR.iter().find(|known| is(known)) {
        return Some(Zone::Unclear(name));
    }
    let place = Some(name).filter(|name| name.contains('/')).and_then(Place::named)?;
    Some(Zone::Offset(Some(Timezone::of(place).offset(local))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_as(text: &str) -> Option<String> {
        let (local, zone) = read(text)?;
        Some(match zone {
            Zone::Offset(Some(seconds)) => format!("{local} {seconds}"),
            Zone::Offset(None) => format!("{local}"),
            Zone::Unclear(name) => format!("{local} {name}?"),
        })
    }

    #[test]
    fn what_php_reads() {
        for (text, expected) in [
            ("2016-02-04 09:00:00", "2016-02-04 09:00:00"),
            (" 2016-02-04  9:00 ", "2016-02-04 09:00:00"),
            ("2016-02-04 09:00:00.000000", "2016-02-04 09:00:00"),
            ("2016-02-04 09:00:00Z", "2016-02-04 09:00:00 0"),
            ("2016-02-04 09:00:00 +0130", "2016-02-04 09:00:00 5400"),
            ("2016-02-04 09:00:00+01:00", "2016-02-04 09:00:00 3600"),
            ("2016-02-04 09:00:00 +02", "2016-02-04 09:00:00 7200"),
            ("2016-02-04t09:00:00z", "2016-02-04 09:00:00 0"),
            ("2016-02-04T09:00:00z", "2016-02-04 09:00:00 0"),
            ("2016-02-04T09:00:00 UTC", "2016-02-04 09:00:00 0"),
            ("2016-02-04T09:00:00UTC", "2016-02-04 09:00:00 0"),
            ("2016-02-04 09:00:00 cest", "2016-02-04 09:00:00 7200"),
            ("2016-02-04 09:00 PST", "2016-02-04 09:00:00 -28800"),
            ("2016-07-04 09:00 Europe/Berlin", "2016-07-04 09:00:00 7200"),
            ("2016-02-04 09:00:00 BDT", "2016-02-04 09:00:00 BDT?"),
            ("Thu, 04 Feb 2016 09:00:00 +0100", "2016-02-04 09:00:00 3600"),
            ("Thu, 04 Feb 2016 09:00:00 GMT", "2016-02-04 09:00:00 0"),
            ("4 Feb 2016 09:00:00 CEST", "2016-02-04 09:00:00 7200"),
            ("Thu, 4 Feb 2016 09:00:00 IST", "2016-02-04 09:00:00 IST?"),
            ("Thu, 04 Feb 2016 09:00:00", "2016-02-04 09:00:00"),
        ] {
            assert_eq!(read_as(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_and_time() {
        for text in [
            "",
            "2016-02-04",
            "2016-02-04 ",
            "2016-02-04 09",
            "2016-02-30 09:00:00",
            "2016-02-04 25:00:00",
            "2016-02-04_09:00:00",
            "2016-02-04 09:00:00 QQQ",
            "2016-02-04 09:00:00 Europe/Atlantis",
            "2016-02-04 09:00:00 in the morning",
            "0000-00-00 00:00:00",
            // Not a Friday.
            "Fri, 04 Feb 2016 09:00:00 GMT",
            "Thu, 04 Feb 2016",
            "yesterday",
            "1454576400",
            "4.2.2016 09:00",
        ] {
            assert_eq!(read_as(text), None, "{text}");
        }
    }
}
