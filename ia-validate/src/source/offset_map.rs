//! From an article's offsets to its feed's.

use super::Span;

/// One stretch of a feed that became a stretch of an article.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Segment {
    /// Where it starts in the article, in bytes.
    article: u32,
    /// Where it stands in the feed.
    feed: Span,
}

/// Where each byte of an article stands in the file that it came from.
///
/// The usual article, a slice of its file, needs one addition. An article put together from escaped
/// text or several CDATA sections has a sorted list of segments: either copied as they stand, or one
/// entity reference that became one or two characters.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct OffsetMap {
    segments: Vec<Segment>,
    /// Length of the article, in bytes.
    len: u32,
}

impl OffsetMap {
    /// The map of an article that is the slice of its file starting at byte `start`, `len` bytes long.
    #[must_use]
    pub fn slice(start: u32, len: u32) -> Self {
        Self { segments: vec![Segment { article: 0, feed: Span::new(start, start + len) }], len }
    }

    /// Appends a stretch of `len` bytes of the article, which stands in the feed as `feed`.
    ///
    /// Equal lengths mean that the bytes are the same; otherwise `feed` is one entity reference (which
    /// is always longer than what it stands for).
    pub fn push(&mut self, feed: Span, len: u32) {
        if len == 0 {
            return;
        }
        let verbatim = feed.len() == len;
        if let Some(last) = self.segments.last_mut() {
            let last_verbatim = self.len - last.article == last.feed.len();
            if verbatim && last_verbatim && last.feed.end == feed.start {
                last.feed.end = feed.end;
                self.len += len;
                return;
            }
        }
        self.segments.push(Segment { article: self.len, feed });
        self.len += len;
    }

    /// Where the article ends in the feed.
    #[must_use]
    pub fn end(&self) -> u32 {
        self.segments.last().map_or(0, |last| last.feed.end)
    }

    /// Where a span of the article stands in the feed.
    ///
    /// A span that begins or ends inside an entity reference covers the whole reference.
    #[must_use]
    pub fn map(&self, span: Span) -> Span {
        let start = self.byte(span.start).start;
        if span.is_empty() {
            return Span::empty(start);
        }
        // The end is exclusive: map the last byte, so that a span ending where a CDATA section ends
        // does not reach over the delimiters to the next one.
        Span::new(start, self.byte(span.end - 1).end)
    }

    /// The bytes of the feed that stand for the byte at `offset` of the article.
    fn byte(&self, offset: u32) -> Span {
        let index = self.segments.partition_point(|segment| segment.article <= offset);
        let Some(segment) = index.checked_sub(1).and_then(|index| self.segments.get(index)) else {
            return self.segments.first().map_or(Span::empty(0), |first| Span::empty(first.feed.start));
        };
        let article_end = self.segments.get(index).map_or(self.len, |next| next.article);
        let into = offset - segment.article;
        if offset >= article_end {
            Span::empty(segment.feed.end)
        } else if article_end - segment.article == segment.feed.len() {
            Span::new(segment.feed.start + into, segment.feed.start + into + 1)
        } else {
            segment.feed
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
        map.push(Span::new(0, 1), 1);
        map.push(Span::new(1, 5), 1);
        map.push(Span::new(5, 6), 1);
        map.push(Span::new(18, 19), 1);
        assert_eq!(map.map(Span::new(1, 2)), Span::new(1, 5));
        assert_eq!(map.map(Span::new(0, 3)), Span::new(0, 6));
        assert_eq!(map.map(Span::new(2, 4)), Span::new(5, 19));
        assert_eq!(map.map(Span::new(3, 3)), Span::empty(18));
        assert_eq!(map.map(Span::new(4, 4)), Span::empty(19));
        assert_eq!(OffsetMap::default().map(Span::new(0, 0)), Span::empty(0));
    }
}
