//! What the fuzz targets share: a validator for which no rule is silent, and what holds of every report.

use std::sync::{Arc, LazyLock};

use chrono::DateTime;
use ia_validate::history::{History, StoredVersion, Versions};
use ia_validate::{Kind, Options, Report, Source, Span, Validator};

/// A validator that knows a domain, the time and an earlier version, so that every rule has its say.
pub static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| {
    let mut options = Options::default();
    options.domains.extend("example.com".parse());
    options.now = DateTime::from_timestamp(1_772_800_000, 0);
    let canonical = "https://www.example.com/2026/03/the-keepers-daughter";
    let mut stored = StoredVersion::new(canonical, 0);
    stored.modified = DateTime::from_timestamp(1_772_000_000, 0);
    let mut versions = Versions::default();
    versions.insert(stored);
    let history: Arc<dyn History> = Arc::new(versions);
    options.history = Some(history);
    Validator::new(options)
});

/// Checks a file, and what holds of its report whatever stands in the file.
pub fn report(source: &Source<'_>, kind: Kind) -> Report {
    let report = VALIDATOR.source(source, kind);
    assert_in_text(source.text(), &report);
    report
}

/// Every place is one in the text, on character boundaries; the findings are in their order, and each is about
/// an article that there is.
fn assert_in_text(text: &str, report: &Report) {
    let is_place = |span: Span| span.start <= span.end && text.get(span.range()).is_some();
    for finding in report.diagnostics.iter().chain(&report.suppressed) {
        assert!(is_place(finding.span), "{finding:?}");
        assert!(finding.related.iter().all(|related| is_place(related.span)), "{finding:?}");
        let edits = finding.fix.iter().flat_map(|fix| &fix.edits);
        assert!(edits.clone().all(|edit| is_place(edit.span)), "{finding:?}");
        assert!(edits.is_sorted_by(|one, next| one.span.end <= next.span.start), "{finding:?}");
        assert!(finding.article.is_none_or(|index| index < report.articles.len()), "{finding:?}");
    }
    assert!(report.articles.iter().all(|article| is_place(article.span)));
    assert!(report.diagnostics.is_sorted_by_key(|finding| (finding.span.start, finding.rule)));
}
