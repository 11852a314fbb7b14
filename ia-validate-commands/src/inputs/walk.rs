//! Looking for articles and feeds in folders.

use std::path::Path;

use ignore::{DirEntry, WalkBuilder};

use super::chosen::Chosen;
use super::error::InputError;
use super::input::{FoundFile, Input};
use crate::paths::{Folders, is_ours, left, real, shown_path};

/// Extensions that articles and feeds have, in any case.
const EXTENSIONS: [&str; 4] = ["html", "htm", "xml", "rss"];

/// Folders that hold what others wrote, and nothing to send.
const OTHERS: [&str; 3] = [".git", "node_modules", "vendor"];

/// Adds all articles and feeds below a folder, in no particular order.
///
/// `.gitignore` and `.ignore` files count, inside a git repository or not; the user's own git settings
/// do not, so that a folder gives the same report on every machine. Folders of what others wrote are left out, and what
/// the caller's patterns leave out.
pub(super) fn folder(
    folder: &Path,
    chosen: &Chosen,
    found: &mut Vec<FoundFile>,
    errors: &mut Vec<InputError>,
) {
    let mut walk = WalkBuilder::new(folder);
    walk.hidden(false).require_git(false).git_global(false);
    // What is named is meant.
    walk.filter_entry(|entry| entry.depth() == 0 || !OTHERS.iter().any(|other| entry.file_name() == *other));
    if let Some(patterns) = &chosen.patterns {
        walk.overrides(patterns.clone());
    }
    let walk = walk.build();
    let before = found.len() + errors.len();
    let mut folders = Folders::default();
    for entry in walk {
        match entry {
            // Links to files are files; links to folders are not followed.
            Ok(entry) if has_extension(entry.path()) && is_file(&entry) => {
                let (path, is_link) = (entry.path(), entry.path_is_symlink());
                let real = match path.file_name() {
                    Some(name) if !is_link => folders.of(path).join(name),
                    _ => real(path),
                };
                found.push(FoundFile { is_link, input: Input::found(entry.into_path()), real });
            }
            Ok(entry) if is_ours(entry.file_name()) => {
                errors.extend(left(entry.path()).map(InputError::Left));
            }
            Ok(_) => {}
            Err(error) => errors.push(error.into()),
        }
    }
    if found.len() + errors.len() == before {
        let folder = shown_path(folder);
        errors.push(match chosen.patterns {
            None => InputError::NoArticles(folder),
            Some(_) => InputError::NoneChosen(folder),
        });
    }
}

fn has_extension(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known)))
}

fn is_file(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_file() || kind.is_symlink() && entry.path().is_file())
}
