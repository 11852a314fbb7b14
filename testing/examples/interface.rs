//! Prints the public interface of crates, one line for each item, from the JSON files that rustdoc writes.
#![allow(clippy::print_stdout)] // it is what this is for

use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let files: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    if files.is_empty() {
        return Err("usage: interface FILE.json…".into());
    }
    for (nth, json) in files.into_iter().enumerate() {
        let interface = public_api::Builder::from_rustdoc_json(json)
            .omit_blanket_impls(true)
            .omit_auto_trait_impls(true)
            .omit_auto_derived_impls(true)
            .build()?;
        if nth > 0 {
            println!();
        }
        print!("{interface}");
    }
    Ok(())
}
