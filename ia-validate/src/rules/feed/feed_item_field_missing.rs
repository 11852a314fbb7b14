use crate::feed::FieldName;
use crate::rules::feed_summary::{Carries, ItemSummary};
use crate::rules::fixer::escaped;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// An item has no `title`, no `link` or no `content:encoded` with text in it. An article in
    /// `description` does not count. Where several items stand in the feed and none has a
    /// `content:encoded`, one finding says so for the whole feed.
    ///
    /// # Why
    ///
    /// All three are required (DOC publishing/setup-rss-feed).
    ///
    /// # Bad
    ///
    /// ```xml
    /// <item><title>Ferry resumes</title><link>https://example.com/a</link></item>
    /// ```
    ///
    /// ```xml
    /// <item><link>https://example.com/ferry</link>
    /// <content:encoded><![CDATA[<html><head><meta charset="utf-8"><meta property="op:markup_version" content="v1.0"><link rel="canonical" href="https://example.com/ferry"></head><body><article><header><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header><p>The ferry is back.</p></article></body></html>]]></content:encoded></item>
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
    /// Take title and link from the article.
    id: "feed-item-field-missing",
    severity: Error,
    points: Item,
    on: Feed(check),
    fix: Safe,
    outcome: Rejects,
}

fn check(feed: &FeedSummary, findings: &mut Findings<'_>) {
    // What is no RSS at all has been told already.
    if !feed.is_rss() && !feed.items.iter().any(|item| item.carries == Carries::Document) {
        return;
    }
    if feed.is_ordinary() {
        if feed.items.iter().all(|item| item.carries == Carries::Nothing) {
            let message = format!(
                "an ordinary feed, not one of Instant Articles: none of its {} items has a `content:encoded`",
                feed.items.len()
            );
            findings
                .in_document(feed.outline.whole(), message)
                .help("each item must carry its Instant Articles document in `content:encoded`");
        }
        return;
    }
    for item in feed.items.iter().filter(|item| !item.may_lack()) {
        let names: Vec<&str> = item.missing.iter().map(|name| name.text()).collect();
        let Some(names) = listed(&names, "or") else { continue };
        let finding = findings.in_document(item.span, format!("the item has no {names}"));
        finding.item(item.index);
        finding.fix(Safety::Safe, format!("take the {names} from the article"), from_article(item));
        if item.missing.contains(&FieldName::Content) {
            finding.help("the item must carry its Instant Articles document in `content:encoded`");
        }
    }
}

/// The fields that are missing as the article has them, if it has all of them, in front of the others.
fn from_article(item: &ItemSummary) -> Option<Edits> {
    let field = |&name: &FieldName| {
        let text = match name {
            FieldName::Title => item.article.title.as_deref(),
            FieldName::Link => item.article.canonical.as_ref().map(|url| url.text.as_str()),
            _ => None,
        };
        Some(format!("{}<{name}>{}</{name}>", item.lead, escaped(text?), name = name.text()))
    };
    // One that is there but empty would hide the other.
    let fields = item.missing.iter().map(field).collect::<Option<Vec<_>>>()?;
    (!item.has_empty_field).then(|| Edits::default().insert(item.span.end, fields.concat()))
}
