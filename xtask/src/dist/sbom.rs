//! What the program is built from.

use std::fs;

use anyhow::{Context as _, Result};
use xshell::cmd;

use super::Dist;

pub(super) fn make(dist: &Dist<'_>) -> Result<()> {
    let shell = dist.shell()?;
    dist.tools.cyclonedx(&shell)?;
    dist.set_time(&shell);
    let crates = dist.workspace.root.join("ia-validate-cli");
    let manifest = crates.join("Cargo.toml");
    cmd!(shell, "cargo cyclonedx --quiet --format json --spec-version 1.5 --target all --override-filename ia-validate.cdx")
        .arg("--manifest-path")
        .arg(manifest)
        .run()?;
    // It writes one beside each manifest of the workspace.
    let made =
        cmd!(shell, "git ls-files --others --ignored --exclude=ia-validate.cdx.json --exclude-standard")
            .quiet()
            .read()?;
    let file = crates.join("ia-validate.cdx.json");
    let text = fs::read_to_string(&file).context("cargo cyclonedx wrote nothing")?;
    for beside in made.lines().filter(|it| it.ends_with("/ia-validate.cdx.json") && !it.starts_with("dist")) {
        fs::remove_file(dist.workspace.root.join(beside))?;
    }
    // It names our own crates by their folder, which is nobody's affair.
    let root = format!("file://{}", dist.workspace.root.display());
    dist.write("ia-validate.cdx.json", text.replace(&root, "file:///ia-validate"))
}
