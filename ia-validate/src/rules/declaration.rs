//! How a rule is declared: its file says `rule! { … }`, its family lists the file.

use super::feed_summary::FeedSummary;
use super::findings::Findings;
use super::rule::Rule;
use super::update::Update;
use crate::article::{Article, Attributes, Classes, Element, Holds, Inside};
use crate::markup::Name;

/// A rule with what its check is called for.
#[derive(Debug)]
pub(crate) struct Check {
    pub(crate) rule: Rule,
    pub(crate) on: &'static [Trigger],
}

/// What a check of one element looks like.
pub(crate) type ElementCheck = fn(Element<'_>, &mut Findings<'_>);

/// What a check of a whole article looks like.
pub(crate) type ArticleCheck = for<'t> fn(&'t Article<'t>, &mut Findings<'_>);

/// What a check of a whole feed looks like.
pub(crate) type FeedCheck = fn(&FeedSummary, &mut Findings<'_>);

/// What a check of an update looks like.
pub(crate) type UpdateCheck = fn(&Update<'_>, &mut Findings<'_>);

/// What a check is called for. No check is called for anything inside an iframe.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Trigger {
    /// Each element of these names.
    Elements(&'static [Name], ElementCheck),
    /// Each element of these names that stands, at any depth, inside of one of these.
    Inside(Inside, &'static [Name], ElementCheck),
    /// Each element of these names that is or holds one of these.
    Holding(Holds, &'static [Name], ElementCheck),
    /// Each element of these names that neither is nor holds any of these.
    Lacking(Holds, &'static [Name], ElementCheck),
    /// Each element that has one of these attributes.
    Attributes(Attributes, ElementCheck),
    /// Each element that has one of these classes.
    Classes(Classes, ElementCheck),
    /// Each element that needs an end tag and has none.
    Unclosed(ElementCheck),
    /// Each document, before anything else: where one of these finds something, nothing else is checked.
    Document(ArticleCheck),
    /// Each article.
    Article(ArticleCheck),
    /// Each article of which something is stored.
    Update(UpdateCheck),
    /// Never: the comments that hide findings are judged when all findings are there.
    Suppressions,
    /// Each feed that came over the network, before anything else: where it was not loaded to its end,
    /// nothing else is checked.
    Transfer(FeedCheck),
    /// Each feed, when all of its items have been read. Places are the feed's own.
    Feed(FeedCheck),
}

/// Declares the rule of a file: its documentation, then the fields of [`Rule`] and [`Check`] by name.
///
/// `id`, `severity`, `points` and `on` (triggers, `|` between several) stand in every rule, in this order. Those
/// of `fix`, `outcome`, `tag`, `after_cut`, `needs`, `loses` and `evidence` follow that the rule has; their values are in
/// [`facts`](super::rule::facts).
macro_rules! rule {
    (
        $(#[doc = $line:literal])+
        $id:ident: $the_id:literal,
        $severity:ident: $the_severity:ident,
        $points:ident: $the_points:ident,
        $on:ident: $($trigger:ident $(($($argument:expr),+))?)|+
        $(, $field:ident: $value:ident)* $(,)?
    ) => {
        $(#[doc = $line])+
        pub(crate) static CHECK: $crate::rules::declaration::Check = $crate::rules::declaration::Check {
            rule: $crate::rules::Rule {
                $id: $the_id,
                $severity: $crate::report::Severity::$the_severity,
                $points: $crate::rules::Points::$the_points,
                $($field: Some($crate::rules::rule::facts::$value),)*
                family: $crate::rules::declaration::family_of(module_path!()),
                cited: $crate::rules::evidence::cited(concat!($($line, "\n"),+)),
                documentation: if cfg!(feature = "documentation") { concat!($($line, "\n"),+) } else { "" },
                ..$crate::rules::Rule::PLAIN
            },
            $on: &[$($crate::rules::declaration::Trigger::$trigger $(($($argument),+))?),+],
        };
    };
}

/// Lists the rules of a family, each by the name of its file.
macro_rules! family {
    ($($rule:ident),* $(,)?) => {
        pub(super) static CHECKS: &[&$crate::rules::declaration::Check] = &[$(&$rule::CHECK),*];
    };
}

pub(crate) use {family, rule};

/// The family in a rule's module path: `…::rules::FAMILY::RULE`.
pub(crate) const fn family_of(module_path: &'static str) -> &'static str {
    let bytes = module_path.as_bytes();
    let mut end = bytes.len();
    while end > 0 && bytes[end - 1] != b':' {
        end -= 1;
    }
    end = end.saturating_sub(2);
    let mut start = end;
    while start > 0 && bytes[start - 1] != b':' {
        start -= 1;
    }
    module_path.split_at(end).0.split_at(start).1
}
