//! One input through the validator.

use std::time::Instant;

use ia_validate::source::{Source, Transfer};
use ia_validate::{Kind, Report, Validator};

use crate::errors::InputError;
use crate::inputs::Content;

/// Decodes and checks what was read. Without `kind` the content tells what it is.
pub(crate) fn judge<'c>(
    content: &'c Content,
    kind: Option<Kind>,
    validator: &Validator,
) -> Result<(Source<'c>, Report), InputError> {
    let begun = Instant::now();
    let (source, kind) = content.decode(kind)?;
    let report = validator.source(&source, kind);
    let reading = begun.elapsed();
    match source.transfer() {
        // Only now is it known how long reading took.
        Some(transfer) if is_late(transfer, reading) => {
            let mut transfer = transfer.clone();
            transfer.reading = reading;
            let source = source.with_transfer(transfer);
            let report = validator.source(&source, kind);
            Ok((source, report))
        }
        _ => Ok((source, report)),
    }
}

/// Whether a file came in time, but with the time for reading it did not.
fn is_late(transfer: &Transfer, reading: std::time::Duration) -> bool {
    let limit = Transfer::READING_LIMIT;
    transfer.download <= limit && transfer.download.saturating_add(reading) > limit
}
