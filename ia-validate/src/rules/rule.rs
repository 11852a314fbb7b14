//! What is known of a rule.

use crate::report::{Evidence, Safety, Severity};

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
    #[cfg_attr(not(test), expect(dead_code, reason = "tests hold findings against it"))]
    pub(crate) points: Points,
    /// The safety of its fixes, where it has any.
    pub fix: Option<Safety>,
    /// What an error of it does to the article, if anything.
    pub(crate) outcome: Option<Effect>,
    /// What its findings say beside, if anything.
    pub tag: Option<Tag>,
    /// What a finding is worth where the feed is cut off in the article.
    pub(crate) after_cut: Option<AfterCut>,
    /// What it needs to say anything, beside the document.
    pub(crate) needs: Option<Need>,
    /// What its safe fix may lose all the same.
    pub(crate) loses: Option<Exception>,
    /// How certain it is, where that is not what its cites say.
    pub(crate) evidence: Option<Evidence>,
    /// How certain it is by its cites.
    pub(crate) cited: Evidence,
    /// Markdown with the headings `What it checks`, `Why`, `Bad`, `Good` and `Fix`; nothing without the feature `documentation`.
    pub documentation: &'static str,
}

/// The page that documents all rules, with an anchor for each.
const PAGE: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/docs/rules.md");

impl Rule {
    /// A rule of which nothing is known.
    pub(super) const PLAIN: Self = Self {
        id: "",
        family: "",
        severity: Severity::Error,
        points: Points::StartTag,
        fix: None,
        outcome: None,
        tag: None,
        after_cut: None,
        needs: None,
        loses: None,
        evidence: None,
        cited: Evidence::Inferred,
        documentation: "",
    };

    /// How it is known that Facebook does what it says.
    #[must_use]
    pub fn evidence(&self) -> Evidence {
        self.evidence.unwrap_or(self.cited)
    }

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

/// Where the findings of a rule point.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Points {
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

/// What an error of a rule does to the article (FAQ L60, L64, L76).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Effect {
    /// It keeps the article from being ingested.
    Rejects,
    /// It keeps the update from being taken.
    Ignores,
}

/// What the findings of a rule say beside, for editors that show it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Tag {
    /// What they point at does nothing.
    Unnecessary,
    /// What they point at is given up.
    Deprecated,
}

/// What a safe fix may lose, though safe fixes lose nothing: each with its reason.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Exception {
    /// Its place: a block that is misplaced moves itself.
    Moves,
    /// What stands in the article once more.
    Repeats,
    /// What only separates: commas and `and` between names.
    Separators,
    /// The picture of an emoji, which becomes its character.
    EmojiPictures,
    /// Links to `#…`, which lead nowhere in the app: they become their text.
    HashLinks,
    /// A comment of ours that hides nothing.
    Comments,
    /// What Facebook never showed, and has no text.
    NeverShown,
}

/// What a rule needs beside the document: without it, it is silent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Need {
    /// The page's domains.
    Domains,
    /// Stored versions.
    History,
    /// The current time.
    Clock,
    /// How the feed came over the network.
    Download,
}

/// What a finding is worth where the feed is cut off in the article.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum AfterCut {
    /// Nothing: what it misses may have stood behind the cut.
    Unsure,
}

/// The values that the optional fields of a declaration can have.
pub(super) mod facts {
    pub(in crate::rules) use super::AfterCut::Unsure;
    pub(in crate::rules) use super::Effect::{Ignores, Rejects};
    pub(in crate::rules) use super::Evidence::{Inferred, Observed};
    pub(in crate::rules) use super::Exception::{
        Comments, EmojiPictures, HashLinks, Moves, NeverShown, Repeats, Separators,
    };
    pub(in crate::rules) use super::Need::{Clock, Domains, Download, History};
    pub(in crate::rules) use super::Safety::{Safe, Unsafe};
    pub(in crate::rules) use super::Tag::{Deprecated, Unnecessary};
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
