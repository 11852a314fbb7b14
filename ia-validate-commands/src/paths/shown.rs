//! Paths as people and programs read them.

use std::path::{Path, PathBuf};

use super::secrets::without_secrets;

/// A path for people: `/` between its parts, and U+FFFD for what is not Unicode. A URL is shown without its secrets.
pub(crate) fn shown_path(path: &Path) -> String {
    let text = path.to_string_lossy();
    if cfg!(windows) {
        text.replace('\\', "/")
    } else if text.contains(":/") {
        without_secrets(&text)
    } else {
        text.into_owned()
    }
}

/// A path for programs, where [`shown_path`] does not say all of it: as a URI has it, with percent signs and what is
/// not Unicode in hexadecimal.
#[cfg(unix)]
pub(crate) fn exact(path: &Path) -> Option<String> {
    use std::fmt::Write;
    use std::os::unix::ffi::OsStrExt;

    if path.to_str().is_some() {
        return None;
    }
    let mut text = String::new();
    for part in path.as_os_str().as_bytes().utf8_chunks() {
        text += &part.valid().replace('%', "%25");
        // Writing to a string does not fail.
        part.invalid().iter().for_each(|byte| _ = write!(text, "%{byte:02X}"));
    }
    Some(text)
}

#[cfg(not(unix))]
pub(crate) fn exact(_: &Path) -> Option<String> {
    None
}

/// The path of which this is the [`exact`] text.
#[cfg(unix)]
pub(crate) fn from_exact(text: &str) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;

    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((plain, encoded)) = rest.split_once('%') {
        bytes.extend_from_slice(plain.as_bytes());
        let byte = encoded.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(b'%'));
        rest = if byte.is_some() { encoded.get(2..).unwrap_or_default() } else { encoded };
    }
    bytes.extend_from_slice(rest.as_bytes());
    std::ffi::OsString::from_vec(bytes).into()
}

#[cfg(not(unix))]
pub(crate) fn from_exact(text: &str) -> PathBuf {
    text.into()
}

#[cfg(all(test, unix))]
mod tests {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    use super::*;

    #[test]
    fn what_is_no_unicode_comes_back() {
        let path = |bytes: &'static [u8]| Path::new(OsStr::from_bytes(bytes));
        for (bytes, expected) in [
            (&b"caf\xE9.html"[..], Some("caf%E9.html")),
            (b"100% caf\xE9\xFF/\xC3\xA9", Some("100%25 caf%E9%FF/\u{e9}")),
            (b"caf\xC3\xA9%E9", None),
        ] {
            let path = path(bytes);
            let text = exact(path);
            assert_eq!(text.as_deref(), expected);
            assert!(text.is_none_or(|text| from_exact(&text) == path));
        }
    }
}
