//! What keeps a configuration file from being used: whose fault it is, and what to do.

use std::io;
use std::path::Path;

use ia_validate_render::wording::counted;

use super::layer::Origin;
use crate::inputs::InputError;
use crate::paths::Unread;

/// A configuration file cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ConfigError {
    /// There is none, or the system refuses.
    #[error("configuration: {0}")]
    Unreadable(InputError),
    /// The caller named something else, or gave something else this name.
    #[error("configuration: `{path}`: {why}")]
    NoFile { path: String, why: Unread },
    /// A link that was made for it.
    #[error("configuration: `{0}` is a link to what does not exist; mend the link, or remove it")]
    Dangling(String),
    /// The caller named something else.
    #[error("configuration: `{0}` is no UTF-8 text")]
    NoText(String),
    /// A file that another one extends cannot be used.
    #[error("{why} (extended by {by})")]
    Extended {
        by: Origin,
        #[source]
        why: Box<ConfigError>,
    },
    /// Files extend each other.
    #[error("configuration: `extends` leads in a circle: {0}; take it out of one of them")]
    Circle(String),
    /// It has been read, and what is wrong in it is [told](super::Configs::take_diagnostics) beside.
    #[error("nothing was checked: `{path}` has {}", counted(*mistakes, "mistake", "mistakes"))]
    Mistakes { path: String, mistakes: usize },
}

impl ConfigError {
    /// The file at `path`, shown as `name`, was not read.
    pub(super) fn unread(name: &str, path: &Path, why: Unread) -> Self {
        let name = name.to_owned();
        match why {
            Unread::Io(error) if error.kind() == io::ErrorKind::NotFound && path.is_symlink() => {
                Self::Dangling(name)
            }
            Unread::Io(error) => Self::Unreadable(InputError::io(name, error)),
            why => Self::NoFile { path: name, why },
        }
    }
}
