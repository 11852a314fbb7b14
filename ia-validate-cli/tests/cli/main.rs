//! What other programs and people rely on, through the real binary.

#![allow(clippy::unwrap_used)] // a helper that panics fails its test, as it should

mod domains;
#[cfg(feature = "fetch")]
mod fetch;
mod fix;
mod hostile;
mod inputs;
mod output;
mod preview;
mod recording;
#[cfg(feature = "fetch")]
mod server;
mod state;
mod support;
mod updates;
mod usage;
