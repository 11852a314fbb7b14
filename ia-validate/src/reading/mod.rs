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
mod words;

pub use model::{Block, BlockKind, Dropped, Footer, Reading, Stock};

use std::sync::{Mutex, PoisonError};

use crate::article::{Article, Buffers};
use crate::check::Seen;
use crate::check::fragment::Fragment;
use crate::feed::{self, FieldName, Item};
use crate::options::Options;
use crate::report::Report;
use crate::rules::{self, Context};
use crate::source::{Kind, OffsetMap, Source, Span};
use crate::validator::Validator;
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

/// Checks a text and takes stock of its articles: the same as [`Validator::source`] and [`take_stock`], in one go.
#[must_use]
pub fn check_and_take_stock(validator: &Validator, source: &Source<'_>, kind: Kind) -> (Report, Vec<Stock>) {
    let options = validator.options();
    // What was found may be more than what a text by itself would show, and with that something else be lost.
    let is_more = options.history.is_some() || !source.is_plain();
    if is_more || !matches!(kind, Kind::Article | Kind::Feed) {
        return (validator.source(source, kind), take_stock(source, kind, options));
    }
    let whole = Span::at(0, source.text().len());
    let stocks = Mutex::new(Vec::new());
    let watch = |number: usize, context: Context<'_>, seen: Seen<'_>| {
        let stock = match context.item {
            Some(item) => of_item(item, &seen, context, stock::of),
            None => alone(whole, &seen, context, stock::of),
        };
        stocks.lock().unwrap_or_else(PoisonError::into_inner).push((number, stock));
    };
    let report = validator.watched(source, kind, Some(&watch));
    let mut stocks = stocks.into_inner().unwrap_or_else(PoisonError::into_inner);
    // The threads that check a feed are done with its items in any order.
    stocks.sort_unstable_by_key(|(number, _)| *number);
    (report, stocks.into_iter().map(|(_, stock)| stock).collect())
}

/// Reads the articles of a text; `end` makes of each what is wanted.
fn each<R>(
    source: &Source<'_>,
    kind: Kind,
    options: &Options,
    end: impl Fn(Reading, Option<&Article<'_>>) -> R,
) -> Vec<R> {
    let text = source.text();
    let context = Context::of_text(options);
    let whole = Span::at(0, text.len());
    let document = |text: &str, map: &OffsetMap, end: &dyn Fn(Reading, Option<&Article<'_>>) -> R| {
        Buffers::lend(|buffers| {
            let article = &buffers.read(text);
            let findings = &rules::check_article(article, None, context);
            vec![alone(whole, &Seen::Document(article, findings, map), context, end)]
        })
    };
    let slice = OffsetMap::slice(0, whole.len());
    match kind {
        Kind::Article | Kind::Other => document(text, &slice, &end),
        Kind::Fragment => match Fragment::of(text) {
            // A body by itself cannot be judged.
            Some(fragment) => document(&fragment.text, &fragment.map, &|reading, article| {
                end(Reading { rejected: None, ..reading }, article)
            }),
            None => document(text, &slice, &end),
        },
        Kind::Feed => {
            let mut reader = feed::Reader::new(text);
            let items = std::iter::from_fn(|| reader.next_item());
            items.take(options.limits.items).map(|item| in_item(&item, context, &end)).collect()
        }
    }
}

/// Reads an article that is all of a text.
fn alone<R>(
    whole: Span,
    seen: &Seen<'_>,
    context: Context<'_>,
    end: impl Fn(Reading, Option<&Article<'_>>) -> R,
) -> R {
    let &Seen::Document(article, findings, map) = seen else { return end(Reading::default(), None) };
    let reading = Reading { span: whole, ..assemble(article, findings, context, map) };
    end(reading, Some(article))
}

/// Looks at what a feed's item carries, and reads it.
fn in_item<R>(item: &Item<'_>, context: Context<'_>, end: impl Fn(Reading, Option<&Article<'_>>) -> R) -> R {
    let context = Context { item: Some(item), ..context };
    let content = item.field(FieldName::Content).filter(|content| !content.is_blank());
    let Some(content) = content else { return of_item(item, &Seen::Nothing, context, end) };
    Buffers::lend(|buffers| {
        let article = &buffers.read(&content.text);
        if article.html().is_none() && article.root().is_none() {
            return of_item(item, &Seen::Other(article), context, end);
        }
        let findings = &rules::check_article(article, None, context);
        of_item(item, &Seen::Document(article, findings, &content.map), context, end)
    })
}

/// Reads the article of a feed's item.
fn of_item<R>(
    item: &Item<'_>,
    seen: &Seen<'_>,
    context: Context<'_>,
    end: impl Fn(Reading, Option<&Article<'_>>) -> R,
) -> R {
    let value = |name| item.value(name).map(str::to_owned);
    let (reading, article) = match *seen {
        Seen::Nothing => (Reading { rejected: Some("feed-item-field-missing"), ..Reading::default() }, None),
        Seen::Other(article) => {
            let place = item.field(FieldName::Content).map_or(item.span, |content| content.span());
            (without_document(article, place), None)
        }
        Seen::Document(article, findings, map) => (assemble(article, findings, context, map), Some(article)),
    };
    let placed = Reading {
        index: item.index,
        span: item.span,
        canonical: reading.canonical.clone().or_else(|| value(FieldName::Link)),
        title: reading.title.clone().or_else(|| value(FieldName::Title)),
        ..reading
    };
    end(placed, article)
}
