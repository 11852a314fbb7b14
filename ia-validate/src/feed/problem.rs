//! What makes a feed not well-formed.

use crate::source::Span;

/// A place where a feed breaks the rules of XML 1.0.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Problem {
    pub(crate) kind: ProblemKind,
    /// The offending bytes.
    pub(crate) span: Span,
}

/// How a feed breaks the rules of XML 1.0. The texts are messages for people.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub(crate) enum ProblemKind {
    #[error("the feed begins with something other than its XML declaration or `<rss>`")]
    TextBeforeRoot,
    #[error("something stands behind the end of the feed")]
    ContentAfterRoot,
    #[error("the XML declaration is not at the very beginning")]
    LateDeclaration,
    #[error("the feed declares a document type: entities of its own are not expanded")]
    Doctype,
    #[error("`{0}` is no entity of XML: only `&lt;`, `&gt;`, `&amp;`, `&quot;`, `&apos;` and numbers are")]
    UnknownEntity(String),
    #[error("`{0}` stands for no character that XML allows")]
    BadCharacterReference(String),
    #[error("a bare `&` stands in the text")]
    BareAmpersand,
    #[error("the character U+{:04X} is not allowed in XML", u32::from(*.0))]
    BadCharacter(char),
    #[error("`]]>` stands in the text")]
    SectionEndInText,
    #[error("the end tag `</{found}>` stands where `</{expected}>` should")]
    MismatchedEndTag { expected: String, found: String },
    #[error("the end tag `</{0}>` ends nothing")]
    StrayEndTag(String),
    #[error("`<{0}>` has no end tag")]
    MissingEndTag(String),
    #[error("the feed is cut off: {0} does not end")]
    CutOff(&'static str),
    #[error("the CDATA section does not end before `{0}`")]
    OpenSection(String),
    #[error("the tag is not well-formed: {0}")]
    BadTag(String),
}
