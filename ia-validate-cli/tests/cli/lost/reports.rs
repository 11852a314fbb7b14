//! What reports, and what is read beside inputs, must not be.

use crate::support::{BAD, Folder, GOOD, Item, feed, stderr};

fn folder() -> Folder {
    let folder =
        Folder::new().with("a.html", BAD).with("dir/b.html", GOOD).with("feed.xml", feed(&[Item::new(1)]));
    folder.run("record --no-config -q feed.xml --state s.db").code(0);
    folder.run("check --no-config -q a.html --baseline base.json --write-baseline").code(0);
    folder.write("ia-validate.toml", "");
    folder
}

#[test]
fn no_report_is_written_over_what_is_none() {
    let folder = folder();
    for name in ["a.html", "dir/b.html", "feed.xml", "s.db", "base.json", "ia-validate.toml"] {
        let before = folder.read(name);
        for arguments in [
            format!("check dir --output {name}"),
            format!("check dir --format html={name}"),
            format!("check feed.xml --output ./dir/../{name}"),
            format!("preview feed.xml --output {name}"),
        ] {
            let run = folder.run(&arguments).code(2).stdout_eq("");
            assert!(stderr(&run).contains("error: "), "{arguments}: {}", stderr(&run));
            assert!(before == folder.read(name), "{arguments}");
        }
    }
    // A configuration that is not there yet, too.
    folder.run("check --no-config dir --output dir/ia-validate.toml").code(2);
    assert!(!folder.path("dir/ia-validate.toml").exists());
}

#[test]
fn a_report_is_written_over_one_in_any_format() {
    let folder = Folder::new().with("a.html", BAD);
    let formats = crate::formats::FORMATS;
    for (before, after) in formats.iter().flat_map(|one| formats.iter().map(move |other| (one, other))) {
        folder.run(&format!("check --no-config -q a.html --format {before}=r.html")).code(1);
        folder.run(&format!("check --no-config -q a.html --format {after}=r.html")).code(1);
    }
}

#[cfg(unix)]
#[test]
fn hard_links_and_links_are_what_they_lead_to() {
    let folder = Folder::new().with("a.html", BAD).with("old.txt", "");
    std::fs::hard_link(folder.path("a.html"), folder.path("b.txt")).unwrap();
    let run = folder.run("check --no-config a.html --output b.txt").code(2);
    assert!(stderr(&run).contains("is one of the inputs"), "{}", stderr(&run));
    std::fs::hard_link(folder.path("old.txt"), folder.path("also-old.txt")).unwrap();
    std::os::unix::fs::symlink("new.txt", folder.path("to-new.txt")).unwrap();
    std::os::unix::fs::symlink(".", folder.path("here")).unwrap();
    for (one, other) in [("old.txt", "also-old.txt"), ("new.txt", "to-new.txt"), ("new.txt", "here/new.txt")]
    {
        let run = folder
            .run(&format!("check --no-config a.html --format json={one} --format html={other}"))
            .code(2);
        assert!(stderr(&run).contains("two reports go to"), "{}", stderr(&run));
    }
    assert_eq!(folder.read("a.html"), BAD.as_bytes());
    // Through a link that leads nowhere yet.
    folder.run("check --no-config -q a.html --output to-new.txt").code(1);
    assert!(folder.path("to-new.txt").is_symlink() && !folder.read("new.txt").is_empty());
}

#[cfg(target_os = "linux")]
#[test]
fn no_more_is_read_than_there_can_be() {
    let folder = Folder::new().with("a.html", BAD);
    std::os::unix::fs::symlink("nowhere.toml", folder.path("ia-validate.toml")).unwrap();
    let run = folder.run("check a.html").code(2);
    assert!(stderr(&run).contains("is a link to what does not exist"), "{}", stderr(&run));
    assert!(std::process::Command::new("mkfifo").arg(folder.path("pipe")).status().unwrap().success());
    for file in ["/dev/zero", "pipe", "."] {
        for option in ["--config", "--no-config --baseline", "--no-config --state"] {
            let run = folder.run(&format!("check a.html {option} {file}")).code(2);
            assert!(stderr(&run).contains("no ordinary file"), "{option} {file}: {}", stderr(&run));
        }
    }
    let run = folder.run("check --no-config /dev/zero --max-file-size 1000000").code(2);
    assert!(stderr(&run).contains("is larger than 1000000 bytes"), "{}", stderr(&run));
}
