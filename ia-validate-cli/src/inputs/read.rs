//! Reading an input, whole and once.

use std::fs::File;
use std::io::{self, Read};

use super::{From, Input};
use crate::errors::InputError;

/// The bytes of an input of at most `limit` bytes.
pub(crate) fn read(input: &Input, limit: u64) -> Result<Vec<u8>, InputError> {
    let bytes = match &input.from {
        From::Stdin => up_to(limit, 0, io::stdin().lock()),
        From::File(path) => File::open(path).and_then(|file| {
            let size = file.metadata()?.len();
            if size > limit { Ok(None) } else { up_to(limit, size, file) }
        }),
    };
    match bytes {
        Ok(Some(bytes)) if is_binary(&bytes) => Err(InputError::Binary(input.name.clone())),
        Ok(Some(bytes)) => Ok(bytes),
        Ok(None) => Err(InputError::TooLarge { path: input.name.clone(), limit }),
        Err(error) => Err(InputError::io(input.name.clone(), error)),
    }
}

/// Reads to the end, unless that lies behind `limit` bytes: a pipe or a growing file does not say so
/// beforehand.
fn up_to(limit: u64, expected: u64, reader: impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or(0).saturating_add(1));
    reader.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}

/// Whether this is an image, an archive or the like: a NUL in front of the first `<`, among bytes that are
/// no text. Other stray NULs are for the rules to judge, and UTF-16 is full of them.
fn is_binary(bytes: &[u8]) -> bool {
    /// How far to look, as git has it.
    const LOOK: usize = 8000;
    let head = &bytes[..bytes.len().min(LOOK)];
    let front = head.split(|&byte| byte == b'<').next().unwrap_or_default();
    let utf16 = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    let text = |c: char| c == '\0' || c.is_ascii_whitespace() || !c.is_control();
    let markup =
        front.len() < head.len() && std::str::from_utf8(front).is_ok_and(|front| front.chars().all(text));
    front.contains(&0) && !utf16 && !markup
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binary_or_not() {
        assert!(is_binary(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"));
        for binary in [&b"\0"[..], b"\0text", b"PK\x03\x04\x14\0<p>", b"\xFF\xD8\xFF\xE0\0\x10JFIF<"] {
            assert!(is_binary(binary), "{binary:?}");
        }
        for text in [
            &b""[..],
            b"text",
            b"<p>\0</p>",
            b"\0<p>",
            b"caf\xC3\xA9 \0\n<p>",
            b"\n\0<\0h\0",
            b"\xFF\xFE<\0h\0",
            b"\xFE\xFF\0<\0h",
            b"\xFF\xFE",
        ] {
            assert!(!is_binary(text), "{text:?}");
        }
        let late = [b"x".repeat(8000), b"\0".to_vec()].concat();
        assert!(!is_binary(&late));
    }

    #[test]
    fn the_limit_is_inclusive() {
        assert_eq!(up_to(3, 0, &b"abc"[..]).unwrap().unwrap(), b"abc");
        assert_eq!(up_to(2, 0, &b"abc"[..]).unwrap(), None);
        assert_eq!(up_to(0, 0, &b""[..]).unwrap().unwrap(), b"");
    }
}
