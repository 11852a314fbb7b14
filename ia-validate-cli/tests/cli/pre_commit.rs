//! The hooks for pre-commit, run by the real one. Only the build is left out: it would take minutes.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use ia_validate_testing::skipped;

use crate::support::{BAD, Folder, GOOD, RULE};

/// The root of this repository.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// Runs a program in a folder, untouched by what is set up for the user and the machine.
fn run(program: &str, arguments: &str, folder: &Path, cache: &Path) -> std::io::Result<Output> {
    Command::new(program)
        .args(arguments.split_ascii_whitespace())
        .current_dir(folder)
        .env("PRE_COMMIT_HOME", cache)
        .env("GIT_CONFIG_GLOBAL", cache.join("gitconfig"))
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env_remove("GIT_DIR")
        .env_remove("GIT_INDEX_FILE")
        .output()
}

/// Makes a repository of what stands in a folder, and says which commit that is.
fn committed(folder: &Path, cache: &Path) -> String {
    for arguments in ["init --quiet", "add --all --force", "commit --quiet --message x", "rev-parse HEAD"] {
        let output = run("git", arguments, folder, cache).unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        if arguments.starts_with("rev") {
            return String::from_utf8(output.stdout).unwrap().trim().to_owned();
        }
    }
    panic!()
}

#[cfg(unix)]
#[test]
fn hooks() {
    use std::os::unix::fs::PermissionsExt;

    let folder = Folder::new().with("cache/gitconfig", "[user]\nname = A\nemail = a@example.com\n");
    let cache = folder.path("cache");
    match run("pre-commit", "--version", &folder.path(""), &cache) {
        Ok(output) if output.status.success() => {}
        _ => return skipped("no `pre-commit`"),
    }
    for name in [".pre-commit-hooks.yaml", "hooks/ia-validate"] {
        folder.write_in_folders(Path::new("ours").join(name), fs::read(Path::new(ROOT).join(name)).unwrap());
    }
    let built = "ours/target/hook/bin/ia-validate";
    folder
        .write_in_folders(built, format!("#!/bin/sh\nexec '{}' \"$@\"\n", env!("CARGO_BIN_EXE_ia-validate")));
    for program in ["ours/hooks/ia-validate", built] {
        fs::set_permissions(folder.path(program), fs::Permissions::from_mode(0o755)).unwrap();
    }
    let revision = committed(&folder.path("ours"), &cache);

    let configuration = format!(
        "repos:\n- repo: {}\n  rev: {revision}\n  hooks:\n  - id: ia-validate-fix\n  - id: ia-validate\n    \
         args: [--format=compact, --select={RULE}]\n",
        folder.path("ours").display()
    );
    let folder = folder
        .with("theirs/.pre-commit-config.yaml", configuration)
        .with("theirs/deep/bad file.HTM", BAD)
        .with("theirs/good.html", GOOD)
        .with("theirs/notes.txt", BAD);
    let theirs = folder.path("theirs");
    committed(&theirs, &cache);
    let hook = |hook: &str| {
        let output =
            run("pre-commit", &format!("run --all-files --verbose {hook}"), &theirs, &cache).unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };

    let (code, shown) = hook("ia-validate");
    assert_eq!(code, Some(1), "{shown}");
    assert!(shown.contains(&format!("deep/bad file.HTM:1:17: error[{RULE}]")), "{shown}");
    assert!(shown.contains("checked 2 files with 2 articles: 1 error"), "{shown}");
    assert_eq!(folder.read("theirs/deep/bad file.HTM"), BAD.as_bytes());

    let (code, shown) = hook("ia-validate-fix");
    assert_eq!(code, Some(1), "{shown}");
    assert!(shown.contains("files were modified by this hook"), "{shown}");
    assert_eq!(String::from_utf8(folder.read("theirs/deep/bad file.HTM")).unwrap(), GOOD);
    assert_eq!(folder.read("theirs/notes.txt"), BAD.as_bytes());

    for id in ["ia-validate-fix", "ia-validate"] {
        let (code, shown) = hook(id);
        assert_eq!(code, Some(0), "{shown}");
        assert!(shown.contains("Passed"), "{shown}");
    }
}
