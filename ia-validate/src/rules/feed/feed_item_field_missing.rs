use crate::feed::FieldName;
use crate::rules::feed_summary::{Carries, ItemSummary};
use crate::rules::fixer::escaped;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// An item has no `title`, no `link` or no `content:encoded` with text in it; as in Atom, its link may give the URL in
    /// `href`, where in RSS it stands between the tags. An article in
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
    /// ```xml
    /// <item><title>Ferry resumes</title><link href="https://example.com/ferry"/>
    /// <content:encoded><![CDATA[<html><article>{header}<p>Text</p></article></html>]]></content:encoded></item>
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
    /// Take title and link from the article; write the URL of an Atom link between the tags.
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
        if let Some(link) = &item.atom_link {
            let message = "a `link` as Atom has it: in RSS the URL stands between the tags";
            let end = if link.is_empty_tag { "</link>" } else { "" };
            findings
                .in_document(link.tag, message)
                .item(item.index)
                .help(format!("write `<link>{}</link>`", short(&link.url)))
                .fix(
                    Safety::Safe,
                    "write the URL between the tags",
                    Edits::default().replace(link.tag, format!("<link>{}{end}", escaped(&link.url))),
                );
        }
        let is_said = |name: &FieldName| *name == FieldName::Link && item.atom_link.is_some();
        let names: Vec<&str> = item.missing.iter().filter(|it| !is_said(it)).map(|it| it.text()).collect();
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
