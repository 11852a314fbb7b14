//! The extension for VS Code.

use anyhow::Result;
use xshell::cmd;

use super::Dist;

pub(super) fn make(dist: &Dist<'_>) -> Result<()> {
    let folder = dist.workspace.root.join("editors/vscode");
    if !folder.join("package.json").exists() {
        eprintln!("skipped: vscode: there is no editors/vscode");
        return Ok(());
    }
    let shell = dist.shell()?;
    shell.change_dir(&folder);
    let file = dist.output.join("ia-validate.vsix");
    cmd!(shell, "npm ci --silent --no-audit --no-fund").run()?;
    cmd!(shell, "npm exec --offline -- vsce package --no-dependencies --out {file}").run()?;
    Ok(())
}
