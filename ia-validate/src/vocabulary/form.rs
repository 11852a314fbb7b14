//! What is said of an element or one of its forms.

/// Where an example or a snippet stands in a document.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[non_exhaustive]
pub enum Place {
    /// It is a document of its own.
    Document,
    /// In `head`.
    Head,
    /// In `header`.
    Header,
    /// Directly in `article`.
    Body,
    /// In `footer`.
    Footer,
}

/// An element of the format, or what it becomes by a class: `figure` is one thing, `figure.op-ad` another.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Form {
    /// Its name, which is unique: the element, and behind a dot the class that makes it what it is.
    pub name: &'static str,
    /// The name of the element, in lower case.
    pub element: &'static str,
    /// The class that makes it what it is.
    pub class: Option<&'static str>,
    /// The names of the forms that it may stand directly in; none for the outermost.
    pub within: &'static [&'static str],
    /// What must be there: in it, or of it. Empty if nothing must.
    pub required: &'static str,
    /// What it is, in a sentence or two of Markdown.
    pub about: &'static str,
    /// What to write instead, if it is deprecated.
    pub deprecated_by: Option<&'static str>,
    /// Since when it is what it is, or is deprecated, if that is known.
    pub since: Option<&'static str>,
    /// What to insert, in the syntax of LSP's snippets.
    pub snippet: &'static str,
    /// How it is written: markup that draws no finding. Empty where the example of what it stands in shows it.
    pub example: &'static str,
    /// Where the example stands.
    pub place: Place,
    /// The ids of rules that concern it.
    pub rules: &'static [&'static str],
    /// Where this is said, as `docs/sources.md` cites it.
    pub source: &'static str,
}

/// What most forms have.
pub(super) const FORM: Form = Form {
    name: "",
    element: "",
    class: None,
    within: &[],
    required: "",
    about: "",
    deprecated_by: None,
    since: None,
    snippet: "",
    example: "",
    place: Place::Body,
    rules: &[],
    source: "",
};
