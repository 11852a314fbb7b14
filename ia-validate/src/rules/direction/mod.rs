//! Text direction (rules.md F9).

crate::rules::declaration::family! {}
