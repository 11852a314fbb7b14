//! Applying fixes to a text, none over another.

use std::collections::BTreeMap;

use crate::report::{Edit, Fix};
use crate::source::Span;

/// What came of applying fixes.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Applied {
    /// The text afterwards.
    pub text: String,
    /// Which of the fixes were applied: their numbers in the order given.
    pub applied: Vec<usize>,
    /// Which were left out, because they would have changed what another one changes, or do not fit the text.
    pub left_out: Vec<usize>,
}

/// Applies fixes to the text that they were made for, each as a whole or not at all.
///
/// Of two fixes that change the same place the first one is applied. Where something is put in next to another
/// edit, that is the same place, unless the two fixes are the same altogether. So are two places side by side
/// where both only take out: what comes together then is no longer what either was made for.
#[must_use]
pub fn apply<'f>(text: &str, fixes: impl IntoIterator<Item = &'f Fix>) -> Applied {
    apply_with_edits(text, fixes).0
}

/// The same, with the edits that were made, which are apart and in order.
pub(super) fn apply_with_edits<'f>(
    text: &str,
    fixes: impl IntoIterator<Item = &'f Fix>,
) -> (Applied, Vec<Edit>) {
    let mut taken = Taken::default();
    let (mut applied, mut left_out) = (Vec::new(), Vec::new());
    for (number, fix) in fixes.into_iter().enumerate() {
        let fits = fix.edits.iter().all(|edit| text.get(edit.span.range()).is_some());
        let done = fits && (taken.has(fix) || taken.take(fix));
        if done { applied.push(number) } else { left_out.push(number) }
    }
    let edits = taken.into_edits();
    let mut new = String::with_capacity(text.len());
    let mut at = 0;
    for edit in &edits {
        new.push_str(Span::new(at, edit.span.start).of(text));
        new.push_str(&edit.text);
        at = edit.span.end;
    }
    new.push_str(Span::at(at as usize, text.len()).of(text));
    (Applied { text: new, applied, left_out }, edits)
}

/// The edits of the fixes that were taken, by where they start. At one place there can be several only from
/// one fix.
#[derive(Default)]
struct Taken<'f> {
    by_start: BTreeMap<u32, Place<'f>>,
    fixes: Vec<&'f Fix>,
}

/// A place that is changed.
struct Place<'f> {
    end: u32,
    /// Whether nothing is put in.
    is_deletion: bool,
    fix: &'f Fix,
}

impl<'f> Taken<'f> {
    /// Whether the same was taken before.
    fn has(&self, fix: &Fix) -> bool {
        let first = fix.edits.first().and_then(|edit| self.by_start.get(&edit.span.start));
        first.is_some_and(|place| place.fix.edits == fix.edits)
    }

    /// Takes a fix, unless it would change what another one changes, or itself twice.
    fn take(&mut self, fix: &'f Fix) -> bool {
        let is_apart = fix.edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start);
        if !is_apart || fix.edits.iter().any(|edit| self.is_taken(edit)) {
            return false;
        }
        for Edit { span, text } in &fix.edits {
            let place = Place { end: span.end, is_deletion: true, fix };
            let place = self.by_start.entry(span.start).or_insert(place);
            place.end = span.end.max(place.end);
            place.is_deletion &= text.is_empty();
        }
        self.fixes.push(fix);
        true
    }

    /// Whether one of the edits that were taken changes the same place.
    fn is_taken(&self, Edit { span, text }: &Edit) -> bool {
        // What was taken is disjoint and in order, so hardly more than two can touch without a conflict.
        let touching = self.by_start.range(..=span.end).rev().take_while(|(_, it)| it.end >= span.start);
        touching.into_iter().any(|(&start, it)| {
            let both_delete = it.is_deletion && text.is_empty();
            span.is_empty() || start == it.end || both_delete || (start < span.end && span.start < it.end)
        })
    }

    fn into_edits(self) -> Vec<Edit> {
        let mut edits: Vec<Edit> = self.fixes.iter().flat_map(|fix| fix.edits.iter().cloned()).collect();
        Fix::sort(&mut edits);
        edits
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Safety;

    fn fix(edits: &[(u32, u32, &str)]) -> Fix {
        let edit = |&(start, end, text): &(u32, u32, &str)| Edit::new(Span::new(start, end), text.to_owned());
        Fix::new(Safety::Safe, "x", edits.iter().map(edit).collect())
    }

    fn applied(fixes: &[Fix]) -> (String, Vec<usize>) {
        let applied = apply("0123456789", fixes);
        assert_eq!(applied.applied.len() + applied.left_out.len(), fixes.len());
        (applied.text, applied.applied)
    }

    #[test]
    fn fixes_are_applied_side_by_side() {
        let fixes = [fix(&[(4, 6, "ab"), (9, 9, "c")]), fix(&[(0, 1, "")]), fix(&[(2, 3, "xyz")])];
        assert_eq!(applied(&fixes), ("1xyz3ab678c9".to_owned(), vec![0, 1, 2]));
        assert_eq!(applied(&[]), ("0123456789".to_owned(), vec![]));
        // Replacements next to each other are two places.
        assert_eq!(applied(&[fix(&[(2, 4, "a")]), fix(&[(4, 6, "b")]), fix(&[(0, 2, "c")])]).1, [0, 1, 2]);
    }

    #[test]
    fn of_two_for_one_place_the_first_is_applied() {
        for (first, second) in [
            ((2, 5), (4, 6)),
            ((2, 5), (2, 5)),
            ((2, 8), (4, 6)),
            ((4, 6), (2, 8)),
            ((2, 5), (5, 5)),
            ((2, 5), (2, 2)),
            ((2, 5), (3, 3)),
            ((5, 5), (2, 5)),
            ((5, 5), (5, 7)),
            ((5, 5), (4, 7)),
            ((5, 5), (5, 5)),
        ] {
            let fixes = [fix(&[(first.0, first.1, "a")]), fix(&[(second.0, second.1, "b"), (9, 9, "c")])];
            assert_eq!(applied(&fixes).1, [0], "{first:?} {second:?}");
        }
        // One before, one behind: the one before is not forgotten.
        let fixes = [fix(&[(2, 5, "a"), (6, 8, "b")]), fix(&[(4, 6, "c")])];
        assert_eq!(applied(&fixes).1, [0]);
    }

    #[test]
    fn two_deletions_side_by_side_are_one_place() {
        let fixes = [fix(&[(2, 4, "")]), fix(&[(4, 6, "")]), fix(&[(6, 7, "")])];
        assert_eq!(applied(&fixes), ("0145789".to_owned(), vec![0, 2]));
        assert_eq!(applied(&[fix(&[(2, 4, "")]), fix(&[(4, 6, "a")])]).1, [0, 1]);
        assert_eq!(applied(&[fix(&[(2, 4, ""), (4, 6, "")])]).1, [0]);
    }

    #[test]
    fn the_same_fix_twice_is_applied_once() {
        let twice = [fix(&[(3, 3, "a"), (5, 6, "b")]), fix(&[(3, 3, "a"), (5, 6, "b")]), fix(&[(3, 3, "a")])];
        assert_eq!(applied(&twice), ("012a34b6789".to_owned(), vec![0, 1]));
    }

    #[test]
    fn one_fix_puts_several_texts_in_at_one_place_in_its_order() {
        assert_eq!(applied(&[fix(&[(3, 3, "a"), (3, 3, "b"), (3, 4, "c")])]).0, "012abc456789");
    }

    #[test]
    fn what_does_not_fit_is_left_out() {
        assert_eq!(applied(&[fix(&[(8, 11, "a")]), fix(&[(2, 4, "a"), (3, 5, "b")])]).1, [0; 0]);
        assert_eq!(apply("é", &[fix(&[(1, 2, "")])]).left_out, [0]);
    }
}
