//! The commands: each asks its rooms for what it needs, and says what it found.

pub(crate) mod check;
pub(crate) mod config;
mod configured;
mod error;
pub(crate) mod explain;
pub(crate) mod fix;
pub(crate) mod inventory;
pub(crate) mod manuals;
pub(crate) mod preview;
pub(crate) mod record;
pub(crate) mod rules;
pub(crate) mod show;
mod skipped;
pub(crate) mod watch;
