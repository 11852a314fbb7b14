//! Dates (rules.md F4 and D2).

use super::Findings;
use crate::article::time::DateTime;
use crate::article::{Article, Classes, Element, Timezone, text};

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

/// The date of this class that counts, if it can be read.
fn read<'t>(article: &'t Article<'t>, class: Classes) -> Option<(Element<'t>, DateTime)> {
    let time = article.time(class)?;
    Some((time, DateTime::parse(&time.value("datetime")?)?))
}

/// For the end of a help text: that a zone had to be assumed, if one of the dates has none.
fn zone_note(dates: &[DateTime], assumed: Timezone) -> String {
    match dates.iter().all(|date| date.has_zone()) {
        true => String::new(),
        false => format!(" (a time without a zone is taken as {assumed})"),
    }
}

/// Reports a `time` whose `datetime` cannot be read.
fn check_datetime(time: Element<'_>, class: &str, findings: &mut Findings<'_>) {
    let value = time.value("datetime");
    let message = match value.as_deref().map(str::trim_ascii) {
        None => format!("`{class}` has no `datetime`: its text alone is not read as a date"),
        Some("") => format!("`{class}` has an empty `datetime`"),
        Some(value) if DateTime::parse(value).is_none() => {
            format!("`{class}`: `{}` is not a date and time", text::short(value))
        }
        Some(_) => return,
    };
    findings
        .at_value(time, "datetime", message)
        .help("write date, time and zone as ISO 8601 has them, such as `2016-02-04T09:00:00Z`");
}

#[cfg(test)]
mod tests;
