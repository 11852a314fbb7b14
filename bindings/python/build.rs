//! Says what the module exports where zig links it for Windows: maturin (1.16) asks zig for a function named after the whole path of
//! the module (`PyInit_ia_validate._engine`), which there is not. Of two such lists zig takes the last, and this one is.

use std::path::PathBuf;
use std::{env, fs};

const EXPORTS: &str = "LIBRARY _engine.pyd\nEXPORTS\n    PyInit__engine\n";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=CARGO_ZIGBUILD_TARGET");
    let is_zigs = env::var_os("CARGO_ZIGBUILD_TARGET").is_some();
    if is_zigs && env::var("CARGO_CFG_TARGET_OS")? == "windows" {
        let list = PathBuf::from(env::var("OUT_DIR")?).join("engine.def");
        fs::write(&list, EXPORTS)?;
        println!("cargo::rustc-cdylib-link-arg={}", list.display());
    }
    Ok(())
}
