//! One defect, one finding: which rule speaks where several meet.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::findings::Finding;
use crate::markup::{NodeId, Tree};
use crate::report::Severity;

/// How the two elements stand that two rules meet on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Meet {
    /// Both are the same.
    Same,
    /// The silent rule's is the speaker's, or stands in it.
    Inside,
    /// The silent rule's is the speaker's, or stands around it.
    Around,
    /// One is the other or stands in it.
    Either,
    /// Both are anywhere in the article.
    Anywhere,
    /// As [`Inside`](Self::Inside), and the silent finding is milder than its rule: a lesser doubt about
    /// what the speaker knows for certain.
    InsideMilder,
}
use Meet::{Anywhere, Around, Either, Inside, InsideMilder, Same};

/// Who speaks, who is silent, and where they meet.
type Row = (&'static [&'static str], &'static [&'static str], Meet);

#[rustfmt::skip]
static ROWS: &[Row] = &[
    (&["figure-in-paragraph", "non-text-in-paragraph", "list-item-block-content", "image-in-link"],
     &["figure-not-child-of-article", "image-without-figure", "video-without-figure", "iframe-without-embed-figure",
       "script-outside-iframe", "heading-level-unsupported"], Inside),
    (&["figure-in-paragraph"], &["non-text-in-paragraph"], Either),
    (&["blockquote-in-paragraph"], &["non-text-in-paragraph"], Around),
    (&["cover-media-outside-figure"], &["image-without-figure", "video-without-figure"], Inside),
    (&["cover-media-invalid"], &["figure-empty", "figure-multiple-media", "iframe-without-embed-figure"], Inside),
    (&["video-format-unsupported"], &["third-party-video-as-video"], Inside),
    (&["video-format-unsupported"], &["cover-video-not-direct-link"], InsideMilder),
    (&["cover-video-not-direct-link"], &["third-party-video-as-video"], Inside),
    // A title that is missing altogether is missed at the header, where other things may be empty as well.
    (&["title-missing"], &["empty-text-element", "heading-level-unsupported"], Same),
    (&["kicker-class-missing", "author-name-missing"],
     &["empty-text-element", "heading-level-unsupported"], Inside),
    (&["title-missing", "published-missing"], &["header-missing"], Anywhere),
    (&["article-multiple"], &["header-missing"], Inside),
    (&["interactive-missing-iframe", "social-missing-iframe", "ad-missing-iframe", "map-geotag-missing",
       "slideshow-image-caption", "slideshow-multiple-captions", "slideshow-too-few-images", "slideshow-child-invalid",
       "tracker-multiple-iframes"],
     &["figure-empty", "figure-multiple-media", "script-outside-iframe"], Either),
    (&["slideshow-child-invalid"], &["slideshow-too-few-images"], Around),
    (&["ad-template-misplaced", "author-outside-header", "audio-misplaced", "sponsor-invalid", "text-outside-paragraph"],
     &["body-element-unsupported", "figure-not-child-of-article"], Inside),
    (&["image-src-missing", "video-source-missing", "ad-without-source", "embed-empty", "svg-image"],
     &["media-url-not-absolute"], Inside),
    (&["image-src-missing"], &["svg-image", "tracker-missing-class"], Same),
    (&["svg-image"], &["figure-empty"], Around),
    (&["audio-misplaced"], &["figure-empty"], Around),
    (&["ad-template-misplaced"], &["ad-template-needed"], Around),
    (&["ad-template-misplaced"], &["ad-default-multiple"], Inside),
    (&["article-empty"], &["single-media-in-cover"], Anywhere),
    (&["google-maps-embed-not-nested"], &["map-as-interactive"], Either),
    (&["tracker-missing-class"], &["image-low-resolution", "iframe-without-embed-figure"], Inside),
    (&["slideshow-image-caption", "slideshow-multiple-captions"], &["caption-multiple"], Inside),
    (&["caption-element-not-allowed"], &["heading-level-unsupported"], Inside),
    (&["repeated-line-breaks"], &["too-many-line-breaks", "empty-paragraph-spacer"], Around),
    (&["related-articles-invalid", "sponsor-invalid"], &["link-url-invalid"], Inside),
    (&["stylesheet-ignored"], &["body-element-unsupported"], Same),
    (&["published-datetime-invalid", "modified-datetime-invalid"],
     &["time-without-timezone", "update-without-modified"], Inside),
    (&["modified-not-incremented"], &["modified-before-published"], Anywhere),
    // An update that is ignored keeps no other one out.
    (&["modified-not-incremented", "modified-outside-24h-window"], &["time-in-future"], Inside),
    (&["dir-value-invalid"], &["rtl-missing"], Same),
    (&["kicker-element-invalid"],
     &["caption-class-unknown", "kicker-class-missing", "header-child-invalid"], Same),
    (&["emoji-image"],
     &["non-text-in-paragraph", "image-without-figure", "list-item-block-content", "image-in-link", "svg-image",
       "caption-element-not-allowed", "cover-media-outside-figure", "image-low-resolution", "media-url-not-absolute",
       "image-repeated", "header-child-invalid", "body-element-unsupported", "inline-styling-ignored"], Same),
    (&["body-escaped", "template-leftover", "shortcode-leftover", "head-child-invalid"], &["text-outside-paragraph"], Same),
    // Of a value that is none nothing else is said.
    (&["markup-in-attribute", "template-leftover"],
     &["link-url-invalid", "media-url-not-absolute", "canonical-missing", "canonical-not-absolute", "canonical-domain-mismatch",
       "canonical-query-or-fragment", "canonical-is-home-page", "date-placeholder", "published-datetime-invalid", "modified-datetime-invalid",
       "time-without-timezone", "image-src-missing", "video-source-missing", "svg-image",
       "video-format-unsupported", "third-party-video-as-video", "cover-video-not-direct-link", "author-rel-invalid",
       "sponsor-invalid", "markup-version-invalid", "auto-ad-value-invalid", "recirculation-value-invalid",
       "likes-comments-value-invalid", "figure-class-unknown", "caption-class-unknown", "embed-dimensions-missing", "ad-src-and-inline",
       "google-maps-embed-not-nested", "social-embed-unsupported"], Same),
    (&["markup-in-attribute"], &["template-leftover"], Same),
    (&["date-placeholder"], &["modified-before-published"], Anywhere),
    (&["header-child-invalid"], &["figure-not-child-of-article"], Inside),
    (&["embed-code-in-text"], &["body-element-unsupported", "empty-text-element", "text-outside-paragraph"], Same),
    (&["embed-code-in-text"], &["figure-empty", "image-without-figure"], Around),
    (&["date-placeholder"], &["time-without-timezone"], Same),
    (&["empty-text-element"], &["caption-class-unknown"], Same),
    (&["template-leftover"], &["author-name-missing"], Around),
    // What is to go or to become another element takes its look along.
    (&["body-element-unsupported", "header-child-invalid", "block-in-text-element", "content-outside-article",
       "blockquote-content-invalid"], &["inline-styling-ignored"], Same),
    (&["figure-empty"], &["caption-element-not-allowed"], Inside),
    (&["figure-empty", "interactive-missing-iframe", "social-missing-iframe", "ad-missing-iframe", "map-geotag-missing"],
     &["figure-text-outside-caption"], Inside),
];

/// Rules that report an element for where it stands: on one element the first of them speaks, and nothing
/// inside it is reported again by any of them.
static PLACEMENT: &[&str] = &[
    "head-child-invalid",
    "embed-code-in-text",
    "figure-in-paragraph",
    "blockquote-in-paragraph",
    "list-item-block-content",
    "cover-media-outside-figure",
    "tracker-misplaced",
    "ad-template-misplaced",
    "author-outside-header",
    "header-missing",
    "audio-misplaced",
    "slideshow-image-caption",
    "caption-element-not-allowed",
    "caption-multiple",
    "cite-outside-caption",
    "slideshow-child-invalid",
    "non-text-in-paragraph",
    "image-in-link",
    "blockquote-content-invalid",
    "iframe-without-embed-figure",
    "script-outside-iframe",
    "image-without-figure",
    "video-without-figure",
    "figure-not-child-of-article",
    "block-in-text-element",
    "footer-misplaced",
    "footer-child-invalid",
    "heading-level-unsupported",
    "related-articles-invalid",
    "list-empty",
    "header-child-invalid",
    "figure-text-outside-caption",
    "content-outside-article",
];

/// Those of them that say nothing of what is inside: it is moved along, or they report other things as well.
static COVER_NOTHING: &[&str] = &[
    "footer-misplaced",
    "related-articles-invalid",
    "list-empty",
    "header-child-invalid",
    // As `h2`, too, it holds what it should not.
    "heading-level-unsupported",
];

/// Rules that speak where no other does: they are silent where a finding at least as grave points at the same
/// element. What points at an attribute of the element is another matter. Of two of them on one element the first
/// speaks, and what is inside is not reported by the same again.
static LAST_RESORTS: &[&str] = &["empty-text-element", "body-element-unsupported"];

/// The one of them that is about the element alone, whatever is said of what it holds. The other is silent as well where
/// something in its element is said to stand wrongly.
static OF_THE_WRAPPER: &str = "body-element-unsupported";

/// Rules that say of an element that it stands wrongly because of the wrapper that holds it, and name that.
static NAME_THE_WRAPPER: &[&str] =
    &["ad-template-misplaced", "figure-not-child-of-article", "image-in-link", "related-articles-invalid"];

/// Rules that miss something in an element.
static MISS_CONTENT: &[&str] = &[
    "ad-missing-iframe",
    "empty-paragraph-spacer",
    "empty-text-element",
    "figure-empty",
    "interactive-missing-iframe",
    "list-empty",
    "map-geotag-missing",
    "slideshow-too-few-images",
    "social-missing-iframe",
    "video-source-missing",
];

/// Whether a rule misses something in an element.
pub(super) fn misses_content(id: &str) -> bool {
    MISS_CONTENT.contains(&id)
}

/// The one pair that stays two findings on the same element: two wrappers, two defects.
const BOTH: (&str, &str) = ("figure-in-paragraph", "image-in-link");

/// What a rule is in the tables above, one bit a row.
#[derive(Clone, Copy, Default)]
struct Part {
    speaks: u64,
    silent: u64,
    placement: Option<usize>,
    covers: bool,
    last_resort: Option<usize>,
    names_wrapper: bool,
}

static PARTS: LazyLock<FxHashMap<&'static str, Part>> = LazyLock::new(|| {
    let mut parts: FxHashMap<&str, Part> = FxHashMap::default();
    for (index, (speaks, silent, _)) in ROWS.iter().enumerate() {
        speaks.iter().for_each(|&id| parts.entry(id).or_default().speaks |= 1 << index);
        silent.iter().for_each(|&id| parts.entry(id).or_default().silent |= 1 << index);
    }
    for (rank, &id) in PLACEMENT.iter().enumerate() {
        let part = parts.entry(id).or_default();
        part.placement = Some(rank);
        part.covers = !COVER_NOTHING.contains(&id);
    }
    for (rank, &id) in LAST_RESORTS.iter().enumerate() {
        parts.entry(id).or_default().last_resort = Some(rank);
    }
    for &id in NAME_THE_WRAPPER {
        parts.entry(id).or_default().names_wrapper = true;
    }
    parts
});

/// Takes away the findings that are silent where a more specific one speaks. Linear in the number of
/// findings, but for sorting them.
pub(super) fn silence(findings: &mut Vec<Finding>, tree: &Tree) {
    if findings.len() < 2 {
        return;
    }
    // By the place of the element: what stands inside an element follows it.
    findings.sort_by_key(|finding| finding.subject);
    let parts: Vec<Part> =
        findings.iter().map(|finding| PARTS.get(finding.rule.id).copied().unwrap_or_default()).collect();
    let mut silent = vec![false; findings.len()];
    let speak = parts.iter().fold(0, |all, part| all | part.speaks);
    let listen = parts.iter().fold(0, |all, part| all | part.silent);
    let meet = ROWS.iter().enumerate().filter(|&(index, _)| speak & listen & 1 << index != 0);
    let mut reaches = Reaches::default();
    for (index, &(.., meet)) in meet {
        let speakers = findings.iter().zip(&parts).filter(|(_, part)| part.speaks & 1 << index != 0);
        reaches.set(speakers.map(|(finding, _)| finding.subject), tree);
        for (at, finding) in findings.iter().enumerate() {
            let meets = || match meet {
                Same => reaches.subjects.binary_search(&finding.subject).is_ok(),
                Inside => reaches.around(finding.subject),
                InsideMilder => finding.severity < finding.rule.severity && reaches.around(finding.subject),
                Around => reaches.inside(finding.subject, tree),
                Either => reaches.around(finding.subject) || reaches.inside(finding.subject, tree),
                Anywhere => true,
            };
            silent[at] |= parts[at].silent & 1 << index != 0 && meets();
        }
    }
    silence_placement(findings, &parts, &mut silent, tree);
    silence_last_resorts(findings, &parts, &mut silent, tree);
    let mut kept = silent.iter().map(|silent| !silent);
    findings.retain(|_| kept.next().unwrap_or(true));
}

/// Nothing is reported twice for where it stands, nor what is in it.
fn silence_placement(findings: &[Finding], parts: &[Part], silent: &mut [bool], tree: &Tree) {
    // The end of the last element that was reported for where it stands.
    let mut reported_end = 0;
    let mut at = 0;
    while at < findings.len() {
        let subject = findings[at].subject;
        let same = findings[at..].iter().take_while(|finding| finding.subject == subject).count();
        let speaker =
            (at..at + same).filter(|&at| !silent[at]).filter_map(|at| Some((parts[at].placement?, at))).min();
        let covered = subject < reported_end;
        for index in at..at + same {
            let Some(rank) = parts[index].placement else { continue };
            let id = findings[index].rule.id;
            let outranked =
                speaker.is_some_and(|(best, speaker)| rank > best && (findings[speaker].rule.id, id) != BOTH);
            silent[index] |= outranked || covered;
        }
        if speaker.is_some_and(|(_, speaker)| parts[speaker].covers) && !covered {
            reported_end = tree.end_of(subject);
        }
        at += same;
    }
}

/// Nothing is called empty or unsupported that another rule has reported.
fn silence_last_resorts(findings: &[Finding], parts: &[Part], silent: &mut [bool], tree: &Tree) {
    if parts.iter().all(|part| part.last_resort.is_none()) {
        return;
    }
    for (rank, severity) in (0..LAST_RESORTS.len()).flat_map(|rank| Severity::ALL.map(|it| (rank, it))) {
        let all = || (0..findings.len()).filter(|&at| !silent[at]);
        let concerns = |&at: &usize| parts[at].last_resort == Some(rank) && findings[at].severity == severity;
        let last: Vec<usize> = all().filter(concerns).collect();
        if last.is_empty() {
            continue;
        }
        let is_before = |at: usize| parts[at].last_resort.is_none_or(|other| other < rank);
        let speakers = || all().filter(|&at| is_before(at) && findings[at].severity >= severity);
        let subject = |at: usize| findings[at].subject;
        let points_at_it = |&at: &usize| findings[at].span == tree.span_of(subject(at));
        let reported: Vec<NodeId> = speakers().filter(points_at_it).map(subject).collect();
        let mut placed = Reaches::default();
        placed.set(speakers().filter(|&at| parts[at].covers).map(subject), tree);
        let holder = |at: usize| tree.parent_of(subject(at));
        let mut named: Vec<NodeId> =
            speakers().filter(|&at| parts[at].names_wrapper).filter_map(holder).collect();
        named.sort_unstable();
        let is_of_the_wrapper = LAST_RESORTS[rank] == OF_THE_WRAPPER;
        // The end of the last element that the rule itself has reported.
        let mut reported_end = 0;
        for at in last {
            let subject = subject(at);
            silent[at] = reported.binary_search(&subject).is_ok()
                || match is_of_the_wrapper {
                    true => named.binary_search(&subject).is_ok(),
                    false => placed.inside(subject, tree),
                }
                || subject < reported_end;
            if !silent[at] {
                reported_end = tree.end_of(subject);
            }
        }
    }
}

/// The elements of the findings that speak, in document order.
#[derive(Default)]
struct Reaches {
    subjects: Vec<NodeId>,
    /// For each, the furthest end of it and those before.
    ends: Vec<NodeId>,
}

impl Reaches {
    fn set(&mut self, subjects: impl Iterator<Item = NodeId>, tree: &Tree) {
        self.subjects.clear();
        self.ends.clear();
        let mut furthest = 0;
        for subject in subjects {
            furthest = tree.end_of(subject).max(furthest);
            self.subjects.push(subject);
            self.ends.push(furthest);
        }
    }

    /// Whether one of them is `node` or stands around it.
    fn around(&self, node: NodeId) -> bool {
        let before = self.subjects.partition_point(|&subject| subject <= node);
        // Elements nest: if the furthest end lies behind the node, its element holds it.
        before.checked_sub(1).is_some_and(|last| self.ends[last] > node)
    }

    /// Whether one of them is `node` or stands in it.
    fn inside(&self, node: NodeId, tree: &Tree) -> bool {
        let first = self.subjects.partition_point(|&subject| subject < node);
        self.subjects.get(first).is_some_and(|&subject| subject < tree.end_of(node))
    }
}

#[cfg(test)]
mod documents;
#[cfg(test)]
mod specification;
#[cfg(test)]
mod tests;
