//! Dates (rules.md F4).

use super::Findings;
use crate::article::time::DateTime;
use crate::article::{Element, text};

crate::rules::declaration::family! {
    modified_datetime_invalid,
    modified_window_unknown,
    published_datetime_invalid,
    published_missing,
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
