//! Canonical URL and domain (rules.md F5).

crate::rules::declaration::family! {}
