//! What a rule is made of, and how one is declared.

use super::Findings;
use super::overview::Overview;
use super::update::Update;
use crate::article::{Article, Attributes, Classes, Element};
use crate::markup::Name;
use crate::report::{Safety, Severity};

/// A rule: its id, how bad a break of it is, and its documentation.
#[derive(Debug)]
#[non_exhaustive]
pub struct Rule {
    /// The id, such as `figure-in-paragraph`; final.
    pub id: &'static str,
    /// The family that it belongs to, such as `nesting`.
    pub family: &'static str,
    /// The severity unless the finding is a milder or graver case, or the caller changes it.
    pub severity: Severity,
    /// Where its findings point.
    pub points: Points,
    /// The safety of its fixes, where it has any.
    pub fix: Option<Safety>,
    /// Markdown with the headings `What it checks`, `Why`, `Bad`, `Good` and `Fix`.
    pub documentation: &'static str,
}

/// The page that documents all rules, with an anchor for each.
const PAGE: &str = "https://github.com/ia-validate/ia-validate/blob/main/docs/rules.md";

impl Rule {
    /// Where its documentation stands on the web.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{PAGE}#{}", self.id)
    }

    /// Its documentation as Markdown without the blanks of doc comments, headings at level 1.
    #[must_use]
    pub fn markdown(&self) -> String {
        let lines = self.documentation.lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
        lines.flat_map(|line| [line, "\n"]).collect()
    }

    /// What it checks, in a sentence: the first of its documentation, without the full stop.
    #[must_use]
    pub fn summary(&self) -> String {
        let is_text = |line: &&str| !line.is_empty() && !line.starts_with('#');
        let lines = self.documentation.lines().map(str::trim_ascii).skip_while(|line| !is_text(line));
        let paragraph: Vec<&str> = lines.take_while(is_text).collect();
        let paragraph = paragraph.join(" ");
        let sentence = paragraph.split_once(". ").map_or(paragraph.as_str(), |(first, _)| first);
        sentence.strip_suffix('.').unwrap_or(sentence).to_owned()
    }
}

/// Where the findings of a rule point (contract.md, "Where a finding points").
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Points {
    /// At an element: its start tag, from `<` to after `>`.
    StartTag,
    /// At an attribute's value without its quotes; at the attribute's name where there is no value, and
    /// at the element's start tag where there is no such attribute.
    Value,
    /// At an attribute's name.
    AttributeName,
    /// At a run of text without ASCII white space at its ends (or the start tag of an element that
    /// begins the run).
    Text,
    /// At an end tag.
    EndTag,
    /// At an article as a whole: the `article` start tag, else the first byte.
    Article,
    /// At a feed item: its start tag.
    Item,
    /// At the feed: the start tag of `channel`, else of the root element, else the first byte.
    Feed,
    /// At the offending bytes: of a feed, or in a comment.
    Bytes,
}

/// A rule with its check.
#[derive(Debug)]
pub(crate) struct Check {
    pub(crate) rule: Rule,
    pub(crate) at: At,
}

/// What a check of one element looks like.
pub(crate) type ElementCheck = fn(Element<'_>, &mut Findings<'_>);

/// What a check of a whole article looks like.
pub(crate) type ArticleCheck = for<'t> fn(&'t Article<'t>, &mut Findings<'_>);

/// What a check of a whole feed looks like.
pub(crate) type FeedCheck = fn(&Overview, &mut Findings<'_>);

/// What a check of an update looks like.
pub(crate) type UpdateCheck = fn(&Update<'_>, &mut Findings<'_>);

/// What a check is called for. No check is called for anything inside an iframe.
#[derive(Clone, Copy, Debug)]
pub(crate) enum At {
    /// Each element of these names.
    Elements(&'static [Name], ElementCheck),
    /// Each element that has one of these attributes.
    Attributes(Attributes, ElementCheck),
    /// Each element that has one of these classes.
    Classes(Classes, ElementCheck),
    /// For either of two.
    Both(&'static At, &'static At),
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

/// Declares the rule of a file: its documentation, id, severity, where it points, its check, and how safe
/// its fix is if it has one (`fix: Safe`).
macro_rules! rule {
    ($(#[doc = $line:literal])+ $id:literal, $severity:ident, $points:ident, $at:expr $(, fix: $fix:ident)? $(,)?) => {
        $(#[doc = $line])+
        pub(crate) static CHECK: $crate::rules::declaration::Check = $crate::rules::declaration::Check {
            rule: $crate::rules::Rule {
                id: $id,
                family: $crate::rules::declaration::family_of(module_path!()),
                severity: $crate::report::Severity::$severity,
                points: $crate::rules::Points::$points,
                fix: $crate::rules::declaration::fix!($($fix)?),
                documentation: concat!($($line, "\n"),+),
            },
            at: $at,
        };
    };
}

/// The safety that a rule declares for its fix, or none.
macro_rules! fix {
    () => {
        None
    };
    ($safety:ident) => {
        Some($crate::report::Safety::$safety)
    };
}

/// Declares the rules of a family: one file each.
macro_rules! family {
    ($($rule:ident),* $(,)?) => {
        $(mod $rule;)*
        pub(super) static CHECKS: &[&$crate::rules::declaration::Check] = &[$(&$rule::CHECK),*];
    };
}

pub(crate) use {family, fix, rule};

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

#[cfg(test)]
mod tests {
    use crate::rules::{all, find};

    #[test]
    fn summaries_are_sentences() {
        let of = |id: &str| find(id).map(super::Rule::summary);
        let figure = "A `figure` of any kind stands inside a `p`, in the markup as it is written";
        assert_eq!(of("figure-in-paragraph").as_deref(), Some(figure));
        for rule in all() {
            let summary = rule.summary();
            let marks = summary.bytes().filter(|&byte| byte == b'`').count();
            let is_whole = !summary.ends_with('.') && !summary.contains('\n') && marks % 2 == 0;
            assert!(is_whole && (10..300).contains(&summary.len()), "{}: {summary}", rule.id);
        }
    }

    #[test]
    fn markdown_is_the_documentation_without_its_margin() {
        for rule in all() {
            let markdown = rule.markdown();
            assert!(markdown.starts_with("# What it checks\n\n"), "{}", rule.id);
            assert_eq!(markdown.lines().count(), rule.documentation.lines().count(), "{}", rule.id);
        }
    }
}
