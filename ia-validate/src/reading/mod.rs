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
mod stock;
#[cfg(test)]
mod tests;
mod text;

pub use model::{Block, BlockKind, Dropped, Footer, Reading, Stock};

use crate::article::{Article, Buffers};
use crate::check::fragment::Fragment;
use crate::feed::{self, FieldName, Item};
use crate::options::Options;
use crate::rules::Context;
use crate::source::{Kind, OffsetMap, Source, Span};
use assemble::{assemble, without_document};

/// Reads the articles of a text. Of the options, limits and the zone of times without one count.
#[must_use]
pub fn read(source: &Source<'_>, kind: Kind, options: &Options) -> Vec<Reading> {
    each(source, kind, options, |reading, _| reading)
}

/// Reads the articles of a text likewise, and counts what is in them.
#[must_use]
pub fn take_stock(source: &Source<'_>, kind: Kind, options: &Options) -> Vec<Stock> {
    each(source, kind, options, stock::of)
}

/// Reads the articles of a text; `end` makes of each what is wanted.
fn each<R>(
    source: &Source<'_>,
    kind: Kind,
    options: &Options,
    mut end: impl FnMut(Reading, Option<&Article<'_>>) -> R,
) -> Vec<R> {
    let text = source.text();
    let context = Context::of_text(options);
    let whole = Span::at(0, text.len());
    let mut alone = |text: &str, map: &OffsetMap, judges: bool| {
        Buffers::lend(|buffers| {
            let article = buffers.read(text);
            let mut reading = assemble(&article, context, map);
            reading.span = whole;
            reading.rejected = reading.rejected.filter(|_| judges);
            vec![end(reading, Some(&article))]
        })
    };
    let slice = OffsetMap::slice(0, whole.len());
    match kind {
        Kind::Article | Kind::Other => alone(text, &slice, true),
        Kind::Fragment => match Fragment::of(text) {
            Some(fragment) => alone(&fragment.text, &fragment.map, false),
            None => alone(text, &slice, true),
        },
        Kind::Feed => {
            let mut reader = feed::Reader::new(text);
            let items = std::iter::from_fn(|| reader.next_item());
            items.take(options.limits.items).map(|item| of_item(&item, context, &mut end)).collect()
        }
    }
}

/// Reads the article of a feed's item.
fn of_item<R>(
    item: &Item<'_>,
    context: Context<'_>,
    end: &mut impl FnMut(Reading, Option<&Article<'_>>) -> R,
) -> R {
    let context = Context { item: Some(item), ..context };
    let value = |name| item.value(name).map(str::to_owned);
    let placed = |reading: Reading| Reading {
        index: item.index,
        span: item.span,
        canonical: reading.canonical.clone().or_else(|| value(FieldName::Link)),
        title: reading.title.clone().or_else(|| value(FieldName::Title)),
        ..reading
    };
    let content = item.field(FieldName::Content).filter(|content| !content.is_blank());
    let Some(content) = content else {
        let rejected = Some("feed-item-field-missing");
        return end(placed(Reading { rejected, ..Reading::default() }), None);
    };
    Buffers::lend(|buffers| {
        let article = buffers.read(&content.text);
        let is_document = article.html().is_some() || article.root().is_some();
        let reading = if is_document {
            assemble(&article, context, &content.map)
        } else {
            without_document(&article, content.span())
        };
        end(placed(reading), Some(&article).filter(|_| is_document))
    })
}
