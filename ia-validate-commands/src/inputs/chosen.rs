//! Which files of folders are inputs, and lists of inputs.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use ignore::overrides::{Override, OverrideBuilder};

use super::bounded::up_to;
use super::error::InputsError;
use super::input::STDIN;
use crate::args::ChoiceArgs;
use crate::paths::shown_path;

/// How long a list may be, in bytes.
const LONGEST: u64 = 64 << 20;

/// What was said beside the paths.
#[derive(Default, Debug)]
pub(crate) struct Chosen {
    /// What a list names, if one was given: then the current folder is not meant.
    pub(super) listed: Option<Vec<PathBuf>>,
    /// The patterns of files in folders.
    pub(super) patterns: Option<Override>,
    /// Whether they say what is an input, and not only what is none.
    pub(crate) includes: bool,
}

impl Chosen {
    /// Reads the list, and the patterns.
    pub(crate) fn by(args: &ChoiceArgs) -> Result<Self, InputsError> {
        let listed = args.files_from.as_deref().map(listed).transpose()?;
        let patterns = patterns(&args.include, &args.exclude)?;
        Ok(Self { listed, patterns, includes: !args.include.is_empty() })
    }

    /// Whether a list was given that names nothing: then there is nothing to do, and nothing wrong.
    pub(crate) fn is_empty_list(&self) -> bool {
        self.listed.as_ref().is_some_and(Vec::is_empty)
    }
}

/// The paths that a list names: a line each, or each up to a NUL if it has any.
fn listed(path: &Path) -> Result<Vec<PathBuf>, InputsError> {
    let error = |source: io::Error| InputsError::List { path: shown_path(path), source };
    let reader: Box<dyn Read> = match path.as_os_str() == STDIN {
        true => Box::new(io::stdin().lock()),
        false => Box::new(File::open(path).map_err(error)?),
    };
    let bytes = up_to(LONGEST, 0, reader).map_err(error)?;
    let bytes = bytes.ok_or_else(|| InputsError::LongList(shown_path(path)))?;
    let end = if bytes.contains(&0) { 0 } else { b'\n' };
    let names = bytes.split(|byte| *byte == end).map(|name| match (end, name) {
        (b'\n', [name @ .., b'\r']) => name,
        _ => name,
    });
    Ok(names.filter(|name| !name.is_empty()).map(path_of).collect())
}

#[cfg(unix)]
fn path_of(name: &[u8]) -> PathBuf {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    OsStr::from_bytes(name).into()
}

#[cfg(not(unix))]
fn path_of(name: &[u8]) -> PathBuf {
    String::from_utf8_lossy(name).into_owned().into()
}

fn patterns(include: &[String], exclude: &[String]) -> Result<Option<Override>, InputsError> {
    if include.is_empty() && exclude.is_empty() {
        return Ok(None);
    }
    let mut builder = OverrideBuilder::new(".");
    let all = include.iter().cloned().chain(exclude.iter().map(|pattern| format!("!{pattern}")));
    for pattern in all {
        builder.add(&pattern).map_err(InputsError::Pattern)?;
    }
    builder.build().map(Some).map_err(InputsError::Pattern)
}
