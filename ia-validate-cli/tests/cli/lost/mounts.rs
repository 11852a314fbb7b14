//! Disks that are full or may not be written to, files that are mounted, and what files carry beside their content.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::process::{Command, Stdio};

use ia_validate_testing::skipped;
use rustix::fs::{XattrFlags, getxattr, setxattr};

use super::MENDED;
use crate::support::{BAD, Folder, Item, RULE, feed, stderr};

/// Something that is mounted, as long as this lives.
struct Mount(std::path::PathBuf);

impl Mount {
    /// None, aloud, where this process may not mount.
    fn new(arguments: &[&str], at: std::path::PathBuf) -> Option<Self> {
        let mut command = Command::new("mount");
        let status = command.args(arguments).arg(&at).stderr(Stdio::null()).status();
        if status.is_ok_and(|status| status.success()) {
            return Some(Self(at));
        }
        skipped("may not mount");
        None
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

fn fix(folder: &Folder, path: &str) -> (i32, String) {
    let run = folder.run(&format!("fix --no-config -q --fail-on never --select {RULE} {path}"));
    (run.get_output().status.code().unwrap(), stderr(&run))
}

fn litter(folder: &Folder, path: &str) -> bool {
    let names = fs::read_dir(folder.path(path)).unwrap().map(|entry| entry.unwrap().file_name());
    names.into_iter().any(|name| name.to_string_lossy().starts_with(".ia-validate-"))
}

#[test]
fn a_full_disk() {
    let folder =
        Folder::new().with("disk/x", "").with("feed.xml", feed(&(0..200).map(Item::new).collect::<Vec<_>>()));
    let Some(_disk) = Mount::new(&["-t", "tmpfs", "-o", "size=64k", "none"], folder.path("disk")) else {
        return;
    };
    let long = BAD.repeat(300);
    folder.write("disk/a.html", &long);
    folder.write("disk/linked.html", BAD);
    fs::hard_link(folder.path("disk/linked.html"), folder.path("disk/link")).unwrap();
    let rest = fs::write(folder.path("disk/rest"), vec![b'x'; 1 << 16]);
    assert!(rest.is_err());
    for (path, text) in [("disk/a.html", long.as_str()), ("disk/linked.html", BAD)] {
        let (code, told) = fix(&folder, path);
        assert!(code == 2 && told.contains(&format!("`{path}`")) && told.contains("make room"), "{told}");
        assert_eq!(folder.read(path), text.as_bytes());
    }
    for arguments in [
        "check --no-config -q feed.xml --format json=disk/r.json",
        "check --no-config -q feed.xml --baseline disk/b.json --write-baseline",
        "record --no-config feed.xml --state disk/s.db",
    ] {
        let run = folder.run(arguments).code(2);
        assert!(stderr(&run).contains("`disk/") && stderr(&run).contains("make room"), "{}", stderr(&run));
    }
    let mut names: Vec<_> =
        fs::read_dir(folder.path("disk")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["a.html", "link", "linked.html", "rest"]);
}

#[test]
fn a_disk_that_may_not_be_written_to() {
    let folder = Folder::new().with("disk/x", "").with("feed.xml", feed(&[Item::new(1)]));
    let Some(disk) = Mount::new(&["-t", "tmpfs", "none"], folder.path("disk")) else { return };
    folder.write("disk/a.html", BAD);
    folder.run("record --no-config -q feed.xml --state disk/s.db").code(0);
    assert!(Command::new("mount").args(["-o", "remount,ro"]).arg(&disk.0).status().unwrap().success());
    let (code, told) = fix(&folder, "disk/a.html");
    assert!(
        code == 2 && told.contains("`disk/a.html`") && told.contains("let its disk be written to"),
        "{told}"
    );
    folder.run("check --no-config -q feed.xml --output disk/r.txt").code(2);
    folder.write("new.xml", feed(&[Item::new(2)]));
    let run = folder.run("record --no-config -q new.xml --state disk/s.db").code(2);
    assert!(stderr(&run).contains("may not be written to"), "{}", stderr(&run));
    // Looking something up needs no more than reading.
    assert_eq!(folder.preview("feed.xml --no-config --state disk/s.db"), ["unchanged"]);
}

#[test]
fn a_file_that_is_mounted() {
    let folder = Folder::new().with("from.html", BAD).with("in/to.html", "");
    let from = folder.path("from.html");
    let Some(_mount) = Mount::new(&["--bind", from.to_str().unwrap()], folder.path("in/to.html")) else {
        return;
    };
    assert_eq!(fix(&folder, "in/to.html"), (0, String::new()));
    assert_eq!(folder.read("from.html"), MENDED.as_bytes());
    assert!(!litter(&folder, "in"));
}

#[test]
fn what_a_file_carries_stays() {
    let folder = Folder::new().with("in/a.html", BAD).with("in/linked.html", BAD).with("in/link", "");
    let (path, link) = (folder.path("in/a.html"), folder.path("in/link"));
    let is_given_away = chown(&path, Some(1234), Some(4321)).is_ok();
    if !is_given_away {
        skipped("may not give files away");
    }
    fs::set_permissions(&path, fs::Permissions::from_mode(0o4664)).unwrap();
    // An access list: its version, then entries of tag, permissions and id.
    let entries = [(1, 6, u32::MAX), (2, 6, 33), (4, 4, u32::MAX), (16, 6, u32::MAX), (32, 4, u32::MAX)];
    let mut list = 2u32.to_le_bytes().to_vec();
    for (tag, permissions, id) in entries {
        list.extend([u16::to_le_bytes(tag), u16::to_le_bytes(permissions)].concat());
        list.extend(u32::to_le_bytes(id));
    }
    let attributes = [("user.note", &b"kept"[..]), ("system.posix_acl_access", &list)];
    let set: Vec<_> = attributes
        .iter()
        .filter(|(name, value)| setxattr(&path, *name, value, XattrFlags::empty()).is_ok())
        .collect();
    if set.len() < 2 {
        skipped("no access lists or extended attributes here");
    }
    let before = path.metadata().unwrap();
    assert_eq!(fix(&folder, "in/a.html"), (0, String::new()));
    let after = path.metadata().unwrap();
    assert_eq!(folder.read("in/a.html"), MENDED.as_bytes());
    assert_eq!((after.uid(), after.gid(), after.mode()), (before.uid(), before.gid(), before.mode()));
    for (name, value) in set {
        let mut found = Vec::with_capacity(1000);
        getxattr(&path, *name, rustix::buffer::spare_capacity(&mut found)).unwrap();
        assert_eq!(&found, value, "{name}");
    }
    fs::remove_file(&link).unwrap();
    fs::hard_link(folder.path("in/linked.html"), &link).unwrap();
    assert_eq!(fix(&folder, "in/linked.html"), (0, String::new()));
    assert_eq!(folder.read("in/link"), MENDED.as_bytes());
    assert!(!litter(&folder, "in"));
}

#[test]
fn two_hundred_folders_deep_and_many_files() {
    let folder = Folder::in_memory();
    let deep = format!("in/{}a.html", "folder/".repeat(200));
    folder.write_in_folders(&deep, BAD);
    let count = ia_validate_testing::runs(500, 10_000);
    (0..count).for_each(|n| folder.write_in_folders(format!("in/{}/{n}.html", n % 10), BAD));
    let begun = std::time::Instant::now();
    assert_eq!(fix(&folder, "in"), (0, String::new()));
    println!("{} files in {:?}", count + 1, begun.elapsed());
    assert_eq!(folder.read(&deep), MENDED.as_bytes());
    assert_eq!(folder.read("in/0/0.html"), MENDED.as_bytes());
    assert!(!litter(&folder, "in/0"));
}

/// What a run leaves that is killed while it writes in place: the next one says so, and changes nothing.
#[test]
fn a_copy_that_was_left() {
    let folder = Folder::new().with("in/a.html", "<article class=op-a><p>half");
    fs::hard_link(folder.path("in/a.html"), folder.path("in/link")).unwrap();
    let hash = format!("{:016x}", xxhash_rust::xxh3::xxh3_128(BAD.as_bytes()) & u128::from(u64::MAX));
    let copy = format!("in/.ia-validate-abc123-{hash}-0123456789abcdef-a.html.copy");
    folder.write(&copy, BAD);
    for command in ["check", "fix"] {
        let run = folder.run(&format!("{command} --no-config -q --fail-on never in")).code(2);
        assert!(stderr(&run).contains(".copy` holds what that was"), "{command}: {}", stderr(&run));
        assert_eq!(folder.read(&copy), BAD.as_bytes());
    }
}
