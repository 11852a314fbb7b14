//! Paths and files: as people read them, what they really are, and the one place that writes them.
//!
//! A file is replaced only if it is what was read, and keeps its owner, mode, attributes and links. At every moment it
//! is the old one or the new one; where it can be written in place only, a copy lies beside it until it is whole.

mod attributes;
mod error;
mod identity;
mod in_place;
mod left;
mod opening;
mod print;
mod real;
mod regular;
mod secrets;
mod shown;
mod signals;
mod stamp;
mod swap;
mod temporary;
mod write;

/// The name of configuration files.
pub(crate) const CONFIGURATION: &str = "ia-validate.toml";

pub(crate) use error::WriteError;
pub(crate) use identity::{Identity, is_same_file};
pub(crate) use left::{Left, is_ours, left, sweep};
pub(crate) use print::Print;
pub(crate) use real::{Folders, folder_of, real};
pub(crate) use regular::{Unread, open_regular, read_regular};
pub(crate) use secrets::without_secrets;
pub(crate) use shown::{exact, from_exact, shown_path};
pub(crate) use signals::{hold, outlive_limits};
pub(crate) use temporary::Temporary;
pub(crate) use write::{Old, can_write, write};
