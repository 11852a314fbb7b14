//! Asks the linker for relocations in their packed form: a twentieth of the program.

use std::env;
use std::process::Command;

/// The glibc whose loader reads them; an older one refuses the program.
const SINCE: (u32, u32) = (2, 36);

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=RUSTC_LINKER");
    let is = |name, value: &str| env::var(name).is_ok_and(|it| it == value);
    // Whoever names a linker may mean another glibc, or one that knows no such thing: zig refuses it.
    let is_for_here =
        env::var("HOST").is_ok_and(|host| is("TARGET", &host)) && env::var_os("RUSTC_LINKER").is_none();
    let has_glibc = is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu");
    if is_for_here && has_glibc && glibc().is_some_and(|version| version >= SINCE) {
        // Of GNU's and LLVM's linkers the old ones, which do not know it, say so and leave them as they are.
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

/// The version of this machine's.
fn glibc() -> Option<(u32, u32)> {
    let told = Command::new("getconf").arg("GNU_LIBC_VERSION").output().ok()?;
    let told = String::from_utf8(told.stdout).ok()?;
    let (major, minor) = told.trim().strip_prefix("glibc ")?.split_once('.')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}
