//! Dates (rules.md F4 and D2).

use super::Findings;
use crate::article::time::DateTime;
use crate::article::{Article, Classes, Timezone, text};

crate::rules::declaration::family! {
    modified_before_published,
    modified_datetime_invalid,
    modified_window_unknown,
    published_datetime_invalid,
    published_missing,
    time_in_future,
    time_multiple,
    time_without_timezone,
}

/// The dates of an article, with their names in messages.
const DATES: [(Classes, &str); 2] =
    [(Classes::PUBLISHED, "op-published"), (Classes::MODIFIED, "op-modified")];

/// For the end of a help text: that a zone had to be assumed, if one of the dates has none.
fn zone_note(dates: &[DateTime], assumed: Timezone) -> String {
    match dates.iter().all(|date| date.has_zone()) {
        true => String::new(),
        false => format!(" (a time without a zone is taken as {assumed})"),
    }
}

/// Reports the `time` of this class if its `datetime` cannot be read.
fn check_datetime<'t>(article: &'t Article<'t>, (class, name): (Classes, &str), findings: &mut Findings<'_>) {
    let Some(time) = article.time(class).filter(|_| article.date(class).is_none()) else { return };
    let value = time.value("datetime");
    let message = match value.as_deref().map(str::trim_ascii) {
        None => format!("`{name}` has no `datetime`: its text alone is not read as a date"),
        Some("") => format!("`{name}` has an empty `datetime`"),
        Some(value) => format!("`{name}`: `{}` is not a date and time", text::short(value)),
    };
    findings
        .at_value(time, "datetime", message)
        .help("write date, time and zone as ISO 8601 has them, such as `2016-02-04T09:00:00Z`");
}

#[cfg(test)]
mod tests;
