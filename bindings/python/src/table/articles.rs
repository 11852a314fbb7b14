//! What the articles of a row are.

use std::collections::BTreeSet;

use ia_validate::chrono::{DateTime, SecondsFormat, Utc};
use ia_validate::reading::{BlockKind, Reading, Stock};
use ia_validate::{Report, Severity};

use super::columns::Columns;
use super::whole;

/// Adds the articles of a row.
pub(super) fn describe(articles: &mut Columns, row: u32, report: &Report, stocks: &[Stock]) {
    let time = |time: Option<DateTime<Utc>>| time.map(|it| it.to_rfc3339_opts(SecondsFormat::AutoSi, true));
    // By article, in one pass over the findings.
    let mut counts = vec![[0_i64; 3]; report.articles.len()];
    for it in &report.diagnostics {
        if let Some([errors, warnings, infos]) = it.article.and_then(|index| counts.get_mut(index)) {
            *match it.severity {
                Severity::Error => errors,
                Severity::Warning => warnings,
                _ => infos,
            } += 1;
        }
    }
    for ((article, [errors, warnings, infos]), number) in report.articles.iter().zip(counts).zip(0..) {
        let reading = stocks.get(number).map(|stock| &stock.reading).filter(|it| it.index == article.index);
        let (mut images, mut embeds) = (BTreeSet::new(), 0);
        for block in reading.into_iter().flat_map(|it| it.cover.iter().chain(&it.blocks)) {
            match block.kind {
                BlockKind::Image | BlockKind::Slideshow => images.extend(&block.sources),
                BlockKind::Embed => embeds += 1,
                _ => {}
            }
        }
        let authors = reading.map(|it| it.authors.join("; ")).filter(|it| !it.is_empty());
        let (published, modified) = (time(article.published), time(article.modified));
        let texts =
            [&article.canonical, &article.title, &authors, &published, &modified].map(Option::as_deref);
        let [item, words, images, embeds] =
            [article.index, reading.map_or(0, Reading::words), images.len(), embeds].map(whole);
        articles.push(row, &texts, &[item, words, images, embeds, Some(errors), Some(warnings), Some(infos)]);
    }
}
