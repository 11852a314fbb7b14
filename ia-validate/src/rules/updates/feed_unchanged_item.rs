use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// An item has the same canonical URL, the same op-modified and the same content as the stored version.
    ///
    /// (The examples are compared with a version stored with op-modified `2016-02-01T00:00:00Z`.)
    ///
    /// # Why
    ///
    /// What was ingested stays, so unchanged items only make the feed slower to read (FAQ L72, L90).
    ///
    /// # Bad
    ///
    /// ```xml
    /// <item><title>Ferry resumes</title><link>https://example.com/ferry</link><pubDate>2016-02-01T00:00:00Z</pubDate>
    /// <content:encoded><![CDATA[<html><head><link rel="canonical" href="https://example.com/ferry"></head><body><article>
    /// <header><h1>Ferry resumes</h1>
    /// <time class="op-published" datetime="2016-02-01T00:00:00Z">1 February</time>
    /// <time class="op-modified" datetime="2016-02-01T00:00:00Z">changed</time></header>
    /// <p>The ferry is back.</p></article></body></html>]]></content:encoded></item>
    /// ```
    ///
    /// # Good
    ///
    /// ```xml
    /// <item><title>Ferry resumes</title><link>https://example.com/ferry</link><pubDate>2016-02-01T00:00:00Z</pubDate>
    /// <content:encoded><![CDATA[<html><head><link rel="canonical" href="https://example.com/ferry"></head><body><article>
    /// <header><h1>Ferry resumes</h1>
    /// <time class="op-published" datetime="2016-02-01T00:00:00Z">1 February</time>
    /// <time class="op-modified" datetime="2016-02-01T09:00:00Z">changed</time></header>
    /// <p>The ferry is late.</p></article></body></html>]]></content:encoded></item>
    /// ```
    ///
    /// # Fix
    ///
    /// None: leave the item out.
    id: "feed-unchanged-item",
    severity: Info,
    points: Item,
    on: Update(check),
    needs: History,
}

fn check(update: &Update<'_>, findings: &mut Findings<'_>) {
    let (Some(stored), Some(item)) = (update.stored(), update.item) else { return };
    let modified =
        update.modified.map(|(_, time)| time.map(|time| time.instant(findings.assumed_zone()).and_utc()));
    if !update.is_changed && modified == stored.modified.map(Some) {
        findings
            .in_feed(item.span, "the article is unchanged: the item is not needed any more")
            .help("list only what is new or changed: what was ingested stays");
    }
}
