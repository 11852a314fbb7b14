//! The vocabulary agrees with itself, with the tables of rules, and with what rules say of its examples.

use std::collections::BTreeSet;

use super::{ATTRIBUTES, CLASSES, Class, METAS, Place, form, forms};
use crate::{Options, Severity, Validator, rules};

#[test]
fn names_are_unique_and_lead_somewhere() {
    let names: BTreeSet<&str> = forms().map(|form| form.name).collect();
    assert_eq!(names.len(), forms().count());
    let elements: BTreeSet<&str> = forms().map(|form| form.element).collect();
    for form in forms() {
        assert!(form.within.iter().all(|outer| names.contains(outer)), "{}", form.name);
        assert!(
            !form.about.is_empty() && form.about.ends_with('.') && !form.source.is_empty(),
            "{}",
            form.name
        );
        assert!(form.deprecated_by.is_none_or(|other| names.contains(other)), "{}", form.name);
    }
    let is_known = |on: &&str| names.contains(on) || elements.contains(on);
    for attribute in ATTRIBUTES {
        assert!(attribute.on.iter().all(is_known), "{}", attribute.name);
    }
    for class in CLASSES {
        assert!(class.on.iter().all(is_known), "{}", class.name);
    }
}

#[test]
fn all_rules_exist() {
    let of_forms = forms().flat_map(|form| form.rules);
    let all = of_forms
        .chain(ATTRIBUTES.iter().flat_map(|attribute| attribute.rules))
        .chain(METAS.iter().flat_map(|meta| meta.rules));
    for rule in all {
        assert!(rules::find(rule).is_some_and(|found| found.id == *rule), "{rule}");
    }
}

#[test]
fn the_classes_of_forms_are_classes_of_their_elements() {
    assert!(CLASSES.len() < 64);
    let names: BTreeSet<&str> = CLASSES.iter().map(|class| class.name).collect();
    assert_eq!(names.len(), CLASSES.len());
    for form in forms() {
        let is_its = |class: &Class| Some(class.name) == form.class && class.is_on(form.element);
        assert!(form.class.is_none() || CLASSES.iter().any(is_its), "{}", form.name);
    }
}

#[test]
fn forms_are_found_by_class() {
    for (element, class, expected) in [
        ("figure", "", "figure"),
        ("figure", "x op-ad", "figure.op-ad"),
        ("ul", "op-sponsors", "ul.op-sponsors"),
        ("ul", "nonsense", "ul"),
        ("time", "", "time.op-published"),
    ] {
        assert_eq!(form(element, class).map(|form| form.name), Some(expected), "{element} {class}");
    }
    assert!(form("table", "").is_none());
}

/// A document around an example.
fn document(example: &str, place: Place) -> String {
    let part = |wanted| if place == wanted { example } else { "" };
    let or = |wanted, part: &str, usual: &str| {
        if place == wanted && example.contains(part) { String::new() } else { usual.to_owned() }
    };
    if place == Place::Document {
        return example.to_owned();
    }
    let canonical =
        or(Place::Head, "canonical", r#"<link rel="canonical" href="https://example.com/ferry">"#);
    let charset = or(Place::Head, "charset", r#"<meta charset="utf-8">"#);
    let version =
        or(Place::Head, "op:markup_version", r#"<meta property="op:markup_version" content="v1.0">"#);
    let h1 = or(Place::Header, "<h1", "<h1>Ferry resumes</h1>");
    let published = or(
        Place::Header,
        "op-published",
        r#"<time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>"#,
    );
    format!(
        "<!doctype html><html><head>{charset}{canonical}{version}{}</head><body><article><header>{h1}{published}{}</header>\
         <p>The ferry is back after a week in the yard.</p>{}<p>So is its crew.</p><footer><small>© Example</small>{}</footer></article></body></html>",
        part(Place::Head),
        part(Place::Header),
        part(Place::Body),
        part(Place::Footer)
    )
}

#[test]
fn examples_draw_no_finding() {
    let validator = Validator::new(Options::default());
    for form in forms().filter(|form| !form.example.is_empty()) {
        let text = document(form.example, form.place);
        let report = validator.article(&text);
        let wrong = report.diagnostics.iter().filter(|finding| finding.severity != Severity::Info);
        let wrong: Vec<_> = wrong.map(|finding| (finding.rule, finding.span.of(&text))).collect();
        let expected = form.deprecated_by.is_some();
        assert_eq!(wrong.is_empty(), !expected, "{}: {wrong:?}\n{text}", form.name);
    }
}
