//! npm packages: the one with WebAssembly, and for each machine one that holds its program, which the first one asks for
//! without needing it.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::{Map, Value, json};
use xshell::{Shell, cmd};

use super::{Dist, binary};
use crate::targets::{TARGETS, Target};

pub(super) fn make(dist: &Dist<'_>) -> Result<()> {
    build(dist)?;
    let shell = dist.shell()?;
    let source = dist.workspace.root.join("bindings/npm");
    let manifest: Value = serde_json::from_slice(&fs::read(source.join("package.json"))?)?;
    let manifest = manifest.as_object().context("bindings/npm/package.json is no object")?;

    let folder = dist.scratch("npm")?;
    let mut main = manifest.clone();
    main.remove("devDependencies");
    main.remove("scripts");
    let programs = TARGETS.iter().map(|it| (name(manifest, it), json!(dist.workspace.version)));
    main.insert("optionalDependencies".to_owned(), Value::Object(programs.collect()));
    for file in ["README.md", "LICENSE"] {
        shell.copy_file(source.join(file), &folder)?;
    }
    let built = source.join("dist");
    cmd!(shell, "cp -R {built} {folder}").quiet().run()?;
    pack(dist, &shell, &folder, &main)?;

    for target in &dist.targets {
        let folder = dist.scratch(&format!("npm-{}", target.triple))?;
        let file = folder.join(target.program());
        shell.copy_file(binary::program(dist, target)?, &file)?;
        executable(&file)?;
        shell.copy_file(source.join("LICENSE"), &folder)?;
        let (os, cpu) = target.node;
        shell.write_file(
            folder.join("README.md"),
            format!("The program `ia-validate` for {os} on {cpu}. The package `ia-validate` asks for it.\n"),
        )?;
        let mut machine = Map::new();
        machine.insert("name".to_owned(), json!(name(manifest, target)));
        machine.insert("description".to_owned(), json!(format!("The program ia-validate for {os} on {cpu}")));
        for key in ["version", "license", "repository"] {
            machine.insert(key.to_owned(), manifest.get(key).cloned().unwrap_or_default());
        }
        machine.insert("os".to_owned(), json!([os]));
        machine.insert("cpu".to_owned(), json!([cpu]));
        machine.insert("files".to_owned(), json!([target.program()]));
        // It is called by the other package only.
        machine.insert("preferUnplugged".to_owned(), json!(true));
        pack(dist, &shell, &folder, &machine)?;
    }
    Ok(())
}

/// Builds `bindings/npm/dist`, if this run has not yet.
pub(super) fn build(dist: &Dist<'_>) -> Result<()> {
    if dist.has_npm.replace(true) {
        return Ok(());
    }
    let shell = dist.shell()?;
    shell.change_dir(dist.workspace.root.join("bindings/npm"));
    cmd!(shell, "npm ci --ignore-scripts --silent --no-audit --no-fund").run()?;
    cmd!(shell, "npm run --silent build").run()?;
    Ok(())
}

/// The name of the package with a machine's program: `src/cli.js` looks for it.
fn name(main: &Map<String, Value>, target: &Target) -> String {
    let (os, cpu) = target.node;
    format!("{}-{os}-{cpu}", main.get("name").and_then(Value::as_str).unwrap_or("ia-validate"))
}

fn pack(dist: &Dist<'_>, shell: &Shell, folder: &Path, manifest: &Map<String, Value>) -> Result<()> {
    let text = serde_json::to_string_pretty(manifest)?;
    shell.write_file(folder.join("package.json"), text + "\n")?;
    let output = &dist.output;
    let _folder = shell.push_dir(folder);
    let made = cmd!(shell, "npm pack --silent --ignore-scripts --pack-destination {output}").read()?;
    eprintln!("made {}", made.trim());
    Ok(())
}

#[cfg(unix)]
fn executable(file: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    Ok(fs::set_permissions(file, fs::Permissions::from_mode(0o755))?)
}

#[cfg(not(unix))]
fn executable(_: &Path) -> Result<()> {
    Ok(())
}
