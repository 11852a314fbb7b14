//! Date-times as the format accepts them.

use chrono::{Datelike as _, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone as _};

use super::digits::Digits;
use super::php_time::{self, Zone};
use super::timezone::Timezone;

/// How much later than the stored version an update may be (FAQ L76); all of it is inside.
pub(crate) const UPDATE_WINDOW: TimeDelta = TimeDelta::hours(24);

/// The names that zones can have in RFC 822, those of one letter aside.
static RFC822_ZONES: &[&str] = &["UT", "UTC", "GMT", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT"];

/// A date-time as written in a `datetime` attribute.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct DateTime {
    /// The time on the clock of its zone.
    local: NaiveDateTime,
    /// Offset of its zone from UTC in seconds, if it is given.
    offset: Option<i32>,
    /// Whether month, day and hour have two digits, as ISO 8601 demands.
    pub(crate) is_padded: bool,
    /// Whether it is one of ISO 8601 at all, and not of the forms that only PHP reads.
    pub(crate) is_iso: bool,
    /// The name of its zone, if that has more than one meaning.
    pub(crate) unclear_zone: Option<&'static str>,
}

impl DateTime {
    /// Reads `YYYY-MM-DDThh:mm`, then optionally `:ss` and a fraction, then optionally a zone (`Z`,
    /// `+hh:mm`, `+hhmm`, `+hh`). One digit for month, day or hour is read as well (Meta's own samples have
    /// it) and noted. Nothing else: no blank for the `T`, no date alone. White space around it is ignored.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut rest = Digits { rest: text.trim_ascii(), is_padded: true };
        let year = rest.exactly(4)?;
        let month = rest.after(b'-')?.one_or_two()?;
        let day = rest.after(b'-')?.one_or_two()?;
        let hour = rest.after(b'T')?.one_or_two()?;
        let minute = rest.after(b':')?.exactly(2)?;
        let second = match rest.after(b':') {
            Some(rest) => rest.exactly(2)?,
            None => 0,
        };
        let fraction = match rest.after(b'.') {
            Some(rest) => rest.fraction()?,
            None => 0,
        };
        let offset = rest.zone()?;
        let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
        let local = date.and_time(NaiveTime::from_hms_nano_opt(hour, minute, second, fraction)?);
        Some(Self { local, offset, is_padded: rest.is_padded, is_iso: true, unclear_zone: None })
    }

    /// Reads what [`parse`](Self::parse) reads, and the other forms that PHP reads.
    pub(crate) fn read(text: &str) -> Option<Self> {
        Self::parse(text).or_else(|| {
            let (local, zone) = php_time::read(text)?;
            let (offset, unclear_zone) = match zone {
                Zone::Offset(offset) => (offset, None),
                Zone::Unclear(name) => (None, Some(name)),
            };
            Some(Self { local, offset, is_padded: true, is_iso: false, unclear_zone })
        })
    }

    /// Reads a date-time of RFC 822 as RSS 2.0 has it, such as `Thu, 04 Feb 2016 09:00:00 GMT`.
    pub(crate) fn parse_rfc822(text: &str) -> Option<Self> {
        // Any other name would be taken for UTC.
        let zone = text.trim_ascii().rsplit([' ', '\t']).next().unwrap_or_default();
        let is_name = zone.len() > 1 && zone.bytes().all(|byte| byte.is_ascii_alphabetic());
        if is_name && !RFC822_ZONES.iter().any(|known| known.eq_ignore_ascii_case(zone)) {
            return None;
        }
        let time = chrono::DateTime::parse_from_rfc2822(text.trim_ascii()).ok()?;
        let offset = Some(time.offset().local_minus_utc());
        let local = time.naive_local();
        Some(Self { local, offset, is_padded: true, is_iso: false, unclear_zone: None })
    }

    /// The same with the zone that is assumed, if it names none itself.
    pub(crate) fn in_zone(self, assumed: Timezone) -> Self {
        Self { offset: self.offset.or_else(|| Some(assumed.offset(self.local))), ..self }
    }

    /// The date-time in ISO 8601.
    pub(crate) fn iso8601(self) -> String {
        let local = self.local;
        // This is how chrono shows it to whoever looks for mistakes.
        match self.offset {
            None => format!("{local:?}"),
            Some(0) => format!("{local:?}Z"),
            Some(offset) => {
                let (sign, minutes) = (if offset < 0 { '-' } else { '+' }, offset.unsigned_abs() / 60);
                format!("{local:?}{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        }
    }

    /// The date-time as RFC 822 has it, if its zone is known.
    pub(crate) fn rfc822_if_certain(self) -> Option<String> {
        let zone = FixedOffset::east_opt(self.offset?)?;
        Some(zone.from_local_datetime(&self.local).single()?.to_rfc2822())
    }

    /// The name of its weekday.
    pub(crate) fn weekday(self) -> &'static str {
        let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        days[self.local.weekday().num_days_from_monday() as usize]
    }

    /// The time on the clock of its zone.
    pub(crate) fn local(self) -> NaiveDateTime {
        self.local
    }

    /// Whether it names its zone.
    pub(crate) fn has_zone(self) -> bool {
        self.offset.is_some()
    }

    /// The instant in UTC; `assumed` is the zone if none is given.
    pub(crate) fn instant(self, assumed: Timezone) -> NaiveDateTime {
        let Some(offset) = self.offset else { return assumed.instant(self.local) };
        self.local.checked_sub_signed(TimeDelta::seconds(i64::from(offset))).unwrap_or(self.local)
    }
}

/// A date-time as written, but with two digits for month, day and hour.
pub(crate) fn padded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 3);
    let mut before = None;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let digit = |other: Option<char>| other.is_some_and(|other| other.is_ascii_digit());
        // A fraction of a second can have one digit.
        let is_single = digit(Some(character)) && !digit(before) && !digit(characters.peek().copied());
        if is_single && before != Some('.') {
            out.push('0');
        }
        out.push(character);
        before = Some(character);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_again() {
        for (text, expected) in [
            ("2016-2-4T9:00Z", "2016-02-04T09:00Z"),
            ("2016-02-4T09:00:00.5+01", "2016-02-04T09:00:00.5+01"),
            ("2016-12-14T19:00:00-0130", "2016-12-14T19:00:00-0130"),
        ] {
            assert_eq!(padded(text), expected);
            assert!(DateTime::parse(expected).unwrap().is_padded);
        }
        for (text, expected) in [
            ("2016-2-4T9:00Z", "2016-02-04T09:00:00Z"),
            ("2016-02-04T09:00:00.5-0130", "2016-02-04T09:00:00.500-01:30"),
            ("2016-02-04T09:00", "2016-02-04T09:00:00"),
        ] {
            assert_eq!(DateTime::parse(text).unwrap().iso8601(), expected);
        }
        let rfc822 = DateTime::parse_rfc822("Thu, 04 Feb 2016 09:00:00 +0100").unwrap();
        assert_eq!(rfc822.iso8601(), "2016-02-04T09:00:00+01:00");
    }

    #[test]
    fn the_accepted_forms() {
        for (text, zone, padded) in [
            ("2014-11-11T04:44:16Z", true, true),
            ("1984-08-14T19:30:00+00:00", true, true),
            ("2016-04-05T07:29:07+0200", true, true),
            ("2016-04-05T07:29:07-07", true, true),
            ("2015-11-11T04:44", false, true),
            ("1984-08-14T19:30:00", false, true),
            ("2016-2-04T09:00", false, false),
            ("2016-02-04T9:00Z", true, false),
            (" 2016-02-04T09:00:00.125Z\n", true, true),
            ("2016-02-29T23:59:59Z", true, true),
        ] {
            let time = DateTime::parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((time.has_zone(), time.is_padded), (zone, padded), "{text}");
        }
    }

    #[test]
    fn everything_else_is_refused() {
        for text in [
            "",
            "yesterday",
            "2016-02-04",
            "2016-02-04 09:00:00Z",
            "2016-02-04T",
            "2016-02-04T09",
            "16-02-04T09:00Z",
            "2016-13-04T09:00Z",
            "2015-02-29T09:00Z",
            "2016-02-04T24:00Z",
            "2016-02-04T09:60Z",
            "2016-02-04T09:00:60Z",
            "2016-02-04T09:00:00 Z",
            "2016-02-04T09:00:00CET",
            "2016-02-04T09:00:00+1",
            "2016-02-04T09:00:00+24:00",
            "2016-02-04T09:00:00+01:60",
            "2016-02-04T09:00:00.Z",
            "2016-02-04T09:00:00Zx",
            "２０１６-02-04T09:00Z",
            "2016-02-04t09:00:00z",
            "Thu, 04 Feb 2016 09:00:00 GMT",
            "2016-02-04T009:00Z",
            "2016-02-04T09:00:00+010",
        ] {
            assert_eq!(DateTime::parse(text), None, "{text}");
        }
    }

    #[test]
    fn instants_not_strings() {
        let instant = |text| DateTime::parse(text).unwrap().instant(Timezone::UTC);
        assert_eq!(instant("2016-02-01T10:00Z"), instant("2016-02-01T12:00:00+02:00"));
        assert_eq!(instant("2016-02-01T00:30:00+0100"), instant("2016-01-31T23:30"));
        assert!(instant("2016-02-01T10:00:00.0999999999Z") < instant("2016-02-01T10:00:00.1Z"));
        assert_eq!(instant("2016-02-01T10:00:00.5Z"), instant("2016-02-01T10:00:00.500Z"));
        // The furthest date and zone there is does not overflow.
        assert!(DateTime::parse("9999-12-31T23:59:59-23:59").is_some());
        assert!(DateTime::parse("0000-01-01T00:00:00+23:59").is_some());
    }
}
