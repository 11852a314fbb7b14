//! The page, and the schemas.

use anyhow::Result;
use xshell::cmd;

use super::{Dist, npm};
use crate::archive::Contents;

/// `web/`: a folder for any static server, and the one file that works from a disk.
pub(super) fn web(dist: &Dist<'_>) -> Result<()> {
    npm::build(dist)?;
    let shell = dist.shell()?;
    let web = dist.workspace.root.join("web");
    shell.change_dir(&web);
    cmd!(shell, "npm ci --silent --no-audit --no-fund").run()?;
    cmd!(shell, "npm run --silent build").run()?;
    let built = web.join("dist");
    let mut contents = Contents::default();
    contents
        .folder("ia-validate-web", &built)?
        .file("ia-validate-web/LICENSE", &dist.workspace.root.join("LICENSE"))?;
    dist.tar_gz("ia-validate-web.tar.gz", &contents)?;
    dist.write("ia-validate.html", std::fs::read(built.join("ia-validate.html"))?)
}

/// Those of the configuration and of all JSON.
pub(super) fn schemas(dist: &Dist<'_>) -> Result<()> {
    let docs = dist.workspace.root.join("docs");
    let mut contents = Contents::default();
    contents
        .folder("ia-validate-schemas", &docs.join("schemas"))?
        .file("ia-validate-schemas/ia-validate.schema.json", &docs.join("ia-validate.schema.json"))?;
    dist.tar_gz("ia-validate-schemas.tar.gz", &contents)
}
