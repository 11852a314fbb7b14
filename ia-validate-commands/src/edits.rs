//! The edits that make one text of another: small ones, so that cursors and folds stay where they are, and people see
//! what changes.

use std::time::{Duration, Instant};

use ia_validate::Span;
use ia_validate::fix::Edit;
use similar::DiffOp;
use similar::algorithms::{Capture, Compact, Replace, myers};

/// How long to look for the smallest difference.
const PATIENCE: Duration = Duration::from_millis(200);

/// The edits that make one text of another, in the order of the text.
pub(crate) fn between(old: &str, new: &str) -> Vec<Edit> {
    let (old, new) = (pieces(old), pieces(new));
    let operations = operations(&bytes(&old), &bytes(&new), Some(Instant::now() + PATIENCE));
    let (starts_in_old, mut edits) = (starts(&old), Vec::new());
    for operation in operations.iter().filter(|it| !matches!(it, DiffOp::Equal { .. })) {
        let range = operation.old_range();
        let span = Span::at(starts_in_old[range.start], starts_in_old[range.end]);
        edits.push(Edit::new(span, new[operation.new_range()].concat()));
    }
    edits
}

/// What makes one sequence of another. For all it is one of bytes, and the way of looking is named as a function: the search is
/// large, and is compiled for each type, and for each way that a value may name, anew.
pub(crate) fn operations(old: &[&[u8]], new: &[&[u8]], deadline: Option<Instant>) -> Vec<DiffOp> {
    let mut found = Compact::new(Replace::new(Capture::new()), old, new);
    let Ok(()) = myers::diff_deadline(&mut found, old, 0..old.len(), new, 0..new.len(), deadline);
    found.into_inner().into_inner().into_ops()
}

/// Pieces of a text as bytes.
pub(crate) fn bytes<'t>(pieces: &[&'t str]) -> Vec<&'t [u8]> {
    pieces.iter().map(|piece| piece.as_bytes()).collect()
}

/// A text in pieces that are changed as a whole: tags, references, and the text between them by lines.
fn pieces(text: &str) -> Vec<&str> {
    let ends = |piece: &str| piece.ends_with(['>', ';', '\n', '\r', ' ']);
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, character) in text.char_indices() {
        let is_end_of_line = character == '\n' && text[..at].ends_with('\r');
        if start < at && (matches!(character, '<' | '&') || ends(&text[..at])) && !is_end_of_line {
            pieces.push(&text[start..at]);
            start = at;
        }
    }
    if start < text.len() {
        pieces.push(&text[start..]);
    }
    pieces
}

/// Where each piece begins, in bytes, and where the last one ends.
fn starts(pieces: &[&str]) -> Vec<usize> {
    let ends = pieces.iter().scan(0, |end, piece| {
        *end += piece.len();
        Some(*end)
    });
    [0].into_iter().chain(ends).collect()
}

#[cfg(test)]
mod tests {
    use ia_validate::fix::{Fix, Safety, apply};

    use super::*;

    #[test]
    fn edits_are_small_and_lead_from_one_text_to_the_other() {
        for (old, new, most) in [
            ("<p>A <b>c</b></p>", "<p>A</p> <b>c</b>", 14),
            ("<p>A</p>\r\n<p>B</p>", "<p>A</p>\r\n<p>B</p>", 0),
            ("", "x", 1),
            ("x", "", 1),
            ("é\r\n&lt;p&gt;日 本", "é\n&lt;p&gt;日本", 20),
            ("a b c d e f", "a b x d e f", 4),
        ] {
            let edits = between(old, new);
            let size: usize = edits.iter().map(|edit| edit.span.len() as usize + edit.text.len()).sum();
            assert!(size <= most, "{old} {new} {edits:?}");
            assert_eq!(apply(old, [&Fix::new(Safety::Safe, "x", edits)]).text, new);
        }
    }
}
