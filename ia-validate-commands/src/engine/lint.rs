//! One input through the validator.

use std::time::Instant;

use ia_validate::source::{Source, Transfer};
use ia_validate::{Kind, Report, Validator};

use crate::inputs::{Content, InputError};

/// Decodes and checks what was read. Without `kind` the content tells what it is.
pub(crate) fn lint<'c>(
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use ia_validate::{Options, Validator};

    use super::*;

    fn content(text: &str, transfer: impl FnOnce(&mut Transfer)) -> Content {
        let mut own = Transfer::default();
        transfer(&mut own);
        Content::fetched("x".to_owned(), text.into(), own)
    }

    /// The rules that speak about a file.
    fn rules(content: &Content, kind: Option<Kind>) -> Result<Vec<&'static str>, InputError> {
        let (_, report) = lint(content, kind, &Validator::new(Options::default()))?;
        Ok(report.diagnostics.iter().map(|finding| finding.rule).collect())
    }

    #[test]
    fn a_download_that_was_given_up() {
        let given_up = content("", |transfer| transfer.is_cut_off = true);
        for kind in [None, Some(Kind::Feed)] {
            assert_eq!(rules(&given_up, kind).unwrap(), ["feed-download-timeout"]);
        }
        let error = rules(&given_up, Some(Kind::Article)).unwrap_err().to_string();
        assert_eq!(error, "`x` could not be downloaded within 30 seconds");
    }

    #[test]
    fn reading_counts_as_well() {
        let feed = "<rss version='2.0'><channel><item></item></channel></rss>";
        let nearly = Transfer::READING_LIMIT - Duration::from_nanos(1);
        let late = content(feed, |transfer| transfer.download = nearly);
        assert!(rules(&late, None).unwrap().contains(&"feed-parse-timeout"));
        let in_time = content(feed, |transfer| transfer.download = Duration::from_secs(1));
        assert!(!rules(&in_time, None).unwrap().contains(&"feed-parse-timeout"));
    }
}
