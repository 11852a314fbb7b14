//! The tables are those of rules.md, where that stands beside the repository.

use std::collections::BTreeSet;

use ia_validate_testing::beside;

use super::{LAST_RESORTS, ROWS};

/// Rules whose rows are not in the table, since they judge a feed as a whole, and why they are silent.
const OF_FEEDS: &[(&str, &str)] = &[
    ("feed-not-wellformed", "asks whether the item's CDATA section ended early"),
    ("unclosed-element", "an article whose CDATA section ended early is read as it was meant"),
    ("feed-link-canonical-mismatch", "compares only canonical URLs that are absolute"),
    ("feed-duplicate-guid", "asks whether both items have canonical URLs, about which there is more to say"),
    ("feed-parse-timeout", "counts bytes only: items are counted by feed-too-many-items"),
];

/// What the rows say beyond the table, and where rules.md says it.
const BESIDE: &[(&str, &str, &str)] = &[
    ("blockquote-in-paragraph", "non-text-in-paragraph", "F1: blockquotes have an id of their own"),
    ("title-missing", "header-missing", "D2, header-missing"),
    ("published-missing", "header-missing", "D2, header-missing"),
    ("article-multiple", "header-missing", "one defect, one finding: the header is the second article's"),
    ("cover-media-invalid", "figure-empty", "F3: the header rules speak of figures in the header"),
    ("cover-media-invalid", "figure-multiple-media", "F3"),
    ("cover-media-invalid", "iframe-without-embed-figure", "F3"),
    ("svg-image", "figure-empty", "one defect, one finding: the figure holds a drawing"),
    (
        "tracker-missing-class",
        "iframe-without-embed-figure",
        "one defect, one finding: it is the class that lacks",
    ),
    ("sponsor-invalid", "link-url-invalid", "one defect, one finding: the link is a sponsor's"),
    ("audio-misplaced", "figure-empty", "one defect, one finding: the figure holds the audio only"),
    (
        "ad-template-misplaced",
        "ad-template-needed",
        "one defect, one finding: one of the ads is in the wrong place",
    ),
    (
        "ad-template-misplaced",
        "ad-default-multiple",
        "one defect, one finding: one of them is in the wrong place",
    ),
    ("article-empty", "single-media-in-cover", "one defect, one finding: the body is empty"),
    (
        "figure-empty",
        "caption-element-not-allowed",
        "one defect, one finding: the figure is dropped with its caption",
    ),
    ("empty-text-element", "caption-class-unknown", "one defect, one finding: an empty kicker on `h2`"),
    ("image-src-missing", "svg-image", "D8: a placeholder"),
    ("image-src-missing", "tracker-missing-class", "one defect, one finding: a placeholder of one pixel"),
    ("repeated-line-breaks", "empty-paragraph-spacer", "one defect, one finding: it is made of the breaks"),
    (
        "body-element-unsupported",
        "inline-styling-ignored",
        "one defect, one finding: the wrapper goes, and its look with it",
    ),
    (
        "modified-not-incremented",
        "time-in-future",
        "one defect, one finding: it is ignored, and keeps no other out",
    ),
    ("modified-outside-24h-window", "time-in-future", "likewise"),
    ("dir-value-invalid", "rtl-missing", "one defect, one finding: a direction is given, but a wrong one"),
];

type Pairs = BTreeSet<(String, String)>;

#[test]
fn rows_are_those_of_the_catalogue() {
    let Some(catalogue) = beside("spec/rules.md") else { return };
    let catalogue = std::fs::read_to_string(catalogue).unwrap();
    let ids = ids(&catalogue);
    assert!(ids.len() > 150, "{} rules", ids.len());
    let mut expected = pairs(&catalogue, &ids);
    assert!(expected.len() > 50, "{} pairs", expected.len());
    for (silent, reason) in OF_FEEDS {
        let before = expected.len();
        expected.retain(|(_, other)| other != silent);
        assert!(expected.len() < before, "no row of the catalogue makes {silent} silent ({reason})");
    }
    for (speaks, silent, _) in BESIDE {
        assert!(expected.insert(((*speaks).to_owned(), (*silent).to_owned())), "{speaks} | {silent}");
    }
    // A last resort stands back wherever it meets another rule.
    let is_last_resort = |id: &str| LAST_RESORTS.contains(&id);
    expected.retain(|(_, silent)| !is_last_resort(silent));

    let rows = ROWS.iter().flat_map(|&(speaks, silent, _)| {
        speaks.iter().flat_map(|&one| silent.iter().map(move |&other| (one.to_owned(), other.to_owned())))
    });
    // What the rules of the second part say of each other and of these stands in their own rows.
    let is_of_first = |id: &String| ids.contains(id);
    let found: Pairs = rows
        .filter(|(speaks, silent)| is_of_first(speaks) && is_of_first(silent) && !is_last_resort(silent))
        .collect();
    let missing: Vec<_> = expected.difference(&found).collect();
    let surplus: Vec<_> = found.difference(&expected).collect();
    assert!(missing.is_empty() && surplus.is_empty(), "missing: {missing:#?}\nsurplus: {surplus:#?}");
}

/// The ids of all rules: the first cells of their tables.
fn ids(catalogue: &str) -> BTreeSet<String> {
    catalogue
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'))
        .map(|(id, _)| id.to_owned())
        .collect()
}

/// The pairs of the table with the head `speaks | silent`, patterns written out.
fn pairs(catalogue: &str, ids: &BTreeSet<String>) -> Pairs {
    let mut pairs = Pairs::new();
    let rows = catalogue.lines().skip_while(|line| *line != "| speaks | silent |").skip(2);
    for row in rows.take_while(|line| line.starts_with('|')) {
        let mut cells = row.trim_matches('|').split(" | ");
        let (Some(speaks), Some(silent), None) = (cells.next(), cells.next(), cells.next()) else {
            panic!("not two cells: {row}")
        };
        // What follows a semicolon is about other rules.
        let silent = silent.split(';').next().unwrap_or_default();
        for speaker in rules(speaks, ids) {
            for silent in rules(silent, ids) {
                // A rule that a pattern takes in does not silence itself.
                if speaker != silent {
                    pairs.insert((speaker.clone(), silent));
                }
            }
        }
    }
    pairs
}

/// The rules that a cell names.
fn rules(cell: &str, ids: &BTreeSet<String>) -> Vec<String> {
    let names = cell.split(',').flat_map(|part| part.split(" and "));
    names.flat_map(|name| named(name.trim(), ids)).collect()
}

/// The rules that a name or pattern stands for; none for a description.
fn named(name: &str, ids: &BTreeSet<String>) -> Vec<String> {
    // `cover-video-not-direct-link (extension)`: one case of a rule.
    let name = name.split(" (").next().unwrap_or_default();
    if name.contains(' ') {
        assert!(name.contains("findings"), "neither a rule nor a description: {name}");
        return Vec::new();
    }
    let found: Vec<String> = if let Some(end) = name.strip_prefix('*') {
        ids.iter().filter(|id| id.ends_with(end)).cloned().collect()
    } else if let Some(start) = name.strip_suffix('*') {
        ids.iter().filter(|id| id.starts_with(start)).cloned().collect()
    } else if let Some((first, second)) = name.split_once("-/") {
        // `image-/video-without-figure`
        let rest = second.split_once('-').map(|(_, rest)| rest).unwrap_or_default();
        vec![format!("{first}-{rest}"), second.to_owned()]
    } else {
        vec![name.to_owned()]
    };
    assert!(!found.is_empty(), "{name} stands for no rule");
    for id in &found {
        assert!(ids.contains(id), "{id} is no rule");
    }
    found
}

#[test]
fn patterns() {
    let ids: BTreeSet<String> = ["a-x", "b-x", "a-y-z", "b-y-z", "c"].map(str::to_owned).into();
    let rules = |cell| rules(cell, &ids).join(" ");
    assert_eq!(rules("c, a-x (b), *-x"), "c a-x a-x b-x");
    assert_eq!(rules("a-/b-y-z, a-*"), "a-y-z b-y-z a-x a-y-z");
    assert_eq!(rules("c and article findings of all kinds"), "c");
}
