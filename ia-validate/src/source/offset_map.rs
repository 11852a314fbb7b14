//! From an article's offsets to its feed's.

use super::Span;

/// How a stretch of an article is written in its file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Writing {
    /// As it is: the file is the article, or the article stands in the feed as markup.
    #[default]
    Plain,
    /// As it is, in a CDATA section, where no `]]>` may stand.
    Section,
    /// As text of XML: `&`, `<` and `>` are escaped.
    Escaped,
}

/// One stretch of a feed that became a stretch of an article: perhaps a reference, and then what stands as it is. An
/// escaped article has one for each of its references, and nothing else.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Segment {
    /// Where it starts in the article, in bytes.
    article: u32,
    /// Where it starts in the feed.
    feed: u32,
    /// How many bytes of the feed the reference has that it begins with; 0 if it begins with none.
    reference: u32,
    /// How many bytes of the article that stands for.
    stands_for: u32,
    writing: Writing,
}

impl Segment {
    /// Where a byte of the article that lies in it, or its end, stands in the feed; none inside of what a reference
    /// stands for.
    fn place(&self, offset: u32) -> Option<u32> {
        let into = offset - self.article;
        match into.checked_sub(self.stands_for) {
            Some(behind) => Some(self.feed + self.reference + behind),
            None => (into == 0).then_some(self.feed),
        }
    }
}

/// Where each byte of an article stands in the file that it came from.
///
/// The usual article, a slice of its file, needs one addition. An article put together from escaped
/// text or several CDATA sections has a sorted list of segments: either copied as they stand, or one
/// entity reference that became one or two characters.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct OffsetMap {
    segments: Vec<Segment>,
    /// Length of the article, in bytes.
    len: u32,
}

impl OffsetMap {
    /// The map of an article that is the slice of its file starting at byte `start`, `len` bytes long.
    pub(crate) fn slice(start: u32, len: u32) -> Self {
        Self::slice_in(start, len, Writing::Plain)
    }

    /// The same, where the slice is written in some way.
    pub(crate) fn slice_in(start: u32, len: u32, writing: Writing) -> Self {
        Self {
            segments: vec![Segment { article: 0, feed: start, reference: 0, stands_for: 0, writing }],
            len,
        }
    }

    /// Appends a stretch of `len` bytes of the article, which stands in the feed as `feed`.
    ///
    /// Equal lengths mean that the bytes are the same; otherwise `feed` is one entity reference (which
    /// is nearly always longer than what it stands for).
    pub(crate) fn push(&mut self, feed: Span, len: u32, writing: Writing) {
        if len == 0 {
            return;
        }
        let is_reference = feed.len() != len;
        let goes_on = !is_reference
            && self
                .segments
                .last()
                .is_some_and(|last| last.writing == writing && last.place(self.len) == Some(feed.start));
        if !goes_on {
            let (reference, stands_for) = if is_reference { (feed.len(), len) } else { (0, 0) };
            let article = self.len;
            self.segments.push(Segment { article, feed: feed.start, reference, stands_for, writing });
        }
        self.len += len;
    }

    /// Appends what stands in the feed right behind the last stretch and is written as that is: so many bytes as they are,
    /// and a reference that stands for one byte.
    #[inline]
    pub(crate) fn push_next(&mut self, plain: u32, reference: Span, writing: Writing) {
        let article = self.len + plain;
        self.len = article + 1;
        let (feed, reference) = (reference.start, reference.len());
        self.segments.push(Segment { article, feed, reference, stands_for: 1, writing });
    }

    /// Makes room for what an escaped text of so many bytes will have, if it is of the usual kind and size.
    pub(crate) fn expect(&mut self, len: usize) {
        const BYTES_A_REFERENCE: usize = 32;
        const MOST: usize = 1024;
        self.segments.reserve((len / BYTES_A_REFERENCE).min(MOST));
    }

    /// Where the article ends in the feed.
    pub(crate) fn end(&self) -> u32 {
        self.segments.last().and_then(|last| last.place(self.len)).unwrap_or(0)
    }

    /// Where a span of the article stands in the feed.
    ///
    /// A span that begins or ends inside an entity reference covers the whole reference.
    pub(crate) fn map(&self, span: Span) -> Span {
        let start = self.byte(span.start).start;
        if span.is_empty() {
            return Span::empty(start);
        }
        // The end is exclusive: map the last byte, so that a span ending where a CDATA section ends
        // does not reach over the delimiters to the next one.
        Span::new(start, self.byte(span.end - 1).end)
    }

    /// Where the byte of the article stands, or its end, in the file.
    pub(crate) fn file_offset(&self, offset: u32) -> u32 {
        if offset < self.len { self.byte(offset).start } else { self.end() }
    }

    /// The offset in the article of a byte of the file, or of the article's end; none where no article stands.
    pub(crate) fn offset_of(&self, byte: u32) -> Option<u32> {
        let behind = self.segments.partition_point(|segment| segment.feed <= byte);
        let index = behind.checked_sub(1)?;
        let segment = self.segments.get(index)?;
        let end = self.segments.get(index + 1).map_or(self.len, |next| next.article);
        match (byte - segment.feed).checked_sub(segment.reference) {
            None => Some(segment.article),
            Some(behind) => {
                let at = segment.article + segment.stands_for + behind;
                (at <= end).then_some(at)
            }
        }
    }

    /// Where a span of the article can be replaced in the feed as one piece, and how text is written there;
    /// none where the ends of CDATA sections or parts of references stand in the way.
    pub(crate) fn replaceable(&self, span: Span) -> Option<(Span, Writing)> {
        if span.end > self.len {
            return None;
        }
        let last_byte = if span.is_empty() { span.start } else { span.end - 1 };
        let (first, last) = (self.segment_of(span.start)?, self.segment_of(last_byte)?);
        let parts = self.segments.get(first..=last)?;
        let is_one_piece = parts.windows(2).all(|pair| {
            pair[0].place(pair[1].article) == Some(pair[1].feed) && pair[0].writing == pair[1].writing
        });
        let start = parts.first()?.place(span.start)?;
        let end = if span.is_empty() { start } else { parts.last()?.place(span.end)? };
        is_one_piece.then(|| Some((Span::new(start, end), parts.first()?.writing)))?
    }

    /// The segment that the byte at `offset` of the article lies in, or that it comes behind.
    fn segment_of(&self, offset: u32) -> Option<usize> {
        self.segments.partition_point(|segment| segment.article <= offset).checked_sub(1)
    }

    /// The bytes of the feed that stand for the byte at `offset` of the article.
    fn byte(&self, offset: u32) -> Span {
        let Some(segment) = self.segment_of(offset).and_then(|index| self.segments.get(index)) else {
            return self.segments.first().map_or(Span::empty(0), |first| Span::empty(first.feed));
        };
        if offset >= self.len {
            return Span::empty(self.end());
        }
        match segment.place(offset) {
            Some(at) if offset - segment.article >= segment.stands_for => Span::new(at, at + 1),
            _ => Span::new(segment.feed, segment.feed + segment.reference),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slice_is_one_addition() {
        let map = OffsetMap::slice(100, 50);
        assert_eq!(map.map(Span::new(0, 50)), Span::new(100, 150));
        assert_eq!(map.map(Span::new(7, 7)), Span::new(107, 107));
        assert_eq!(map.map(Span::new(50, 50)), Span::new(150, 150));
    }

    #[test]
    fn entities_are_whole_and_gaps_are_not_crossed() {
        // feed: `a&lt;b]]><![CDATA[c`
        let mut map = OffsetMap::default();
        map.push(Span::new(0, 1), 1, Writing::Escaped);
        map.push(Span::new(1, 5), 1, Writing::Escaped);
        map.push(Span::new(5, 6), 1, Writing::Escaped);
        map.push(Span::new(18, 19), 1, Writing::Section);
        assert_eq!(map.map(Span::new(1, 2)), Span::new(1, 5));
        assert_eq!(map.map(Span::new(0, 3)), Span::new(0, 6));
        assert_eq!(map.map(Span::new(2, 4)), Span::new(5, 19));
        assert_eq!(map.map(Span::new(3, 3)), Span::empty(18));
        assert_eq!(map.map(Span::new(4, 4)), Span::empty(19));
        assert_eq!(OffsetMap::default().map(Span::new(0, 0)), Span::empty(0));

        let replaceable = |start, end| map.replaceable(Span::new(start, end));
        assert_eq!(replaceable(0, 3), Some((Span::new(0, 6), Writing::Escaped)));
        assert_eq!(replaceable(1, 1), Some((Span::empty(1), Writing::Escaped)));
        assert_eq!(replaceable(2, 2), Some((Span::empty(5), Writing::Escaped)));
        assert_eq!(replaceable(3, 3), Some((Span::empty(18), Writing::Section)));
        assert_eq!(replaceable(4, 4), Some((Span::empty(19), Writing::Section)));
        assert_eq!(replaceable(2, 4), None);
        assert_eq!(replaceable(3, 5), None);
        assert_eq!(OffsetMap::default().replaceable(Span::new(0, 0)), None);
    }

    #[test]
    fn what_comes_next_is_a_stretch_and_a_reference() {
        let [mut apart, mut together] = [OffsetMap::default(), OffsetMap::default()];
        for map in [&mut apart, &mut together] {
            map.push(Span::new(10, 15), 5, Writing::Escaped);
            map.push(Span::new(15, 19), 1, Writing::Escaped);
        }
        let mut at = 19;
        for (plain, reference) in [(0, 4), (3, 6), (0, 5), (1, 4)] {
            let plain = Span::new(at, at + plain);
            let reference = Span::new(plain.end, plain.end + reference);
            apart.push(plain, plain.len(), Writing::Escaped);
            apart.push(reference, 1, Writing::Escaped);
            together.push_next(plain.len(), reference, Writing::Escaped);
            assert_eq!(together, apart);
            at = reference.end;
        }
    }

    #[test]
    fn a_part_of_what_a_reference_stands_for_is_not_replaceable() {
        // feed: `x&#233;`, where é has two bytes
        let mut map = OffsetMap::default();
        map.push(Span::new(0, 1), 1, Writing::Escaped);
        map.push(Span::new(1, 7), 2, Writing::Escaped);
        assert_eq!(map.replaceable(Span::new(0, 2)), None);
        assert_eq!(map.replaceable(Span::new(2, 2)), None);
        assert_eq!(map.replaceable(Span::new(1, 3)), Some((Span::new(1, 7), Writing::Escaped)));
        assert_eq!(map.replaceable(Span::new(3, 3)), Some((Span::empty(7), Writing::Escaped)));
    }
}
