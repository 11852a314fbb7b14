use crate::article::children::{self, OF_LIST};
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A `ul` or `ol` has no `li`, or something else than `li` stands directly in it.
    ///
    /// # Why
    ///
    /// A list consists of its items; other content of it is dropped (SDK ListElement).
    ///
    /// # Bad
    ///
    /// ```html
    /// <ul>Noon</ul>
    /// ```
    ///
    /// ```html
    /// <ol><li>Noon</li><p>Sunday</p></ol>
    /// ```
    ///
    /// ```html
    /// <ul></ul>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <ul>
    ///   <!-- departures -->
    ///   <li>Noon</li>
    ///   <li>Six</li>
    /// </ul>
    /// ```
    ///
    /// # Fix
    ///
    /// Take an empty list out.
    id: "list-empty",
    severity: Warning,
    points: Text,
    on: Elements(&[Name::Ul, Name::Ol], check),
    fix: Safe,
}

fn check(list: Element<'_>, findings: &mut Findings<'_>) {
    let name = list.name().text();
    if !list.children().any(|child| child.name() == Name::Li) {
        findings
            .at(list, format!("`{name}` without `li`: a list without items is not shown"))
            .help("put each item into an `li`, or take the list out")
            .fix(Safety::Safe, "take the list out", Edits::default().remove_empty(list));
        return;
    }
    for (child, place) in children::surplus(list, &OF_LIST) {
        let what = match child.node().is_element() {
            true => format!("`{}`", short(child.name_as_written())),
            false => "text".to_owned(),
        };
        findings
            .in_place(child, place, format!("{what} directly in `{name}`: a list holds `li` only"))
            .help("put it into an `li`, or move it out of the list")
            .related(list.span(), "the list");
    }
}
