//! Large files, read into large pages, on several threads: the system takes longer to make room for them than to copy them.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;

use ia_validate::ordered::{Lent, in_order};
#[cfg(target_os = "linux")]
use memmap2::Advice;
use memmap2::MmapMut;

/// How large a file is, in bytes, that is worth it.
pub(super) const LARGE: u64 = 16 << 20;

/// How many bytes one thread reads at a time.
const PART: usize = 1 << 20;

/// The first bytes of a file.
#[derive(Debug)]
pub(super) struct Large {
    room: MmapMut,
    len: usize,
}

impl Large {
    pub(super) fn bytes(&self) -> &[u8] {
        self.room.get(..self.len).unwrap_or_default()
    }
}

/// The first `size` bytes of a file; fewer if it has become shorter.
pub(super) fn read(file: &File, size: usize, threads: usize) -> io::Result<Large> {
    let mut room = MmapMut::map_anon(size.max(1))?;
    // In few large pages it is made ready sooner. Where the system has none, small ones do.
    #[cfg(target_os = "linux")]
    let _ = room.advise(Advice::HugePage);
    let bytes = room.get_mut(..size).unwrap_or_default();
    let mut parts = bytes.chunks_mut(PART).enumerate();
    let fill = |(number, part): (usize, &mut [u8])| {
        let mut done = 0;
        while let Some(rest) = part.get_mut(done..).filter(|rest| !rest.is_empty()) {
            match file.read_at(rest, (number * PART + done) as u64) {
                Ok(0) => break,
                Ok(read) => done += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(done)
    };
    let filled = in_order(
        || parts.next(),
        threads,
        fill,
        |results| results.filter_map(Lent::take).collect::<io::Result<Vec<usize>>>(),
    )?;
    let whole = filled.iter().take_while(|&&len| len == PART).count();
    Ok(Large { len: whole * PART + filled.get(whole).copied().unwrap_or_default(), room })
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn all_of_it_is_read_and_no_more_than_there_is() {
        let text: Vec<u8> = (0..5 * PART / 2).map(|at| (at % 251) as u8).collect();
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(&text).unwrap();
        for size in [0, 1, PART, PART + 1, text.len()] {
            for threads in [1, 2, 5] {
                let read = |size| read(&file, size, threads).unwrap();
                assert!(read(size).bytes() == &text[..size], "{size} {threads}");
                assert!(read(text.len() + 3 * PART).bytes() == text, "{threads}");
            }
        }
    }
}
