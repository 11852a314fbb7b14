//! What to check: files, folders, URLs and stdin, each thing once, in the order of their names.

#[cfg(feature = "fetch")]
mod fetch;
mod read;
mod url;
mod walk;

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};

pub(crate) use read::{Content, read};
pub(crate) use url::is_url;

use crate::errors::{InputError, RunError};
use crate::real::real;

/// One thing to read and check.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Input {
    /// Its path as given, with `/` between its parts; raw. Inputs are sorted by it.
    pub(crate) name: String,
    from: From,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum From {
    /// With the name that it stands for.
    Stdin(Option<PathBuf>),
    Url(String),
    File(PathBuf),
}

/// What was asked for.
#[derive(Default, Debug)]
pub(crate) struct Inputs {
    /// What can be read, as far as one can tell.
    pub(crate) inputs: Vec<Input>,
    /// What cannot.
    pub(crate) errors: Vec<InputError>,
}

/// An input that is a file. Of several that are the same the first one counts, and no link stands for what was
/// found by its own name.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct FoundFile {
    is_link: bool,
    input: Input,
    /// Its real path.
    real: PathBuf,
}

/// The path that means stdin.
pub(crate) const STDIN: &str = "-";

/// Finds the inputs.
///
/// A file that is named twice, or named and found in a folder as well, is checked once, under the name
/// that it was given first. The files that reports go to are no inputs.
pub(crate) fn collect(
    paths: &[PathBuf],
    stdin_filename: Option<&Path>,
    outputs: &[&Path],
) -> Result<Inputs, RunError> {
    let mut given = Vec::new();
    let mut urls = Vec::new();
    let mut found = Vec::new();
    let mut errors = Vec::new();
    let mut stdin = paths.is_empty() && stdin_filename.is_some();
    if paths.is_empty() && !stdin {
        // Nothing was typed, so nobody expects `./` in front of every name.
        walk::folder(Path::new("."), &mut found, &mut errors);
        for file in &mut found {
            file.input.name = file.input.name.trim_start_matches("./").to_owned();
        }
    }
    let mut asked = BTreeSet::new();
    for path in paths.iter().filter(|&path| asked.insert(path)) {
        if path.as_os_str() == STDIN {
            stdin = true;
            continue;
        }
        if let Some(url) = path.to_str().filter(|path| is_url(path)) {
            urls.push(Input { name: url::without_password(url), from: From::Url(url.to_owned()) });
            continue;
        }
        match path.metadata() {
            Ok(metadata) if metadata.is_dir() => walk::folder(path, &mut found, &mut errors),
            // Under the name that was given, be it a link's.
            Ok(_) => {
                given.push(FoundFile { is_link: false, input: Input::file(path.clone()), real: real(path) })
            }
            Err(error) => errors.push(InputError::io(shown_path(path), error)),
        }
    }
    if stdin_filename.is_some() && !stdin {
        return Err(RunError::StdinNotAsked);
    }

    for path in outputs {
        let output = real(path);
        if given.iter().any(|file| file.real == output) {
            return Err(RunError::OutputIsInput(shown_path(path)));
        }
        found.retain(|file| file.real != output);
    }
    found.sort();
    let mut seen = HashSet::new();
    let files = given.into_iter().chain(found).filter(|file| seen.insert(file.real.clone()));
    let mut inputs: Vec<Input> = files.map(|file| file.input).collect();
    inputs.append(&mut urls);
    if stdin {
        let name = shown_path(stdin_filename.unwrap_or(Path::new(STDIN)));
        inputs.push(Input { name, from: From::Stdin(stdin_filename.map(Path::to_owned)) });
    }
    inputs.sort();
    Ok(Inputs { inputs, errors })
}

/// Finds the one input of a command that takes no more.
pub(crate) fn one(
    path: &Path,
    stdin_filename: Option<&Path>,
    output: Option<&Path>,
) -> Result<Input, RunError> {
    let missing = || InputError::Missing(shown_path(path));
    if path.is_dir() {
        return Err(InputError::Folder(shown_path(path)).into());
    }
    let found = collect(&[path.to_owned()], stdin_filename, output.as_slice())?;
    if let Some(error) = found.errors.into_iter().next() {
        return Err(error.into());
    }
    Ok(found.inputs.into_iter().next().ok_or_else(missing)?)
}

impl Input {
    pub(crate) fn file(path: PathBuf) -> Self {
        Self { name: shown_path(&path), from: From::File(path) }
    }

    /// Whether it is fetched.
    pub(crate) fn is_url(&self) -> bool {
        matches!(self.from, From::Url(_))
    }

    /// The file that it is, or stands for.
    pub(crate) fn path(&self) -> Option<&Path> {
        match &self.from {
            From::Stdin(path) => path.as_deref(),
            From::Url(_) => None,
            From::File(path) => Some(path),
        }
    }

    /// The file that it is, if it is one.
    pub(crate) fn own_file(&self) -> Option<&Path> {
        match &self.from {
            From::Stdin(_) | From::Url(_) => None,
            From::File(path) => Some(path),
        }
    }
}

/// A path for people and programs: `/` between its parts, and U+FFFD for what is not Unicode.
pub(crate) fn shown_path(path: &Path) -> String {
    let text = path.to_string_lossy();
    if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() }
}
