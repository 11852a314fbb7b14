//! Comments that hide findings. They are judged in `check/suppression.rs`, when all findings are there.

use super::declaration::family;

pub(crate) mod unknown_suppression;
pub(crate) mod unused_suppression;

family![unknown_suppression, unused_suppression,];
