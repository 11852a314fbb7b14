//! Nesting and body text (rules.md F1).

crate::rules::declaration::family! {
    figure_in_paragraph,
}
