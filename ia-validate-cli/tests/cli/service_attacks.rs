//! `serve` among those who mean it no good, and under more than it can do.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use ia_validate_testing::runs;

use crate::service_client::{Answer, Service, request};
use crate::support::{BAD, GOOD, Item, feed};

/// What a service says that is well.
fn is_well(service: &Service) {
    assert_eq!(service.post("/v1/check", GOOD.as_bytes()).status, 200);
}

/// A feed that takes a while.
fn large() -> Vec<u8> {
    feed(&(0..400).map(Item::new).collect::<Vec<_>>()).into_bytes()
}

#[test]
fn slow_heads_and_bodies_are_cut() {
    let service = Service::new(&["--timeout", "1"]);
    let slow = |begin: &[u8], drop: &[u8]| {
        let mut stream = service.connect();
        stream.write_all(begin).unwrap();
        stream.set_read_timeout(Some(Duration::from_millis(100))).unwrap();
        let (mut answer, begun) = (Vec::new(), Instant::now());
        loop {
            assert!(begun.elapsed() < Duration::from_secs(50), "it is still listened to");
            let mut some = [0; 1024];
            match stream.read(&mut some) {
                Ok(0) => return answer,
                Ok(read) => answer.extend_from_slice(&some[..read]),
                Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => _ = stream.write_all(drop),
                Err(_) => return answer,
            }
        }
    };
    // All at once, for each is waited for.
    let tries: [(&[u8], &[u8]); 4] = [
        (b"POST /v1/check HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n", b"<"),
        (b"POST /v1/check HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\n<\r\n"),
        (b"GET / HTTP/1.1\r\n", b"X: y\r\n"),
        (b"", b""),
    ];
    let [body, chunks, head, nothing] = thread::scope(|scope| {
        tries.map(|(begin, drop)| scope.spawn(move || slow(begin, drop))).map(|it| it.join().unwrap())
    });
    let answer = Answer::of(&body);
    assert_eq!((answer.status, answer.header("connection")), (408, Some("close")));
    assert!(answer.text().contains("did not come within 1 seconds"));
    assert_eq!(Answer::of(&chunks).status, 408);
    // What is no request yet is cut without a word, or with a plain 408.
    assert!(head.is_empty() || Answer::of(&head).status >= 400);
    assert!(nothing.is_empty());
    is_well(&service);
}

#[test]
fn lengths_that_are_wrong() {
    let service = Service::new(&["--max-body", "1M"]);
    let status = |head: &str, body: &str| {
        let head = format!("POST /v1/check HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{head}\r\n\r\n{body}");
        let answer = service.raw(head.as_bytes());
        if answer.is_empty() { 0 } else { Answer::of(&answer).status }
    };
    for head in [
        "Content-Length: -1",
        "Content-Length: +3",
        "Content-Length: 3, 4",
        "Content-Length: 3\r\nContent-Length: 4",
        "Content-Length: 0x3",
        "Content-Length: 99999999999999999999",
        "Transfer-Encoding: gzip",
        "Transfer-Encoding: chunked, gzip",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding : chunked",
        " Transfer-Encoding: chunked",
        "Content-Length: 3\r\n folded",
        "Content-Length: 3\u{b}",
        "X\r\nContent-Length: 3",
    ] {
        let status = status(head, "abc");
        assert!([0, 400, 413, 501].contains(&status), "{head}: {status}");
    }
    for chunks in ["g\r\nabc", "ffffffffffffffffff\r\nabc", "-1\r\nabc", "3\r\nabcd\r\n0\r\n\r\n"] {
        let status = status("Transfer-Encoding: chunked", chunks);
        assert!([0, 400].contains(&status), "{chunks}: {status}");
    }
    assert_eq!(status("Transfer-Encoding: chunked", "3;x=y\r\nabc\r\n0\r\n\r\n"), 200);
    // Announced and not sent: 1 GB is refused before it comes, and asked first it is not sent at all.
    assert_eq!(status("Content-Length: 1073741824\r\nExpect: 100-continue", ""), 413);
    is_well(&service);
}

#[test]
fn two_lengths_do_not_make_two_requests() {
    let service = Service::new(&[]);
    for head in [
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked, chunked",
    ] {
        let smuggled = "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        let bytes = format!("POST /v1/check HTTP/1.1\r\nHost: x\r\n{head}\r\n\r\n0\r\n\r\n{smuggled}");
        let answer = String::from_utf8(service.raw(bytes.as_bytes())).unwrap();
        assert_eq!(answer.matches("HTTP/1.1 ").count(), 1, "{head}: {answer}");
        assert!(!answer.contains("ok\n"), "{head}");
    }
}

#[test]
fn words_of_others_stay_words() {
    let service = Service::new(&[]);
    // Nothing of a head comes back.
    let hostile = "Host: <script>.example\r\nAccept: ../../etc/passwd;q=9e999\r\nX-Forwarded-Host: evil\r\nRange: bytes=0-1";
    let head = format!("GET /v1/rules/title-missing HTTP/1.1\r\n{hostile}\r\nConnection: close\r\n\r\n");
    let answer = Answer::of(&service.raw(head.as_bytes()));
    assert_eq!(answer.status, 200);
    assert!(!answer.head.contains("evil") && !answer.head.contains("<script"));
    let no_host = Answer::of(&service.raw(b"GET / HTTP/1.0\r\n\r\n"));
    assert_eq!(no_host.status, 200);
    for target in [
        "/v1/rules/..%2f..%2fetc%2fpasswd",
        "/v1/rules/%00",
        "/v1/rules/%0d%0aX-Evil:%20yes",
        "/v1/rules/%ff%fe",
        "/../etc/passwd",
        "//v1/rules",
        "/v1//rules",
        "/v1/rules/",
        "/%2e%2e/",
    ] {
        let answer = service.get(target);
        assert!([400, 404].contains(&answer.status), "{target}: {}", answer.status);
        assert!(!answer.head.contains("Evil"), "{target}");
    }
    for query in [
        "name=%0d%0aX-Evil:%20yes",
        "name=%00%1b[31m",
        "%0d%0aX-Evil:%20yes=1",
        "x=%ff",
        "=&=&&&",
        "domains=%0d%0a",
        "severity==,=,",
        "max-items=999999999999999999999999",
        "now=%00",
    ] {
        let answer = service.post(&format!("/v1/check?{query}"), BAD.as_bytes());
        assert!([200, 400].contains(&answer.status), "{query}: {}", answer.status);
        assert!(!answer.head.contains("Evil") && !answer.text().contains('\u{1b}'), "{query}");
        answer.json();
    }
    let report = service.post("/v1/check?format=html&name=%3Cscript%3Ealert(1)%3C/script%3E", BAD.as_bytes());
    assert!(!report.text().contains("<script>alert(1)"));
    assert_eq!(report.header("x-content-type-options"), Some("nosniff"));
    assert!(report.header("content-security-policy").unwrap().contains("sandbox"));
    let long = format!("/v1/check?{}", "a=b&".repeat(50_000));
    let answer = service.raw(&request(&long, "Connection: close\r\n", b""));
    assert!(answer.is_empty() || [400, 414, 431].contains(&Answer::of(&answer).status));
    let many = "X: y\r\n".repeat(5000);
    let answer = service.raw(&request("/v1/check", &many, b""));
    assert!(answer.is_empty() || [400, 431].contains(&Answer::of(&answer).status));
    for noise in [
        &b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"[..],
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        &[0; 4096],
    ] {
        let answer = service.raw(noise);
        assert!(answer.is_empty() || Answer::of(&answer).status >= 400);
    }
    is_well(&service);
}

#[cfg(target_os = "linux")]
#[test]
fn documents_that_never_end_take_no_memory() {
    let service = Service::new(&["--max-body", "1M"]);
    is_well(&service);
    let before = service.memory();
    let mut stream = service.connect();
    stream.write_all(b"POST /v1/check HTTP/1.1\r\nHost: x\r\nContent-Length: 1073741824\r\n\r\n").unwrap();
    let piece = vec![b'<'; 1 << 20];
    let mut sent = 0_u64;
    while sent < 1 << 30 && stream.write_all(&piece).is_ok() {
        sent += piece.len() as u64;
    }
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    assert!(sent < 200 << 20, "{sent}");
    assert!(service.memory() < before + (30 << 20), "{} after {before}", service.memory());
    // A small one that becomes large is not unpacked.
    let packed = service.post_with("/v1/check", "Content-Encoding: gzip\r\n", &[0x1f, 0x8b, 8, 0]);
    assert_eq!(packed.status, 415);
    is_well(&service);
}

#[cfg(target_os = "linux")]
#[test]
fn who_is_silent_keeps_nobody_out() {
    let service = Service::new(&[]);
    let before = service.memory();
    let mut silent: Vec<TcpStream> = Vec::new();
    // As many as this process may have, up to what was asked for.
    for count in 1..=runs(2_000, 10_000) {
        let Ok(stream) = TcpStream::connect(service.address) else { break };
        silent.push(stream);
        if count % 1000 == 0 {
            let begun = Instant::now();
            is_well(&service);
            assert!(begun.elapsed() < Duration::from_secs(5));
        }
    }
    assert!(silent.len() > 200);
    let each = (service.memory().saturating_sub(before)) / silent.len() as u64;
    assert!(each < 64 * 1024, "{each} bytes for each of {}", silent.len());
    // For this process may have no more.
    silent.truncate(silent.len() - 5);
    is_well(&service);
}

#[test]
fn more_than_it_can_do_is_told_so() {
    let service = Service::new(&["--threads", "1", "--queue", "2"]);
    let document = large();
    let expected = service.post("/v1/check", &document);
    let (answered, busy) = (AtomicUsize::new(0), AtomicUsize::new(0));
    thread::scope(|scope| {
        for _ in 0..24 {
            scope.spawn(|| {
                let answer = service.post("/v1/check", &document);
                match answer.status {
                    200 => {
                        assert!(answer.body == expected.body);
                        answered.fetch_add(1, Ordering::Relaxed);
                    }
                    503 => {
                        assert_eq!(answer.header("retry-after"), Some("1"));
                        answer.json();
                        busy.fetch_add(1, Ordering::Relaxed);
                    }
                    other => panic!("{other}"),
                }
            });
        }
    });
    assert!(answered.load(Ordering::Relaxed) >= 3 && busy.load(Ordering::Relaxed) > 0);
    is_well(&service);
}

#[test]
fn what_was_begun_is_answered_before_the_end() {
    let mut service = Service::new(&["--threads", "1"]);
    let document = large();
    let expected = service.post("/v1/check", &document).body;
    let mut begun: Vec<TcpStream> = (0..8).map(|_| service.connect()).collect();
    for stream in &mut begun {
        stream.write_all(&request("/v1/check", "", &document)).unwrap();
    }
    // One of which only a part has come.
    let mut half = service.connect();
    let whole = request("/v1/check", "", GOOD.as_bytes());
    let (first, rest) = whole.split_at(whole.len() - 5);
    half.write_all(first).unwrap();
    thread::sleep(Duration::from_millis(200));
    service.terminate();
    thread::sleep(Duration::from_millis(50));
    half.write_all(rest).unwrap();
    for stream in begun.iter_mut() {
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        assert!(Answer::of(&answer).body == expected);
    }
    let mut answer = Vec::new();
    half.read_to_end(&mut answer).unwrap();
    assert_eq!(Answer::of(&answer).status, 200);
    assert_eq!(service.child.wait().unwrap().code(), Some(0));
    assert!(TcpStream::connect(service.address).is_err());
}

#[test]
fn killed_under_load_it_is_there_again() {
    let mut service = Service::new(&[]);
    let address = service.address;
    let document = large();
    let expected = service.post("/v1/check", &document).body;
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                // Whole answers, and then none: never a part that looks like one.
                for _ in 0..1000 {
                    let Ok(mut stream) = TcpStream::connect(address) else { break };
                    let _ = stream.write_all(&request("/v1/check", "Connection: close\r\n", &document));
                    let mut answer = Vec::new();
                    if stream.read_to_end(&mut answer).is_err() || answer.is_empty() {
                        break;
                    }
                    let answer = Answer::of(&answer);
                    if answer.header("content-length") != Some(&*answer.body.len().to_string()) {
                        break;
                    }
                    assert!(answer.status == 503 || answer.body == expected);
                }
            });
        }
        thread::sleep(Duration::from_millis(300));
        service.child.kill().unwrap();
    });
    service.child.wait().unwrap();
    let again = Service::at(&address.to_string(), &[]);
    assert!(again.post("/v1/check", &document).body == expected);
}
