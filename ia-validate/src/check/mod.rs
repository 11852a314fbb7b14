//! One check of one file: each article, then the feed around them.

mod fingerprint;
pub(crate) mod fragment;
pub(crate) mod outcome;
pub(crate) mod suppression;

use std::ops::Range;

use fragment::Fragment;
use outcome::{Modified, Standing, Stored};
use suppression::Suppression;

use crate::article::{Article, Buffers, Classes, ContentHash, Element};
use crate::feed::{self, Characters, FieldName, Item};
use crate::markup::Depths;
use crate::options::Options;
use crate::ordered::in_order;
use crate::report::{ArticleSummary, Diagnostic, LeftOut, Outcome, Report};
use crate::rules::feed_summary::{Carries, FeedSummary, ItemSummary, Kept};
use crate::rules::update::Update;
use crate::rules::with_lines;
use crate::rules::{self, Context, Finding};
use crate::source::{Kind, OffsetMap, Source, Span};

/// Checks a file: all findings, in no order yet, how each article stands to what is stored, and the comments that allow
/// some of the findings.
pub(crate) fn file(
    source: &Source<'_>,
    kind: Kind,
    options: &Options,
    watch: Option<Watch<'_>>,
) -> (Report, Vec<Standing>, Vec<Suppression>) {
    let context = Context {
        options,
        item: None,
        encoding: source.encoding(),
        malformed: source.malformed(),
        is_utf8_after_all: source.is_utf8_after_all(),
        transfer: source.transfer(),
        is_meant: kind != Kind::Other,
    };
    let mut check = Check { watch, ..Check::new(source.text(), kind, 0) };
    match kind {
        Kind::Article | Kind::Other => check.document(source.text(), context),
        Kind::Fragment => check.fragment(source.text(), context),
        // Of a feed that was not loaded to its end, no more is known than that.
        Kind::Feed if context.is_cut_off() => check.feed("", context),
        Kind::Feed => check.feed(source.text(), context),
    }
    (check.report, check.standings, check.suppressions)
}

/// Is shown each article while it is checked, on whichever thread that is: how many the file has before it, and what it is.
pub(crate) type Watch<'w> = &'w (dyn Fn(usize, Context<'_>, Seen<'_>) + Sync);

/// What stands in a file, or in an item of a feed.
pub(crate) enum Seen<'s> {
    Nothing,
    /// No document.
    Other(&'s Article<'s>),
    /// A document, what was found in it, and how it stands in the file.
    Document(&'s Article<'s>, &'s [Finding], &'s OffsetMap),
}

/// How long a feed is, in bytes, that is worth to begin a thread for.
const WORTH_THREADS: usize = 1 << 20;

/// How many bytes of articles a thread is given at once. Only one thread reads items at a time: whoever finds another one
/// reading has to sleep and be woken, which takes about as long as to check an article.
const AT_ONCE: usize = 1 << 18;
/// For how many bytes an item counts there, beside its article.
const ITEM: usize = 1 << 12;

/// What a check has found so far.
struct Check<'c> {
    /// The whole file.
    text: &'c str,
    /// How many of the file's articles others check before those of this report.
    before: usize,
    report: Report,
    /// Of each article of the report, how it stands to what is stored.
    standings: Vec<Standing>,
    suppressions: Vec<Suppression>,
    /// Where the file stands in the document around it, if it is a body without one.
    body: Option<Span>,
    watch: Option<Watch<'c>>,
}

impl<'c> Check<'c> {
    fn new(text: &'c str, kind: Kind, before: usize) -> Self {
        let report = Report::new(kind);
        let (standings, suppressions) = Default::default();
        Self { text, before, report, standings, suppressions, body: None, watch: None }
    }

    /// Takes out of another what it has found in the articles that follow.
    fn append(&mut self, other: &mut Self) {
        let Report { articles, diagnostics, history_error, .. } = &mut other.report;
        self.report.articles.append(articles);
        self.report.diagnostics.append(diagnostics);
        self.report.history_error = self.report.history_error.take().or(history_error.take());
        self.standings.append(&mut other.standings);
        self.suppressions.append(&mut other.suppressions);
    }

    /// Checks a file that is one article.
    fn document(&mut self, text: &str, context: Context<'_>) {
        let whole = Span::at(0, text.len());
        Buffers::lend(|buffers| {
            let article = buffers.read(text);
            self.article(&article, context, &OffsetMap::slice(0, whole.len()), (whole, whole));
        });
    }

    /// Checks a file that is the body of an article; nothing is said of what is around it.
    fn fragment(&mut self, text: &str, context: Context<'_>) {
        let Some(fragment) = Fragment::of(text) else { return self.document(text, context) };
        let malformed: Vec<Span> = context.malformed.iter().map(|&span| fragment.shifted(span)).collect();
        let context = Context { malformed: &malformed, ..context };
        let whole = Span::at(0, text.len());
        self.body = Some(fragment.place);
        Buffers::lend(|buffers| {
            let article = buffers.read(&fragment.text);
            self.article(&article, context, &fragment.map, (whole, whole));
        });
    }

    fn feed(&mut self, text: &'c str, context: Context<'_>) {
        let mut reader = feed::Reader::new(text);
        let most = context.options.limits.items;
        let (mut begun, mut more) = (0, 0);
        // Where what is not checked begins.
        let mut checked_end = u32::MAX;
        // How far the characters have been given to somebody to look at.
        let mut given = 0;
        let next = || {
            let (mut some, mut lengths) = (Vec::new(), 0);
            while lengths < AT_ONCE {
                let Some(item) = reader.next_item() else { break };
                if begun < most {
                    begun += 1;
                    lengths += ITEM + item.field(FieldName::Content).map_or(0, |content| content.text.len());
                    some.push(item);
                    // What comes behind is only counted: that need not keep these waiting.
                    if begun == most {
                        break;
                    }
                } else {
                    more += 1;
                    checked_end = checked_end.min(item.span.start);
                }
            }
            if some.is_empty() {
                return None;
            }
            let from = given;
            given = given.max(reader.at());
            Some((some, from..given))
        };
        let (file, watch) = (self.text, self.watch);
        let check = |(items, range): (Vec<Item<'_>>, Range<usize>)| {
            // Then they need not come from memory for it alone.
            let characters = Characters::of(text, range);
            let before = items.first().map_or(0, |item| item.index);
            let mut check = Check { watch, ..Check::new(file, Kind::Feed, before) };
            let summaries = items.iter().map(|item| {
                let (carries, kept) = Buffers::lend(|buffers| check.item(item, context, buffers));
                ItemSummary::new(text, item, carries, kept)
            });
            let summaries = summaries.collect::<Vec<_>>();
            // What is in order in parts takes little to be put in order as a whole.
            check.report.sort();
            (summaries, check, characters)
        };
        let (mut items, mut characters) = (Vec::new(), Characters::default());
        let threads = if text.len() < WORTH_THREADS { 1 } else { context.options.threads };
        in_order(next, threads, check, |results| {
            // The lists go back to who made them.
            for mut lent in results {
                if let Some((summaries, check, behind)) = lent.get() {
                    self.append(check);
                    items.append(summaries);
                    characters.append(std::mem::take(behind));
                }
            }
        });
        characters.append(Characters::on_threads(text, given..text.len(), threads));
        if more > 0 {
            self.report.left_out.push(LeftOut::items(more, most));
        }
        let mut outline = reader.into_outline();
        outline.add(characters);
        let mut feed = FeedSummary { len: text.len(), outline, items };
        compare_bodies(text, &mut feed);
        let findings = rules::check_feed(&feed, context, threads);
        let map = OffsetMap::slice(0, Span::at(0, text.len()).len());
        let findings = findings.into_iter().map(|finding| {
            let fingerprint = fingerprint::in_text(finding.rule.id, finding.span.of(text));
            Diagnostic { fingerprint, ..finding.into_diagnostic(&map, text, None) }
        });
        self.report.diagnostics.extend(findings);
        let comments = feed.outline.comments.iter();
        let read = |&(comment, covers): &(Span, Span)| {
            let lines = with_lines(comment, text);
            let mut suppression = Suppression::read(comment.of(text), comment, covers, Some(lines))?;
            suppression.is_settled = covers.end <= checked_end;
            Some(suppression)
        };
        self.suppressions.extend(comments.filter_map(read));
    }

    /// Checks the article of an item, if it carries one.
    fn item(&mut self, item: &Item<'_>, context: Context<'_>, buffers: &mut Buffers) -> (Carries, Kept) {
        if let Some(tell) = context.options.progress {
            tell(item.span.start);
        }
        // What could not be decoded is the feed's defect, not the article's.
        let context = Context { item: Some(item), malformed: &[], ..context };
        let content = item.field(FieldName::Content).filter(|content| !content.is_blank());
        let Some(content) = content else {
            self.without_article(Seen::Nothing, context, item.span);
            return (Carries::Nothing, Kept::default());
        };
        let article = buffers.read(&content.text);
        if article.html().is_some() || article.root().is_some() {
            let whole = Span::new(item.span.start, content.map.end().max(item.span.end));
            self.article(&article, context, &content.map, (item.span, whole));
            return (Carries::Document, Kept::of(&article, &content.map));
        }
        self.without_article(Seen::Other(&article), context, item.span);
        (Carries::Fragment { span: content.span(), escaped_twice: article.is_escaped() }, Kept::default())
    }

    /// Notes an item without an article.
    fn without_article(&mut self, seen: Seen<'_>, context: Context<'_>, place: Span) {
        self.show(context, seen);
        self.report.articles.push(summary(None, context, place));
        self.standings.push(Standing::default());
    }

    /// Shows an article to whoever watches.
    fn show(&self, context: Context<'_>, seen: Seen<'_>) {
        if let Some(watch) = self.watch {
            watch(self.before + self.report.articles.len(), context, seen);
        }
    }

    /// Checks an article that stands in the file as `map` says: at the first span, with all that belongs
    /// to it in the second.
    fn article(
        &mut self,
        article: &Article<'_>,
        context: Context<'_>,
        map: &OffsetMap,
        (place, whole): (Span, Span),
    ) {
        let index = self.before + self.report.articles.len();
        let mut summary = summary(Some(article), context, place);
        let history = context.options.history.as_deref();
        let zone = context.options.assume_timezone;
        let update = history.map_or(Ok(None), |history| Update::of(article, context.item, history, zone));
        let update = update.unwrap_or_else(|error| {
            self.report.history_error.get_or_insert(error);
            None
        });
        if history.is_some() {
            summary.content_hash = Some(ContentHash::of_article(article).hash);
        }
        let stored = update.as_ref().and_then(Update::stored);
        summary.stored_modified = stored.and_then(|stored| stored.modified);
        let stored = match (stored, &update) {
            (Some(stored), Some(update)) => {
                Stored::Version { changed: stored.last_changed(), is_same: !update.is_changed }
            }
            (None, Some(_)) => Stored::Elsewhere,
            (_, None) => Stored::Nothing,
        };
        let modified = match (summary.modified, article.time(Classes::MODIFIED)) {
            (Some(time), _) => Modified::At(time),
            (None, Some(_)) => Modified::Unparsable,
            (None, None) => Modified::Missing,
        };
        self.standings.push(Standing { stored, modified });
        let mut findings = rules::check_article(article, update.as_ref(), context);
        self.show(context, Seen::Document(article, &findings, map));
        self.report.articles.push(summary);
        if context.item.is_some_and(|item| item.is_cut) {
            findings.retain(|finding| finding.rule.after_cut.is_none());
        }
        if let Some(body) = self.body {
            // What an `article` in it lacks may stand in the header, which stands elsewhere.
            let root = article.root().map(Element::span);
            findings.retain(|finding| body.contains(finding.span) && Some(finding.span) != root);
            findings.iter_mut().for_each(|finding| finding.stay_in(body));
        }
        let mut depths = Depths::new(article.tree);
        let findings = findings.into_iter().map(|finding| {
            let depth = depths.of(finding.subject);
            let fingerprint = if finding.in_feed {
                fingerprint::in_text(finding.rule.id, finding.span.of(self.text))
            } else {
                fingerprint::in_article(article, &finding)
            };
            Diagnostic { fingerprint, depth, ..finding.into_diagnostic(map, article.text, Some(index)) }
        });
        self.report.diagnostics.extend(findings);
        suppression::in_article(article, map, whole, index, &mut self.suppressions);
    }
}

/// Reads the bodies that may be the same once more, for comparing them: of an article that is done nothing
/// is kept, and hardly any two look the same at a glance.
fn compare_bodies(text: &str, feed: &mut FeedSummary) {
    let alike = feed.alike();
    if !alike.contains(&true) {
        return;
    }
    let mut reader = feed::Reader::new(text);
    for (summary, is_alike) in feed.items.iter_mut().zip(alike) {
        let Some(item) = reader.next_item() else { return };
        if let Some(content) = item.field(FieldName::Content).filter(|_| is_alike) {
            let body = Buffers::lend(|buffers| ContentHash::of_body(&buffers.read(&content.text)));
            summary.article.body = Some(body);
        }
    }
}

fn summary(article: Option<&Article<'_>>, context: Context<'_>, span: Span) -> ArticleSummary {
    let of_item = |name| context.item.and_then(|item| item.value(name)).map(str::to_owned);
    let time = |class| {
        let (_, date) = article?.date(class)?;
        Some(date.instant(context.options.assume_timezone).and_utc())
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
        rules: Vec::new(),
    }
}
