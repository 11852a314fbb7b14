//! Dates.

use super::declaration::family;

mod date_placeholder;
mod datetimes;
mod modified_before_published;
mod modified_datetime_invalid;
mod modified_window_unknown;
#[cfg(test)]
mod placeholder_tests;
mod published_datetime_invalid;
mod published_missing;
#[cfg(test)]
mod tests;
mod time_in_future;
mod time_multiple;
mod time_without_timezone;

family![
    date_placeholder,
    modified_before_published,
    modified_datetime_invalid,
    modified_window_unknown,
    published_datetime_invalid,
    published_missing,
    time_in_future,
    time_multiple,
    time_without_timezone,
];
