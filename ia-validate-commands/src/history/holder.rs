//! Who keeps others from a database.

use std::path::Path;
use std::time::Duration;

/// How long to wait for another process.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// A process, by its number and its name.
pub(crate) type Holder = (u32, String);

/// What people call the process.
pub(super) fn holder(holder: Option<&Holder>) -> String {
    match holder {
        Some((number, name)) if !name.is_empty() => format!("process {number} (`{name}`)"),
        Some((number, _)) => format!("process {number}"),
        None => "another process".to_owned(),
    }
}

/// The process that has a lock on a file. Of one in another container the system tells nothing. This process must have
/// no lock on it itself: it would lose that.
#[cfg(target_os = "linux")]
pub(super) fn find(path: &Path) -> Option<Holder> {
    use rustix::process::{Flock, FlockType, Pid, fcntl_getlk};

    let file = std::fs::File::open(path).ok()?;
    let lock = fcntl_getlk(&file, &Flock::from(FlockType::WriteLock)).ok()??;
    let number = Pid::as_raw(lock.pid).cast_unsigned();
    let name = std::fs::read_to_string(format!("/proc/{number}/comm")).unwrap_or_default();
    (number > 0).then(|| (number, name.trim_end().to_owned()))
}

#[cfg(not(target_os = "linux"))]
pub(super) fn find(_: &Path) -> Option<Holder> {
    None
}
