//! Documents that other people wrote, where they stand beside the repository: no crash, places that exist,
//! no error on what Facebook's own SDK calls valid beyond those that the FAQ demands, and one clear finding
//! for what is no Instant Article at all.
#![allow(clippy::print_stderr, clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use ia_validate::{Diagnostic, Kind, Options, Report, Severity, Source, Span, Validator};

const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/corpus");

/// What the SDK calls valid and the FAQ does not: rule, line of the FAQ, why.
const DEMANDED: &[(&str, &str, &str)] = &[(
    "slideshow-image-caption",
    "FAQ L166",
    "it is not possible to add captions to single images of a slideshow; the SDK wrote them",
)];

/// A document of the corpus.
struct Document {
    /// Its path in the corpus.
    name: String,
    bytes: Vec<u8>,
}

/// All documents in a folder of the corpus, by path; none, and a word about it, where there is no corpus.
fn documents(folder: &str) -> Vec<Document> {
    let root = Path::new(CORPUS);
    let mut paths = Vec::new();
    if root.is_dir() {
        collect(&root.join(folder), &mut paths);
        assert!(!paths.is_empty(), "nothing in {folder}");
    } else {
        eprintln!("skipped: there is no {CORPUS}");
    }
    paths.sort();
    let document = |path: PathBuf| Document {
        name: path.strip_prefix(root).unwrap().display().to_string(),
        bytes: fs::read(&path).unwrap(),
    };
    paths.into_iter().map(document).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "html" || extension == "xml") {
            paths.push(path);
        }
    }
}

fn check(source: &Source<'_>) -> Report {
    Validator::new(Options::default()).source(source, Kind::of(source.text().as_bytes()))
}

#[test]
fn every_file_is_checked_and_every_place_exists() {
    let documents = documents("");
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
    let valid = documents("sdk/valid");
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
    for Document { name, bytes } in documents("sdk/elements") {
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

/// The files of `sdk/elements` that the SDK renders, but does not call valid.
fn incomplete_documents() -> BTreeSet<String> {
    let index = fs::read_to_string(Path::new(CORPUS).join("sdk/elements/INDEX.tsv")).unwrap();
    let rows = index.lines().filter(|row| row.contains("NOT a must-accept case"));
    let files: BTreeSet<String> = rows.filter_map(|row| row.split('\t').next()).map(str::to_owned).collect();
    assert!(!files.is_empty(), "the index has changed");
    files
}

/// A whole article around an element, which stands where it belongs.
fn complete(element: &str) -> String {
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
    let mut pages = 0;
    for Document { name, bytes } in documents("other") {
        let source = Source::decode(&bytes, None);
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
    assert!(pages > 10 || !Path::new(CORPUS).is_dir(), "{pages} pages");
}
