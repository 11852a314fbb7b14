use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// An item has a second `title`, `link`, `guid`, `pubDate` or `content:encoded`. Elements of other namespaces, such as
    /// `atom:link` and `media:title`, are other fields.
    ///
    /// # Why
    ///
    /// An item has one of each (VENDOR feedvalidator). Which of two Facebook read is not known; what is checked here is the
    /// first.
    ///
    /// # Bad
    ///
    /// ```xml
    /// <title>Ferry resumes</title>
    /// <title>The ferry is back</title>
    /// <content:encoded><![CDATA[<html><article>{header}<p>Text</p></article></html>]]></content:encoded>
    /// ```
    ///
    /// # Good
    ///
    /// ```xml
    /// <title>Ferry resumes</title>
    /// <author>Ann</author>
    /// <author>Bob</author>
    /// <content:encoded><![CDATA[<html><article>{header}<p>Text</p></article></html>]]></content:encoded>
    /// ```
    ///
    /// # Fix
    ///
    /// None: only the publisher knows which is meant.
    id: "feed-item-field-multiple",
    severity: Warning,
    points: StartTag,
    on: Feed(check),
}

fn check(feed: &FeedSummary, findings: &mut Findings<'_>) {
    if !feed.carries_articles() {
        return;
    }
    for item in &feed.items {
        for &(name, first, again) in &item.repeated {
            let name = name.text();
            findings
                .in_document(
                    again,
                    format!("another `{name}` in one item: which of them is read is not known"),
                )
                .help(format!("keep one `{name}`; the first is what is checked here"))
                .related(first, "the first one")
                .item(item.index);
        }
    }
}
