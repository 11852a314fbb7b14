//! The rules: one file each, in folders by family, in one static table.
//!
//! To add one, write `FAMILY/RULE.rs` after the model of its neighbours and name it in `FAMILY/mod.rs`: the compiler
//! says what is missing.

mod declaration;
mod evidence;
pub(crate) mod feed_summary;
mod findings;
mod fixer;
mod precedence;
mod prelude;
mod renames;
mod rule;
mod runner;
pub(crate) mod shared;
#[cfg(test)]
mod tests;
pub(crate) mod update;

mod ads;
mod canonical;
mod captions;
mod dates;
mod direction;
mod document;
mod embeds;
mod feed;
mod figures;
mod footer;
mod header;
mod maps;
mod media;
mod nesting;
pub(crate) mod suppressing;
mod text;
mod updates;

use std::sync::LazyLock;

use declaration::{Check, Trigger};

pub use renames::renamed;
pub use rule::{Rule, Tag};

pub(crate) use findings::{Context, Finding};
pub(crate) use fixer::{in_file, lead, with_lines};
pub(crate) use rule::{Effect, Exception, Need, Points};
#[cfg(feature = "internals")]
pub(crate) use runner::{Plan, check_by};
pub(crate) use runner::{check_article, check_feed};

/// The families of rules, in the order of the catalogue.
#[rustfmt::skip]
static FAMILIES: &[&[&Check]] = &[
    nesting::CHECKS, captions::CHECKS, header::CHECKS, dates::CHECKS, canonical::CHECKS, embeds::CHECKS,
    ads::CHECKS, media::CHECKS, direction::CHECKS, document::CHECKS, feed::CHECKS,
    figures::CHECKS, maps::CHECKS, text::CHECKS, footer::CHECKS, updates::CHECKS, suppressing::CHECKS,
];

static SORTED: LazyLock<(Vec<&'static Check>, Vec<&'static Rule>)> = LazyLock::new(|| {
    let mut checks: Vec<&Check> = FAMILIES.iter().flat_map(|family| family.iter().copied()).collect();
    checks.sort_unstable_by_key(|check| check.rule.id);
    let rules = checks.iter().map(|check| &check.rule).collect();
    (checks, rules)
});

/// All checks, sorted by the ids of their rules.
fn all_checks() -> &'static [&'static Check] {
    &SORTED.0
}

/// All rules, sorted by id.
#[must_use]
pub fn all() -> &'static [&'static Rule] {
    &SORTED.1
}

/// The rule with this id, or that had it before it was renamed: then its own id is another.
#[must_use]
pub fn find(id: &str) -> Option<&'static Rule> {
    let id = renamed(id).unwrap_or(id);
    all().binary_search_by(|rule| rule.id.cmp(id)).ok().map(|index| all()[index])
}

/// The rules that a selector names, sorted by id: a rule's id, a family, or a pattern of ids such as `feed-*`, in which
/// `*` stands for any characters. None for what is none of these; a bare `*` is no pattern.
#[must_use]
pub fn matching(selector: &str) -> Vec<&'static Rule> {
    if let Some(rule) = find(selector) {
        return vec![rule];
    }
    let is_pattern = selector.contains('*') && selector.bytes().any(|byte| byte != b'*');
    let fits = |rule: &&&'static Rule| rule.family == selector || is_pattern && fits(rule.id, selector);
    all().iter().filter(fits).copied().collect()
}

/// Whether an id fits a pattern.
fn fits(id: &str, pattern: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| id.strip_prefix(first)) else { return false };
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return rest.ends_with(part);
        }
        match rest.find(part) {
            Some(at) => rest = rest.get(at + part.len()..).unwrap_or_default(),
            None => return false,
        }
    }
    rest.is_empty()
}

/// The families of the rules, sorted.
#[must_use]
pub fn families() -> Vec<&'static str> {
    let mut families: Vec<&str> = all().iter().map(|rule| rule.family).collect();
    families.sort_unstable();
    families.dedup();
    families
}

/// Whether a rule is about feeds, not about the articles in them.
pub(crate) fn is_of_feed(id: &str) -> bool {
    let check = all_checks().binary_search_by(|check| check.rule.id.cmp(id)).ok();
    let is_feeds = |on: &Trigger| matches!(on, Trigger::Feed(_) | Trigger::Transfer(_));
    check.is_some_and(|at| all_checks()[at].on.iter().any(is_feeds))
}

/// The rule whose id is most like this one, if any is.
#[must_use]
pub fn nearest(id: &str) -> Option<&'static str> {
    /// How alike two names must be to be meant, from 0 to 1.
    const ALIKE: f64 = 0.8;
    let alike = |rule: &&'static Rule| (strsim::jaro_winkler(id, rule.id), rule.id);
    let best = all().iter().map(alike).max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 >= ALIKE).then_some(best.1)
}
