//! The vocabulary of Instant Articles as data: elements and where they stand, classes, attributes, metas and their
//! values, each with a sentence and its source. Completion, hover and `docs/format.md` are made from it, and rules take
//! values from it.

mod attributes;
mod classes;
mod forms;
mod inner;
mod metas;
#[cfg(test)]
mod tests;

pub use attributes::{ATTRIBUTES, Attribute};
pub(crate) use attributes::{DATA_MODES, FEEDBACK, MAP_STYLES};
pub use classes::{CLASSES, Class};
pub(crate) use metas::meta;
pub use metas::{METAS, Meta, Values};

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
const FORM: Form = Form {
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

/// All forms, the outermost first.
pub fn forms() -> impl Iterator<Item = &'static Form> + Clone {
    forms::FORMS.iter().chain(inner::INNER)
}

/// The form of an element with these classes: that of one of its classes if there is such a form, else that of the
/// element alone. `element` is in lower case, `class` as in the attribute.
#[must_use]
pub fn form(element: &str, class: &str) -> Option<&'static Form> {
    let of_element = || forms().filter(|form| form.element == element);
    let has = |wanted: &str| class.split_ascii_whitespace().any(|class| class == wanted);
    of_element()
        .find(|form| form.class.is_some_and(has))
        .or_else(|| of_element().find(|form| form.class.is_none()))
        // Whose class is yet to be written.
        .or_else(|| of_element().next())
}

/// The forms that may stand directly in the form of this name.
pub fn inside(name: &str) -> impl Iterator<Item = &'static Form> {
    forms().filter(move |form| form.within.contains(&name))
}

/// Whether a list of elements and forms names this one: `figure` means the image alone, since there is such a form,
/// and `time`, which is no form by itself, all forms of that element.
fn names(on: &[&str], form: &Form) -> bool {
    let is_form = || forms().any(|other| other.name == form.element);
    on.iter().any(|on| *on == form.name || *on == form.element && !is_form())
}

/// The attributes that a form can have.
pub fn attributes_of(form: &'static Form) -> impl Iterator<Item = &'static Attribute> {
    ATTRIBUTES.iter().filter(move |attribute| names(attribute.on, form))
}

/// The classes that an element can have, in any of its forms; `element` is in lower case.
pub fn classes_of(element: &str) -> impl Iterator<Item = &'static Class> {
    CLASSES.iter().filter(move |class| class.on.iter().any(|on| on.split('.').next() == Some(element)))
}
