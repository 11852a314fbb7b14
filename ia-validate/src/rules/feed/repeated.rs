//! Items that say what an earlier one has said.

use std::collections::BTreeMap;

use crate::rules::feed_summary::{ItemSummary, Placed};

/// Each item with a text that an earlier one has too, with the first of those.
pub(super) fn repeated<'f>(
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
