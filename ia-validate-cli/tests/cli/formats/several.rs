//! Several reports of one run, and statistics instead of one.

use snapbox::str;

use crate::support::{BAD, Folder, GOOD, RULE, stderr, stdout};

fn folder() -> Folder {
    Folder::new().with("bad.html", BAD).with("good.html", GOOD)
}

#[test]
fn each_goes_to_its_place() {
    let folder = folder();
    let alone = stdout(&folder.check("bad.html"));
    let json = stdout(&folder.run(&format!("-q --select {RULE} --format json bad.html")));
    folder.check("--format json=out.json bad.html").code(1).stdout_eq(&alone);
    assert_eq!(folder.read("out.json"), json.as_bytes());
    folder.check("--format json=out.json --output out.txt bad.html").code(1).stdout_eq("");
    assert_eq!(
        (folder.read("out.txt"), folder.read("out.json")),
        (alone.clone().into(), json.clone().into())
    );
    folder
        .run(&format!("-q --select {RULE} --format compact=a.txt --format json=b.json bad.html"))
        .code(1)
        .stdout_eq("");
    assert_eq!((folder.read("a.txt"), folder.read("b.json")), (alone.into(), json.into()));
}

#[test]
fn wrong_usage() {
    let folder = folder();
    for (arguments, message) in [
        ("--format json --format compact", "two formats go to one place"),
        ("--format json --format json", "two formats go to one place"),
        ("--format json --format compact --output a", "two formats go to one place"),
        ("--format json=a --output b", "--output is for the format without a file"),
        ("--format json=a --format compact=./a", "two reports go to `./a`"),
        ("--format json --format compact=a --output a", "two reports go to `a`"),
        ("--format json=bad.html", "is one of the inputs"),
        ("--format full --format json=./bad.html", "is one of the inputs"),
        ("--format json=good.html --previous good.html", "is one of the inputs"),
        ("--format json=none/a", "cannot write to `none/a`"),
        ("--format json=", "lacks the file's name"),
        ("--format yaml=a", "invalid value 'yaml'"),
        ("--statistics --format json", "--statistics takes the place"),
        ("--statistics --format json=a", "--statistics takes the place"),
    ] {
        let run = folder.run(&format!("{arguments} bad.html")).code(2).stdout_eq("");
        assert!(stderr(&run).contains(message), "{arguments}: {}", stderr(&run));
        assert_eq!(folder.names(), ["bad.html", "good.html"], "{arguments}");
        assert_eq!((folder.read("bad.html"), folder.read("good.html")), (BAD.into(), GOOD.into()));
    }
}

#[test]
fn reports_are_no_inputs_of_the_next_run() {
    let folder = folder();
    let run = || folder.check("--format checkstyle=report.xml --format html=report.html .").code(1);
    let first = stdout(&run());
    assert_eq!(first, stdout(&run()));
}

#[test]
fn a_reader_that_has_had_enough_stops_its_report_only() {
    let folder = Folder::new().with("a.html", BAD.repeat(3000)).with("b.html", BAD);
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_ia-validate"))
        .current_dir(folder.path("."))
        .args(["--select", RULE, "--format=full", "--format=jsonl=out.jsonl", "a.html", "b.html"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(1));
    assert_eq!(String::from_utf8(folder.read("out.jsonl")).unwrap().lines().count(), 3001);
}

#[test]
fn statistics() {
    let text = "<article><p>a<br><br>b<br><br>c<figure></figure></p></article>";
    let folder = Folder::new().with("a.html", text).with("b.html", BAD).with("c.html", text);
    let select = format!("--select repeated-line-breaks,{RULE}");
    let expected = str![[r#"
4  warning  repeated-line-breaks
3  error    figure-in-paragraph

"#]];
    folder.run(&format!("-q --statistics {select} .")).code(1).stdout_eq(expected.clone()).stderr_eq("");
    folder
        .run(&format!("-q --statistics --format full --format json=all.json {select} ."))
        .code(1)
        .stdout_eq(expected);
    assert!(String::from_utf8(folder.read("all.json")).unwrap().contains("\"diagnostics\": [\n"));
    folder.run(&format!("-q --statistics --output x.txt {select} b.html")).code(1).stdout_eq("");
    assert_eq!(folder.read("x.txt"), b"1  error    figure-in-paragraph\n");
    folder.run("-q --statistics --select figure-multiple-media b.html").code(0).stdout_eq("");
}
