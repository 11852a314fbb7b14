//! Real paths, without links and `..`: the same for all paths to one file.

use std::path::{Path, PathBuf};

/// How many links in a row are followed; the system follows no more.
const LINKS: usize = 40;

/// The real path of a file or a folder, as far as the system tells: what does not exist has the one that it would
/// have, and pipes have none.
pub(crate) fn real(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        if let Ok(real) = path.canonicalize() {
            return real;
        }
        // A link to what does not exist is where that would be made.
        let Ok(to) = path.read_link() else { break };
        path = path.parent().unwrap_or(Path::new("")).join(to);
    }
    let folder =
        path.parent().map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
    match (folder.and_then(|folder| folder.canonicalize().ok()), path.file_name()) {
        (Some(folder), Some(name)) => folder.join(name),
        _ => std::path::absolute(&path).unwrap_or(path),
    }
}

/// The real folder of a file, which need not exist.
pub(crate) fn folder_of(file: &Path) -> PathBuf {
    let folder = file.parent().unwrap_or(Path::new(""));
    real(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })
}

/// The real folders of files that come folder by folder: the system is asked once for each.
#[derive(Default, Debug)]
pub(crate) struct Folders {
    /// The last folder, as written and its real path.
    last: Option<(PathBuf, PathBuf)>,
}

impl Folders {
    /// The real folder of a file.
    pub(crate) fn of(&mut self, file: &Path) -> &Path {
        let folder = file.parent().unwrap_or(Path::new(""));
        let known = self.last.take().filter(|(last, _)| last.as_os_str() == folder.as_os_str());
        let known = known.unwrap_or_else(|| (folder.to_owned(), folder_of(file)));
        &self.last.insert(known).1
    }
}
