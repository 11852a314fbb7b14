//! What one source says: a configuration file, one of its overrides, or the command line.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use crate::options::{Key, Shape, Value};

/// Where a value is from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Origin {
    /// Nobody said anything.
    Default,
    /// A configuration file, by its shown path, and the line counted from 1.
    File(Arc<str>, u32),
    /// Whoever calls: the command line, or the settings of an editor.
    CommandLine,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File(path, line) => write!(f, "{path}:{line}"),
            Self::CommandLine => f.write_str("command line"),
        }
    }
}

/// A value, and where it is from.
#[derive(Clone, PartialEq, Debug)]
pub struct Sourced<T> {
    /// What it is.
    pub value: T,
    /// Who said it.
    pub from: Origin,
}

/// All that one source says, in its order.
#[derive(Default, Debug)]
pub struct Layer(pub(super) Vec<(&'static Key, Sourced<Value>)>);

impl Layer {
    /// The configuration file that it extends, if it does, and where it says so.
    #[must_use]
    pub fn extends(&self) -> Option<(&Path, &Origin)> {
        let said = self.0.iter().find(|(key, _)| key.shape == Shape::Configuration);
        said.and_then(|(_, said)| Some((said.value.paths().first()?.as_path(), &said.from)))
    }

    /// Adds a value.
    pub fn push(&mut self, key: &'static Key, value: Value, from: Origin) {
        self.0.push((key, Sourced { value, from }));
    }
}

/// A path of a configuration file, seen from where the file's folder is seen.
pub(super) fn in_folder(value: Value, folder: &Path) -> Value {
    match value {
        Value::Path(path) => Value::Path(folder.join(path)),
        Value::Paths(paths) => Value::Paths(paths.into_iter().map(|path| folder.join(path)).collect()),
        other => other,
    }
}
