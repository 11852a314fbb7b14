//! Where a report goes.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

use anstream::{AutoStream, ColorChoice};

use super::error::OutputError;
use crate::inputs::OutputIsInput;
use crate::paths::is_same_file;
use crate::paths::shown_path;
use ia_validate_render::Layout;

/// Opens stdout or the caller's file, and says how a report may look there. A file that the run reads is
/// not written over.
pub(crate) fn open<'p>(
    output: Option<&Path>,
    read: impl IntoIterator<Item = &'p Path>,
) -> Result<(BufWriter<Box<dyn Write>>, Layout), OutputError> {
    let (out, layout): (Box<dyn Write>, Layout) = match output {
        Some(path) => {
            refuse_input(path, read)?;
            let file = File::create(path)
                .map_err(|source| OutputError::Output { path: shown_path(path), source })?;
            let colour = AutoStream::choice(&file) != ColorChoice::Never;
            (Box::new(file), Layout { colour, columns: None, ..Layout::default() })
        }
        None => {
            let stdout = io::stdout();
            let colour = AutoStream::choice(&stdout) != ColorChoice::Never;
            let columns = if stdout.is_terminal() {
                terminal_size::terminal_size_of(&stdout).map(|(width, _)| width.0)
            } else {
                None
            };
            let links = colour && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout);
            let layout = Layout { colour, columns, links, ..Layout::default() };
            // Without colours nothing may be filtered: JSON carries the documents' own characters.
            if colour { (Box::new(AutoStream::always(stdout)), layout) } else { (Box::new(stdout), layout) }
        }
    };
    Ok((BufWriter::new(out), layout))
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
