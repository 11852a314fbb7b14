//! Ads and analytics (rules.md F7).

crate::rules::declaration::family! {}
