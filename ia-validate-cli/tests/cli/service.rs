//! `serve`: what is answered, and in which words it is refused.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::service_client::{Answer, Service, request};
use crate::support::{BAD, Folder, GOOD, RULE};

/// What a command prints for a document on stdin.
fn command(arguments: &[&str], document: &[u8]) -> (Vec<u8>, i32) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_ia-validate"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let document = document.to_vec();
    let sender = std::thread::spawn(move || _ = stdin.write_all(&document));
    let output = child.wait_with_output().unwrap();
    sender.join().unwrap();
    (output.stdout, output.status.code().unwrap())
}

fn test_articles() -> Vec<PathBuf> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../test-articles")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|it| ["html", "htm", "xml", "rss"].iter().any(|other| it == *other))
            {
                files.push(path);
            }
        }
    }
    files.sort();
    assert!(files.len() > 20);
    files
}

#[test]
fn help() {
    let folder = Folder::new();
    folder.run("serve --help").code(0).stdout_eq(snapbox::file!["snapshots/serve-help.txt"]).stderr_eq("");
}

#[test]
fn the_bytes_are_those_of_the_command() {
    let service = Service::new(&[]);
    for path in test_articles() {
        let document = std::fs::read(&path).unwrap();
        for (action, query) in [("check", "?format=json"), ("preview", ""), ("show", "")] {
            let target = format!("/v1/{action}{query}");
            let answer = service.post(&target, &document);
            assert_eq!(answer.status, 200, "{}", path.display());
            let (printed, _) = command(&[action, "--no-config", "--format", "json", "-"], &document);
            assert!(answer.body == printed, "{action} {}", path.display());
        }
    }
}

#[test]
fn formats_are_those_of_the_command() {
    let service = Service::new(&[]);
    for format in
        ["compact", "jsonl", "markdown", "rdjson", "sarif", "github", "gitlab", "checkstyle", "full"]
    {
        let answer = service.post(&format!("/v1/check?name=a.html&format={format}"), BAD.as_bytes());
        let options = ["check", "--no-config", "--stdin-filename", "a.html", "--format", format, "-"];
        let (printed, _) = command(&options, BAD.as_bytes());
        assert_eq!(String::from_utf8(printed).unwrap(), answer.text(), "{format}");
    }
    for format in ["text", "markdown", "html"] {
        let answer = service.post(&format!("/v1/show?format={format}"), GOOD.as_bytes());
        let (printed, _) = command(&["show", "--no-config", "--format", format, "-"], GOOD.as_bytes());
        assert_eq!(String::from_utf8(printed).unwrap(), answer.text(), "{format}");
    }
}

#[test]
fn a_document_is_mended() {
    let service = Service::new(&[]);
    let answer = service.post(
        &format!("/v1/fix?select={RULE}&name=x"),
        b"<article class=op-a><p>a<figure>b</figure></p></article>",
    );
    let fixed = answer.json();
    let (text, _) = command(
        &["fix", "--no-config", "--select", RULE, "-"],
        b"<article class=op-a><p>a<figure>b</figure></p></article>",
    );
    assert_eq!(fixed["text"].as_str().unwrap().as_bytes(), text);
    assert_eq!(fixed["fixed"][RULE], 1);
    assert_eq!(fixed["left"]["summary"]["files"], 1);
}

#[test]
fn rules_are_listed_and_explained() {
    let service = Service::new(&[]);
    assert!(service.get("/v1/rules").body == command(&["rules", "--format", "json"], b"").0);
    let one = service.get(&format!("/v1/rules/{RULE}"));
    assert!(one.body == command(&["explain", "--format", "json", RULE], b"").0);
    let page = service.get(&format!("/v1/rules/{RULE}?format=markdown"));
    assert!(page.body == command(&["explain", RULE], b"").0);
    let none = service.get("/v1/rules/figure-in-paragrap");
    assert_eq!(none.status, 404);
    assert_eq!(
        none.json()["detail"],
        "there is no rule `figure-in-paragrap`; did you mean `figure-in-paragraph`?"
    );
    assert_eq!(service.get("/healthz").text(), "ok\n");
    assert_eq!(service.get("/openapi.json").json()["openapi"], "3.1.0");
    let metrics = service.get("/metrics").text();
    assert!(
        metrics.contains("ia_validate_requests_total{route=\"/v1/rules\",status=\"200\"} 1"),
        "{metrics}"
    );
    assert!(metrics.ends_with("# EOF\n"));
}

/// A refusal with its words.
fn refused(answer: &Answer, status: u16, words: &str) {
    assert_eq!(answer.status, status, "{}", answer.text());
    assert_eq!(answer.header("content-type"), Some("application/problem+json"));
    let problem = answer.json();
    assert_eq!(problem["status"], status);
    assert!(problem["detail"].as_str().unwrap().contains(words), "{problem}");
    let page = include_str!("../../../docs/service.md");
    let anchor = problem["type"].as_str().unwrap().rsplit('#').next().unwrap();
    assert!(page.contains(&format!("<a id=\"{anchor}\">")), "{problem}");
}

#[test]
fn refusals_say_what_is_wrong() {
    let service = Service::new(&["--max-body", "1k"]);
    let post = |target: &str| service.post(target, GOOD.as_bytes());
    refused(&post("/v1/check?domain=x"), 400, "`domain` is no option; did you mean `domains`?");
    refused(&post("/v1/check?format=jsn"), 400, "did you mean `json`?");
    refused(&post("/v1/fix?format=html"), 400, "`html` is none of `json`");
    refused(&post("/v1/check?previous=/etc/passwd"), 400, "the service reads no file");
    refused(&post("/v1/check?state=/etc/passwd"), 400, "the service reads no file");
    refused(&post("/v1/check?item=1"), 400, "`item` is no option");
    refused(&post("/v1/show?item=2"), 400, "there is no article 2; there are 1");
    refused(&post("/v1/show?item=0"), 400, "from 1 on");
    refused(&post("/v1/check?max-file-size=5"), 413, "raise the limit with `max-file-size`");
    refused(&service.post("/v1/fix", b"<article><p>\xff</p></article>"), 422, "bytes that are no UTF-8");
    refused(&post("/v1/nothing"), 404, "GET / says what there is");
    refused(&service.get("/v1/check"), 405, "POST");
    assert_eq!(service.get("/v1/check").header("allow"), Some("POST"));
    refused(&service.get("/v1/rules?x=1"), 400, "no such option here");
    refused(&service.post("/v1/check", &[b'x'; 2000]), 413, "--max-body");
    let with = |headers: &str| service.post_with("/v1/check", headers, b"");
    refused(&with("Content-Encoding: gzip\r\n"), 415, "send it as it is");
    assert_eq!(with("Content-Encoding: gzip\r\n").header("accept-encoding"), Some("identity"));
    let typed = |media_type: &str| {
        let head = format!(
            "POST /v1/check HTTP/1.1\r\nHost: x\r\nContent-Type: {media_type}\r\nContent-Length: 2\r\nConnection: close\r\n\r\n<p"
        );
        Answer::of(&service.raw(head.as_bytes()))
    };
    for media_type in ["multipart/form-data; boundary=x", "application/json", "image/png", "nonsense"] {
        refused(&typed(media_type), 415, "is no article and no feed");
    }
    for media_type in
        ["text/html; charset=utf-8", "application/rss+xml", "TEXT/XML", "application/octet-stream", ""]
    {
        assert_eq!(typed(media_type).status, 200, "{media_type}");
    }
}

#[test]
fn a_page_may_ask_only_if_it_is_let() {
    let asked = "Origin: https://cms.example.com\r\n";
    let header = "access-control-allow-origin";
    let post = |service: &Service| service.post_with("/v1/check", asked, GOOD.as_bytes());
    assert_eq!(post(&Service::new(&[])).header(header), None);
    let other = Service::new(&["--cors", "https://other.example.com"]);
    assert_eq!(post(&other).header(header), None);
    let this = Service::new(&["--cors", "https://cms.example.com"]);
    assert_eq!(post(&this).header(header), Some("https://cms.example.com"));
    let preflight = "OPTIONS /v1/check HTTP/1.1\r\nHost: x\r\nOrigin: https://cms.example.com\r\n\
                     Access-Control-Request-Method: POST\r\nConnection: close\r\n\r\n";
    let answer = Answer::of(&this.raw(preflight.as_bytes()));
    assert_eq!((answer.status, answer.header(header)), (200, Some("https://cms.example.com")));
}

#[test]
fn one_request_without_a_service() {
    let service = Service::new(&[]);
    for target in ["/v1/check?format=compact", "/v1/fix", "/v1/show", "/v1/preview", "/v1/check?domain=x"] {
        let (printed, code) = command(&["serve", "--answer", target], BAD.as_bytes());
        let answer = service.post(target, BAD.as_bytes());
        assert_eq!(String::from_utf8(printed).unwrap(), answer.text());
        assert_eq!(code, if answer.status == 200 { 0 } else { 2 });
    }
    for target in ["/v1/rules", "/v1/rules/none", "/openapi.json"] {
        let (printed, code) = command(&["serve", "--answer", target], b"");
        let answer = service.get(target);
        assert!(printed == answer.body);
        assert_eq!(code, if answer.status == 200 { 0 } else { 2 });
    }
    for target in ["", "v1/check", "/a b", "http://"] {
        assert_eq!(command(&["serve", "--answer", target], b""), (Vec::new(), 2), "{target}");
    }
}

#[test]
fn a_place_that_is_taken() {
    let service = Service::new(&[]);
    let at = service.address.to_string();
    let other =
        Command::new(env!("CARGO_BIN_EXE_ia-validate")).args(["serve", "--listen", &at]).output().unwrap();
    let told = String::from_utf8(other.stderr).unwrap();
    assert_eq!(other.status.code(), Some(2));
    assert!(told.contains(&format!("cannot listen on `{at}`")) && told.contains("port 0"), "{told}");
}

#[cfg(unix)]
#[test]
fn a_socket() {
    use std::os::unix::net::UnixStream;
    use std::time::Duration;

    let folder = Folder::new();
    let path = folder.path("http.sock");
    let listen = format!("unix:{}", path.display());
    let begin = || {
        let mut child = Command::new(env!("CARGO_BIN_EXE_ia-validate"))
            .args(["serve", "--listen", &listen])
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = [0; 12];
        child.stderr.as_mut().unwrap().read_exact(&mut line).unwrap();
        assert_eq!(&line, b"listening on");
        child
    };
    let ask = || {
        let mut stream = UnixStream::connect(&path).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        stream.write_all(&request("/v1/check", "Connection: close\r\n", GOOD.as_bytes())).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        assert_eq!(Answer::of(&answer).status, 200);
    };
    let mut first = begin();
    ask();
    let other = Command::new(env!("CARGO_BIN_EXE_ia-validate"))
        .args(["serve", "--listen", &listen])
        .output()
        .unwrap();
    assert_eq!(other.status.code(), Some(2));
    // One that was killed leaves its file behind, which is in nobody's way.
    first.kill().unwrap();
    first.wait().unwrap();
    let mut second = begin();
    ask();
    assert!(Command::new("kill").arg(second.id().to_string()).status().unwrap().success());
    assert_eq!(second.wait().unwrap().code(), Some(0));
    assert!(!path.exists());
}
