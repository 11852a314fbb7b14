//! The zone of times that name none.

use std::fmt;
use std::str::FromStr;

use chrono::{NaiveDateTime, TimeDelta};

use super::digits;
use super::places::Place;

/// The zone that is assumed for times without one; UTC unless the caller says otherwise (OQ 16).
///
/// Reads an offset from UTC as times have it (`Z`, `+02:00`, `-0700`, `+02`) or a name of the IANA time zone
/// database (`UTC`, `Europe/Berlin`), which knows when the clocks change.
#[derive(Clone, Copy, Debug)]
pub struct Timezone(Zone);

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Zone {
    /// Nobody has said: UTC.
    Unsaid,
    /// Seconds east of UTC.
    Offset(i32),
    Named(&'static Place),
}

/// A text that names no time zone.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TimezoneError {
    /// It is nearly a name.
    #[error("`{0}` is no time zone; did you mean `{1}`?")]
    Misspelt(String, &'static str),
    /// It is nothing like a time zone.
    #[error("`{0}` is no time zone: give an offset such as `+02:00`, `Z`, or a name such as `Europe/Berlin`")]
    Unlike(String),
}

impl Timezone {
    /// Coordinated Universal Time.
    pub const UTC: Self = Self(Zone::Offset(0));

    /// That of a place.
    pub(super) fn of(place: &'static Place) -> Self {
        Self(Zone::Named(place))
    }

    /// Whether somebody has said it.
    pub(crate) fn is_said(self) -> bool {
        self.0 != Zone::Unsaid
    }

    /// The seconds that the clocks of this zone are before UTC at a time on them. Of an hour that comes twice the first
    /// counts; a time that the clocks skip is taken with the offset of one side.
    pub(crate) fn offset(self, local: NaiveDateTime) -> i32 {
        match self.0 {
            Zone::Unsaid => 0,
            Zone::Offset(seconds) => seconds,
            Zone::Named(place) => place.offset(local.and_utc().timestamp()),
        }
    }

    /// The instant in UTC of a time on the clocks of this zone.
    pub(crate) fn instant(self, local: NaiveDateTime) -> NaiveDateTime {
        let seconds = self.offset(local);
        local.checked_sub_signed(TimeDelta::seconds(i64::from(seconds))).unwrap_or(local)
    }
}

impl Default for Timezone {
    fn default() -> Self {
        Self(Zone::Unsaid)
    }
}

/// UTC is the same, whether it was said or not.
impl PartialEq for Timezone {
    fn eq(&self, other: &Self) -> bool {
        let said = |zone: Zone| if zone == Zone::Unsaid { Zone::Offset(0) } else { zone };
        said(self.0) == said(other.0)
    }
}

impl Eq for Timezone {}

impl FromStr for Timezone {
    type Err = TimezoneError;

    fn from_str(given: &str) -> Result<Self, Self::Err> {
        /// How alike two names must be to be meant, from 0 to 1.
        const ALIKE: f64 = 0.85;
        let name = given.trim_ascii();
        if let Some(seconds) = digits::offset(name) {
            return Ok(Self(Zone::Offset(seconds)));
        }
        if let Some(place) = Place::named(name) {
            return Ok(Self(Zone::Named(place)));
        }
        let alike = |place: &Place| (strsim::jaro_winkler(name, place.name()), place.name());
        match Place::all().iter().map(alike).max_by(|a, b| a.0.total_cmp(&b.0)) {
            Some((likeness, near)) if likeness >= ALIKE => {
                Err(TimezoneError::Misspelt(given.to_owned(), near))
            }
            _ => Err(TimezoneError::Unlike(given.to_owned())),
        }
    }
}

impl fmt::Display for Timezone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Zone::Unsaid | Zone::Offset(0) => f.write_str("UTC"),
            Zone::Offset(seconds) => {
                let minutes = seconds.unsigned_abs() / 60;
                let sign = if seconds < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
            Zone::Named(place) => f.write_str(place.name()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::DateTime;

    fn instant(zone: &str, local: &str) -> String {
        DateTime::parse(local).unwrap().instant(zone.parse().unwrap()).to_string()
    }

    #[test]
    fn offsets_and_names() {
        for (given, shown) in [
            ("Z", "UTC"),
            ("+00:00", "UTC"),
            (" +02:00 ", "+02:00"),
            ("-0730", "-07:30"),
            ("-00:30", "-00:30"),
            ("+02", "+02:00"),
            ("UTC", "UTC"),
            ("America/Los_Angeles", "America/Los_Angeles"),
        ] {
            assert_eq!(given.parse::<Timezone>().unwrap().to_string(), shown);
        }
        for given in ["", "2", "+2", "+24:00", "Mordor", "+02:00 x"] {
            assert!(matches!(given.parse::<Timezone>(), Err(TimezoneError::Unlike(_))), "{given}");
        }
        let near = |given: &str| given.parse::<Timezone>().unwrap_err().to_string();
        assert_eq!(near("Europe/Berln"), "`Europe/Berln` is no time zone; did you mean `Europe/Berlin`?");
        assert!(near("europe/berlin").contains("Europe/Berlin"));
    }

    #[test]
    fn utc_is_utc_whether_it_was_said_or_not() {
        assert_eq!(Timezone::default(), Timezone::UTC);
        assert!(Timezone::UTC.is_said() && !Timezone::default().is_said());
        assert_ne!(Timezone::default(), "+01:00".parse().unwrap());
        assert_eq!(Timezone::default().to_string(), "UTC");
    }

    #[test]
    fn the_clocks_of_a_zone() {
        assert_eq!(instant("+02:00", "2016-02-04T09:00"), "2016-02-04 07:00:00");
        assert_eq!(instant("Europe/Berlin", "2016-02-04T09:00"), "2016-02-04 08:00:00");
        assert_eq!(instant("Europe/Berlin", "2016-07-04T09:00"), "2016-07-04 07:00:00");
        // A zone that is given counts.
        assert_eq!(instant("Europe/Berlin", "2016-02-04T09:00Z"), "2016-02-04 09:00:00");
        // 02:30 comes twice on 30 October, and not at all on 27 March.
        assert_eq!(instant("Europe/Berlin", "2016-10-30T02:30"), "2016-10-30 00:30:00");
        assert_eq!(instant("Europe/Berlin", "2016-03-27T02:30"), "2016-03-27 00:30:00");
        // The furthest dates there are do not overflow.
        for date in ["0000-01-01T00:00", "9999-12-31T23:59"] {
            instant("Pacific/Kiritimati", date);
            instant("-23:59", date);
        }
    }
}
