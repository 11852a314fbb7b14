//! The whole line, from a text to a report.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::article::Domain;
use crate::report::{Report, Unchecked};
use crate::source::{Kind, Source};

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
        let _ = source;
        let mut report = Report::new(kind);
        if self.options.domains.is_empty() {
            report.unchecked.push(Unchecked::Domain);
        }
        report.sort();
        report
    }
}
