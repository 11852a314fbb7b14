//! Documents that other people wrote, where they stand beside the repository: no crash, places that exist,
//! a finding for what Facebook or its SDK complained of, no error on what the SDK calls valid beyond those that
//! the FAQ demands, each kind of error on real articles justified, and one clear finding for what is no Instant
//! Article at all.
#![allow(clippy::print_stderr)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use ia_validate::{Diagnostic, Options, Report, Severity, Source, Span, Validator};
use ia_validate_testing::{Document, beside, corpus};

use crate::fixes::check::meant;

/// What the SDK calls valid and the FAQ does not: rule, line of the FAQ, why.
const DEMANDED: &[(&str, &str, &str)] = &[(
    "slideshow-image-caption",
    "FAQ L166",
    "it is not possible to add captions to single images of a slideshow; the SDK wrote them",
)];

/// What Facebook said of a document, and the rules that say it: all errors and warnings that it draws.
const VERDICTS: &[(&str, &str, &[&str])] = &[
    (
        "ad-template-doubled-article",
        "default template not in header/section",
        &["ad-template-misplaced", "article-multiple"],
    ),
    ("empty-article", "article without any content", &["article-empty"]),
    ("empty-figcaption", "element without text", &["empty-text-element"]),
    // The link is lost with the paragraph: two defects, one element.
    ("figure-in-anchor-in-p", "element without text", &["figure-in-paragraph", "image-in-link"]),
    ("list-item-two-elements", "more than one text element", &["list-item-block-content"]),
    ("ok-op-interactive-fb-post", "nothing", &[]),
    (
        "op-interactive-empty-iframe-img-outside",
        "nothing, but images and video were lost",
        &["embed-empty", "image-without-figure", "non-text-in-paragraph", "unexpected-end-tag"],
    ),
    ("op-interactive-without-iframe", "not shown; the iframe is missing", &["interactive-missing-iframe"]),
    ("op-social-soundcloud", "no supported embed", &["embed-dimensions-missing", "social-embed-unsupported"]),
    ("p-with-empty-anchor", "element without text", &["empty-text-element"]),
    ("stray-end-p", "unexpected end tag", &["unexpected-end-tag"]),
    ("tracker-in-header", "only one figure in the header", &["tracker-misplaced"]),
    ("unsupported-figure-class", "unsupported class", &["figure-class-unknown"]),
];

/// The rule that finds what the SDK warned of in a document; none where the document does not show it: what the
/// SDK finds invalid it does not always write.
const SDK_WARNED: &[(&str, Option<&str>)] = &[
    ("ad-empty", Some("ad-without-source")),
    ("anchor-no-href", Some("link-url-invalid")),
    ("author-no-name", Some("author-name-missing")),
    ("empty-blockquote", Some("empty-text-element")),
    ("empty-canonical", Some("canonical-missing")),
    ("empty-h1", Some("empty-text-element")),
    ("empty-header", Some("title-missing")),
    ("empty-list", Some("list-empty")),
    ("empty-pullquote", Some("empty-text-element")),
    ("footer-empty", Some("footer-child-invalid")),
    ("header-ad-empty", None), // the empty ad was not written, another one was
    ("image-empty-url", Some("figure-empty")),
    ("interactive-empty", Some("embed-empty")),
    ("interactive-no-size", Some("embed-dimensions-missing")),
    ("list-with-empty-item", Some("empty-text-element")),
    ("map-empty-geotag", Some("geotag-json-invalid")),
    ("nbsp-paragraph", None), // no warning, and a spacer that the FAQ recommends (L130)
    ("no-canonical", Some("canonical-missing")),
    ("no-title", Some("title-missing")),
    ("related-empty", Some("related-articles-invalid")),
    ("slideshow-empty", Some("slideshow-too-few-images")),
    ("sponsor-empty", Some("sponsor-invalid")),
    ("whitespace-paragraph", Some("empty-paragraph-spacer")),
];

/// The errors on real articles: rule, how many, and why they are right.
const ERRORS_ON_ARTICLES: &[(&str, usize, &str)] = &[
    ("article-empty", 1, "its one figure holds an `amp-iframe`, which is no element of the format"),
    (
        "canonical-missing",
        8,
        "seven fragments of a library's tests without head; one document with `href=\"\"`",
    ),
    (
        "caption-element-not-allowed",
        5,
        "links and italics directly in captions, which FAQ L108 does not list",
    ),
    ("embed-empty", 4, "samples with `<iframe src=\"\">` where the analytics code is to go"),
    ("figure-empty", 1, "the figure with the `amp-iframe`"),
    ("figure-not-child-of-article", 1, "a figure in the figure of a cover, which is no slideshow"),
    ("iframe-without-embed-figure", 1, "a YouTube player in a figure without class"),
    (
        "map-geotag-missing",
        3,
        "three maps of 2015 whose scripts lack the class, of a form no longer documented",
    ),
    ("published-missing", 8, "seven fragments without header; one document without a date"),
    ("slideshow-image-caption", 41, "captions on single images, which FAQ L166 rules out and the SDK wrote"),
    ("third-party-video-as-video", 5, "pages of facebook.com as the sources of videos (FAQ L140)"),
    ("title-missing", 7, "seven fragments without header"),
];

fn check(source: &Source<'_>) -> Report {
    Validator::new(Options::default()).source(source, meant(source.text().as_bytes()))
}

#[test]
fn every_file_is_checked_and_every_place_exists() {
    let documents = corpus("");
    let (mut time, mut size, mut count) = (Duration::ZERO, 0, 0);
    for Document { name, bytes } in &documents {
        let start = Instant::now();
        let source = Source::decode(bytes, None);
        let report = check(&source);
        time += start.elapsed();
        size += bytes.len();
        count += report.diagnostics.len();
        let text = source.text();
        let is_place = |span: Span| {
            span.start <= span.end
                && text.is_char_boundary(span.start as usize)
                && text.is_char_boundary(span.end as usize)
        };
        let places =
            report.diagnostics.iter().flat_map(|it| it.related.iter().map(|it| it.span).chain([it.span]));
        for span in places.chain(report.articles.iter().map(|article| article.span)) {
            assert!(is_place(span), "{name}: {span:?}");
        }
        assert!(report.diagnostics.is_sorted_by_key(|finding| (finding.span.start, finding.rule)), "{name}");
    }
    eprintln!("{} files of {size} bytes: {count} findings in {time:?}", documents.len());
}

#[test]
fn what_the_sdk_calls_valid_draws_no_error_but_those_that_the_faq_demands() {
    let valid = corpus("sdk/valid");
    let is_there = !valid.is_empty();
    let mut needed = BTreeSet::new();
    let mut wrong = String::new();
    let mut inspect = |name: &str, text: &str| {
        for finding in errors(&check(&Source::from_text(text))) {
            if DEMANDED.iter().any(|(rule, ..)| *rule == finding.rule) {
                needed.insert(finding.rule);
            } else {
                let place = finding.span.of(text);
                wrong += &format!("{name}: {}: {} at {place}\n", finding.rule, finding.message);
            }
        }
    };
    for Document { name, bytes } in &valid {
        inspect(name, std::str::from_utf8(bytes).unwrap());
    }
    let incomplete = if is_there { incomplete_documents() } else { BTreeSet::new() };
    for Document { name, bytes } in corpus("sdk/elements") {
        if !incomplete.iter().any(|file| name.ends_with(file)) {
            inspect(&name, &complete(std::str::from_utf8(&bytes).unwrap()));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    for (rule, line, why) in DEMANDED.iter().filter(|_| is_there) {
        assert!(needed.contains(rule), "no document needs this any more: {rule} ({line}: {why})");
    }
}

fn errors(report: &Report) -> impl Iterator<Item = &Diagnostic> {
    report.diagnostics.iter().filter(|finding| finding.severity == Severity::Error)
}

/// The rules that a document breaks at these severities.
fn drawn(bytes: &[u8], severities: &[Severity]) -> BTreeSet<&'static str> {
    let findings = check(&Source::decode(bytes, None)).diagnostics;
    let counts = |finding: &&Diagnostic| severities.contains(&finding.severity);
    findings.iter().filter(counts).map(|finding| finding.rule).collect()
}

/// The file's name without folder and extension.
fn stem(document: &Document) -> &str {
    Path::new(&document.name).file_stem().unwrap().to_str().unwrap()
}

#[test]
fn what_facebook_complained_of_is_found() {
    let documents = corpus("facebook-verdicts");
    for document in &documents {
        let row = VERDICTS.iter().find(|(name, ..)| *name == stem(document));
        let (_, said, rules) = row.unwrap_or_else(|| panic!("{} is not in the table", document.name));
        let found = drawn(&document.bytes, &[Severity::Error, Severity::Warning]);
        assert_eq!(found, rules.iter().copied().collect(), "{}: Facebook said: {said}", document.name);
    }
    assert!(documents.is_empty() || documents.len() == VERDICTS.len(), "a document has gone");
}

#[test]
fn what_the_sdk_warned_of_is_found() {
    let documents = corpus("sdk/invalid");
    for document in &documents {
        let row = SDK_WARNED.iter().find(|(name, _)| *name == stem(document));
        let (_, rule) = row.unwrap_or_else(|| panic!("{} is not in the table", document.name));
        let found = drawn(&document.bytes, &[Severity::Error, Severity::Warning, Severity::Info]);
        let hints = drawn(&document.bytes, &[Severity::Info]);
        let is_right = rule.map_or(found == hints, |rule| found.contains(rule));
        assert!(is_right, "{}: {found:?}", document.name);
    }
    assert!(documents.is_empty() || documents.len() == SDK_WARNED.len(), "a document has gone");
}

#[test]
fn every_kind_of_error_on_real_articles_is_justified() {
    let documents = corpus("articles");
    if documents.is_empty() {
        return;
    }
    let mut counts = BTreeMap::new();
    for document in &documents {
        for finding in errors(&check(&Source::decode(&document.bytes, None))) {
            *counts.entry(finding.rule).or_insert(0) += 1;
        }
    }
    assert_eq!(counts, ERRORS_ON_ARTICLES.iter().map(|&(rule, count, _)| (rule, count)).collect());
}

/// The files of `sdk/elements` that the SDK renders, but does not call valid.
fn incomplete_documents() -> BTreeSet<String> {
    let index = fs::read_to_string(beside("corpus/sdk/elements/INDEX.tsv").unwrap()).unwrap();
    let rows = index.lines().filter(|row| row.contains("NOT a must-accept case"));
    let files: BTreeSet<String> = rows.filter_map(|row| row.split('\t').next()).map(str::to_owned).collect();
    assert!(!files.is_empty(), "the index has changed");
    files
}

/// A whole article around an element, which stands where it belongs.
pub(crate) fn complete(element: &str) -> String {
    let name = element[1..].split([' ', '>', '/']).next().unwrap();
    let image = r#"<img src="https://www.example.com/image.jpg">"#;
    let published = r#"<time class="op-published" datetime="2016-05-10T10:30:00Z">May 10th</time>"#;
    let header = |more: &str| {
        let published = if more.contains("op-published") { "" } else { published };
        format!("<header><h1>Title</h1>{published}{more}</header>")
    };
    let (before, inside, after) = match name {
        "!doctype" => return element.to_owned(),
        "header" if element.contains("op-published") => (element.to_owned(), String::new(), ""),
        "header" => (element.replace("<header>", &format!("<header>{published}")), String::new(), ""),
        "address" | "h3" | "time" => (header(element), String::new(), ""),
        "ul" if element.contains("op-sponsors") => (header(element), String::new(), ""),
        "figure" if element.contains("op-ad-default") => (header(element), String::new(), ""),
        "footer" => (header(""), String::new(), element),
        "audio" | "figcaption" | "script" => (header(""), format!("<figure>{image}{element}</figure>"), ""),
        "cite" => (header(""), format!("<figure>{image}<figcaption>{element}</figcaption></figure>"), ""),
        _ => (header(""), element.to_owned(), ""),
    };
    format!(
        "<!doctype html><html><head><meta charset=\"utf-8\"><meta property=\"op:markup_version\" content=\"v1.0\">\
         <link rel=\"canonical\" href=\"https://www.example.com/article\"></head><body><article>{before}\
         <p>Text.</p>{inside}<p>Text.</p>{after}</article></body></html>"
    )
}

#[test]
fn what_is_no_instant_article_draws_one_finding() {
    let documents = corpus("other");
    let mut pages = 0;
    for Document { name, bytes } in &documents {
        let source = Source::decode(bytes, None);
        if source.text().contains("<article") {
            eprintln!("not asked: {name} has an article");
            continue;
        }
        pages += 1;
        let report = check(&source);
        let found: Vec<String> =
            report.diagnostics.iter().map(|it| format!("{}: {}", it.rule, it.message)).collect();
        assert_eq!(found.len(), 1, "{name}: {found:#?}");
        eprintln!("{name}: {}", found[0]);
    }
    assert!(pages > 10 || documents.is_empty(), "{pages} pages");
}
