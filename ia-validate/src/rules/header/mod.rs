//! Header and cover (rules.md F3 and D2).

crate::rules::declaration::family! {}
