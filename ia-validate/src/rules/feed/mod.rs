//! Feeds (rules.md D5 and F10).

use std::collections::BTreeMap;

use super::overview::{ItemSummary, Placed};

crate::rules::declaration::family! {
    feed_cdata_broken,
    feed_content_not_document,
    feed_download_timeout,
    feed_duplicate_canonical,
    feed_duplicate_guid,
    feed_empty,
    feed_encoding_mismatch,
    feed_item_field_missing,
    feed_item_recommended_missing,
    feed_link_canonical_mismatch,
    feed_namespace_missing,
    feed_not_wellformed,
    feed_parse_timeout,
    feed_pubdate_format,
    feed_pubdate_mismatch,
    feed_root_invalid,
    feed_stale_item,
    feed_too_many_items,
}

/// Names for a message, with `and` or `or` before the last: `` `a`, `b` and `c` ``; none if there are none.
pub(super) fn listed(names: &[&str], word: &str) -> Option<String> {
    let quoted = |name: &&str| format!("`{name}`");
    let (last, rest) = names.split_last()?;
    let rest: Vec<String> = rest.iter().map(quoted).collect();
    Some(if rest.is_empty() { quoted(last) } else { format!("{} {word} {}", rest.join(", "), quoted(last)) })
}

/// Each item with a text that an earlier one has too, with the first of those.
fn repeated<'f>(
    items: &'f [ItemSummary],
    text: impl Fn(&'f ItemSummary) -> Option<&'f Placed>,
) -> Vec<(&'f ItemSummary, &'f ItemSummary)> {
    let mut first = BTreeMap::new();
    let mut pairs = Vec::new();
    for item in items {
        let Some(text) = text(item) else { continue };
        match first.get(text.text.as_str()) {
            Some(&earlier) => pairs.push((earlier, item)),
            None => {
                first.insert(text.text.as_str(), item);
            }
        }
    }
    pairs
}
