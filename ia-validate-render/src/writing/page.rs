//! What the vocabulary says of one thing, in Markdown, for completion and hover.

use crate::{format_page, sources};
use ia_validate::vocabulary::{Attribute, Class, Form, Meta, Values};

fn page(head: &str, about: &str, facts: &[(&str, String)], source: &str) -> String {
    let mut text = format!("**{head}**\n\n{about}\n");
    for (what, fact) in facts.iter().filter(|(_, fact)| !fact.is_empty()) {
        text += &format!("\n{what}: {fact}\n");
    }
    text + &format!("\n{}\n", sources::linked(source, sources::URL))
}

pub(super) fn form(form: &Form) -> String {
    let text = page(
        &format!("`{}`", form.name),
        form.about,
        &[
            ("Stands in", list(form.within)),
            ("Needs", form.required.to_owned()),
            (
                "Deprecated, instead",
                form.deprecated_by.map_or_else(String::new, |other| format!("`{other}`")),
            ),
        ],
        form.source,
    );
    text + &format!("\n[The format]({}#{})\n", format_page::URL, format_page::anchor(form.name))
}

pub(super) fn class(class: &Class) -> String {
    let groups = class.groups.join(", ");
    page(
        &format!("class `{}`", class.name),
        class.about,
        &[("On", list(class.on)), ("Group", groups)],
        class.source,
    )
}

pub(super) fn attribute(attribute: &Attribute) -> String {
    let facts = [("On", list(attribute.on)), ("Values", list(attribute.values))];
    page(&format!("attribute `{}`", attribute.name), attribute.about, &facts, attribute.source)
}

pub(super) fn meta(meta: &Meta) -> String {
    let values = match meta.values {
        Values::OneOf(values) => list(values),
        _ => String::new(),
    };
    page(&format!("meta `{}`", meta.property), meta.about, &[("Values", values)], meta.source)
}

fn list(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
