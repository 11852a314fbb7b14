//! Lays the program out for a start: at a fixed address, so that the system's loader has nothing to write into it, and
//! with the unwinder of the compiler's archive in it, which else is one more library to load.

use std::env;
use std::path::Path;
use std::process::Command;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=RUSTC_LINKER");
    let is = |name, value: &str| env::var(name).is_ok_and(|it| it == value);
    let has_glibc = is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu");
    let is_static =
        env::var("CARGO_CFG_TARGET_FEATURE").is_ok_and(|all| all.split(',').any(|it| it == "crt-static"));
    // Whoever names a linker, another target or a static program has said how it is to be linked.
    let is_for_here =
        env::var("HOST").is_ok_and(|host| is("TARGET", &host)) && env::var_os("RUSTC_LINKER").is_none();
    if !has_glibc || is_static || !is_for_here {
        return;
    }
    println!("cargo::rustc-link-arg-bins=-no-pie");
    if let Some(folder) = unwinder().as_deref().map(Path::new).and_then(Path::parent) {
        println!("cargo::rustc-link-search=native={}", folder.display());
        println!("cargo::rustc-link-lib=static:-bundle=gcc_eh");
    }
}

/// Where the compiler has the archive. One that has none answers with the bare name.
fn unwinder() -> Option<String> {
    let told = Command::new("cc").arg("-print-file-name=libgcc_eh.a").output().ok()?;
    let path = String::from_utf8(told.stdout).ok()?.trim().to_owned();
    Path::new(&path).is_absolute().then_some(path)
}
