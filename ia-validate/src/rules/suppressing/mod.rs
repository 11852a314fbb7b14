//! Comments that hide findings (rules.md D6). They are judged in `suppress.rs`, when all findings are there.

crate::rules::declaration::family! {
    unknown_suppression,
    unused_suppression,
}
