//! What a rule rests on, by the sources that it cites.

use crate::report::Evidence;

/// What the sources are that a cite begins with: each with its word and, where that is a word of the language as well, what
/// follows it. All others are somebody else's word.
#[rustfmt::skip]
const SOURCES: &[(&str, Evidence)] = &[
    ("FAQ", Evidence::Documented), ("DOC", Evidence::Documented),
    ("MSG", Evidence::Observed), ("SDK", Evidence::Observed), ("SAMPLE", Evidence::Observed),
    // Reports of users, who quote what Facebook told them.
    ("WP", Evidence::Observed), ("AMP", Evidence::Observed), ("afb", Evidence::Observed), ("jekyll", Evidence::Observed),
    ("w3-total-cache", Evidence::Observed), ("whyisjake", Evidence::Observed),
];

/// What the best source tells that a rule's documentation cites as its reason. It is found out while this is compiled: what
/// needs no documentation is built without it.
pub(super) const fn cited(documentation: &str) -> Evidence {
    let text = documentation.as_bytes();
    let mut best = Evidence::Inferred;
    let mut at = 0;
    while at < text.len() && !is_at(text, at, b"# Why\n") {
        at += 1;
    }
    while at < text.len() && !is_at(text, at, b"\n # ") {
        if at > 0 && is_between(text[at - 1]) {
            let told = of_word(text, at);
            best = if told as u8 > best as u8 { told } else { best };
        }
        at += 1;
    }
    best
}

/// What the source tells that the word at a place names.
const fn of_word(text: &[u8], at: usize) -> Evidence {
    let mut number = 0;
    while number < SOURCES.len() {
        let (source, evidence) = SOURCES[number];
        let end = at + source.len();
        if is_at(text, at, source.as_bytes()) && (end == text.len() || is_between(text[end])) {
            return evidence;
        }
        number += 1;
    }
    Evidence::Inferred
}

/// Whether a word stands at a place.
const fn is_at(text: &[u8], at: usize, word: &[u8]) -> bool {
    let mut number = 0;
    while number < word.len() && at + number < text.len() && text[at + number] == word[number] {
        number += 1;
    }
    number == word.len()
}

/// Whether a letter stands between words.
const fn is_between(letter: u8) -> bool {
    letter.is_ascii_whitespace() || matches!(letter, b'(' | b')' | b';' | b',')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{all, find};

    #[test]
    fn the_best_source_counts() {
        for (why, expected) in [
            ("It is so (FAQ L106; OQ 2).", Evidence::Documented),
            ("It is so (SDK Header; VENDOR feeds).", Evidence::Observed),
            ("Facebook said so (MSG 4).", Evidence::Observed),
            ("It is so (VENDOR feeds; OQ 11).", Evidence::Inferred),
            ("It would silently hide nothing.", Evidence::Inferred),
        ] {
            let documentation =
                format!(" # What it checks\n\n Text (DOC x).\n\n # Why\n\n {why}\n\n # Bad\n\n FAQ L1\n");
            assert_eq!(cited(&documentation), expected, "{why}");
        }
    }

    #[test]
    fn what_rules_rest_on() {
        for (id, expected) in [
            ("figure-in-paragraph", Evidence::Documented),
            ("too-many-line-breaks", Evidence::Observed),
            ("title-missing", Evidence::Observed),
            ("links-as-final-element", Evidence::Inferred),
            // What the rule makes of a source is no more certain than that.
            ("feed-parse-timeout", Evidence::Inferred),
            ("script-outside-iframe", Evidence::Observed),
        ] {
            assert_eq!(find(id).map(|rule| rule.evidence()), Some(expected), "{id}");
        }
        for evidence in Evidence::ALL {
            assert!(all().iter().filter(|rule| rule.evidence() == evidence).count() > 10, "{evidence}");
        }
    }

    /// A rule says it only where its cites do not.
    #[test]
    fn no_rule_says_what_its_cites_say() {
        for rule in all() {
            assert_ne!(rule.evidence, Some(cited(rule.documentation)), "{}", rule.id);
        }
    }
}
