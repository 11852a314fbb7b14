//! Wheels, which carry the program as well, and the sdist.

use std::path::Path;

use anyhow::Result;
use xshell::cmd;

use super::{Dist, binary};
use crate::targets::Target;

/// What maturin takes as the files that go to other places than to the modules, if it is there: the name of the module, and this.
const DATA: &str = "ia_validate._engine.data";

pub(super) fn make(dist: &Dist<'_>) -> Result<()> {
    let folder = dist.workspace.root.join("bindings/python");
    let shell = dist.shell()?;
    dist.tools.pypi(&shell)?;
    for target in &dist.targets {
        let scripts = folder.join(DATA).join("scripts");
        shell.create_dir(&scripts)?;
        shell.copy_file(binary::program(dist, target)?, scripts.join(target.program()))?;
        let made = wheels(dist, target, &folder);
        shell.remove_path(folder.join(DATA))?;
        made?;
    }
    let output = &dist.output;
    shell.change_dir(&folder);
    dist.set_time(&shell);
    cmd!(shell, "maturin sdist --out {output}").run()?;
    Ok(())
}

fn wheels(dist: &Dist<'_>, target: &Target, folder: &Path) -> Result<()> {
    let output = &dist.output;
    if dist.profile == "dev" {
        let shell = dist.shell()?;
        dist.tools.pypi(&shell)?;
        shell.change_dir(folder);
        cmd!(shell, "maturin build --quiet --locked --compatibility linux --out {output}").run()?;
        return Ok(());
    }
    let profile = dist.profile;
    for (triple, platform) in target.wheels {
        let shell = dist.shell()?;
        dist.tools.pypi(&shell)?;
        binary::settings(dist, &shell, triple, false)?;
        shell.change_dir(folder);
        let zig: &[&str] = if target.is_apple() { &[] } else { &["--zig"] };
        cmd!(shell, "maturin build --locked --profile {profile} --target {triple} {zig...}")
            .args(["--compatibility", platform, "--out"])
            .arg(output)
            .run()?;
    }
    Ok(())
}
