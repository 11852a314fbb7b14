//! Reading an input, whole and once.

use std::fs::File;
use std::io;
#[cfg(unix)]
use std::io::{Seek as _, SeekFrom};

use ia_validate::Kind;
use ia_validate::source::{Source, Transfer};

use super::bounded::up_to;
use super::error::InputError;
use super::input::{From, Input};
#[cfg(unix)]
use super::large::{self, Large};

/// What an input holds.
#[derive(Debug)]
pub(crate) struct Content {
    /// The input's name.
    name: String,
    bytes: Bytes,
    /// Whether it was found in a folder.
    is_found: bool,
    /// How it came, if it was fetched.
    transfer: Option<Transfer>,
    /// On how many threads it was read, and is decoded.
    threads: usize,
}

/// The bytes of a file.
#[derive(Debug)]
enum Bytes {
    Own(Vec<u8>),
    #[cfg(unix)]
    Large(Large),
}

impl Content {
    /// What was fetched.
    #[cfg(any(test, feature = "fetch"))]
    pub(crate) fn fetched(name: String, bytes: Vec<u8>, transfer: Transfer) -> Self {
        Self { name, bytes: Bytes::Own(bytes), is_found: false, transfer: Some(transfer), threads: 1 }
    }

    /// What it holds, as it is.
    pub(crate) fn bytes(&self) -> &[u8] {
        match &self.bytes {
            Bytes::Own(bytes) => bytes,
            #[cfg(unix)]
            Bytes::Large(large) => large.bytes(),
        }
    }

    /// Decodes it. Without `kind` the content tells what it is; what was found in a folder and is not meant for us is
    /// [`NotMeant`](InputError::NotMeant).
    pub(crate) fn decode(&self, kind: Option<Kind>) -> Result<(Source<'_>, Kind), InputError> {
        // Nothing came of what was given up; it was a feed, as URLs in these parts are.
        let kind = kind.or(self.is_cut_off().then_some(Kind::Feed));
        if matches!(kind, Some(Kind::Article | Kind::Fragment)) && self.is_cut_off() {
            return Err(self.too_slow());
        }
        let source = Source::decode_on(self.bytes(), kind, self.threads);
        if source.is_too_long() {
            return Err(InputError::TooLongDecoded(self.name.clone()));
        }
        if self.is_found && kind.is_none() && !Kind::is_meant(source.text().as_bytes()) {
            return Err(InputError::NotMeant(self.name.clone()));
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
    read_on(input, limit, 1)
}

/// The same, a large file on so many threads.
pub(crate) fn read_on(input: &Input, limit: u64, threads: usize) -> Result<Content, InputError> {
    let name = input.name.clone();
    let bytes = match &input.from {
        From::Url(url) => return fetch(name, url, limit),
        From::Stdin(_) => up_to(limit, 0, io::stdin().lock()).map(|bytes| bytes.map(Bytes::Own)),
        From::File(path) => File::open(path).and_then(|file| of_file(file, limit, threads)),
    };
    match bytes {
        Ok(Some(bytes)) => Ok(Content { name, bytes, is_found: input.is_found, transfer: None, threads }),
        Ok(None) => Err(InputError::TooLarge { path: name, limit }),
        Err(error) => Err(InputError::io(name, error)),
    }
}

#[cfg_attr(not(unix), expect(unused_mut, unused_variables, reason = "elsewhere one thread reads"))]
fn of_file(mut file: File, limit: u64, threads: usize) -> io::Result<Option<Bytes>> {
    let size = file.metadata()?.len();
    if size > limit {
        return Ok(None);
    }
    #[cfg(unix)]
    if size >= large::LARGE {
        let large = large::read(&file, usize::try_from(size).unwrap_or(usize::MAX), threads)?;
        let len = large.bytes().len() as u64;
        file.seek(SeekFrom::Start(len))?;
        // It may have become longer.
        let Some(more) = up_to(limit - len, 0, file)? else { return Ok(None) };
        let bytes = match more.is_empty() {
            true => Bytes::Large(large),
            false => Bytes::Own([large.bytes(), &more].concat()),
        };
        return Ok(Some(bytes));
    }
    Ok(up_to(limit, size, file)?.map(Bytes::Own))
}

#[cfg(feature = "fetch")]
fn fetch(name: String, url: &str, limit: u64) -> Result<Content, InputError> {
    match super::fetch::fetch(url, limit, Transfer::DOWNLOAD_LIMIT) {
        Ok(Some((bytes, transfer))) => Ok(Content::fetched(name, bytes, transfer)),
        Ok(None) => Err(InputError::TooLarge { path: name, limit }),
        Err(source) => Err(InputError::Fetch { url: name, source }),
    }
}

#[cfg(not(feature = "fetch"))]
fn fetch(name: String, _: &str, _: u64) -> Result<Content, InputError> {
    Err(InputError::NoFetch(name))
}
