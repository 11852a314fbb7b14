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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_is_inclusive() {
        assert_eq!(up_to(3, 0, &b"abc"[..]).unwrap().unwrap(), b"abc");
        assert_eq!(up_to(2, 0, &b"abc"[..]).unwrap(), None);
        assert_eq!(up_to(0, 0, &b""[..]).unwrap().unwrap(), b"");
    }
}
