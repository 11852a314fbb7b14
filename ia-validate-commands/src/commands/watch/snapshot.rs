//! What a run would read, as it stands now.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::args::CheckArgs;
use crate::config::find;
use crate::inputs::{self, Chosen, InputsError};
use crate::paths::Folders;

/// The files that a run would read, or would if they existed. Two looks are equal if nothing has changed; what
/// else happens in the folders, such as to reports and temporary files, makes no difference.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Snapshot {
    files: BTreeMap<PathBuf, Option<Stamp>>,
    /// What cannot be read.
    errors: Vec<String>,
}

/// When a file was changed, and how long it is.
type Stamp = (Option<SystemTime>, u64);

impl Snapshot {
    /// Looks at the inputs, and where their configurations are looked for.
    pub(super) fn at_inputs(args: &CheckArgs) -> Result<Self, InputsError> {
        let found = inputs::collect(&args.paths, &Chosen::by(&args.choice)?, None, &args.outputs())?;
        let errors = found.errors.iter().map(ToString::to_string).collect();
        let mut look = Self { files: BTreeMap::new(), errors };
        let context = &args.config_file;
        let mut folders = BTreeSet::new();
        let mut real = Folders::default();
        for file in found.inputs.iter().filter_map(|input| input.path()) {
            look.add(file);
            folders.insert(real.of(file).to_owned());
        }
        if let Some(config) = &context.config {
            look.add(config);
        } else if !context.no_config {
            folders.iter().flat_map(|folder| find::places(folder)).for_each(|place| look.add(&place));
        }
        Ok(look)
    }

    /// Looks at one more file; again makes no difference.
    pub(super) fn add(&mut self, file: &Path) {
        if !self.files.contains_key(file) {
            let stamp = file.metadata().ok().map(|found| (found.modified().ok(), found.len()));
            self.files.insert(file.to_owned(), stamp);
        }
    }

    pub(super) fn files(&self) -> impl Iterator<Item = &PathBuf> {
        self.files.keys()
    }
}
