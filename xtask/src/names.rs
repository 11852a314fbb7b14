//! The repository's address and the version: Cargo.toml has them, and whatever cannot read Cargo.toml repeats them.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context as _, Result, bail};
use clap::Args;
use xshell::cmd;

use crate::workspace::Workspace;

/// Where both were written last. As long as they are others than Cargo.toml's, there is something to do.
const LAST: &str = "bindings/npm/package.json";

/// What stands before `OWNER/NAME` where that is wanted in place of the address: an action, an image, a repository.
const BEFORE_SLUG: &[&str] = &["uses: ", "ghcr.io/", "--repo "];

/// What stands before a version that is ours: manifests of npm, reports in tests, the description of the service, the lock file
/// of the fuzz targets, requirements of Python, tags, names of files. Before it in an action stands `OWNER/NAME@v`.
const BEFORE_VERSION: &[&str] = &[
    "\"name\": \"ia-validate\",\n  \"version\": \"",
    "\"name\": \"ia-validate\",\n    \"version\": \"",
    "\"name\": \"ia-validate\",\n      \"version\": \"",
    "\"title\":\"ia-validate\",\"version\":\"",
    "name = \"ia-validate\"\nversion = \"",
    "name = \"ia-validate-render\"\nversion = \"",
    "ia-validate==",
    "rev: v",
    "--version ",
    "dist/ia-validate-",
    "dist/ia-validate-linux-x64-",
];

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Change nothing: fail if a file does not say what Cargo.toml says
    #[arg(long)]
    check: bool,

    /// Fail if this, the name of a tag, is not that of the version, or if CHANGELOG.md says nothing of it
    #[arg(long, value_name = "TAG")]
    tag: Option<String>,
}

pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    if let Some(tag) = &options.tag {
        let version = &workspace.version;
        if *tag != format!("v{version}") {
            bail!("the tag is {tag}, but Cargo.toml has version {version}: it has to be v{version}");
        }
        let changes = fs::read_to_string(workspace.root.join("CHANGELOG.md"))?;
        if crate::dist::changes(&changes, version).is_none() {
            bail!("CHANGELOG.md has no section [{version}]: rename [Unreleased]");
        }
    }
    let changed = follow(workspace, options.check)?;
    if changed.is_empty() {
        return Ok(());
    }
    let list = changed.into_iter().collect::<Vec<_>>().join("\n  ");
    if options.check {
        bail!(
            "Cargo.toml says {}, which these do not follow (`cargo xtask names` writes it):\n  {list}",
            workspace.repository
        );
    }
    eprintln!("{} is now in\n  {list}", workspace.repository);
    Ok(())
}

/// Makes all files that git knows follow; returns those that did not.
fn follow(workspace: &Workspace, is_dry: bool) -> Result<BTreeSet<String>> {
    let package: serde_json::Value =
        serde_json::from_slice(&fs::read(workspace.root.join(LAST)).context(LAST)?)?;
    let said = |key: &str| {
        let value = package.get(key).and_then(serde_json::Value::as_str);
        value.map(str::to_owned).with_context(|| format!("{LAST} has no `{key}`"))
    };
    let mut last = Workspace::at(&workspace.root)?;
    last.repository = said("repository")?;
    last.version = said("version")?;
    let shell = workspace.shell()?;
    let files = cmd!(shell, "git ls-files -z --cached --others --exclude-standard").quiet().read()?;
    let mut changed = BTreeSet::new();
    for name in files.split('\0').filter(|it| !matches!(*it, "" | "Cargo.toml")) {
        let path = workspace.root.join(name);
        // What is no text repeats nothing.
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let followed = renamed(&text, &last, workspace)?;
        if followed != text {
            changed.insert(name.to_owned());
            if !is_dry {
                fs::write(&path, followed).with_context(|| name.to_owned())?;
            }
        }
    }
    Ok(changed)
}

/// A text with the new address and version in place of the last ones.
fn renamed(text: &str, last: &Workspace, new: &Workspace) -> Result<String> {
    let mut text = text.replace(&last.repository, &new.repository);
    for before in BEFORE_SLUG {
        text = text.replace(&format!("{before}{}", last.slug()?), &format!("{before}{}", new.slug()?));
    }
    if last.version != new.version {
        let action = format!("{}@v", new.slug()?);
        for before in BEFORE_VERSION.iter().copied().chain([action.as_str()]) {
            text = text.replace(&format!("{before}{}", last.version), &format!("{before}{}", new.version));
        }
    }
    Ok(text)
}

#[cfg(test)]
mod tests;
