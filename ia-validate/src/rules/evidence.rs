//! What a rule rests on, by the sources that it cites.

use crate::report::Evidence;

/// What the sources are that a cite begins with: each with its word and, where that is a word of the language as well, what
/// follows it. All others are somebody else's word.
#[rustfmt::skip]
static SOURCES: &[(&str, Evidence)] = &[
    ("FAQ", Evidence::Documented), ("DOC", Evidence::Documented),
    ("MSG", Evidence::Observed), ("SDK", Evidence::Observed), ("SAMPLE", Evidence::Observed),
    // Reports of users, who quote what Facebook told them.
    ("WP", Evidence::Observed), ("AMP", Evidence::Observed), ("afb", Evidence::Observed), ("jekyll", Evidence::Observed),
    ("w3-total-cache", Evidence::Observed), ("whyisjake", Evidence::Observed),
];

/// What the best source tells that a rule's documentation cites as its reason.
pub(super) fn cited(documentation: &str) -> Evidence {
    let (_, why) = documentation.split_once("# Why\n").unwrap_or_default();
    let (why, _) = why.split_once("\n # ").unwrap_or((why, ""));
    let words = why.split(|c: char| c.is_whitespace() || "();,".contains(c));
    words
        .filter_map(|word| SOURCES.iter().find(|(source, _)| *source == word))
        .map(|&(_, evidence)| evidence)
        .max()
        .unwrap_or_default()
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
