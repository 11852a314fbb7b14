use encoding_rs::Encoding;

use crate::article::text::short;
use crate::rules::Findings;
use crate::rules::declaration::{At, rule};
use crate::rules::overview::Overview;

rule! {
    /// # What it checks
    ///
    /// The XML declaration names another encoding than the one that the feed is in; or replacement
    /// characters (U+FFFD) or letters that were decoded twice (`â€™`) stand in the text.
    ///
    /// # Why
    ///
    /// Quotation marks and accents turn into question marks (luehrsenheinrich/afb_instant_articles issue
    /// 86).
    ///
    /// # Bad
    ///
    /// ```xml
    /// <title>The ferryâ€™s captain</title>
    /// <content:encoded><![CDATA[<html><head><link rel="canonical" href="https://example.com/ferry"></head><body><article>{header}<p>Text</p></article></body></html>]]></content:encoded>
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
    "feed-encoding-mismatch", Warning, Bytes, At::Feed(check)
}

fn check(feed: &Overview, findings: &mut Findings<'_>) {
    const HELP: &str = "write the feed in UTF-8, from texts that were read in the encoding they are in";
    let outline = &feed.outline;
    if let Some((name, span)) = &outline.encoding {
        let declared = Encoding::for_label(name.as_bytes()).map(Encoding::name);
        let actual = findings.context().encoding;
        if declared != Some(actual) {
            findings
                .in_document(*span, format!("the feed declares `{}`, but is in {actual}", short(name)))
                .help(HELP);
        }
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
