//! What other programs and people rely on, through the real binary.

#![allow(clippy::unwrap_used)] // a helper that panics fails its test, as it should

mod hostile;
mod inputs;
mod output;
mod support;
mod usage;
