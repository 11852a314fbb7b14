//! The rules: one file each, in folders by family, in one static table.

use crate::report::Severity;

/// A rule: its id, how bad a break of it is, and its documentation.
#[derive(Debug)]
#[non_exhaustive]
pub struct Rule {
    /// The id, such as `figure-in-paragraph`; final.
    pub id: &'static str,
    /// The severity unless the caller changes it.
    pub severity: Severity,
    /// Markdown with the headings `What it checks`, `Why`, `Bad`, `Good`.
    pub documentation: &'static str,
}

/// All rules, sorted by id.
#[must_use]
pub fn all() -> &'static [&'static Rule] {
    &[]
}

/// The rule with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Rule> {
    all().binary_search_by(|rule| rule.id.cmp(id)).ok().map(|index| all()[index])
}
