use crate::feed::Wrapping;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A `]]>` inside the article ends its CDATA section too early, so that the rest of the article stands
    /// in the item as stray markup; or no `]]>` ends it before the next item. The article is checked as it was meant.
    ///
    /// # Why
    ///
    /// XML ends a CDATA section at the first `]]>`; scripts like to hold one
    /// (WP 81). What Facebook gets is half an article, or two in one.
    ///
    /// # Bad
    ///
    /// ```xml
    /// <content:encoded><![CDATA[<html><article>{header}<figure class="op-tracker"><iframe><script>
    /// // <![CDATA[
    /// track()
    /// // ]]>
    /// </script></iframe></figure><p>Text</p></article></html>]]></content:encoded>
    /// ```
    ///
    /// # Good
    ///
    /// ```xml
    /// <content:encoded><![CDATA[<html><article>{header}<figure class="op-tracker"><iframe><script>
    /// track()
    /// // ]]]]><![CDATA[>
    /// </script></iframe></figure><p>Text</p></article></html>]]></content:encoded>
    /// ```
    ///
    /// # Fix
    ///
    /// As a suggestion: write the inner `]]>` as `]]]]><![CDATA[>`.
    id: "feed-cdata-broken",
    severity: Error,
    points: Bytes,
    on: Feed(check),
    fix: Unsafe,
}

fn check(feed: &FeedSummary, findings: &mut Findings<'_>) {
    const OPEN: &str = "the CDATA section does not end: all up to the next `]]>` is in it, the next item too";
    const END: &str = "end the CDATA section with `]]>` in front of the end tag";
    if let Some(opening) = feed.outline.open_section {
        findings.in_document(opening, OPEN).help(END);
    }
    for item in &feed.items {
        if let Wrapping::Open(opening) = item.wrapping {
            findings.in_document(opening, OPEN).help(END).item(item.index);
        }
        let Wrapping::Broken(section_end) = item.wrapping else { continue };
        findings
            .in_document(section_end, "this `]]>` ends the CDATA section: the rest of the article is cut off")
            .help("write it as `]]]]><![CDATA[>` inside the article")
            .fix(
                Safety::Unsafe,
                "divide it between two CDATA sections",
                Edits::default().replace(section_end, "]]]]><![CDATA[>"),
            )
            .item(item.index);
    }
}
