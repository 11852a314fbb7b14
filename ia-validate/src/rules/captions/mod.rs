//! Captions and attribution (rules.md F2).

crate::rules::declaration::family! {}
