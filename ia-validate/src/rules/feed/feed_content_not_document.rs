use crate::feed::{FieldName, Wrapping};
use crate::rules::feed_summary::Carries;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// `content:encoded` holds no document with `html` or `article`: a fragment, something that is escaped
    /// twice, or markup that is neither escaped nor in CDATA. Where several items stand in the feed and none
    /// has a document, one finding says so for the whole feed.
    ///
    /// # Why
    ///
    /// Each item must carry the whole Instant Articles document (DOC publishing/setup-rss-feed).
    ///
    /// # Bad
    ///
    /// ```xml
    /// <content:encoded><![CDATA[<p>The ferry is back.</p>]]></content:encoded>
    /// ```
    ///
    /// # Good
    ///
    /// ```xml
    /// <content:encoded><![CDATA[<html><article>{header}<p>Text</p></article></html>]]></content:encoded>
    /// ```
    ///
    /// # Fix
    ///
    /// None: the exporter must write the whole document.
    id: "feed-content-not-document",
    severity: Error,
    points: Value,
    on: Feed(check),
    outcome: Rejects,
}

const HELP: &str =
    "put the whole Instant Articles document, from `<!doctype html>` to `</html>`, into `content:encoded`";

fn check(feed: &FeedSummary, findings: &mut Findings<'_>) {
    if feed.is_ordinary() {
        let fragments = feed.items.iter().filter(|item| item.carries != Carries::Nothing).count();
        if fragments > 0 {
            let message = format!(
                "an ordinary feed, not one of Instant Articles: none of its {} items carries a document in \
                 `content:encoded`",
                feed.items.len()
            );
            findings.in_document(feed.outline.whole(), message).help(HELP);
        }
        return;
    }
    for item in &feed.items {
        if item.missing.contains(&FieldName::Content) {
            continue;
        }
        if let Carries::Fragment { span, escaped_twice } = item.carries {
            let (message, help) = if escaped_twice {
                ("the document in `content:encoded` is escaped twice", "escape it once, or put it into CDATA")
            } else {
                (
                    "`content:encoded` holds no Instant Articles document: it has neither `html` nor `article`",
                    HELP,
                )
            };
            findings.in_document(span, message).help(help).item(item.index);
        } else if let Wrapping::Markup(tag) = item.wrapping {
            findings
                .in_document(tag, "the document stands in `content:encoded` as markup of the feed itself")
                .help("put it into a CDATA section, or escape it")
                .item(item.index);
        }
    }
}
