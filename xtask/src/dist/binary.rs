//! Programs: one file each, which needs nothing of the system but its kernel.

use std::path::{Path, PathBuf};

use anyhow::Result;
use xshell::{Shell, cmd};

use super::Dist;
use crate::archive::Contents;
use crate::targets::Target;

/// The shells that there are completions for, and the files that these look for.
const COMPLETIONS: &[(&str, &str)] = &[
    ("bash", "ia-validate.bash"),
    ("zsh", "_ia-validate"),
    ("fish", "ia-validate.fish"),
    ("powershell", "_ia-validate.ps1"),
    ("elvish", "ia-validate.elv"),
];

pub(super) fn make(dist: &Dist<'_>) -> Result<()> {
    let pages = dist.scratch("pages")?;
    write_pages(dist, &pages)?;
    for target in &dist.targets {
        let mut contents = Contents::default();
        let folder = format!("ia-validate-{}", target.triple);
        contents.program(format!("{folder}/{}", target.program()), &program(dist, target)?)?;
        for file in ["LICENSE", "README.md", "CHANGELOG.md"] {
            contents.file(format!("{folder}/{file}"), &dist.workspace.root.join(file))?;
        }
        contents.folder(&folder, &pages)?;
        if target.is_windows() {
            dist.write(&format!("{folder}.zip"), contents.zip()?)?;
        } else {
            dist.tar_gz(&format!("{folder}.tar.gz"), &contents)?;
        }
    }
    Ok(())
}

/// The path of a target's program, which is compiled if it is not there yet.
pub(super) fn program(dist: &Dist<'_>, target: &Target) -> Result<PathBuf> {
    let shell = dist.shell()?;
    let profile = dist.profile;
    let folder = if profile == "dev" { "debug" } else { profile };
    if profile == "dev" {
        // To try all else: as `cargo build` makes it for this machine, so that nothing is compiled anew.
        cmd!(shell, "cargo build --quiet --locked --package ia-validate-cli").run()?;
        return Ok(dist.workspace.target.join(folder).join(target.program()));
    }
    let triple = target.triple;
    // zig links those for Linux at a fixed address.
    settings(dist, &shell, triple, target.is_linux())?;
    dist.tools.auditable(&shell)?;
    let build = if target.is_apple() { "build" } else { "zigbuild" };
    if !target.is_apple() {
        dist.tools.pypi(&shell)?;
    }
    cmd!(shell, "cargo {build} --locked --package ia-validate-cli --target {triple} --profile {profile}")
        .run()?;
    Ok(dist.workspace.target.join(triple).join(folder).join(target.program()))
}

/// Sets what a compiler must be told so that no path of this machine gets into what it makes, and installs the target's
/// standard library. A program for Linux, which zig links at a fixed address, needs no table of addresses (0.1 MB), and none for
/// unwinding through C, where no panic comes from (0.1 MB).
pub(super) fn settings(dist: &Dist<'_>, shell: &Shell, triple: &str, is_linux_program: bool) -> Result<()> {
    let home = std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|it| it + "/.cargo"));
    let home = home.unwrap_or_else(|_| "/nowhere".to_owned());
    let root = dist.workspace.root.display();
    let target = dist.workspace.target.display();
    // Where the component rust-src is installed, rustc names its files; else it says this by itself.
    let sources = format!("{}/lib/rustlib/src/rust", cmd!(shell, "rustc --print sysroot").quiet().read()?);
    let version = cmd!(shell, "rustc --version --verbose").quiet().read()?;
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: ")).unwrap_or("unknown");
    // Of several that fit, rustc takes the last.
    let paths = [
        format!("{root}=/ia-validate"),
        format!("{target}=/target"),
        format!("{home}=/cargo"),
        format!("{sources}=/rustc/{commit}"),
    ];
    let mut flags: Vec<String> = paths.iter().map(|it| format!("--remap-path-prefix={it}")).collect();
    let mut c_flags: Vec<String> = paths.iter().map(|it| format!("-ffile-prefix-map={it}")).collect();
    if is_linux_program {
        flags.push("-Crelocation-model=static".to_owned());
        c_flags.push("-fno-asynchronous-unwind-tables".to_owned());
    }
    shell.set_var("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"));
    shell.set_var("CFLAGS", c_flags.join(" "));
    shell.set_var("CARGO_INCREMENTAL", "0");
    dist.set_time(shell);
    let added = cmd!(shell, "rustup target add {triple}").quiet().ignore_stdout().ignore_stderr().run();
    if added.is_err() {
        eprintln!(
            "note: no `rustup target add {triple}` here: the compiler must have its standard library already"
        );
    }
    Ok(())
}

/// Man pages into `man/`, completions into `completions/`, by the program itself.
fn write_pages(dist: &Dist<'_>, folder: &Path) -> Result<()> {
    let shell = dist.shell()?;
    cmd!(shell, "cargo build --quiet --locked --package ia-validate-cli").run()?;
    let program = dist.workspace.target.join("debug").join(Target::of_this_machine()?.program());
    let man = folder.join("man");
    shell.create_dir(&man)?;
    cmd!(shell, "{program} man --output-dir {man}").quiet().run()?;
    for (name, file) in COMPLETIONS {
        let script = cmd!(shell, "{program} completions {name}").quiet().output()?.stdout;
        shell.write_file(folder.join("completions").join(file), script)?;
    }
    Ok(())
}
