//! A folder of its own for every test, and the binary run in it.

use std::path::{Path, PathBuf};

use snapbox::cmd::{Command, OutputAssert};
use tempfile::TempDir;

/// A document with one finding, if only [`RULE`] is asked for: in line 1, column 17.
pub(crate) const BAD: &str = "<article><p>Text<figure></figure></p></article>\n";

/// A document without.
pub(crate) const GOOD: &str = "<article><p>Text</p></article>\n";

/// The rule that [`BAD`] breaks.
pub(crate) const RULE: &str = "figure-in-paragraph";

/// What the environment may say about colours and terminals.
const VARIABLES: [&str; 7] =
    ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "CI", "TERM", "COLUMNS"];

pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// Writes a file, with the folders that it stands in.
    pub(crate) fn with(self, path: impl AsRef<Path>, content: impl AsRef<[u8]>) -> Self {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
        self
    }

    pub(crate) fn path(&self, path: impl AsRef<Path>) -> PathBuf {
        self.0.path().join(path)
    }

    /// The binary, in this folder and without what the environment says about colours.
    pub(crate) fn command(&self) -> Command {
        let command = Command::new(env!("CARGO_BIN_EXE_ia-validate")).current_dir(self.0.path());
        VARIABLES.iter().fold(command, |command, name| command.env_remove(name))
    }

    /// Runs the binary with these arguments, separated by spaces.
    pub(crate) fn run(&self, arguments: &str) -> OutputAssert {
        self.command().args(arguments.split_ascii_whitespace()).assert()
    }

    /// Runs a quiet `check` for [`RULE`] alone, one line for each finding.
    pub(crate) fn check(&self, arguments: &str) -> OutputAssert {
        self.run(&format!("check --quiet --format compact --select {RULE} {arguments}"))
    }
}

/// stdout as text.
pub(crate) fn stdout(assert: &OutputAssert) -> String {
    String::from_utf8(assert.get_output().stdout.clone()).unwrap()
}

/// stderr as text.
pub(crate) fn stderr(assert: &OutputAssert) -> String {
    String::from_utf8(assert.get_output().stderr.clone()).unwrap()
}
