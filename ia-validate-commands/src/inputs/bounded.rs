//! Reading no more than is allowed.

use std::io::{self, Read};

/// Reads to the end, unless that lies behind `limit` bytes: a pipe or a growing file does not say so
/// beforehand. What has as many bytes as `expected` is asked twice, for them and whether there are more.
pub(super) fn up_to(limit: u64, expected: u64, reader: impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut reader = reader.take(limit.saturating_add(1));
    let mut bytes = vec![0; usize::try_from(expected.min(limit)).unwrap_or(0).saturating_add(1)];
    let mut len = 0;
    while let Some(room) = bytes.get_mut(len..).filter(|room| !room.is_empty()) {
        match reader.read(room) {
            Ok(0) => break,
            Ok(read) => len += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    let is_full = len == bytes.len();
    bytes.truncate(len);
    if is_full {
        reader.read_to_end(&mut bytes)?;
    }
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
        for expected in 0..6 {
            assert_eq!(up_to(3, expected, &b"abc"[..]).unwrap().unwrap(), b"abc");
            assert_eq!(up_to(2, expected, &b"abc"[..]).unwrap(), None);
        }
    }
}
