//! Dates (rules.md F4).

crate::rules::declaration::family! {}
