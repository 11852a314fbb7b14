//! Options as they are written where everything is text: on a command line, in a query.

use super::key::{Key, Shape};
use super::raw::{Entry, Raw, RawValue};

impl Key {
    /// A value from its text, for [`parse`](Self::parse): lists and tables with commas, a flag without a value for true.
    #[must_use]
    pub fn written(&self, text: &str, at: &str) -> RawValue<String> {
        let raw = |text: &str| Raw { at: at.to_owned(), value: RawValue::Text(text.to_owned()) };
        match self.shape {
            Shape::Rules | Shape::Domains => RawValue::List(text.split(',').map(raw).collect()),
            Shape::Levels => {
                let entry = |part: &str| {
                    let (rule, level) = part.split_once('=').unwrap_or((part, ""));
                    Entry { name: rule.to_owned(), at: at.to_owned(), value: raw(level) }
                };
                RawValue::Table(text.split(',').map(entry).collect())
            }
            // A sentence has commas of its own.
            Shape::Notes => {
                let (rule, words) = text.split_once('=').unwrap_or((text, ""));
                RawValue::Table(vec![Entry { name: rule.to_owned(), at: at.to_owned(), value: raw(words) }])
            }
            Shape::Flag => written_flag(text),
            Shape::Most => match text.parse() {
                Ok(number) => RawValue::Integer(Some(number)),
                Err(_) => RawValue::Text(text.to_owned()),
            },
            _ => RawValue::Text(text.to_owned()),
        }
    }
}

/// A flag from its text.
#[must_use]
pub fn written_flag(text: &str) -> RawValue<String> {
    match text {
        "" | "true" => RawValue::Flag(true),
        "false" => RawValue::Flag(false),
        other => RawValue::Text(other.to_owned()),
    }
}

/// Comes to what was written of an option before: lists and tables grow. Gives back what takes no second value.
///
/// # Errors
///
/// The value, where there is one already.
pub fn add(
    options: &mut Vec<Entry<String>>,
    name: &str,
    at: &str,
    value: RawValue<String>,
) -> Result<(), RawValue<String>> {
    let same = options.iter_mut().find(|entry| entry.name == name);
    match (same.map(|entry| &mut entry.value.value), value) {
        (Some(RawValue::List(list)), RawValue::List(more)) => list.extend(more),
        (Some(RawValue::Table(table)), RawValue::Table(more)) => table.extend(more),
        (Some(_), value) => return Err(value),
        (None, value) => {
            let at = at.to_owned();
            options.push(Entry { name: name.to_owned(), at: at.clone(), value: Raw { at, value } });
        }
    }
    Ok(())
}
