//! What `serve` can be asked.

use std::num::NonZeroUsize;
use std::time::Duration;

use clap::Args;
use ia_validate_render::options::{BadSize, size};

use super::ConsoleArgs;
use super::error::BadListen;

#[derive(Debug, Args)]
pub(crate) struct ServeArgs {
    /// Where to listen; port 0 takes a free one. TLS and users are left to a proxy in front
    #[arg(long, value_name = "HOST:PORT|unix:PATH", default_value = "127.0.0.1:8787", value_parser = listen)]
    #[arg(help_heading = "Service")]
    pub(crate) listen: Listen,

    /// Answer this one request in place of listening, such as `/v1/check?domains=example.com`: the document is on
    /// stdin, the answer goes to stdout
    #[arg(long, value_name = "TARGET", conflicts_with = "listen", help_heading = "Service")]
    pub(crate) answer: Option<String>,

    /// Let pages of this origin ask from a browser, or `*` for any; can be repeated. None may unless given
    #[arg(long, value_name = "ORIGIN", help_heading = "Service", value_parser = origin)]
    pub(crate) cors: Vec<String>,

    /// Refuse larger documents: bytes, or with K, M or G
    #[arg(long, value_name = "SIZE", default_value = "20M", help_heading = "Limits", value_parser = body)]
    pub(crate) max_body: u64,

    /// Let no sender take longer for a document than this, and no document for its answer
    #[arg(long, value_name = "SECONDS", default_value = "30", help_heading = "Limits", value_parser = seconds)]
    pub(crate) timeout: Duration,

    /// Work on so many documents at once; as many as the machine runs at once unless given
    #[arg(long, value_name = "N", help_heading = "Limits")]
    pub(crate) threads: Option<NonZeroUsize>,

    /// Let so many documents wait for that; whoever comes then is told to come again. 32 for each of the threads
    /// unless given
    #[arg(long, value_name = "N", help_heading = "Limits")]
    pub(crate) queue: Option<usize>,

    #[command(flatten)]
    pub(crate) console: ConsoleArgs,
}

/// Where to listen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Listen {
    /// A host and a port.
    Tcp(String),
    /// The path of a socket.
    #[cfg(unix)]
    Unix(std::path::PathBuf),
}

fn listen(text: &str) -> Result<Listen, BadListen> {
    if let Some(path) = text.strip_prefix("unix:") {
        #[cfg(unix)]
        return if path.is_empty() { Err(BadListen::Form) } else { Ok(Listen::Unix(path.into())) };
        #[cfg(not(unix))]
        return Err(BadListen::NoSockets(path.to_owned()));
    }
    let (host, port) = text.rsplit_once(':').ok_or(BadListen::Form)?;
    if host.is_empty() || port.parse::<u16>().is_err() {
        return Err(BadListen::Form);
    }
    Ok(Listen::Tcp(text.to_owned()))
}

fn origin(text: &str) -> Result<String, BadListen> {
    let is_origin = || {
        let url = url::Url::parse(text).ok()?;
        (url.origin().ascii_serialization() == text).then_some(())
    };
    if text == "*" || is_origin().is_some() { Ok(text.to_owned()) } else { Err(BadListen::Origin) }
}

fn body(text: &str) -> Result<u64, BadSize> {
    size(text)
}

fn seconds(text: &str) -> Result<Duration, BadListen> {
    let seconds = text.parse().ok().filter(|seconds| (1..=3600).contains(seconds));
    seconds.map(Duration::from_secs).ok_or(BadListen::Seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_to_listen() {
        for text in ["127.0.0.1:8787", "[::1]:0", "localhost:80"] {
            assert_eq!(listen(text).unwrap(), Listen::Tcp(text.to_owned()));
        }
        for text in ["", "8787", ":8787", "localhost", "localhost:http", "localhost:70000", "unix:"] {
            assert!(listen(text).is_err(), "{text}");
        }
        assert!(origin("https://example.com").is_ok() && origin("*").is_ok());
        for text in ["example.com", "https://example.com/", "null", "https://example.com\r\nX: y"] {
            assert!(origin(text).is_err(), "{text}");
        }
    }
}
