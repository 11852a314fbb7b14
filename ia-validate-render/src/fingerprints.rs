//! Names for findings that last: the same in the next report if nothing but lines has moved.

use std::collections::BTreeMap;

use ia_validate::Diagnostic;
use ia_validate::report::{ArticleSummary, LeftOut};
use xxhash_rust::xxh3::Xxh3;

use crate::escape::in_repository;
use crate::file_report::FileReport;
use crate::omitted::option;

/// Tells the findings of one report apart.
#[derive(Default)]
pub(super) struct Fingerprints {
    /// How many findings there were already of which the library says the same.
    seen: BTreeMap<u128, u64>,
}

impl Fingerprints {
    /// 32 hexadecimal digits, which no other finding of the report has. They say nothing about lines: of
    /// findings that are alike in one article, the first, second and so on stay what they are.
    pub(super) fn of(&mut self, finding: &Diagnostic, file: &FileReport<'_>) -> String {
        self.next(file.article(finding), file, &finding.fingerprint.0.to_le_bytes())
    }

    /// The same for what a limit left out, however much that is.
    pub(super) fn of_left_out(&mut self, left: &LeftOut, file: &FileReport<'_>) -> String {
        let article = left.article.and_then(|index| file.report.articles.get(index));
        self.next(article, file, option(left.limit).as_bytes())
    }

    fn next(&mut self, article: Option<&ArticleSummary>, file: &FileReport<'_>, own: &[u8]) -> String {
        let canonical = article.and_then(|article| article.canonical.as_deref());
        let mut hasher = Xxh3::new();
        for part in [in_repository(file.key()), canonical.unwrap_or_default()] {
            hasher.update(part.as_bytes());
            hasher.update(b"\0");
        }
        hasher.update(own);
        let count = self.seen.entry(hasher.digest128()).or_default();
        hasher.update(&count.to_le_bytes());
        *count += 1;
        format!("{:032x}", hasher.digest128())
    }
}
