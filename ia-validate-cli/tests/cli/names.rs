//! The address of the repository and the names of its packages stand in Cargo.toml; pages repeat them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const ADDRESS: &str = env!("CARGO_PKG_REPOSITORY");

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The files of the folders with our pages that end like this.
fn files(end: &str) -> Vec<PathBuf> {
    let folders = fs::read_dir(repository()).unwrap().map(|entry| entry.unwrap().path());
    let folders = folders.filter(|path| path.is_dir() && !path.ends_with("target")).chain([repository()]);
    let files = folders.flat_map(|folder| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()));
    files.filter(|path| path.to_string_lossy().ends_with(end)).collect()
}

#[test]
fn pages_show_the_address_of_cargo_toml() {
    for page in files(".md") {
        let text = fs::read_to_string(&page).unwrap();
        for (at, _) in text.match_indices("https://") {
            let address = text[at..].split([' ', ')', '`', '"', '\n']).next().unwrap();
            let is_ours = !address.contains("ia-validate") || address.starts_with(ADDRESS);
            assert!(is_ours, "{}: {address}, but Cargo.toml says {ADDRESS}", page.display());
        }
    }
}

#[test]
fn pages_show_the_names_of_packages() {
    let manifests: Vec<_> =
        files("Cargo.toml").iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let names = manifests.iter().flat_map(|text| text.lines().find_map(|line| line.strip_prefix("name = ")));
    let packages: BTreeSet<&str> = names.map(|name| name.trim_matches('"')).collect();
    assert!(packages.contains(env!("CARGO_PKG_NAME")));
    for page in files(".md") {
        let text = fs::read_to_string(&page).unwrap();
        let named = text.split("cargo ").skip(1).filter_map(|command| {
            let (_, rest) = command.lines().next()?.split_once(" -p ")?;
            rest.split([' ', '`', '\n']).next()
        });
        for name in named {
            assert!(packages.contains(name), "{}: there is no package {name}", page.display());
        }
        for command in text.lines().filter_map(|line| line.split_once("cargo install --locked --git ")) {
            let name = command.1.split(' ').nth(1).unwrap();
            assert!(packages.contains(name), "{}: there is no package {name}", page.display());
        }
    }
}
