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
    #[error("the XML declaration is malformed: {0}")]
    BadDeclaration(String),
    #[error("the feed has no root element")]
    NoRoot,
    #[error("the feed declares a document type that is not read: entities of its own are not expanded")]
    Doctype,
    #[error("`{0}` is no entity of XML: only `&lt;`, `&gt;`, `&amp;`, `&quot;`, `&apos;` and numbers are")]
    UnknownEntity(String),
    #[error("`{0}` stands for no character that XML allows")]
    BadCharacterReference(String),
    #[error("a bare `&` stands in the text")]
    BareAmpersand,
    #[error("a bare `<` stands in the text")]
    BareLess,
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
    #[error("{0} does not end where it should")]
    Unended(&'static str),
    #[error("`--` stands in a comment")]
    DoubleHyphen,
    #[error("the processing instruction is malformed: {0}")]
    BadInstruction(String),
    #[error("the attribute `{0}` is given twice")]
    DoubledAttribute(String),
    #[error("a bare `<` stands in the value of `{0}`")]
    LessInValue(String),
    #[error("the prefix `{0}` is not declared")]
    UndeclaredPrefix(String),
    #[error("the namespace is wrong: {0}")]
    BadNamespace(String),
    #[error("the tag is not well-formed: {0}")]
    BadTag(String),
}

impl ProblemKind {
    /// Whether it is about what is open and what ends: the next one is likely to follow from it.
    pub(crate) fn is_of_structure(&self) -> bool {
        matches!(self, Self::MismatchedEndTag { .. } | Self::StrayEndTag(_) | Self::MissingEndTag(_))
    }

    /// Whether something may be missing behind it only because of it.
    pub(crate) fn may_hide(&self) -> bool {
        self.is_of_structure()
            || matches!(self, Self::CutOff(_) | Self::Unended(_) | Self::BadTag(_) | Self::BareLess)
    }
}
