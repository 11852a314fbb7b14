//! Fetching a URL as Facebook's crawler would.

use std::io;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use ia_validate::source::Transfer;
use ureq::http::{HeaderValue, header};
use ureq::{Agent, Error};
use url::Url;

use super::bounded::up_to;
use super::error::FetchError;

/// The name of Facebook's crawler (FAQ L74), then ours: servers may give it another feed than others.
const USER_AGENT: &str = concat!("facebookexternalhit/1.1 ia-validate/", env!("CARGO_PKG_VERSION"));

/// How often a server may send us on.
const REDIRECTS: u32 = 5;

/// Held while something is downloaded. The time that this takes is judged, so no other download slows it.
static LINE: Mutex<()> = Mutex::new(());

/// The bytes behind a URL and how they came; none if there are more than `limit`, unpacked. What has not
/// come in the time of `patience` is given up.
pub(super) fn fetch(
    url: &str,
    limit: u64,
    patience: Duration,
) -> Result<Option<(Vec<u8>, Transfer)>, FetchError> {
    let url = Url::parse(url)?;
    let agent: Agent = Agent::config_builder()
        .user_agent(USER_AGENT)
        .max_redirects(REDIRECTS)
        .http_status_as_error(false)
        .timeout_global(Some(patience))
        .build()
        .into();
    let mut transfer = Transfer::default();
    let _line = LINE.lock().unwrap_or_else(PoisonError::into_inner);
    let begun = Instant::now();
    let loaded = match agent.get(url.as_str()).call() {
        Ok(response) if !response.status().is_success() => {
            return Err(FetchError::Status(response.status()));
        }
        Ok(response) => {
            transfer.charset = response.headers().get(header::CONTENT_TYPE).and_then(charset);
            up_to(limit, 0, response.into_body().into_reader()).map_err(Error::from)
        }
        Err(error) => Err(error),
    };
    transfer.download = begun.elapsed();
    match loaded {
        Ok(bytes) => Ok(bytes.map(|bytes| (bytes, transfer))),
        Err(Error::Timeout(_)) => {
            transfer.is_cut_off = true;
            Ok(Some((Vec::new(), transfer)))
        }
        Err(error) => Err(failure(error)),
    }
}

/// The charset that a `Content-Type` header names.
fn charset(content_type: &HeaderValue) -> Option<String> {
    let mut parameters = content_type.to_str().ok()?.split(';').skip(1);
    parameters.find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let value = value.trim_ascii().trim_matches('"');
        (name.trim_ascii().eq_ignore_ascii_case("charset") && !value.is_empty()).then(|| value.to_owned())
    })
}

/// Whose fault it is.
fn failure(error: Error) -> FetchError {
    match error {
        Error::TooManyRedirects => FetchError::Redirects(REDIRECTS),
        Error::Tls(_) | Error::Rustls(_) | Error::TlsRequired => FetchError::Tls(error.to_string()),
        // This is how errors of rustls come through; nothing else finds bytes invalid.
        Error::Io(error) if error.kind() == io::ErrorKind::InvalidData => FetchError::Tls(error.to_string()),
        Error::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => FetchError::BrokenOff,
        Error::Io(error) => FetchError::Connection(error),
        Error::Decompress(_, error) if error.kind() == io::ErrorKind::UnexpectedEof => FetchError::BrokenOff,
        Error::Decompress(_, error) => FetchError::Gzip(error),
        other => FetchError::Other(other),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::net::TcpListener;
    use std::thread;

    use super::*;

    /// The URL of a server that sends a byte now and then, behind the head of an answer or as its head.
    fn trickling(head: &'static str) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let _ = stream.write_all(head.as_bytes());
            while stream.write_all(b"x").is_ok() {
                thread::sleep(Duration::from_millis(20));
            }
        });
        url
    }

    #[test]
    fn patience_is_for_all_of_it() {
        let patience = Duration::from_millis(300);
        for head in [
            "HTTP/1.1 200 OK\r\nX-Slow: ",
            "HTTP/1.1 200 OK\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n",
        ] {
            let (bytes, transfer) = fetch(&trickling(head), 1 << 20, patience).unwrap().unwrap();
            assert!(bytes.is_empty() && transfer.is_cut_off, "{head:?}");
            assert!((patience..10 * patience).contains(&transfer.download), "{transfer:?}");
        }
    }

    #[test]
    fn charsets() {
        let named = |value: &'static str| charset(&HeaderValue::from_static(value));
        for value in
            ["text/xml; charset=utf-8", "text/xml;Charset=\"utf-8\" ", "text/xml; a=b; charset = utf-8"]
        {
            assert_eq!(named(value).as_deref(), Some("utf-8"), "{value}");
        }
        for value in ["", "text/xml", "charset=utf-8", "text/xml; charset", "text/xml; charset="] {
            assert_eq!(named(value), None, "{value}");
        }
    }
}
