//! `cargo xtask dist`: everything that is given to others.

mod binary;
mod installer;
mod notes;
mod npm;
mod pages;
mod python;
mod sbom;
mod vscode;

use std::cell::Cell;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::{Args, ValueEnum};
use sha2::{Digest as _, Sha256};
use xshell::Shell;

use crate::archive::Contents;
use crate::targets::{TARGETS, Target};
use crate::tools::Tools;
use crate::workspace::Workspace;

pub(crate) use notes::section as changes;

/// What is made.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Make only this; can be repeated
    #[arg(long, value_name = "PART")]
    only: Vec<Part>,

    /// Make programs and wheels only for this target, or for `host`; can be repeated
    #[arg(long, value_name = "TRIPLE")]
    target: Vec<String>,

    /// Compile with this profile: `dev` is for trying whether all else works
    #[arg(long, default_value = "dist")]
    profile: String,

    /// Where to
    #[arg(long, value_name = "DIR", default_value = "dist")]
    output: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Programs, with man pages and completions
    Binary,
    /// npm packages: WebAssembly, and one for each machine with its program
    Npm,
    /// Wheels, with the program, and the sdist
    Python,
    /// The extension for VS Code
    Vscode,
    /// The page
    Web,
    /// The schemas of the configuration and of all JSON
    Schemas,
    /// What the program is built from, as CycloneDX
    Sbom,
    /// What CHANGELOG.md says of this version
    Notes,
    /// The script that fetches a program and compares its sum
    Installer,
}

/// What all parts need to know.
#[derive(Debug)]
struct Dist<'w> {
    workspace: &'w Workspace,
    tools: Tools,
    targets: Vec<&'static Target>,
    profile: &'w str,
    output: PathBuf,
    epoch: u64,
    /// Whether `bindings/npm/dist`, which three parts hold, has been built by this run.
    has_npm: Cell<bool>,
}

pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let output = workspace.root.join(&options.output);
    let targets = targets(options)?;
    if options.only.is_empty() {
        clear(&output)?;
    }
    fs::create_dir_all(&output).with_context(|| output.display().to_string())?;
    let dist = Dist {
        workspace,
        tools: Tools::of(workspace),
        targets,
        profile: &options.profile,
        output,
        epoch: workspace.epoch()?,
        has_npm: Cell::new(false),
    };
    let parts = if options.only.is_empty() { Part::value_variants() } else { &options.only };
    for part in parts {
        match part {
            Part::Binary => binary::make(&dist)?,
            Part::Npm => npm::make(&dist)?,
            Part::Python => python::make(&dist)?,
            Part::Vscode => vscode::make(&dist)?,
            Part::Web => pages::web(&dist)?,
            Part::Schemas => pages::schemas(&dist)?,
            Part::Sbom => sbom::make(&dist)?,
            Part::Notes => notes::make(&dist)?,
            Part::Installer => installer::make(&dist)?,
        }
    }
    dist.sums()
}

/// Takes away what an earlier run has made there, and nothing else: the folder may be anyone's.
fn clear(output: &Path) -> Result<()> {
    let Ok(sums) = fs::read_to_string(output.join("SHA256SUMS")) else { return Ok(()) };
    let names = sums.lines().filter_map(|line| line.split_once("  ")).map(|(_, name)| name);
    for name in names.filter(|it| !it.contains(['/', '\\'])) {
        match fs::remove_file(output.join(name)) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(error).with_context(|| name.to_owned());
            }
            _ => {}
        }
    }
    Ok(())
}

/// Those that were asked for, or all that can be built here.
fn targets(options: &Options) -> Result<Vec<&'static Target>> {
    if options.target.is_empty() {
        for left in TARGETS.iter().filter(|it| !it.can_be_built_here()) {
            eprintln!("skipped: {}: only a Mac can build it", left.triple);
        }
        return Ok(TARGETS.iter().filter(|it| it.can_be_built_here()).collect());
    }
    let named = options.target.iter().map(|it| match it.as_str() {
        "host" => Target::of_this_machine(),
        triple => Target::named(triple),
    });
    let targets = named.collect::<Result<Vec<_>>>()?;
    match targets.iter().find(|it| !it.can_be_built_here()) {
        Some(target) => bail!("{} can be built on a Mac only: run this there", target.triple),
        None => Ok(targets),
    }
}

impl Dist<'_> {
    /// A shell in the root.
    fn shell(&self) -> Result<Shell> {
        let shell = self.workspace.shell()?;
        shell.set_var("CARGO_TARGET_DIR", &self.workspace.target);
        Ok(shell)
    }

    /// Has what is built in this shell say the time of the commit. Not for what is compiled for tests: C code, and all that needs
    /// it, would be compiled anew after every commit.
    fn set_time(&self, shell: &Shell) {
        shell.set_var("SOURCE_DATE_EPOCH", self.epoch.to_string());
    }

    /// A folder to put something together in, empty.
    fn scratch(&self, name: &str) -> Result<PathBuf> {
        let folder = self.workspace.target.join("dist-scratch").join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    /// Writes a file of the release.
    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> Result<()> {
        let bytes = bytes.as_ref();
        fs::write(self.output.join(name), bytes).with_context(|| name.to_owned())?;
        eprintln!("made {name}: {} kB", bytes.len().div_ceil(1000));
        Ok(())
    }

    fn tar_gz(&self, name: &str, contents: &Contents) -> Result<()> {
        self.write(name, contents.tar_gz(self.epoch)?)
    }

    /// Writes `SHA256SUMS` for all that is there, as `sha256sum --check` reads it.
    fn sums(&self) -> Result<()> {
        let mut lines = Vec::new();
        for entry in fs::read_dir(&self.output)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.file_type()?.is_file() && name != "SHA256SUMS" {
                let sum = Sha256::digest(fs::read(entry.path())?);
                let sum: String = sum.iter().map(|byte| format!("{byte:02x}")).collect();
                lines.push((name, sum));
            }
        }
        lines.sort();
        let text: String = lines.iter().map(|(name, sum)| format!("{sum}  {name}\n")).collect();
        self.write("SHA256SUMS", text)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_new_run_takes_away_what_the_last_one_made_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let outside = folder.path().join("outside");
        let output = folder.path().join("dist");
        fs::create_dir(&output).unwrap();
        for file in [&outside, &output.join("made"), &output.join("mine")] {
            fs::write(file, "").unwrap();
        }
        clear(&output).unwrap();
        assert!(output.join("made").exists(), "without sums nobody knows whose it is");
        fs::write(output.join("SHA256SUMS"), "00  made\n00  gone\n00  ../outside\n").unwrap();
        clear(&output).unwrap();
        assert!(!output.join("made").exists());
        assert!(output.join("mine").exists() && outside.exists());
    }
}
