//! Embeds and iframes (rules.md F6).

crate::rules::declaration::family! {}
