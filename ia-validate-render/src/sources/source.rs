//! What is known of a source.

/// A source, or the part of one that is cited.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Source {
    /// How it is cited, such as `FAQ L106`.
    pub cite: &'static str,
    /// What it says, in our own words (Markdown).
    pub statement: &'static str,
    /// Where it comes from.
    pub origin: &'static str,
    /// When it was written, or found where that is not known.
    pub date: &'static str,
}

/// The anchor of a source on its page: the one that GitHub gives to a heading of this text.
#[must_use]
pub fn anchor(source: &Source) -> String {
    let kept = source.cite.chars().filter(|char| char.is_ascii_alphanumeric() || " -_".contains(*char));
    kept.map(|char| if char == ' ' { '-' } else { char.to_ascii_lowercase() }).collect()
}
