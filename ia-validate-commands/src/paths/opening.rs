//! Opening files without waiting for anybody, as at a pipe, and what to write into them.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek};

/// What is to be written: read from its beginning, perhaps more than once.
pub(crate) trait Content: Read + Seek {}

impl<C: Read + Seek> Content for C {}

/// Options to open a file. Where its path is real, its last part must be no link: that was followed.
#[cfg_attr(not(unix), expect(unused_variables, unused_mut))]
pub(super) fn options(is_real: bool) -> OpenOptions {
    let mut options = File::options();
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        let flags = if is_real { OFlags::NONBLOCK | OFlags::NOFOLLOW } else { OFlags::NONBLOCK };
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, flags.bits().cast_signed());
    }
    options
}
