//! Options, put together with a look at every word.

use crate::article::{Domain, DomainError, Timezone};
use crate::options::Options;
use crate::report::{Evidence, Level};
use crate::rules;

/// A rule id that does not exist: the caller's mistake.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("there is no rule `{id}`{}", near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default())]
#[non_exhaustive]
pub struct UnknownRule {
    /// What was given.
    pub id: String,
    /// The rule whose id is most like it, if any is.
    pub near: Option<&'static str>,
}

/// Puts [`Options`] together, and refuses what would have no effect.
///
/// ```
/// use ia_validate::Options;
///
/// let options = Options::builder().domain("example.com")?.ignore("image-repeated")?.build();
/// assert_eq!(options.domains.len(), 1);
///
/// let error = Options::builder().ignore("image-repeatet").unwrap_err();
/// assert_eq!(error.to_string(), "there is no rule `image-repeatet`; did you mean `image-repeated`?");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Default, Debug)]
#[must_use]
pub struct OptionsBuilder(Options);

impl Options {
    /// Options that are put together word by word; what has no word there is a field of [`Options`].
    pub fn builder() -> OptionsBuilder {
        OptionsBuilder::default()
    }
}

impl OptionsBuilder {
    /// Adds a domain of the page.
    ///
    /// # Errors
    ///
    /// What is no domain, or nobody's own.
    pub fn domain(mut self, domain: &str) -> Result<Self, DomainError> {
        self.0.domains.push(domain.parse::<Domain>()?);
        Ok(self)
    }

    /// Reports only this rule, family or pattern (see [`rules::matching`]), and those that are selected beside it.
    ///
    /// # Errors
    ///
    /// An unknown rule, with the nearest.
    pub fn select(mut self, rule: &str) -> Result<Self, UnknownRule> {
        self.0.select.insert(known(rule)?);
        Ok(self)
    }

    /// Does not report this rule, family or pattern.
    ///
    /// # Errors
    ///
    /// An unknown rule, with the nearest.
    pub fn ignore(mut self, rule: &str) -> Result<Self, UnknownRule> {
        self.0.ignore.insert(known(rule)?);
        Ok(self)
    }

    /// Gives all findings of a rule, family or pattern this severity; what is said of a single rule counts more.
    ///
    /// # Errors
    ///
    /// An unknown rule, with the nearest.
    pub fn severity(mut self, rule: &str, level: Level) -> Result<Self, UnknownRule> {
        self.0.severity.insert(known(rule)?, level);
        Ok(self)
    }

    /// Reports only rules that are at least so certain.
    pub fn evidence(mut self, least: Evidence) -> Self {
        self.0.evidence = least;
        self
    }

    /// Reads times that name no zone in this one.
    pub fn assume_timezone(mut self, zone: Timezone) -> Self {
        self.0.assume_timezone = zone;
        self
    }

    /// The options.
    #[must_use]
    pub fn build(self) -> Options {
        self.0
    }
}

/// What selects rules.
fn known(selector: &str) -> Result<String, UnknownRule> {
    match rules::matching(selector)[..] {
        [] => Err(UnknownRule { id: selector.to_owned(), near: rules::nearest(selector) }),
        [rule] => Ok(rule.id.to_owned()),
        _ => Ok(selector.to_owned()),
    }
}
