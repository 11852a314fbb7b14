//! What keeps a configuration file from being used: whose fault it is, and what to do.

use ia_validate_render::wording::counted;

use crate::inputs::InputError;

/// A configuration file cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ConfigError {
    /// It cannot be read.
    #[error("configuration: {0}")]
    Unreadable(InputError),
    /// It has been read, and what is wrong in it is [told](super::Configs::take_diagnostics) beside.
    #[error("nothing was checked: `{path}` has {}", counted(*mistakes, "mistake", "mistakes"))]
    Mistakes { path: String, mistakes: usize },
}
