//! Times as people have them.

use chrono::{DateTime, SecondsFormat, Utc};

use ia_validate_render::wording::counted;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// How long before or after `now` a time is; the time itself if it is not known what time it is.
pub(super) fn told(time: DateTime<Utc>, now: Option<DateTime<Utc>>) -> String {
    let Some(now) = now else { return time.to_rfc3339_opts(SecondsFormat::Secs, true) };
    let seconds = (now - time).num_seconds();
    let distance = match seconds.unsigned_abs() {
        0 => return "now".to_owned(),
        seconds @ ..MINUTE => span(seconds, "second"),
        seconds @ MINUTE..HOUR => span(seconds / MINUTE, "minute"),
        // The window for updates has 24 hours, so hours matter on the day after, too.
        seconds if seconds < 2 * DAY => span(seconds / HOUR, "hour"),
        seconds => span(seconds / DAY, "day"),
    };
    if seconds > 0 { format!("{distance} ago") } else { format!("in {distance}") }
}

fn span(count: u64, unit: &str) -> String {
    counted(usize::try_from(count).unwrap_or(usize::MAX), unit, &format!("{unit}s"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn before_and_after() {
        let now: DateTime<Utc> = "2016-02-04T09:00:00Z".parse().unwrap();
        for (time, said) in [
            ("2016-02-04T09:00:00Z", "now"),
            ("2016-02-04T08:59:59Z", "1 second ago"),
            ("2016-02-04T08:59:01Z", "59 seconds ago"),
            ("2016-02-04T08:59:00Z", "1 minute ago"),
            ("2016-02-04T08:00:01Z", "59 minutes ago"),
            ("2016-02-04T08:00:00Z", "1 hour ago"),
            ("2016-02-03T09:00:00Z", "24 hours ago"),
            ("2016-02-02T09:00:01Z", "47 hours ago"),
            ("2016-02-02T09:00:00Z", "2 days ago"),
            ("2011-02-04T09:00:00Z", "1,826 days ago"),
            ("2016-02-04T11:30:00Z", "in 2 hours"),
        ] {
            assert_eq!(told(time.parse().unwrap(), Some(now)), said, "{time}");
        }
        assert_eq!(told(now, None), "2016-02-04T09:00:00Z");
    }
}
