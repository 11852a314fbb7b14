//! The programs of others that make files of a release, each in one version, installed below the target folder.

use std::env;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use xshell::{Shell, cmd};

use crate::workspace::Workspace;

/// From PyPI. zig is the C compiler and the linker for other machines than this one.
const FROM_PYPI: &[&str] = &["maturin==1.16.0", "ziglang==0.17.1", "cargo-zigbuild==0.24.1"];
/// From the registry of Rust.
const AUDITABLE: (&str, &str) = ("cargo-auditable", "0.7.7");
const CYCLONEDX: (&str, &str) = ("cargo-cyclonedx", "0.5.9");

/// Where they are.
#[derive(Debug)]
pub(crate) struct Tools {
    folder: PathBuf,
}

impl Tools {
    pub(crate) fn of(workspace: &Workspace) -> Self {
        Self { folder: workspace.target.join("dist-tools") }
    }

    fn python(&self) -> PathBuf {
        let scripts = if cfg!(windows) { "Scripts" } else { "bin" };
        self.folder.join("python").join(scripts)
    }

    /// Puts what comes from PyPI in front of the shell's PATH, and installs it if it is not there.
    pub(crate) fn pypi(&self, shell: &Shell) -> Result<()> {
        let bin = self.python();
        let done = self.folder.join("python").join(FROM_PYPI.join(" "));
        if !done.exists() {
            let venv = self.folder.join("python");
            let python = if cfg!(windows) { "python" } else { "python3" };
            cmd!(shell, "{python} -m venv {venv}")
                .run()
                .context("Python with its module `venv` is needed")?;
            let pip = bin.join("pip");
            cmd!(shell, "{pip} install --quiet --disable-pip-version-check").args(FROM_PYPI).run()?;
            shell.write_file(done, "")?;
        }
        Self::first_in_path(shell, bin)
    }

    /// The same for `cargo-auditable`, which writes into a program what it was built from, and has cargo call it from here on.
    ///
    /// `cargo auditable` would name itself to cargo with its whole path. Cargo mixes that into the names of all that is compiled,
    /// and so into the order of what is in the program: two folders would make two programs.
    pub(crate) fn auditable(&self, shell: &Shell) -> Result<()> {
        self.cargo(shell, AUDITABLE)?;
        shell.set_var("RUSTC_WORKSPACE_WRAPPER", AUDITABLE.0);
        // What it would tell itself of the arguments that cargo is given.
        let arguments = r#"{"offline":false,"locked":true,"frozen":false,"config":[]}"#;
        shell.set_var("CARGO_AUDITABLE_ORIG_ARGS", arguments);
        Ok(())
    }

    /// The same for `cargo cyclonedx`.
    pub(crate) fn cyclonedx(&self, shell: &Shell) -> Result<()> {
        self.cargo(shell, CYCLONEDX)
    }

    fn cargo(&self, shell: &Shell, (name, version): (&str, &str)) -> Result<()> {
        let root = self.folder.join("cargo");
        let done = root.join(format!("{name}-{version}"));
        if !done.exists() {
            let _flags = shell.push_env("CARGO_ENCODED_RUSTFLAGS", "");
            let target = self.folder.join("build");
            cmd!(
                shell,
                "cargo install --quiet --locked --root {root} --target-dir {target} {name}@{version}"
            )
            .run()?;
            shell.remove_path(target)?;
            shell.write_file(done, "")?;
        }
        Self::first_in_path(shell, root.join("bin"))
    }

    fn first_in_path(shell: &Shell, folder: PathBuf) -> Result<()> {
        let path = shell.var_os("PATH").unwrap_or_default();
        let folders = env::split_paths(&path).filter(|it| *it != folder);
        let path = env::join_paths(std::iter::once(folder.clone()).chain(folders))?;
        shell.set_var("PATH", path);
        Ok(())
    }
}
