//! What a file holds, in short.

use std::io::{self, Read};

use xxhash_rust::xxh3::{Xxh3, xxh3_128};

/// Tells contents apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Print {
    pub(super) length: u64,
    hash: u128,
}

impl Print {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self { length: bytes.len() as u64, hash: xxh3_128(bytes) }
    }

    /// Of all that comes, which also goes to `each`.
    pub(super) fn passing(
        mut from: impl Read,
        mut each: impl FnMut(&[u8]) -> io::Result<()>,
    ) -> io::Result<Self> {
        let mut hasher = Xxh3::new();
        let mut length = 0;
        let mut buffer = vec![0; 1 << 16];
        loop {
            let read = match from.read(&mut buffer) {
                Ok(0) => return Ok(Self { length, hash: hasher.digest128() }),
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let part = buffer.get(..read).unwrap_or_default();
            each(part)?;
            hasher.update(part);
            length += read as u64;
        }
    }

    /// Of all that comes.
    pub(super) fn read(from: impl Read) -> io::Result<Self> {
        Self::passing(from, |_| Ok(()))
    }

    /// For the names of files.
    pub(super) fn hexadecimal(self) -> String {
        // The lower half will do: nothing rests on it alone.
        format!("{:016x}", self.hash & u128::from(u64::MAX))
    }
}
