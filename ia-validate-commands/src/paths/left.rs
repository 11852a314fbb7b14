//! What a run left behind that was killed: removed by the next one, unless someone needs it.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::error::DO;
use super::print::Print;
use super::regular::open_regular;
use super::shown::shown_path;
use super::stamp::Stamp;
use super::temporary::{COPY, Lock, NEW, PREFIX, RANDOM, SWAP, lock};

/// Something that a run left and that is not removed, for it may be the only one of its kind.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub(crate) enum Left {
    /// What a file was that is partly written.
    Copy { copy: PathBuf, of: PathBuf },
    /// What another program saved while the run was killed.
    Saved(PathBuf),
}

impl fmt::Display for Left {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Copy { copy, of } => {
                let (copy, of) = (shown_path(copy), shown_path(of));
                write!(f, "a run was stopped while it wrote `{of}`; `{copy}` holds what that was: {DO}")
            }
            Self::Saved(saved) => {
                let saved = shown_path(saved);
                write!(f, "`{saved}` holds what another program saved when a run was stopped: {DO}")
            }
        }
    }
}

/// Removes from a folder what killed runs left, and says what it does not remove.
pub(crate) fn sweep(folder: &Path) -> Vec<Left> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let ours = entries.flatten().filter(|entry| is_ours(&entry.file_name())).map(|entry| entry.path());
    let mut ours: Vec<PathBuf> = ours.collect();
    ours.sort_unstable();
    let look = |path: PathBuf| match fate(&path)? {
        Fate::Needed(left) => Some(left),
        Fate::Litter(file) => {
            remove(&path, &file);
            None
        }
    };
    ours.into_iter().filter_map(look).collect()
}

/// What there is to say about such a file, if nobody is at work on it. Nothing is removed.
pub(crate) fn left(path: &Path) -> Option<Left> {
    match fate(path)? {
        Fate::Needed(left) => Some(left),
        Fate::Litter(_) => None,
    }
}

/// Whether this is the name of a file that a run makes for a moment.
pub(crate) fn is_ours(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    parts(&name).is_some()
}

enum Fate {
    Needed(Left),
    Litter(File),
}

/// What is to be done with such a file; none if it is in use, or none of these.
fn fate(path: &Path) -> Option<Fate> {
    let name = path.file_name()?;
    let shown = name.to_string_lossy();
    let (end, prints) = parts(&shown)?;
    let mut file = open_regular(path).ok()?;
    if lock(&file) != Lock::Ours {
        return None;
    }
    let print = |file: &mut File| Print::read(file).ok().map(Print::hexadecimal);
    let holds = |print: &Option<String>| print.as_deref().is_some_and(|print| prints.contains(&print));
    Some(match end {
        SWAP if !holds(&print(&mut file)) => Fate::Needed(Left::Saved(path.to_owned())),
        COPY => {
            let of = path.with_file_name(name_in(name)?);
            let is_whole = print(&mut file).as_deref() == prints.first().copied();
            let is_untouched = || holds(&open_regular(&of).ok().and_then(|mut of| print(&mut of)));
            if is_whole && !is_untouched() {
                Fate::Needed(Left::Copy { copy: path.to_owned(), of })
            } else {
                Fate::Litter(file)
            }
        }
        _ => Fate::Litter(file),
    })
}

/// How a name ends, and the prints in it.
fn parts(name: &str) -> Option<(&'static str, Vec<&str>)> {
    let end = [NEW, SWAP, COPY].into_iter().find(|end| name.ends_with(end))?;
    let rest = name.strip_prefix(PREFIX)?.strip_suffix(end)?;
    let (random, rest) = rest.split_at_checked(RANDOM)?;
    let mut parts = rest.splitn(4, '-');
    let is_name = random.bytes().all(|byte| byte.is_ascii_alphanumeric()) && parts.next() == Some("");
    let prints: Vec<&str> = parts.by_ref().take(2).collect();
    let has_name = parts.next().is_some();
    let is_print = |print: &&str| print.len() == 16 && print.bytes().all(|byte| byte.is_ascii_hexdigit());
    let wanted = if end == NEW { 0 } else { 2 };
    let is_ours =
        is_name && prints.len() == wanted && prints.iter().all(is_print) && (end == COPY || !has_name);
    is_ours.then_some((end, prints))
}

/// The name of the other file, exactly as it is.
fn name_in(name: &OsStr) -> Option<OsString> {
    let start = PREFIX.len() + RANDOM + 2 * 17 + 1;
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        let bytes = name.as_bytes();
        Some(OsStr::from_bytes(bytes.get(start..bytes.len().checked_sub(COPY.len())?)?).to_owned())
    }
    #[cfg(not(unix))]
    {
        let name = name.to_str()?;
        Some(name.get(start..name.len().checked_sub(COPY.len())?)?.into())
    }
}

/// Removes a file that is locked, unless the name is another one's by now.
fn remove(path: &Path, file: &File) {
    let is_same = |opened| path.symlink_metadata().is_ok_and(|it| Stamp::of(&it) == opened);
    if file.metadata().is_ok_and(|opened| is_same(Stamp::of(&opened))) {
        let _ = fs::remove_file(path);
    }
}
