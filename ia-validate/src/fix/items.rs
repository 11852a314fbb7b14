//! A feed in pieces: each item as a small feed of its own, so that an article is mended by itself.

use super::origins::Origins;
use crate::feed::{self, FieldName};
use crate::source::Span;

/// Where a feed can be divided.
pub(super) struct Items<'t> {
    text: &'t str,
    /// The start tags of the root and of the channel: what items need around them.
    head: Vec<Span>,
    /// From the start of each item to the start of the next.
    regions: Vec<Span>,
}

impl<'t> Items<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let mut reader = feed::Reader::new(text);
        let mut starts = Vec::new();
        while let Some(item) = reader.next_item() {
            starts.push(item.span.start);
        }
        let outline = reader.into_outline();
        let tags = outline.root.map(|(_, span)| span).into_iter().chain(outline.channel);
        let first = starts.first().copied().unwrap_or(0);
        let head = tags.filter(|tag| tag.end <= first).collect();
        let ends = starts.iter().skip(1).copied().chain([Span::at(0, text.len()).end]);
        let regions = starts.iter().zip(ends).map(|(&start, end)| Span::new(start, end)).collect();
        Self { text, head, regions }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.regions.len()
    }

    /// Where an item stands, up to the next one.
    pub(super) fn region(&self, index: usize) -> Span {
        self.regions.get(index).copied().unwrap_or_default()
    }

    /// What of the text an item as a feed of its own is made of.
    pub(super) fn spans(&self, index: usize) -> impl Iterator<Item = Span> {
        self.head.iter().copied().chain([self.region(index)])
    }

    /// An item as a feed of its own, and how many bytes stand in it before the item.
    pub(super) fn alone(&self, index: usize) -> (String, u32) {
        let head = self.head.iter().map(|tag| tag.len()).sum();
        (self.spans(index).map(|span| span.of(self.text)).collect(), head)
    }

    /// The whole feed, with some items replaced by what stands in feeds of their own, behind so many bytes.
    pub(super) fn together<'r>(&self, replaced: impl IntoIterator<Item = (usize, (&'r str, u32))>) -> String {
        let mut text = String::with_capacity(self.text.len());
        let mut at = 0;
        for (index, (alone, head)) in replaced {
            let region = self.region(index);
            text.push_str(Span::new(at, region.start).of(self.text));
            text.push_str(alone.get(head as usize..).unwrap_or_default());
            at = region.end;
        }
        text.push_str(Span::at(at as usize, self.text.len()).of(self.text));
        text
    }

    /// Where the same comes from, if the whole feed comes from `whole`.
    pub(super) fn origins_together<'r>(
        &self,
        whole: &Origins,
        replaced: impl IntoIterator<Item = (usize, (&'r Origins, u32))>,
    ) -> Origins {
        let mut origins = Origins::default();
        let mut at = 0;
        for (index, (alone, head)) in replaced {
            let region = self.region(index);
            origins.extend(whole, Span::new(at, region.start));
            origins.extend(alone, Span::new(head, u32::MAX));
            at = region.end;
        }
        origins.extend(whole, Span::new(at, u32::MAX));
        origins
    }
}

/// The article that the first item of a feed carries.
pub(super) fn content(feed: &str) -> String {
    let item = feed::Reader::new(feed).next_item();
    let content = item.as_ref().and_then(|item| item.field(FieldName::Content));
    content.map(|content| content.text.to_string()).unwrap_or_default()
}
