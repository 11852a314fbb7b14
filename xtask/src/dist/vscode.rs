//! The extension for VS Code.

use std::fs;

use anyhow::Result;
use xshell::cmd;

use super::{Dist, npm};

pub(super) fn make(dist: &Dist<'_>) -> Result<()> {
    let folder = dist.workspace.root.join("editors/vscode");
    if !folder.join("package.json").exists() {
        eprintln!("skipped: vscode: there is no editors/vscode");
        return Ok(());
    }
    // It holds the engine of the npm package, for editors in a browser.
    npm::build(dist)?;
    let shell = dist.shell()?;
    shell.change_dir(&folder);
    cmd!(shell, "npm ci --ignore-scripts --silent --no-audit --no-fund").run()?;
    cmd!(shell, "npm run --silent package").run()?;
    dist.write("ia-validate.vsix", fs::read(folder.join("dist/ia-validate.vsix"))?)
}
