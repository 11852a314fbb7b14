//! Nothing is lost, and nothing is left: whatever fails, whoever stops it, whoever else writes.

#![allow(clippy::print_stdout)] // figures, for who runs them with `--nocapture`

#[cfg(target_os = "linux")]
mod faults;
#[cfg(target_os = "linux")]
mod mounts;
mod names;
#[cfg(target_os = "linux")]
mod pipes;
mod reports;
#[cfg(unix)]
mod saves;
mod states;
#[cfg(unix)]
mod stopped;

/// What `fix` makes of [`BAD`](crate::support::BAD) if only its rule is asked for.
#[cfg(unix)]
const MENDED: &str =
    "<article><p>Text</p><figure></figure></article><meta property=op:markup_version content=v1.0>\n";
