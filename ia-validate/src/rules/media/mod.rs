//! Media and their attributes (rules.md F8 and D3).

crate::rules::declaration::family! {}
