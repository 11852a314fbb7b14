//! Prints a crate's public interface, one line for each item, from the JSON that rustdoc writes.
#![allow(clippy::print_stdout)] // it is what this is for

use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let json = std::env::args_os().nth(1).map(PathBuf::from).ok_or("usage: interface FILE.json")?;
    let interface = public_api::Builder::from_rustdoc_json(json)
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .omit_auto_derived_impls(true)
        .build()?;
    print!("{interface}");
    Ok(())
}
