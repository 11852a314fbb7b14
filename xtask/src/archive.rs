//! Archives whose bytes depend on nothing but what is in them: no owner, no order of a folder, and a time that is given.

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;

use anyhow::{Context as _, Result};
use flate2::{Compression, GzBuilder};

/// A file in an archive.
#[derive(Debug)]
pub(crate) struct Entry {
    path: String,
    bytes: Vec<u8>,
    is_program: bool,
}

/// What is to be packed, in the order of paths.
#[derive(Debug, Default)]
pub(crate) struct Contents(Vec<Entry>);

impl Contents {
    /// A file, from its bytes.
    pub(crate) fn bytes(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> &mut Self {
        self.0.push(Entry { path: path.into(), bytes: bytes.into(), is_program: false });
        self
    }

    /// A file, from the disk.
    pub(crate) fn file(&mut self, path: impl Into<String>, from: &Path) -> Result<&mut Self> {
        let bytes = fs::read(from).with_context(|| from.display().to_string())?;
        Ok(self.bytes(path, bytes))
    }

    /// A program, from the disk.
    pub(crate) fn program(&mut self, path: impl Into<String>, from: &Path) -> Result<&mut Self> {
        self.file(path, from)?;
        if let Some(last) = self.0.last_mut() {
            last.is_program = true;
        }
        Ok(self)
    }

    /// All files in a folder and its folders.
    pub(crate) fn folder(&mut self, path: &str, from: &Path) -> Result<&mut Self> {
        let mut waiting = vec![(path.to_owned(), from.to_owned())];
        while let Some((path, folder)) = waiting.pop() {
            for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
                let entry = entry?;
                let name = format!("{path}/{}", entry.file_name().to_string_lossy());
                if entry.file_type()?.is_dir() {
                    waiting.push((name, entry.path()));
                } else {
                    self.file(name, &entry.path())?;
                }
            }
        }
        Ok(self)
    }

    fn sorted(&self) -> Vec<&Entry> {
        let mut entries: Vec<&Entry> = self.0.iter().collect();
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        entries
    }

    /// As `.tar.gz`.
    pub(crate) fn tar_gz(&self, epoch: u64) -> Result<Vec<u8>> {
        let packed = GzBuilder::new().write(Vec::new(), Compression::best());
        let mut archive = tar::Builder::new(packed);
        for entry in self.sorted() {
            let mut header = tar::Header::new_ustar();
            header.set_size(entry.bytes.len() as u64);
            header.set_mode(if entry.is_program { 0o755 } else { 0o644 });
            header.set_uid(0);
            header.set_gid(0);
            header.set_mtime(epoch);
            archive.append_data(&mut header, &entry.path, entry.bytes.as_slice())?;
        }
        Ok(archive.into_inner()?.finish()?)
    }

    /// As `.zip`, in which a time is a matter of time zones: all files are of the first day that it knows.
    pub(crate) fn zip(&self) -> Result<Vec<u8>> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for entry in self.sorted() {
            let mode = if entry.is_program { 0o755 } else { 0o644 };
            let options = zip::write::SimpleFileOptions::default()
                .compression_method(zip::CompressionMethod::Deflated)
                .last_modified_time(zip::DateTime::default())
                .unix_permissions(mode);
            archive.start_file(&entry.path, options)?;
            archive.write_all(&entry.bytes)?;
        }
        Ok(archive.finish()?.into_inner())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_order_of_files_is_that_of_their_names() {
        let mut one = Contents::default();
        one.bytes("b", "2").bytes("a", "1");
        let mut other = Contents::default();
        other.bytes("a", "1").bytes("b", "2");
        assert_eq!(one.tar_gz(7).unwrap(), other.tar_gz(7).unwrap());
        assert_eq!(one.zip().unwrap(), other.zip().unwrap());
        assert_ne!(one.tar_gz(7).unwrap(), one.tar_gz(8).unwrap());
    }
}
