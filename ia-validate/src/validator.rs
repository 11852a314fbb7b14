//! The whole line, from a text to a report.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::article::{self, Article, Buffers, Classes, Domain, Fingerprint};
use crate::feed::{self, FieldName, Item};
use crate::history::{History, StoredVersion, Versions};
use crate::ingestion;
use crate::report::{ArticleSummary, Outcome, Report, Unchecked};
use crate::rules::overview::{Carries, ItemSummary, Kept, Overview};
use crate::rules::update::Update;
use crate::rules::{self, Context};
use crate::source::{Kind, OffsetMap, Source, Span};

/// What to check, and against what. Rule ids that do not exist have no effect: look them up with
/// [`rules::find`](crate::rules::find) first.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Options {
    /// The page's domains. Without any, canonical URLs are not compared with one.
    pub domains: Vec<Domain>,
    /// If not empty, only findings of these rules are reported.
    pub select: BTreeSet<String>,
    /// Findings of these rules are not reported.
    pub ignore: BTreeSet<String>,
    /// The stored versions that updates are judged against. Without any, every article is new.
    pub history: Option<Arc<dyn History>>,
    /// The current time, for the rules that depend on it; without it they are silent.
    pub now: Option<DateTime<Utc>>,
}

/// Checks articles and feeds. Cheap to clone and to share between threads.
#[derive(Clone, Debug)]
pub struct Validator {
    options: Arc<Options>,
}

impl Validator {
    /// A validator with these options.
    #[must_use]
    pub fn new(options: Options) -> Self {
        Self { options: Arc::new(options) }
    }

    /// Checks one article. Spans are byte offsets into `text`.
    #[must_use]
    pub fn article(&self, text: &str) -> Report {
        self.source(&Source::from_text(text), Kind::Article)
    }

    /// Checks a feed and the articles in it. Spans are byte offsets into the feed, decoded to UTF-8
    /// (into `bytes` where that is UTF-8; else decode with [`Source::decode`] and call
    /// [`source`](Self::source)).
    #[must_use]
    pub fn feed(&self, bytes: &[u8]) -> Report {
        self.source(&Source::decode(bytes, Some(Kind::Feed)), Kind::Feed)
    }

    /// Checks a decoded file. Spans are byte offsets into its text.
    #[must_use]
    pub fn source(&self, source: &Source<'_>, kind: Kind) -> Report {
        let mut report = Report::new(kind);
        let context = Context {
            options: &self.options,
            item: None,
            encoding: source.encoding(),
            malformed: source.malformed(),
        };
        match kind {
            Kind::Article => check_document(source.text(), context, &mut report),
            Kind::Feed => check_feed(source.text(), context, &mut report),
        }
        if self.options.domains.is_empty() && !report.articles.is_empty() {
            report.unchecked.push(Unchecked::Domain);
        }
        if self.options.history.is_none() && !report.articles.is_empty() {
            report.unchecked.push(Unchecked::PreviousVersion);
        }
        report.sort();
        ingestion::judge(&mut report);
        report.diagnostics.retain(|finding| self.is_wanted(finding.rule));
        report
    }

    /// The articles of a file as versions to compare later ones with, in the order of the text. What
    /// ingestion would reject is left out.
    #[must_use]
    pub fn versions(&self, source: &Source<'_>, kind: Kind) -> Vec<StoredVersion> {
        let history: Arc<dyn History> = Arc::new(Versions::default());
        let options = Options { history: Some(history), ..Options::clone(&self.options) };
        let report = Self::new(options).source(source, kind);
        let taken = report.articles.iter().filter(|article| article.outcome != Outcome::Rejected);
        taken.filter_map(ArticleSummary::version).collect()
    }

    fn is_wanted(&self, rule: &str) -> bool {
        let Options { select, ignore, .. } = &*self.options;
        (select.is_empty() || select.contains(rule)) && !ignore.contains(rule)
    }
}

/// Checks a file that is one article.
fn check_document(text: &str, context: Context<'_>, report: &mut Report) {
    let mut buffers = Buffers::default();
    let article = buffers.read(text);
    let whole = Span::at(0, text.len());
    check_article(&article, context, &OffsetMap::slice(0, whole.len()), whole, report);
}

fn check_feed(text: &str, context: Context<'_>, report: &mut Report) {
    let mut reader = feed::Reader::new(text);
    let mut buffers = Buffers::default();
    let mut items = Vec::new();
    while let Some(item) = reader.next_item() {
        let (carries, kept) = check_item(&item, context, &mut buffers, report);
        items.push(ItemSummary::new(&item, carries, kept));
    }
    let overview = Overview { len: text.len(), outline: reader.into_outline(), items };
    let findings = rules::check_feed(&overview, context);
    let map = OffsetMap::slice(0, Span::at(0, text.len()).len());
    report.diagnostics.extend(findings.into_iter().map(|finding| finding.into_diagnostic(&map, None)));
}

/// Checks the article of an item, if it carries one.
fn check_item(
    item: &Item<'_>,
    context: Context<'_>,
    buffers: &mut Buffers,
    report: &mut Report,
) -> (Carries, Kept) {
    // What could not be decoded is the feed's defect, not the article's.
    let context = Context { item: Some(item), malformed: &[], ..context };
    let content = item.field(FieldName::Content).filter(|content| !content.is_blank());
    let Some(content) = content else {
        report.articles.push(summary(None, context, item.span));
        return (Carries::Nothing, Kept::default());
    };
    let article = buffers.read(&content.text);
    if article.html().is_some() || article.root().is_some() {
        check_article(&article, context, &content.map, item.span, report);
        return (Carries::Document, Kept::of(&article, &content.map));
    }
    report.articles.push(summary(None, context, item.span));
    (Carries::Fragment { span: content.span(), escaped_twice: article.is_escaped() }, Kept::default())
}

fn check_article(
    article: &Article<'_>,
    context: Context<'_>,
    map: &OffsetMap,
    span: Span,
    report: &mut Report,
) {
    let index = report.articles.len();
    let mut summary = summary(Some(article), context, span);
    let history = context.options.history.as_deref();
    let update = history.and_then(|history| Update::of(article, context.item, history));
    if history.is_some() {
        summary.content_hash = Some(Fingerprint::of_article(article).hash);
    }
    if let Some(stored) = update.as_ref().and_then(Update::stored) {
        summary.stored_modified = stored.modified;
        let is_same =
            summary.content_hash == Some(stored.content_hash) && summary.modified <= stored.modified;
        summary.outcome = if is_same { Outcome::Unchanged } else { Outcome::Update };
    }
    report.articles.push(summary);
    let findings = rules::check_article(article, update.as_ref(), context);
    report.diagnostics.extend(findings.into_iter().map(|finding| finding.into_diagnostic(map, Some(index))));
}

fn summary(article: Option<&Article<'_>>, context: Context<'_>, span: Span) -> ArticleSummary {
    let of_item = |name| context.item.and_then(|item| item.value(name)).map(str::to_owned);
    let time = |class| {
        let time = article?.time(class)?;
        Some(article::DateTime::parse(&time.value("datetime")?)?.instant().and_utc())
    };
    ArticleSummary {
        index: context.item.map_or(0, |item| item.index),
        canonical: article.and_then(Article::canonical_url).or_else(|| of_item(FieldName::Link)),
        title: article.and_then(Article::title).or_else(|| of_item(FieldName::Title)),
        guid: of_item(FieldName::Guid),
        span,
        published: time(Classes::PUBLISHED),
        modified: time(Classes::MODIFIED),
        content_hash: None,
        stored_modified: None,
        outcome: Outcome::Create,
        reason: None,
    }
}
