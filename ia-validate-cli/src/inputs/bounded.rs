//! Reading no more than is allowed.

use std::io::{self, Read};

/// Reads to the end, unless that lies behind `limit` bytes: a pipe or a growing file does not say so
/// beforehand.
pub(super) fn up_to(limit: u64, expected: u64, reader: impl Read) -> io::Result<Option<Vec<u8>>> {
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
