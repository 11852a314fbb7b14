//! Where the parts of a changed text come from, and where those of the original went.

use crate::report::Edit;
use crate::source::Span;

/// A text that came of an original by edits: piece by piece, what of the original each stands for.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct Origins {
    /// In the order of the text, and of the original.
    pieces: Vec<Piece>,
    /// The length of the text in bytes.
    len: u32,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Piece {
    /// Where it begins in the text.
    start: u32,
    /// What of the original it is, or replaces.
    old: Span,
    is_kept: bool,
}

/// A place in the original; what was put in there has places of its own.
pub(super) type Place = (u32, u32);

impl Origins {
    /// Those of the original itself.
    pub(super) fn of(original: &str) -> Self {
        let mut origins = Self::default();
        origins.push(Span::at(0, original.len()), Span::at(0, original.len()).len(), true);
        origins
    }

    fn push(&mut self, old: Span, len: u32, is_kept: bool) {
        if len > 0 {
            self.pieces.push(Piece { start: self.len, old, is_kept });
            self.len += len;
        }
    }

    /// Puts a part of another text behind this one.
    pub(super) fn extend(&mut self, other: &Self, part: Span) {
        let first = other.piece_at(part.start);
        for (number, piece) in other.pieces.iter().enumerate().skip(first) {
            if piece.start >= part.end {
                return;
            }
            let end = other.end_of(number).min(part.end);
            let start = piece.start.max(part.start);
            if start < end {
                let old = if piece.is_kept {
                    let old = piece.old.start;
                    Span::new(old + (start - piece.start), old + (end - piece.start))
                } else {
                    piece.old
                };
                self.push(old, end - start, piece.is_kept);
            }
        }
    }

    /// Those of the text after edits, which are apart and in order.
    pub(super) fn edited(&self, edits: &[Edit]) -> Self {
        let mut edited = Self::default();
        let mut at = 0;
        for Edit { span, text } in edits {
            edited.extend(self, Span::new(at, span.start));
            edited.push(self.back(*span), Span::at(0, text.len()).len(), false);
            at = span.end;
        }
        edited.extend(self, Span::new(at, self.len));
        edited
    }

    /// What of the original a part of the text stands for.
    pub(super) fn back(&self, part: Span) -> Span {
        let start = self.place(part.start).0;
        let end = match part.end.checked_sub(1).filter(|_| !part.is_empty()) {
            None => start,
            Some(last) => self.pieces.get(self.piece_at(last)).map_or(start, |piece| match piece.is_kept {
                true => piece.old.start + (part.end - piece.start),
                false => piece.old.end,
            }),
        };
        Span::new(start, end.max(start))
    }

    /// The place in the original that a byte of the text stands for.
    pub(super) fn place(&self, at: u32) -> Place {
        let end = || (self.pieces.last().map_or(0, |piece| piece.old.end), 0);
        if at >= self.len {
            return end();
        }
        self.pieces.get(self.piece_at(at)).map_or_else(end, |piece| match piece.is_kept {
            true => (piece.old.start + (at - piece.start), 0),
            false => (piece.old.start, 1 + at - piece.start),
        })
    }

    /// What stands in the text for a part of the original.
    pub(super) fn forward(&self, old: Span) -> Span {
        let first = self.pieces.partition_point(|it| it.old.end <= old.start && it.old.start < old.start);
        let start = self.pieces.get(first).map_or(self.len, |piece| match piece.is_kept {
            true => piece.start + old.start.saturating_sub(piece.old.start),
            false => piece.start,
        });
        let is_before =
            |it: &Piece| it.old.start < old.end || (it.old.is_empty() && it.old.start <= old.start);
        let last = self.pieces.partition_point(is_before).checked_sub(1);
        let end = last.and_then(|number| Some((number, self.pieces.get(number)?))).map_or(
            start,
            |(number, piece)| {
                let end = self.end_of(number);
                if piece.is_kept { end.min(piece.start + (old.end - piece.old.start)) } else { end }
            },
        );
        Span::new(start, end.max(start))
    }

    /// The number of the piece that a byte is in.
    fn piece_at(&self, at: u32) -> usize {
        self.pieces.partition_point(|piece| piece.start <= at).saturating_sub(1)
    }

    fn end_of(&self, number: usize) -> u32 {
        self.pieces.get(number + 1).map_or(self.len, |next| next.start)
    }
}

#[cfg(test)]
mod tests {
    use ia_validate_testing::Rng;

    use super::*;

    fn edit(start: u32, end: u32, text: &str) -> Edit {
        Edit::new(Span::new(start, end), text.to_owned())
    }

    #[test]
    fn places_lead_back_and_forth() {
        // 0123456789 → 01AB4567C89 → 01A4567CC89
        let origins = Origins::of("0123456789").edited(&[edit(2, 4, "AB"), edit(8, 8, "C")]);
        assert_eq!(origins.back(Span::new(0, 2)), Span::new(0, 2));
        assert_eq!(origins.back(Span::new(2, 3)), Span::new(2, 4));
        assert_eq!(origins.back(Span::new(4, 6)), Span::new(4, 6));
        assert_eq!(origins.back(Span::new(8, 9)), Span::new(8, 8));
        assert_eq!((origins.place(3), origins.place(9), origins.place(11)), ((2, 2), (8, 0), (10, 0)));
        assert_eq!(origins.forward(Span::new(2, 4)), Span::new(2, 4));
        assert_eq!(origins.forward(Span::new(8, 8)), Span::new(8, 9));
        assert_eq!(origins.forward(Span::new(9, 10)), Span::new(10, 11));
        let again = origins.edited(&[edit(3, 4, ""), edit(9, 9, "C")]);
        assert_eq!(again.back(Span::new(2, 3)), Span::new(2, 4));
        assert_eq!(again.forward(Span::new(2, 4)), Span::new(2, 3));
        assert_eq!(again.forward(Span::new(7, 8)), Span::new(6, 7));
        let mut part = Origins::default();
        part.extend(&again, Span::new(3, 6));
        assert_eq!(part.back(Span::new(1, 2)), Span::new(5, 6));
        assert_eq!(Origins::of("").edited(&[edit(0, 0, "x")]).forward(Span::empty(0)), Span::new(0, 1));
    }

    #[test]
    fn what_was_kept_is_found_again() {
        let mut rng = Rng::with_seed(17);
        for _ in 0..500 {
            let original: String = (0..40_u8).map(|it| char::from(b'0' + it)).collect();
            let (mut text, mut origins) = (original.clone(), Origins::of(&original));
            for _ in 0..rng.usize(0..6) {
                let mut ends: Vec<usize> = (0..4).map(|_| rng.usize(0..=text.len())).collect();
                ends.sort_unstable();
                ends.dedup();
                let edits: Vec<Edit> = ends
                    .chunks_exact(2)
                    .map(|pair| Edit::new(Span::at(pair[0], pair[1]), "~".repeat(rng.usize(0..3))))
                    .collect();
                origins = origins.edited(&edits);
                for edit in edits.iter().rev() {
                    text.replace_range(edit.span.range(), &edit.text);
                }
            }
            assert_eq!(origins.len as usize, text.len());
            for (at, character) in text.char_indices().filter(|&(_, it)| it != '~') {
                let old = origins.back(Span::at(at, at + 1));
                assert_eq!(old.of(&original), character.to_string());
                assert_eq!(origins.forward(old), Span::at(at, at + 1));
            }
        }
    }
}
