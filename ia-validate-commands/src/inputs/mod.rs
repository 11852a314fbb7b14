//! What to check: files, folders, URLs and stdin, each thing once, in the order of their names.

mod bounded;
mod chosen;
mod error;
#[cfg(feature = "fetch")]
mod fetch;
mod input;
#[cfg(unix)]
mod large;
mod read;
mod walk;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::{Path, PathBuf};

use ia_validate_render::url::is_url;

pub(crate) use chosen::Chosen;
pub(crate) use error::{InputError, InputsError, OutputIsInput};
pub(crate) use input::{Input, STDIN};
pub(crate) use read::{Content, read, read_on};

use crate::paths::{Identity, real, shown_path, without_secrets};
use input::{FoundFile, From};

/// What was asked for.
#[derive(Default, Debug)]
pub(crate) struct Inputs {
    /// What can be read, as far as one can tell.
    pub(crate) inputs: Vec<Input>,
    /// What cannot.
    pub(crate) errors: Vec<InputError>,
}

/// Finds the inputs.
///
/// A file that is named twice, or named and found in a folder as well, is checked once, under the name
/// that it was given first. The files that reports go to are no inputs.
pub(crate) fn collect(
    paths: &[PathBuf],
    chosen: &Chosen,
    stdin_filename: Option<&Path>,
    outputs: &[&Path],
) -> Result<Inputs, InputsError> {
    let mut given = Vec::new();
    let mut urls = Vec::new();
    let mut found = Vec::new();
    let mut errors = Vec::new();
    let listed = chosen.listed.as_deref().unwrap_or_default();
    let is_nothing_asked = paths.is_empty() && chosen.listed.is_none();
    let mut stdin = is_nothing_asked && stdin_filename.is_some();
    if is_nothing_asked && !stdin {
        // Nothing was typed, so nobody expects `./` in front of every name.
        walk::folder(Path::new("."), chosen, &mut found, &mut errors);
        for file in &mut found {
            file.input.name = file.input.name.trim_start_matches("./").to_owned();
        }
    }
    let mut asked = BTreeSet::new();
    for path in paths.iter().chain(listed).filter(|&path| asked.insert(path)) {
        if path.as_os_str() == STDIN {
            stdin = true;
            continue;
        }
        if let Some(url) = path.to_str().filter(|path| is_url(path)) {
            urls.push(Input { name: without_secrets(url), from: From::Url(url.to_owned()), is_found: false });
            continue;
        }
        match path.metadata() {
            Ok(metadata) if metadata.is_dir() => walk::folder(path, chosen, &mut found, &mut errors),
            // Under the name that was given, be it a link's.
            Ok(_) => {
                given.push(FoundFile { is_link: false, input: Input::file(path.clone()), real: real(path) })
            }
            Err(error) => errors.push(InputError::io(shown_path(path), error)),
        }
    }
    if stdin_filename.is_some() && !stdin {
        return Err(InputsError::StdinNotAsked);
    }

    // By what they are, not what they are called: a hard link of an input is that input.
    let stdout = Identity::of_stdout().map(|stdout| (stdout, "stdout".to_owned()));
    let may_be_found = stdout.is_some() || outputs.iter().any(|output| output.is_file());
    let outputs = outputs.iter().map(|path| (Identity::of(path), shown_path(path)));
    let outputs: BTreeMap<_, _> = outputs.chain(stdout).collect();
    if !outputs.is_empty() {
        if let Some(output) = given.iter().find_map(|file| outputs.get(&Identity::of(&file.real))) {
            return Err(OutputIsInput(output.clone()).into());
        }
        // To ask for each file what it is takes longer than to find it. What is found is no device, and it exists.
        if may_be_found {
            found.retain(|file| !outputs.contains_key(&Identity::of(&file.real)));
        }
    }
    found.sort_unstable();
    let mut seen = HashSet::new();
    let files = given.into_iter().chain(found).filter(|file| seen.insert(file.real.clone()));
    let mut inputs: Vec<Input> = files.map(|file| file.input).collect();
    inputs.append(&mut urls);
    if stdin {
        let name = shown_path(stdin_filename.unwrap_or(Path::new(STDIN)));
        inputs.push(Input { name, from: From::Stdin(stdin_filename.map(Path::to_owned)), is_found: false });
    }
    inputs.sort_unstable();
    Ok(Inputs { inputs, errors })
}

/// Finds the one input of a command that takes no more.
pub(crate) fn one(
    path: &Path,
    stdin_filename: Option<&Path>,
    output: Option<&Path>,
) -> Result<Input, InputsError> {
    let missing = || InputError::Missing(shown_path(path));
    if path.is_dir() {
        return Err(InputError::Folder(shown_path(path)).into());
    }
    let found = collect(&[path.to_owned()], &Chosen::default(), stdin_filename, output.as_slice())?;
    if let Some(error) = found.errors.into_iter().next() {
        return Err(error.into());
    }
    Ok(found.inputs.into_iter().next().ok_or_else(missing)?)
}
