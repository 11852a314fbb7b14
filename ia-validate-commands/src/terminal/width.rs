//! How wide a screen is.

use std::io::IsTerminal;

use terminal_size::{Height, Width};

/// The columns that text may have on a stream, of which the size was measured: what `COLUMNS` says counts more, on a
/// pipe too. None where lines may be of any length.
pub(crate) fn columns(stream: &impl IsTerminal, measured: Option<(Width, Height)>) -> Option<u16> {
    let said = std::env::var("COLUMNS").ok().and_then(|said| said.trim().parse().ok());
    let measured = measured.filter(|_| stream.is_terminal()).map(|(width, _)| width.0);
    said.filter(|&columns| columns > 0).or(measured)
}
