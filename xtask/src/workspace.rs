//! This repository: where it is, and what Cargo.toml says of it.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context as _, Result};
use xshell::{Shell, cmd};

/// The clone that the task is run in.
#[derive(Debug)]
pub(crate) struct Workspace {
    /// Its folder.
    pub(crate) root: PathBuf,
    /// Where cargo builds.
    pub(crate) target: PathBuf,
    /// The version of all packages.
    pub(crate) version: String,
    /// The address of the repository: the one place is Cargo.toml.
    pub(crate) repository: String,
}

impl Workspace {
    /// The one that `cargo xtask` was called in; without cargo, the one that this program was compiled in.
    pub(crate) fn open() -> Result<Self> {
        // Clones can share the folder that cargo builds in: what was compiled last may be another's.
        let manifest = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        Self::at(Path::new(&manifest).parent().context("xtask lies in no folder")?)
    }

    /// The one in a folder.
    pub(crate) fn at(root: &Path) -> Result<Self> {
        let text = fs::read_to_string(root.join("Cargo.toml")).context("Cargo.toml cannot be read")?;
        let manifest: toml::Table = text.parse().context("Cargo.toml cannot be read")?;
        let package = manifest.get("workspace").and_then(|it| it.get("package"));
        let said = |key: &str| {
            let value = package.and_then(|it| it.get(key)).and_then(toml::Value::as_str);
            value.map(str::to_owned).with_context(|| format!("Cargo.toml has no `workspace.package.{key}`"))
        };
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |it| root.join(it));
        Ok(Self { root: root.to_owned(), target, version: said("version")?, repository: said("repository")? })
    }

    /// `OWNER/NAME` of the repository.
    pub(crate) fn slug(&self) -> Result<&str> {
        let (_, path) = self.repository.split_once("://").context("`repository` in Cargo.toml is no URL")?;
        let (_, slug) = path.split_once('/').context("`repository` in Cargo.toml names no repository")?;
        Ok(slug.trim_end_matches('/'))
    }

    /// A shell in the root.
    pub(crate) fn shell(&self) -> Result<Shell> {
        let shell = Shell::new()?;
        shell.change_dir(&self.root);
        Ok(shell)
    }

    /// The time that every archive says, in seconds since 1970: `SOURCE_DATE_EPOCH`, or that of the last commit.
    pub(crate) fn epoch(&self) -> Result<u64> {
        if let Ok(said) = env::var("SOURCE_DATE_EPOCH") {
            return said.parse().with_context(|| format!("SOURCE_DATE_EPOCH is no number: {said}"));
        }
        let shell = self.shell()?;
        let said = cmd!(shell, "git log -1 --format=%ct").quiet().read().context(
            "no time for the archives: outside of a git repository, SOURCE_DATE_EPOCH must say it in seconds since 1970",
        )?;
        Ok(said.trim().parse()?)
    }
}
