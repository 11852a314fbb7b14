use encoding_rs::Encoding;

use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The XML declaration, or the `Content-Type` header that the feed was fetched with, names another
    /// encoding than the one that the feed is in; or replacement characters (U+FFFD) or letters that were
    /// decoded twice (`â€™`, `Ã©`) stand in the text.
    ///
    /// # Why
    ///
    /// Quotation marks and accents turn into question marks (afb 86).
    ///
    /// # Bad
    ///
    /// ```xml
    /// <title>The ferryâ€™s captain</title>
    /// <content:encoded><![CDATA[<html><head><link rel="canonical" href="https://example.com/ferry"></head><body><article>{header}<p>Text</p></article></body></html>]]></content:encoded>
    /// ```
    ///
    /// ```xml
    /// <!-- downloaded in 1 s as iso-8859-1 -->
    /// <content:encoded><![CDATA[<html><article>{header}<p>Text</p></article></html>]]></content:encoded>
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
    /// None: write the feed in UTF-8.
    id: "feed-encoding-mismatch",
    severity: Warning,
    points: Bytes,
    on: Feed(check),
}

fn check(feed: &FeedSummary, findings: &mut Findings<'_>) {
    const HELP: &str = "write the feed in UTF-8, from texts that were read in the encoding they are in";
    let outline = &feed.outline;
    let actual = findings.context().encoding;
    let is_other = |name: &str| {
        // The byte order mark tells which of the two it is.
        let is_utf16 = name.trim().eq_ignore_ascii_case("utf-16") && actual.starts_with("UTF-16");
        !is_utf16 && Encoding::for_label(name.as_bytes()).map(Encoding::name) != Some(actual)
    };
    if let Some((name, span)) = outline.encoding.as_ref().filter(|_| findings.context().is_utf8_after_all) {
        // All that looks garbled comes of that.
        findings
            .in_document(*span, format!("the feed declares `{}`, but its bytes are UTF-8", short(name)))
            .help("declare `UTF-8`, or nothing: it is what XML is in unless it says otherwise");
        return;
    }
    let header = findings.context().transfer.and_then(|transfer| transfer.charset.as_deref());
    if let Some((name, span)) = outline.encoding.as_ref().filter(|(name, _)| is_other(name)) {
        findings
            .in_document(*span, format!("the feed declares `{}`, but is in {actual}", short(name)))
            .help(HELP);
    } else if let Some(name) = header.filter(|name| is_other(name)) {
        let place = outline.encoding.as_ref().map_or(outline.whole(), |(_, span)| *span);
        let name = short(name);
        findings
            .in_document(
                place,
                format!("the server says that the feed is in `{name}`, but it is in {actual}"),
            )
            .help("name the encoding of the feed in the `Content-Type` header, or name none there");
    }
    let Some((span, more)) = outline.garbled.filter(|_| findings.context().malformed.is_empty()) else {
        return;
    };
    let more = match more {
        0 => String::new(),
        more => format!(" (and {more} more like it)"),
    };
    findings
        .in_document(span, "the text was garbled before it came into the feed".to_owned() + &more)
        .help(HELP);
}
