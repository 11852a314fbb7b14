//! What `rules` and `explain` say of rules.

use ia_validate::rules::Rule;
use serde::Serialize;

use super::SCHEMA;

/// Rules.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(schemars::JsonSchema))]
pub struct Catalogue {
    /// The version of this form of document.
    pub schema: u32,
    /// The rules.
    pub rules: Vec<CatalogueRule>,
}

/// A rule.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(schemars::JsonSchema))]
pub struct CatalogueRule {
    /// Its id.
    pub id: &'static str,
    /// The family that it belongs to.
    pub family: &'static str,
    /// `error`, `warning` or `info`: of its findings, unless one is a milder or graver case.
    pub severity: &'static str,
    /// `safe` or `unsafe`, if it has fixes.
    pub fix: Option<&'static str>,
    /// `documented` by Facebook, `observed` in its answers, code or samples, or `inferred`.
    pub evidence: &'static str,
    /// What it checks, in a sentence.
    pub summary: String,
    /// Its page.
    pub url: String,
    /// Its documentation, as Markdown.
    pub documentation: String,
}

impl Catalogue {
    /// A document of these rules.
    #[must_use]
    pub fn of(rules: &[&Rule]) -> Self {
        Self { schema: SCHEMA, rules: rules.iter().copied().map(CatalogueRule::from).collect() }
    }
}

impl From<&Rule> for CatalogueRule {
    fn from(rule: &Rule) -> Self {
        Self {
            id: rule.id,
            family: rule.family,
            severity: rule.severity.name(),
            fix: rule.fix.map(|safety| safety.name()),
            evidence: rule.evidence().name(),
            summary: rule.summary(),
            url: rule.url(),
            documentation: rule.markdown(),
        }
    }
}
