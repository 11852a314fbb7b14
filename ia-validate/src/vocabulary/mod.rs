//! The vocabulary of Instant Articles as data: elements and where they stand, classes, attributes, metas and their
//! values, each with a sentence and its source. Completion, hover and `docs/format.md` are made from it, and rules take
//! values from it.

mod attributes;
mod classes;
mod foreign;
mod form;
mod forms;
mod inner;
mod metas;
#[cfg(test)]
mod tests;

pub use attributes::{ATTRIBUTES, Attribute};
pub(crate) use attributes::{DATA_MODES, FEEDBACK, MAP_STYLES};
pub(crate) use classes::number_of_class;
pub use classes::{CLASSES, Class};
pub(crate) use foreign::SHARE_BLOCKS;
pub use form::{Form, Place};
pub(crate) use metas::meta;
pub use metas::{METAS, Meta, Values};

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

/// The forms that may stand directly in an element of this form while it is being written: a `figure` may still become one
/// with a video.
pub fn inside_any(form: &'static Form) -> impl Iterator<Item = &'static Form> {
    let alike = move |other: &&Form| other.element == form.element && other.class == form.class;
    forms().filter(move |inner| forms().filter(alike).any(|outer| inner.within.contains(&outer.name)))
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
    CLASSES.iter().filter(move |class| class.is_on(element))
}
