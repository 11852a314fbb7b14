//! Names that are no Unicode, and names that carry secrets.

use crate::support::{BAD, Folder, RULE, stderr, stdout};

#[cfg(unix)]
#[test]
fn two_names_that_look_alike_are_two() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let folder = Folder::new();
    let names = [&b"in/caf\xE9.html"[..], b"in/caf\xE8.html"].map(OsStr::from_bytes);
    names.iter().for_each(|name| folder.write_in_folders(name, BAD));
    let arguments = format!("check --no-config -q --select {RULE} in");
    let json = stdout(&folder.run(&format!("{arguments} --format json")).code(1));
    let sarif = stdout(&folder.run(&format!("{arguments} --format sarif")).code(1));
    for name in ["in/caf%E9.html", "in/caf%E8.html"] {
        assert!(json.contains(name) && sarif.contains(name), "{name}");
    }
    assert!(!sarif.contains("%EF%BF%BD"));
    // What is known of the one is not known of the other.
    std::fs::remove_file(folder.path(names[1])).unwrap();
    folder.run(&format!("{arguments} --baseline b.json --write-baseline")).code(0);
    folder.write(names[1], BAD);
    let run = folder.run(&format!("{arguments} --baseline b.json --format compact")).code(1);
    assert_eq!(stdout(&run).lines().count(), 1);
    // And it goes when the file goes.
    std::fs::remove_file(folder.path(names[0])).unwrap();
    std::fs::remove_file(folder.path(names[1])).unwrap();
    folder.write("in/other.html", "");
    folder.run(&format!("{arguments} --baseline b.json --prune-baseline")).code(0);
    assert!(!String::from_utf8(folder.read("b.json")).unwrap().contains("caf"));
}

#[test]
fn passwords_are_not_told() {
    let folder = Folder::new();
    for url in [
        "http:///ann:secret@127.0.0.1:1/feed.xml",
        "http://ann:secret@127.0.0.1:99999999/feed.xml",
        "ftp://ann:secret@127.0.0.1/feed.xml",
        "http://127.0.0.1:1/feed.xml?token=secret",
    ] {
        for command in ["check --format json", "preview", "config show", "fix"] {
            let run = folder.run(&format!("{command} {url}"));
            assert!(
                !stderr(&run).contains("secret") && !stdout(&run).contains("secret"),
                "{command}: {}",
                stderr(&run)
            );
        }
    }
}

#[cfg(unix)]
#[test]
fn hooks_take_no_name_for_an_option() {
    use std::os::unix::fs::PermissionsExt;

    let folder = Folder::new().with("work/--config=evil.html", BAD).with("work/--fail-on=never", "");
    let hook = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../hooks/ia-validate")).unwrap();
    folder.write_in_folders("hooks/ia-validate", hook);
    folder.write_in_folders("target/hook/bin/ia-validate", "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    for program in ["hooks/ia-validate", "target/hook/bin/ia-validate"] {
        std::fs::set_permissions(folder.path(program), std::fs::Permissions::from_mode(0o755)).unwrap();
    }
    let run = |arguments: &[&str]| {
        let mut command = std::process::Command::new(folder.path("hooks/ia-validate"));
        let output = command.args(arguments).current_dir(folder.path("work")).output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap().replace('\n', " "))
    };
    let expected = "check -q ./--config=evil.html ";
    assert_eq!(run(&["check", "-q", "--config=evil.html"]), (0, expected.to_owned()));
    let expected = "check -- --config=evil.html --fail-on=never ";
    assert_eq!(run(&["check", "--", "--config=evil.html", "--fail-on=never"]), (0, expected.to_owned()));
    assert_eq!(run(&["check", "--fail-on=never", "a.html"]), (2, String::new()));
}
