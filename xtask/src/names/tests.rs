#![allow(clippy::unwrap_used)]
use std::path::Path;

use super::*;
use xshell::Shell;

/// A clone of this repository, with another line in Cargo.toml, and nothing else changed.
fn clone_with(folder: &Path, repository: &str) -> (Workspace, Workspace) {
    let ours = Workspace::open().unwrap();
    let shell = ours.shell().unwrap();
    let files = cmd!(shell, "git ls-files -z --cached --others --exclude-standard").quiet().read().unwrap();
    for name in files.split('\0').filter(|it| !it.is_empty()) {
        // A file that is deleted and not committed yet is still in the list.
        let Ok(bytes) = fs::read(ours.root.join(name)) else { continue };
        let to = folder.join(name);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::write(to, bytes).unwrap();
    }
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
    assert_eq!(manifest.matches(&ours.repository).count(), 1, "the address stands once in Cargo.toml");
    fs::write(folder.join("Cargo.toml"), manifest.replace(&ours.repository, repository)).unwrap();
    let shell = Shell::new().unwrap();
    shell.change_dir(folder);
    cmd!(shell, "git init --quiet").quiet().run().unwrap();
    (ours, Workspace::at(folder).unwrap())
}

#[test]
fn a_clone_of_another_owner_changes_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let (ours, theirs) = clone_with(folder.path(), "https://git.example.org/publisher/articles-check");
    let behind = follow(&theirs, true).unwrap();
    for door in ["bindings/npm/package.json", "docs/installing.md", "Dockerfile", "packaging/install.sh"] {
        assert!(behind.contains(door), "{door} does not show the address");
    }
    assert_eq!(follow(&theirs, false).unwrap(), behind);
    assert_eq!(follow(&theirs, true).unwrap(), BTreeSet::new(), "it follows now");
    for name in &behind {
        let text = fs::read_to_string(folder.path().join(name)).unwrap();
        for (at, found) in text.match_indices(ours.slug().unwrap()) {
            let before = &text[..at];
            assert!(
                !before.ends_with(['/', '@']),
                "{name}: …{}{found}",
                &before[before.len().saturating_sub(30)..]
            );
        }
    }
}

#[test]
fn a_new_version_stands_in_every_manifest() {
    let folder = tempfile::tempdir().unwrap();
    let (ours, mut theirs) = clone_with(folder.path(), "https://git.example.org/publisher/articles-check");
    theirs.version = "12.3.4".to_owned();
    follow(&theirs, false).unwrap();
    for (file, said) in [
        ("bindings/npm/package.json", "\"version\": \"12.3.4\""),
        ("editors/vscode/package.json", "\"version\": \"12.3.4\""),
        ("fuzz/Cargo.lock", "name = \"ia-validate\"\nversion = \"12.3.4\""),
        ("fuzz/Cargo.lock", "name = \"ia-validate-render\"\nversion = \"12.3.4\""),
        ("ia-validate-commands/src/serve/openapi.json", "\"version\":\"12.3.4\""),
        ("ia-validate-cli/tests/cli/output.rs", "\"version\": \"12.3.4\""),
        ("packaging/pre-commit/pyproject.toml", "\"ia-validate==12.3.4\""),
        ("docs/installing.md", "./dist/ia-validate-linux-x64-12.3.4.tgz"),
        ("docs/hooks.md", "rev: v12.3.4"),
        ("docs/ci.md", "uses: publisher/articles-check@v12.3.4"),
    ] {
        let text = fs::read_to_string(folder.path().join(file)).unwrap();
        assert!(text.contains(said), "{file}: no {said}");
        assert!(!text.contains(&format!("ia-validate=={}", ours.version)), "{file}");
    }
    assert_eq!(follow(&theirs, true).unwrap(), BTreeSet::new());
}

#[test]
fn this_repository_follows() {
    assert_eq!(follow(&Workspace::open().unwrap(), true).unwrap(), BTreeSet::new());
}
