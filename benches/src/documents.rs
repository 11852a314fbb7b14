//! What is read: sets of articles, alone and wrapped in feeds.

use html5ever::tendril::StrTendril;
use ia_validate::{Kind, Options, Validator};

use crate::articles::{Style, article};
use crate::corpus;
use crate::feeds::{cdata_sections, escaped, feed, in_cdata};

/// A document, also in the string type that html5ever reads, so that no copying is measured.
#[derive(Debug)]
pub struct Document {
    /// The text.
    pub text: String,
    /// The text again.
    pub tendril: StrTendril,
}

impl From<String> for Document {
    fn from(text: String) -> Self {
        Self { tendril: StrTendril::from_slice(&text), text }
    }
}

impl Document {
    /// Fetches it from memory: to wait for that is no part of reading.
    pub fn touch(&self) {
        let sum = |bytes: &[u8]| bytes.iter().map(|&byte| u64::from(byte)).sum::<u64>();
        std::hint::black_box(sum(self.text.as_bytes()) + sum(self.tendril.as_bytes()));
    }
}

/// Documents that are measured together.
#[derive(Debug)]
pub struct Set {
    /// What they are, for the command line and the tables.
    pub name: &'static str,
    /// The articles.
    pub articles: Vec<Document>,
    /// The feeds that hold these articles; none where articles alone are measured.
    pub feeds: Vec<Document>,
}

/// How many articles are generated of each style, and how many bytes each has.
const ARTICLES: u64 = 16;
const BYTES: usize = 30_000;

/// Generated articles of a style.
#[must_use]
pub fn generated(style: Style) -> Vec<String> {
    (1..=ARTICLES).map(|seed| article(style, seed, BYTES)).collect()
}

/// All sets. Those of the corpus are empty where it is absent.
#[must_use]
pub fn sets() -> Vec<Set> {
    let prose = generated(Style::Prose);
    let [cdata_feed, escaped_feed] = [in_cdata, escaped].map(|wrap| vec![feed(&prose, wrap)]);
    let corpus_feeds = corpus::texts("feeds", Kind::Feed);
    let in_corpus_feeds = corpus_feeds.iter().flat_map(|feed| cdata_sections(feed)).collect();
    [
        ("prose", prose.clone(), Vec::new()),
        ("prose-with-defects", generated(Style::DefectiveProse), Vec::new()),
        ("tag-dense", generated(Style::TagDense), Vec::new()),
        ("corpus-articles", corpus::texts("articles", Kind::Article), Vec::new()),
        ("cdata-feed", prose.clone(), cdata_feed),
        ("escaped-feed", prose, escaped_feed),
        ("corpus-feeds", in_corpus_feeds, corpus_feeds),
    ]
    .into_iter()
    .map(|(name, articles, feeds)| {
        let [articles, feeds] =
            [articles, feeds].map(|texts| texts.into_iter().map(Document::from).collect());
        Set { name, articles, feeds }
    })
    .collect()
}

/// So many articles that no branch predictor knows them by heart, as those of a folder: each is read once a pass.
#[must_use]
pub fn cold_sets() -> Vec<Set> {
    const COLD: u64 = 500;
    [
        ("cold-prose", Style::Prose),
        ("cold-prose-with-defects", Style::DefectiveProse),
        ("cold-tag-dense", Style::TagDense),
    ]
    .into_iter()
    .map(|(name, style)| Set {
        name,
        articles: (1..=COLD).map(|seed| article(style, seed * 7919, BYTES).into()).collect(),
        feeds: Vec::new(),
    })
    .collect()
}

/// How many bytes these documents have together.
#[must_use]
pub fn bytes(documents: &[Document]) -> usize {
    documents.iter().map(|document| document.text.len()).sum()
}

impl Set {
    /// What is read here, in a line: how much, how dense in tags, and how many findings there are.
    #[must_use]
    pub fn describe(&self) -> String {
        let validator = Validator::new(Options::default());
        let (mut tags, mut findings) = (0, 0);
        for Document { text, .. } in &self.articles {
            tags += memchr::memchr_iter(b'<', text.as_bytes()).count();
            findings += validator.article(text).diagnostics.len();
        }
        let (count, bytes) = (self.articles.len(), bytes(&self.articles));
        format!(
            "{}: {count} articles of {:.1} kB, a `<` every {} bytes, {:.1} findings each",
            self.name,
            bytes as f64 / 1000.0 / count.max(1) as f64,
            bytes / tags.max(1),
            findings as f64 / count.max(1) as f64,
        )
    }
}
