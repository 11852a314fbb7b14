//! Load on a service, and how it is answered: `load HOST:PORT TARGET DOCUMENT [--rate N] [--connections N] [--seconds N]
//! [--requests N] [--type MEDIA-TYPE]`.
//!
//! With a rate, requests are due at fixed times whether or not earlier ones are answered, and what counts is the time from
//! then to the answer. Without one, each connection asks again as soon as it is answered.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a program for people who measure"
)]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// What came of one status.
#[derive(Default)]
struct Answers {
    micros: Vec<u32>,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [address, target, document, rest @ ..] = &arguments[..] else { panic!("HOST:PORT TARGET DOCUMENT") };
    let option = |name: &str| -> Option<&str> {
        let at = rest.iter().position(|it| it == name)?;
        rest.get(at + 1).map(String::as_str)
    };
    let number = |name: &str, usual: u64| option(name).map_or(usual, |it| it.parse().unwrap());
    let (rate, connections, seconds) =
        (number("--rate", 0), number("--connections", 64), number("--seconds", 10));
    let most = number("--requests", u64::MAX);
    let document = std::fs::read(document).unwrap();
    let media_type = option("--type").unwrap_or("text/html; charset=utf-8");
    let head = format!(
        "POST {target} HTTP/1.1\r\nHost: {address}\r\nUser-Agent: load\r\nContent-Type: {media_type}\r\nContent-Length: {}\r\n\r\n",
        document.len()
    );
    let request = [head.as_bytes(), &document].concat();
    let (next, answers) = (AtomicU64::new(0), Mutex::new(BTreeMap::<u16, Answers>::new()));
    let (begun, end) = (Instant::now(), Duration::from_secs(seconds));
    let worker = || {
        let mut own = BTreeMap::<u16, Answers>::new();
        let mut connection = None;
        loop {
            let mine = next.fetch_add(1, Ordering::Relaxed);
            let due = match rate {
                0 => begun.elapsed(),
                rate => Duration::from_nanos(mine.saturating_mul(1_000_000_000) / rate),
            };
            if due >= end || mine >= most {
                break;
            }
            thread::sleep(due.saturating_sub(begun.elapsed()));
            // 0 is a request without an answer.
            let status = ask(&mut connection, address, &request).unwrap_or_else(|| {
                connection = None;
                0
            });
            let took = begun.elapsed().saturating_sub(due).as_micros();
            own.entry(status).or_default().micros.push(u32::try_from(took).unwrap_or(u32::MAX));
        }
        let mut all = answers.lock().unwrap();
        for (status, answers) in own {
            all.entry(status).or_default().micros.extend(answers.micros);
        }
    };
    thread::scope(|scope| (0..connections).for_each(|_| _ = scope.spawn(worker)));
    let took = begun.elapsed().as_secs_f64();
    for (status, mut answers) in answers.into_inner().unwrap() {
        answers.micros.sort_unstable();
        let at = |share: f64| {
            let last = answers.micros.len() - 1;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
            let index = (last as f64 * share) as usize;
            f64::from(answers.micros[index]) / 1000.0
        };
        #[expect(clippy::cast_precision_loss)]
        let rate = answers.micros.len() as f64 / took;
        println!(
            "{status}: {} answers, {rate:.1} a second, p50 {:.2} ms, p99 {:.2} ms, p99.9 {:.2} ms, most {:.2} ms",
            answers.micros.len(),
            at(0.5),
            at(0.99),
            at(0.999),
            at(1.0),
        );
    }
}

/// Sends a request and reads its answer; the status.
fn ask(connection: &mut Option<BufReader<TcpStream>>, address: &str, request: &[u8]) -> Option<u16> {
    if connection.is_none() {
        let stream = TcpStream::connect(address).ok()?;
        stream.set_nodelay(true).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(60))).ok()?;
        *connection = Some(BufReader::new(stream));
    }
    let stream = connection.as_mut()?;
    stream.get_mut().write_all(request).ok()?;
    let (mut status, mut length, mut is_chunked, mut ends) = (None, None, false, false);
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.trim_end().to_ascii_lowercase();
        if line.is_empty() {
            break;
        }
        match line.split_once(": ") {
            Some(("content-length", value)) => length = value.parse().ok(),
            Some(("transfer-encoding", _)) => is_chunked = true,
            Some(("connection", "close")) => ends = true,
            Some(_) => {}
            None => status = line.split(' ').nth(1)?.parse().ok(),
        }
    }
    if is_chunked {
        loop {
            let mut line = String::new();
            stream.read_line(&mut line).ok()?;
            let length = usize::from_str_radix(line.trim(), 16).ok()?;
            let mut piece = vec![0; length + 2];
            stream.read_exact(&mut piece).ok()?;
            if length == 0 {
                break;
            }
        }
    } else {
        let mut body = vec![0; length?];
        stream.read_exact(&mut body).ok()?;
    }
    if ends {
        *connection = None;
    }
    status
}
