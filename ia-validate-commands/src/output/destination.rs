//! Where a report goes.
//!
//! Writing to it never fails: what could not be delivered is known at the end, so that all is checked that was to be
//! checked. A file is written at the end, all at once.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anstream::{AutoStream, ColorChoice};
use tempfile::SpooledTempFile;

use super::error::OutputError;
use super::precious::precious;
use crate::inputs::OutputIsInput;
use crate::paths::{CONFIGURATION, Old, WriteError, can_write, is_same_file, real, shown_path, write};
use crate::terminal::width::columns;
use ia_validate_render::Layout;

/// How much of a report is kept in memory until it is whole, in bytes; the rest waits on the disk.
const IN_MEMORY: usize = 1 << 24;

/// Where one report goes.
pub(crate) struct Destination {
    to: To,
    /// What people call it.
    name: String,
    layout: Layout,
    trouble: Option<io::Error>,
}

enum To {
    Stream(BufWriter<Box<dyn Write>>),
    /// An ordinary file, by its path.
    File(Box<BufWriter<SpooledTempFile>>, PathBuf),
}

/// Opens stdout or the caller's file, and says how a report may look there. A file that the run reads, or that is no
/// report, is not written over.
pub(crate) fn open<'p>(
    output: Option<&Path>,
    read: impl IntoIterator<Item = &'p Path>,
) -> Result<Destination, OutputError> {
    let Some(path) = output else { return Ok(stdout()) };
    refuse_input(path, read)?;
    let name = shown_path(path);
    let error = |why| OutputError::Output { path: shown_path(path), why };
    // Pipes and devices take what comes.
    if path.metadata().is_ok_and(|found| !found.is_file() && !found.is_dir()) {
        let file = File::options().write(true).open(path).map_err(WriteError::from).map_err(error)?;
        let colour = AutoStream::choice(&file) != ColorChoice::Never;
        let to = To::Stream(BufWriter::new(Box::new(file)));
        return Ok(Destination { to, name, layout: Layout { colour, ..Layout::default() }, trouble: None });
    }
    if [path, &real(path)].iter().any(|path| path.file_name().is_some_and(|name| name == CONFIGURATION)) {
        return Err(error(WriteError::Precious("the place of a configuration")));
    }
    can_write(path, &Old::Report(&precious)).map_err(error)?;
    // As in any file that is no terminal.
    let colour = AutoStream::choice(&Vec::new()) != ColorChoice::Never;
    let spool = Box::new(BufWriter::new(SpooledTempFile::new(IN_MEMORY)));
    let layout = Layout { colour, columns: None, ..Layout::default() };
    Ok(Destination { to: To::File(spool, path.to_owned()), name, layout, trouble: None })
}

fn stdout() -> Destination {
    let stdout = io::stdout();
    let colour = AutoStream::choice(&stdout) != ColorChoice::Never;
    let columns = columns(&stdout, terminal_size::terminal_size_of(&stdout));
    let links = colour && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout);
    // Without colours nothing may be filtered: JSON carries the documents' own characters.
    let out: Box<dyn Write> = if colour { Box::new(AutoStream::always(stdout)) } else { Box::new(stdout) };
    Destination {
        to: To::Stream(BufWriter::new(out)),
        name: "stdout".to_owned(),
        layout: Layout { colour, columns, links, ..Layout::default() },
        trouble: None,
    }
}

/// Refuses to write over a file that the run reads.
pub(crate) fn refuse_input<'p>(
    output: &Path,
    read: impl IntoIterator<Item = &'p Path>,
) -> Result<(), OutputError> {
    if read.into_iter().any(|other| is_same_file(other, output)) {
        return Err(OutputIsInput(shown_path(output)).into());
    }
    Ok(())
}

impl Destination {
    /// How a report may look there.
    pub(crate) fn layout(&self) -> Layout {
        self.layout
    }

    /// Delivers all of it, or says why not. A file that was there before is what it was, then.
    pub(crate) fn finish(self) -> Result<(), OutputError> {
        let Self { to, name, trouble, .. } = self;
        let written = trouble.map_or(Ok(()), Err);
        match to {
            To::Stream(mut out) => {
                written.and_then(|()| out.flush()).map_err(|source| OutputError::Write { to: name, source })
            }
            To::File(out, path) => {
                let error = |why| OutputError::Output { path: name, why };
                let spool = written.and_then(|()| out.into_inner().map_err(io::IntoInnerError::into_error));
                spool
                    .map_err(WriteError::from)
                    .and_then(|mut spool| write(&path, &mut spool, &Old::Report(&precious)))
                    .map_err(error)
            }
        }
    }

    fn attempt(&mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) {
        if self.trouble.is_none() {
            let result = match &mut self.to {
                To::Stream(out) => write(out),
                To::File(out, _) => write(out),
            };
            self.trouble = result.err();
        }
    }
}

impl Write for Destination {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.attempt(|out| out.write_all(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.attempt(|out| out.flush());
        Ok(())
    }
}
