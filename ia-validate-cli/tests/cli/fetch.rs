//! URLs as inputs.

use std::io::Write;
use std::net::TcpListener;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::server::{Server, respond};
use crate::support::{Folder, Item, RULE, feed, stderr, stdout};

/// A feed with one finding, if only [`RULE`] is asked for.
fn bad() -> String {
    feed(&[Item { text: "Text<figure></figure>".to_owned(), ..Item::new(1) }])
}

/// The findings of [`RULE`] behind a URL.
fn check(url: &str) -> String {
    let run = Folder::new().check(url).code(1).stderr_eq("");
    stdout(&run)
}

/// Why a URL cannot be used.
fn error(arguments: &str) -> String {
    let run = Folder::new().check(arguments).code(2).stdout_eq("");
    stderr(&run).trim_end().to_owned()
}

fn zipped(text: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn a_feed_is_fetched_as_the_crawler_does() {
    let server = Server::of("200 OK", "Content-Type: text/xml; charset=utf-8\r\n", bad());
    let url = server.url("feed.xml?a=b");
    assert!(check(&url).starts_with(&format!("{url}:2:")), "{}", check(&url));
    let request = server.requests()[0].to_ascii_lowercase();
    assert!(request.starts_with("get /feed.xml?a=b http/1.1\r\n"), "{request}");
    assert!(request.contains("\r\nuser-agent: facebookexternalhit/1.1 ia-validate/"), "{request}");
    assert!(request.contains("\r\naccept-encoding: gzip\r\n"), "{request}");
}

#[test]
fn all_commands_take_urls() {
    let server = Server::of("200 OK", "", bad());
    let (url, folder) = (server.url("feed.xml"), Folder::new().with("bad.xml", bad()));
    assert_eq!(folder.preview(&url), ["create"]);
    folder.run(&format!("record {url} --state s.db")).code(0);
    assert_eq!(folder.preview(&format!("{url} --state s.db")), ["unchanged"]);
    let all = stdout(&folder.check(&format!("{url} bad.xml {url}")).code(1));
    assert_eq!(all.lines().count(), 2, "{all}");
    assert_eq!(server.requests().len(), 4);
    folder.check(&url.replace("http", "HTTP")).code(1);
}

#[test]
fn one_is_fetched_after_the_other() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let served = std::thread::spawn(move || {
        let (mut first, _) = listener.accept().unwrap();
        listener.set_nonblocking(true).unwrap();
        std::thread::sleep(Duration::from_millis(200));
        let is_alone = listener.accept().is_err();
        listener.set_nonblocking(false).unwrap();
        respond(&mut first, "200 OK", "", bad().as_bytes());
        drop(first);
        if is_alone {
            respond(&mut listener.accept().unwrap().0, "200 OK", "", bad().as_bytes());
        }
        is_alone
    });
    let run = Folder::new().check(&format!("--threads 2 {url}/a {url}/b"));
    assert!(served.join().unwrap());
    assert_eq!(stdout(&run.code(1)).lines().count(), 2);
}

#[test]
fn nothing_is_fetched_that_nobody_named() {
    let server = Server::of("200 OK", "", "");
    let url = server.url("a");
    let text = format!("<a href=\"{url}\">Text</a></p><figure><img src=\"{url}\"></figure><p>");
    let item = Item { canonical: url.clone(), text, ..Item::new(1) };
    let doctype = format!("<!DOCTYPE rss SYSTEM \"{url}\">");
    let folder = Folder::new().with("feed.xml", doctype + &feed(&[item]));
    folder.run("check feed.xml --fail-on never").code(0);
    folder.run("preview feed.xml --fail-on never").code(0);
    folder.run("record feed.xml --state s.db").code(0);
    assert!(server.requests().is_empty());
}

#[test]
fn gzip() {
    let server = Server::of("200 OK", "Content-Encoding: gzip\r\n", zipped(bad().as_bytes()));
    assert!(check(&server.url("feed.xml")).contains(RULE));
    let no_gzip = Server::of("200 OK", "Content-Encoding: gzip\r\n", bad());
    assert!(error(&no_gzip.url("")).contains("is no proper gzip"), "{}", error(&no_gzip.url("")));
    let cut = zipped(bad().as_bytes());
    let cut = Server::of("200 OK", "Content-Encoding: gzip\r\n", &cut[..cut.len() / 2]);
    assert!(error(&cut.url("")).contains("ended before the whole file had come"), "{}", error(&cut.url("")));
}

#[test]
fn the_limit_is_for_what_gzip_unpacks_to() {
    let bomb = zipped(&vec![b' '; 50 << 20]);
    assert!(bomb.len() < 1 << 20);
    let server = Server::of("200 OK", "Content-Encoding: gzip\r\n", bomb);
    let told = error(&format!("{} --max-file-size 1M", server.url("")));
    assert!(told.contains("is larger than 1048576 bytes"), "{told}");
    let server = Server::of("200 OK", "", bad());
    let size = bad().len();
    Folder::new().check(&format!("{} --max-file-size {size}", server.url(""))).code(1);
    let told = error(&format!("{} --max-file-size {}", server.url(""), size - 1));
    assert!(told.contains(&format!("is larger than {} bytes", size - 1)), "{told}");
}

/// Redirects `/n` to `/n-1`, and so on to `/0`, which is the feed.
fn redirecting(status: &'static str) -> Server {
    Server::new(move |path, stream| {
        match path.trim_start_matches('/').parse::<u32>().unwrap().checked_sub(1) {
            None => respond(stream, "200 OK", "", bad().as_bytes()),
            Some(next) => respond(stream, status, &format!("Location: /{next}\r\n"), b"elsewhere"),
        }
    })
}

#[test]
fn five_redirects_and_no_more() {
    for status in ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"] {
        let server = redirecting(status);
        let url = server.url("5");
        assert!(check(&url).starts_with(&format!("{url}:2:")));
        assert_eq!(server.requests().len(), 6);
    }
    let server = redirecting("302 Found");
    assert!(error(&server.url("6")).ends_with("it redirects more than 5 times"));
    assert_eq!(server.requests().len(), 6);
}

#[test]
fn redirects_to_nowhere() {
    for headers in
        ["", "Location: ftp://127.0.0.1/\r\n", "Location: file:///etc/passwd\r\n", "Location: http://\r\n"]
    {
        for status in ["300 Choices", "302 Found", "304 Not Modified"] {
            let server = Server::new(move |_, stream| respond(stream, status, headers, b"x"));
            let told = error(&server.url(""));
            assert!(told.starts_with("error: cannot fetch `http://127.0.0.1"), "{status} {headers}: {told}");
            assert!(!told.contains("panicked"), "{told}");
        }
    }
}

#[test]
fn what_servers_refuse() {
    for (status, told) in [
        ("404 Not Found", "the server answers 404 Not Found"),
        ("403 No", "the server answers 403 Forbidden"),
        ("500 Oh", "the server answers 500 Internal Server Error"),
        ("599 What", "the server answers 599"),
    ] {
        let server = Server::of(status, "Content-Type: text/xml\r\n", bad());
        assert!(error(&server.url("")).contains(told), "{}", error(&server.url("")));
    }
}

#[test]
fn a_server_that_breaks_off() {
    for answer in [
        "",
        "HTTP/1.1 200 OK\r\nContent-",
        "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<rss",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n<rss\r\n",
    ] {
        let server = Server::new(move |_, stream| stream.write_all(answer.as_bytes()).unwrap());
        let told = error(&server.url(""));
        assert!(told.ends_with("the connection ended before the whole file had come"), "{answer:?}: {told}");
    }
}

#[test]
fn a_length_that_is_too_short_cuts_the_feed() {
    let text = bad();
    let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", text.len() / 2);
    let server = Server::new(move |_, stream| {
        let _ = stream.write_all((head.clone() + &text).as_bytes());
    });
    let run = Folder::new().run(&format!("-q --format compact {}", server.url(""))).code(1);
    assert!(stdout(&run).contains("error[feed-not-wellformed]"), "{}", stdout(&run));
}

#[test]
fn what_is_not_http() {
    for answer in [
        "220 ftp.example.com ready\r\n",
        "HTTP/1.1 abc\r\n\r\n",
        "\0\0\0\0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
    ] {
        let server = Server::new(move |_, stream| stream.write_all(answer.as_bytes()).unwrap());
        let told = error(&server.url(""));
        assert!(told.starts_with("error: cannot fetch `http://127.0.0.1"), "{answer:?}: {told}");
    }
}

#[test]
fn tls_errors_are_not_http_errors() {
    let plain = Server::new(|_, stream| {
        let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
    });
    let told = error(&plain.url("").replace("http:", "https:"));
    assert!(told.contains("no secure connection: "), "{told}");
}

#[test]
fn nobody_there() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    assert!(error(&format!("http://{closed}/")).contains("no connection: "));
    let told = error("http://feed.invalid/");
    assert!(told.starts_with("error: cannot fetch `http://feed.invalid/`: "), "{told}");
}

#[test]
fn urls_that_are_none() {
    for url in ["http://", "https://[::1", "http://exa mple.com/", "http://example.com:99999/"] {
        let run = Folder::new().command().args(["check", "-q", url]).assert().code(2).stdout_eq("");
        assert!(stderr(&run).starts_with(&format!("error: cannot fetch `{url}`: ")), "{}", stderr(&run));
    }
    for url in ["ftp://example.com/feed.xml", "file:///feed.xml"] {
        assert!(error(url).ends_with("only http:// and https:// URLs can be fetched"));
    }
}

#[test]
fn one_url_does_not_hold_up_the_rest() {
    let (good, gone) = (Server::of("200 OK", "", bad()), Server::of("410 Gone", "", ""));
    let folder = Folder::new().with("bad.xml", bad());
    let run = folder.check(&format!("{} bad.xml {}", gone.url(""), good.url(""))).code(2);
    assert_eq!(stdout(&run).lines().count(), 2, "{}", stdout(&run));
    assert!(stderr(&run).contains("the server answers 410 Gone"));
}

#[test]
fn the_servers_charset_is_compared_with_the_feed() {
    let told = |headers: &'static str, declaration: &str| {
        let server = Server::of("200 OK", headers, declaration.to_owned() + &feed(&[Item::new(1)]));
        let arguments = format!("-q --format compact --select feed-encoding-mismatch {}", server.url(""));
        stdout(&Folder::new().run(&arguments).code(0))
    };
    let latin = "Content-Type: text/xml;charset=\"ISO-8859-1\"\r\n";
    let declared = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    assert_eq!(told("", declared), "");
    assert_eq!(told("Content-Type: text/xml\r\n", declared), "");
    assert_eq!(told("Content-Type: application/rss+xml; Charset=UTF-8\r\n", declared), "");
    assert!(told(latin, declared).contains(":1:31: warning[feed-encoding-mismatch] the server says"));
    assert!(told(latin, "").contains("warning[feed-encoding-mismatch]"));
    assert_eq!(told(latin, "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n"), "");
}

#[test]
fn passwords_are_used_but_not_shown() {
    let server = Server::of("200 OK", "", bad());
    let url = server.url("").replace("//", "//ann:secret@");
    let shown = check(&url);
    assert!(shown.contains("//ann:…@127.0.0.1") && !shown.contains("secret"), "{shown}");
    // `ann:secret`
    assert!(
        server.requests()[0]
            .to_ascii_lowercase()
            .contains("\r\nauthorization: basic yw5uonnly3jldA==".to_ascii_lowercase().as_str())
    );
    let told = error(&Server::of("401 No", "", "").url("").replace("//", "//ann:secret@"));
    assert!(!told.contains("secret"), "{told}");
}
