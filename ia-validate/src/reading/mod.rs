//! An article as Facebook would have shown it: its parts, its blocks in their order, and what was dropped.
//!
//! What is dropped follows from the findings of the rules that say so. Comments that allow findings change nothing
//! about it.
//!
//! ```
//! use ia_validate::reading::{self, BlockKind};
//! use ia_validate::{Kind, Options, Source};
//!
//! let text = "<html><body><article><header><h1>Title</h1></header><p>Text</p>\
//!             <div><p>Lost</p></div></article></body></html>";
//! let readings = reading::read(&Source::from_text(text), Kind::Article, &Options::default());
//! assert_eq!(readings[0].title.as_deref(), Some("Title"));
//! assert_eq!(readings[0].blocks[0].kind, BlockKind::Paragraph);
//! assert_eq!(readings[0].dropped[0].text, "Lost");
//! ```

mod assemble;
mod blocks;
mod lost;
mod model;
#[cfg(test)]
mod tests;
mod text;

pub use model::{Block, BlockKind, Dropped, Footer, Reading};

use crate::article::Buffers;
use crate::check::fragment::Fragment;
use crate::feed::{self, FieldName, Item};
use crate::options::Options;
use crate::rules::Context;
use crate::source::{Kind, OffsetMap, Source, Span};
use assemble::{assemble, without_document};

/// Reads the articles of a text. Of the options, limits and the zone of times without one count.
#[must_use]
pub fn read(source: &Source<'_>, kind: Kind, options: &Options) -> Vec<Reading> {
    let text = source.text();
    let context = Context::of_text(options);
    let whole = Span::at(0, text.len());
    let alone = |text: &str, map: &OffsetMap, judges: bool| {
        let mut reading = Buffers::lend(|buffers| assemble(&buffers.read(text), context, map));
        reading.span = whole;
        reading.rejected = reading.rejected.filter(|_| judges);
        vec![reading]
    };
    let slice = OffsetMap::slice(0, whole.len());
    match kind {
        Kind::Article => alone(text, &slice, true),
        Kind::Fragment => match Fragment::of(text) {
            Some(fragment) => alone(&fragment.text, &fragment.map, false),
            None => alone(text, &slice, true),
        },
        Kind::Feed => {
            let mut reader = feed::Reader::new(text);
            let items = std::iter::from_fn(|| reader.next_item());
            items.take(options.limits.items).map(|item| of_item(&item, context)).collect()
        }
    }
}

/// Reads the article of a feed's item.
fn of_item(item: &Item<'_>, context: Context<'_>) -> Reading {
    let context = Context { item: Some(item), ..context };
    let content = item.field(FieldName::Content).filter(|content| !content.is_blank());
    let mut reading = match content {
        Some(content) => Buffers::lend(|buffers| {
            let article = buffers.read(&content.text);
            if article.html().is_some() || article.root().is_some() {
                assemble(&article, context, &content.map)
            } else {
                without_document(&article, content.span())
            }
        }),
        None => Reading { rejected: Some("feed-item-field-missing"), ..Reading::default() },
    };
    let value = |name| item.value(name).map(str::to_owned);
    reading.index = item.index;
    reading.span = item.span;
    reading.canonical = reading.canonical.or_else(|| value(FieldName::Link));
    reading.title = reading.title.or_else(|| value(FieldName::Title));
    reading
}
