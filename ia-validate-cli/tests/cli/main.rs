//! What other programs and people rely on, through the real binary.

#![allow(clippy::unwrap_used, clippy::panic)] // a helper that panics fails its test, as it should

mod baseline;
mod chosen;
mod config;
#[cfg(unix)]
mod documented;
mod domains;
mod explain;
mod extends;
#[cfg(feature = "fetch")]
mod fetch;
mod fix;
mod fix_record;
mod formats;
mod hostile;
mod html;
mod inputs;
mod journey;
mod limits;
mod listing;
mod lost;
mod lsp;
mod lsp_client;
mod lsp_random;
mod lsp_session;
mod lsp_writing;
mod manuals;
mod names;
mod output;
mod picture;
mod pre_commit;
mod preview;
mod progress;
mod recording;
#[cfg(feature = "fetch")]
mod server;
#[cfg(feature = "serve")]
mod service;
#[cfg(all(feature = "serve", unix))]
mod service_attacks;
#[cfg(feature = "serve")]
mod service_client;
mod show;
mod state;
mod support;
mod threads;
mod updates;
mod usage;
mod watch;
