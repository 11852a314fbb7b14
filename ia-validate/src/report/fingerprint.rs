//! What tells a finding from others, however the file moves around it.

use std::fmt;

/// What a finding is about, as a number: its rule, the text that it points at, and what stands around it.
///
/// It stays the same when other parts of the file change: where lines are put in or taken out elsewhere,
/// where white space changes, where the article is wrapped otherwise (CDATA, escaped, a file of its own).
/// So it can be stored, and is stable between versions of this library as far as the rule's findings are.
///
/// Two findings of one article can be alike (the second of two equal paragraphs), and so can those of two
/// articles: where they must be told apart, count them, and look at the article's canonical URL as well.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Fingerprint(pub u64);

impl fmt::Display for Fingerprint {
    /// 16 hexadecimal digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}
