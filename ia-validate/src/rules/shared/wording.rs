//! Words that messages are made of.

use std::borrow::Cow;

/// A value shortened for a message: at most 60 characters.
pub(crate) fn short(value: &str) -> Cow<'_, str> {
    const MOST: usize = 60;
    match value.char_indices().nth(MOST) {
        None => Cow::Borrowed(value),
        Some((end, _)) => Cow::Owned(format!("{}…", &value[..end])),
    }
}

/// What to do about a tracker without a figure.
pub(crate) const TRACKER: &str =
    "put it into the `iframe` of a `<figure class=\"op-tracker\">`, directly in the article";

/// The tags around one that is no iframe itself.
pub(crate) const TRACKER_TAGS: (&str, &str) = ("<figure class=\"op-tracker\"><iframe>", "</iframe></figure>");

/// Names for a message, with `and` or `or` before the last: `` `a`, `b` and `c` ``; none if there are none.
pub(crate) fn listed(names: &[&str], word: &str) -> Option<String> {
    let quoted = |name: &&str| format!("`{name}`");
    let (last, rest) = names.split_last()?;
    let rest: Vec<String> = rest.iter().map(quoted).collect();
    Some(if rest.is_empty() { quoted(last) } else { format!("{} {word} {}", rest.join(", "), quoted(last)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_values() {
        assert_eq!(short("ä"), "ä");
        assert_eq!(short(&"ä".repeat(61)).chars().count(), 61);
    }
}
