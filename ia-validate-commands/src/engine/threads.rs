//! How many threads a command works on.

use std::num::NonZeroUsize;
use std::thread;

/// How many threads to use: as many as the machine runs at once unless somebody says otherwise.
pub(crate) fn threads(given: Option<NonZeroUsize>) -> usize {
    let given = given.or_else(|| thread::available_parallelism().ok());
    given.map_or(1, NonZeroUsize::get)
}
