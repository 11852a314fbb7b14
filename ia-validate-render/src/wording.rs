//! What reports say beside their findings: numbers, severities, outcomes and headings in words.

use ia_validate::Severity;
use ia_validate::report::Outcome;

/// One and many of a thing.
pub type Noun = (&'static str, &'static str);

/// What a rule finds at a place.
pub const FINDING: Noun = ("finding", "findings");
/// What is checked.
pub const ARTICLE: Noun = ("article", "articles");
/// A fix that is not safe.
pub const SUGGESTION: Noun = ("suggestion", "suggestions");

/// The heading above the rules that are broken.
pub const FIRST: &str = "What to do first";
/// What stands before a finding's help.
pub const HELP: &str = "What to do";
/// What leads to a rule's documentation.
pub const WHY: &str = "Why?";
/// What is said of an article without findings.
pub const READY: &str = "Ready";
/// What stands where there are no findings at all.
pub const NOTHING: &str = "Nothing was found.";
/// What stands for the title of an article that has none.
pub const NO_TITLE: &str = "No title";

/// A severity in words for whoever writes.
#[must_use]
pub const fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Info => "Hint",
    }
}

/// One and many findings of a severity, for whoever writes.
#[must_use]
pub const fn severity_noun(severity: Severity) -> Noun {
    match severity {
        Severity::Error => ("error", "errors"),
        Severity::Warning => ("warning", "warnings"),
        Severity::Info => ("hint", "hints"),
    }
}

/// An outcome in a word for people, and the class of what it looks like: `good`, `plain`, `warning` or `error`.
#[must_use]
pub const fn outcome_word(outcome: Outcome) -> (&'static str, &'static str) {
    match outcome {
        Outcome::Create => ("Create", "good"),
        Outcome::Update => ("Update", "good"),
        Outcome::Unchanged => ("Unchanged", "plain"),
        Outcome::Ignored => ("Ignored", "warning"),
        Outcome::Rejected => ("Rejected", "error"),
        // There is no other yet.
        other => (other.name(), "plain"),
    }
}

/// How many findings there are of each severity, in words; nothing where there are none.
#[must_use]
pub fn severities(errors: usize, warnings: usize, infos: usize) -> String {
    let all = [(errors, "error", "errors"), (warnings, "warning", "warnings"), (infos, "info", "infos")];
    let told = all.into_iter().filter(|&(count, ..)| count > 0);
    let told: Vec<String> = told.map(|(count, one, many)| counted(count, one, many)).collect();
    told.join(", ")
}

/// A number with its noun.
#[must_use]
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(count), if count == 1 { one } else { many })
}

/// A number as people read it: `1,204`.
#[must_use]
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands() {
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (1000, "1,000"),
            (12_345, "12,345"),
            (999_999, "999,999"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(grouped(number), text);
        }
    }
}
