//! Reading an input, whole and once.

use std::fs::File;
use std::io::{self, Read};

use ia_validate::Kind;
use ia_validate::source::{Source, Transfer};

use super::{From, Input};
use crate::errors::InputError;

/// What an input holds.
#[derive(Debug)]
pub(crate) struct Content {
    /// The input's name.
    name: String,
    bytes: Vec<u8>,
    /// How it came, if it was fetched.
    transfer: Option<Transfer>,
}

impl Content {
    /// What it holds, as it is.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Decodes it. Without `kind` the content tells what it is.
    pub(crate) fn decode(&self, kind: Option<Kind>) -> Result<(Source<'_>, Kind), InputError> {
        // Nothing came of what was given up; it was a feed, as URLs in these parts are.
        let kind = kind.or(self.is_cut_off().then_some(Kind::Feed));
        if kind == Some(Kind::Article) && self.is_cut_off() {
            return Err(self.too_slow());
        }
        let source = Source::decode(&self.bytes, kind);
        if source.is_too_long() {
            return Err(InputError::TooLongDecoded(self.name.clone()));
        }
        let kind = kind.unwrap_or_else(|| Kind::of(source.text().as_bytes()));
        let source = match &self.transfer {
            Some(transfer) => source.with_transfer(transfer.clone()),
            None => source,
        };
        Ok((source, kind))
    }

    /// Whether the download was given up.
    pub(crate) fn is_cut_off(&self) -> bool {
        self.transfer.as_ref().is_some_and(|transfer| transfer.is_cut_off)
    }

    /// The error that this is, where it cannot be a finding.
    pub(crate) fn too_slow(&self) -> InputError {
        InputError::TooSlow { path: self.name.clone(), limit: Transfer::DOWNLOAD_LIMIT }
    }
}

/// Reads an input of at most `limit` bytes.
pub(crate) fn read(input: &Input, limit: u64) -> Result<Content, InputError> {
    let name = input.name.clone();
    let bytes = match &input.from {
        From::Url(url) => return fetch(name, url, limit),
        From::Stdin(_) => up_to(limit, 0, io::stdin().lock()),
        From::File(path) => File::open(path).and_then(|file| {
            let size = file.metadata()?.len();
            if size > limit { Ok(None) } else { up_to(limit, size, file) }
        }),
    };
    match bytes {
        Ok(Some(bytes)) => Ok(Content { name, bytes, transfer: None }),
        Ok(None) => Err(InputError::TooLarge { path: name, limit }),
        Err(error) => Err(InputError::io(name, error)),
    }
}

#[cfg(feature = "fetch")]
fn fetch(name: String, url: &str, limit: u64) -> Result<Content, InputError> {
    match super::fetch::fetch(url, limit, Transfer::DOWNLOAD_LIMIT) {
        Ok(Some((bytes, transfer))) => Ok(Content { name, bytes, transfer: Some(transfer) }),
        Ok(None) => Err(InputError::TooLarge { path: name, limit }),
        Err(source) => Err(InputError::Fetch { url: name, source }),
    }
}

#[cfg(not(feature = "fetch"))]
fn fetch(name: String, _: &str, _: u64) -> Result<Content, InputError> {
    Err(InputError::NoFetch(name))
}

/// Reads to the end, unless that lies behind `limit` bytes: a pipe or a growing file does not say so
/// beforehand.
pub(super) fn up_to(limit: u64, expected: u64, reader: impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or(0).saturating_add(1));
    reader.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use ia_validate::{Options, Validator};

    use super::*;
    use crate::judge::judge;

    fn content(text: &str, transfer: impl FnOnce(&mut Transfer)) -> Content {
        let mut own = Transfer::default();
        transfer(&mut own);
        Content { name: "x".to_owned(), bytes: text.into(), transfer: Some(own) }
    }

    /// The rules that speak about a file.
    fn rules(content: &Content, kind: Option<Kind>) -> Result<Vec<&'static str>, InputError> {
        let (_, report) = judge(content, kind, &Validator::new(Options::default()))?;
        Ok(report.diagnostics.iter().map(|finding| finding.rule).collect())
    }

    #[test]
    fn a_download_that_was_given_up() {
        let given_up = content("", |transfer| transfer.is_cut_off = true);
        for kind in [None, Some(Kind::Feed)] {
            assert_eq!(rules(&given_up, kind).unwrap(), ["feed-download-timeout"]);
        }
        let error = rules(&given_up, Some(Kind::Article)).unwrap_err().to_string();
        assert_eq!(error, "`x` could not be downloaded within 30 seconds");
    }

    #[test]
    fn reading_counts_as_well() {
        let feed = "<rss version='2.0'><channel><item></item></channel></rss>";
        let nearly = Transfer::READING_LIMIT - Duration::from_nanos(1);
        let late = content(feed, |transfer| transfer.download = nearly);
        assert!(rules(&late, None).unwrap().contains(&"feed-parse-timeout"));
        let in_time = content(feed, |transfer| transfer.download = Duration::from_secs(1));
        assert!(!rules(&in_time, None).unwrap().contains(&"feed-parse-timeout"));
    }

    #[test]
    fn the_limit_is_inclusive() {
        assert_eq!(up_to(3, 0, &b"abc"[..]).unwrap().unwrap(), b"abc");
        assert_eq!(up_to(2, 0, &b"abc"[..]).unwrap(), None);
        assert_eq!(up_to(0, 0, &b""[..]).unwrap().unwrap(), b"");
    }
}
