//! The examples in the rules' documentation, run as tests: a bad one draws its rule and no other, a good
//! one nothing but hints; and every finding points where its rule says.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use crate::fix::{self, Safety};
use crate::history::{History, Versions};
use crate::report::Limits;
use crate::rules::{Points, Rule, all, find};
use crate::source::{LineIndex, Span, Transfer};
use crate::{Kind, Options, Report, Severity, Source, Validator};

const METAS: &str = r#"<meta charset="utf-8"><meta property="op:markup_version" content="v1.0">"#;
const CANONICAL: &str = r#"<link rel="canonical" href="https://example.com/ferry">"#;
const HEADER: &str = r#"<header><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header>"#;

/// The fenced blocks under a heading of the documentation.
pub(in crate::rules) fn examples(rule: &Rule, heading: &str) -> Vec<(Kind, String)> {
    let mut found = Vec::new();
    let mut inside = false;
    let mut block: Option<(Kind, String)> = None;
    for line in rule.documentation.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)) {
        if let Some(title) = line.strip_prefix("# ") {
            inside = title == heading;
        } else if line.starts_with("```") {
            match block.take() {
                Some(done) => found.push(done),
                None if inside => {
                    let kind = if line == "```xml" { Kind::Feed } else { Kind::Article };
                    block = Some((kind, String::new()));
                }
                None => {}
            }
        } else if let Some((_, text)) = &mut block {
            text.push_str(line);
            text.push('\n');
        }
    }
    found
}

/// A document around an example: its own parts where it has them, else the usual ones.
pub(in crate::rules) fn document(example: &str) -> String {
    let example = example.trim_ascii();
    let starts = |name: &str| example.to_ascii_lowercase().starts_with(name);
    if starts("<!doctype") || starts("<html") {
        return example.to_owned();
    }
    let head = |more: &str| {
        let canonical = if more.contains("canonical") { "" } else { CANONICAL };
        format!("<!doctype html><html><head>{METAS}{canonical}{more}</head>")
    };
    let article = |header: &str, content: &str| {
        format!(
            "<article>{header}{content}<p>The ferry is back after a week in the yard, and so is its crew.</p></article>"
        )
    };
    if starts("<meta") || starts("<link") || starts("<title") || starts("<style") {
        return format!("{}<body>{}</body></html>", head(example), article(HEADER, ""));
    }
    if starts("<body") {
        return format!("{}{example}</html>", head(""));
    }
    let body = if starts("<article") {
        example.to_owned()
    } else if starts("<header") {
        article("", example)
    } else {
        article(HEADER, example)
    };
    format!("{}<body>{body}</body></html>", head(""))
}

/// The findings of a family about an article around an example, however many, in the order of the text: each
/// one's severity, rule, and what stands where it points.
pub(in crate::rules) fn drawn(family: &str, example: &str) -> Vec<String> {
    let domains = vec!["example.com".parse().unwrap()];
    drawn_with(Options { domains, ..Options::default() }, family, example)
}

/// The same for some rules of any family.
pub(in crate::rules) fn drawn_by(rules: &[&str], example: &str) -> Vec<String> {
    let text = document(example);
    let report = Validator::new(Options { limits: Limits::NONE, ..Options::default() }).article(&text);
    let wanted = report.diagnostics.iter().filter(|finding| rules.contains(&finding.rule));
    wanted.map(|finding| line(finding, &text)).collect()
}

/// All findings, of whatever rule.
pub(in crate::rules) fn drawn_by_any(example: &str) -> Vec<String> {
    let ids: Vec<&str> = all().iter().map(|rule| rule.id).collect();
    drawn_by(&ids, example)
}

/// The same with options.
pub(in crate::rules) fn drawn_with(options: Options, family: &str, example: &str) -> Vec<String> {
    let text = document(example);
    let report = Validator::new(Options { limits: Limits::NONE, ..options }).article(&text);
    let of_family = report.diagnostics.iter().filter(|finding| find(finding.rule).unwrap().family == family);
    of_family.map(|finding| line(finding, &text)).collect()
}

/// The document around an example after all fixes of a safety are taken.
pub(in crate::rules) fn mended(example: &str, safety: Safety) -> String {
    let text = document(example);
    let validator = Validator::new(Options::default());
    fix::all(&validator, &Source::from_text(&text), Kind::Article, safety).text
}

fn line(finding: &crate::Diagnostic, text: &str) -> String {
    format!("{} {} {}", finding.severity, finding.rule, finding.span.of(text))
}

/// A feed around an example: a whole one, items, or fields of an item.
fn feed(example: &str) -> String {
    let item = |n: usize| {
        format!(
            "<item><title>{n}</title><link>https://example.com/{n}</link><content:encoded><![CDATA[<html><head>\
             <link rel=canonical href=https://example.com/{n}></head><body><article>{}<p>Text</article>]]>\
             </content:encoded></item>",
            HEADER.replace("Ferry resumes", &n.to_string())
        )
    };
    let example = match example.trim_ascii() {
        "<!-- 101 items: content:encoded -->" => (0..101).map(item).collect(),
        "<!-- 10 MiB: content:encoded -->" => {
            item(1).replace("</item>", &format!("<!--{}--></item>", " ".repeat(10 << 20)))
        }
        example => example.to_owned(),
    };
    let example = example.replace("{header}", HEADER);
    if example.starts_with("<?xml") || example.starts_with("<rss") || example.starts_with("<feed") {
        return example;
    }
    let items = if example.starts_with("<item") {
        example
    } else {
        let title = if example.contains("<title>") { "" } else { "<title>Ferry resumes</title>" };
        let link = if example.contains("<link>") { "" } else { "<link>https://example.com/ferry</link>" };
        format!("<item>{title}{link}{example}</item>")
    };
    let items = items.replace("<html><article>", &format!("<html><head>{CANONICAL}</head><body><article>"));
    format!(
        "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>\
         <title>News</title><link>https://example.com/</link><description>News</description>{}</channel></rss>",
        with_usual_fields(&items)
    )
}

/// The items with the fields that every item should have.
fn with_usual_fields(items: &str) -> String {
    let usual = |n: usize| {
        [
            format!("<guid>{n}</guid>"),
            "<pubDate>2016-02-04T09:00:00Z</pubDate>".to_owned(),
            "<author>Ann</author>".to_owned(),
            "<description>The ferry is back.</description>".to_owned(),
        ]
    };
    let mut parts: Vec<String> = items.split("</item>").map(str::to_owned).collect();
    let last = parts.pop().unwrap_or_default();
    for (n, part) in parts.iter_mut().enumerate() {
        for field in usual(n) {
            let name = &field[..=field.find('>').unwrap()];
            if !part.contains(name) {
                part.push_str(&field);
            }
        }
        part.push_str("</item>");
    }
    parts.concat() + &last
}

/// What the examples of updates are compared with.
fn stored() -> Versions {
    let text = "<html><head><link rel=canonical href=https://example.com/ferry></head><body><article><header>\
                <h1>Ferry resumes</h1><time class=op-published datetime=2016-02-01T00:00:00Z>1 February</time>\
                <time class=op-modified datetime=2016-02-01T00:00:00Z></time></header><p>The ferry is back.</p>";
    let text = text.replace("<head>", &format!("<head>{METAS}"));
    let mut versions = Versions::default();
    versions.extend(Validator::new(Options::default()).versions(&Source::from_text(&text), Kind::Article));
    versions
}

/// How an example was fetched, if a comment in it says so: `<!-- downloaded in 11 s as utf-8 -->`.
fn transfer(example: &str) -> Option<Transfer> {
    let (_, comment) = example.split_once("<!-- downloaded in ")?;
    let words: Vec<&str> = comment.split_once(" -->")?.0.split(' ').collect();
    let download = Duration::from_secs(words.first()?.parse().ok()?);
    let charset = words.get(3).map(|&charset| charset.to_owned());
    Some(Transfer { download, charset, ..Transfer::default() })
}

pub(in crate::rules) fn check(rule: &Rule, kind: Kind, example: &str) -> (String, Report) {
    let (text, validator, transfer) = setting(rule, kind, example);
    let mut source = Source::from_text(&text);
    if let Some(transfer) = transfer {
        source = source.with_transfer(transfer);
    }
    let report = validator.source(&source, kind);
    (text, report)
}

/// The rule that speaks only where no domain is given.
const WITHOUT_DOMAIN: &str = "feed-mixed-domains";

/// The rules that are silent without the current time.
const NEED_NOW: [&str; 2] = ["feed-stale-item", "time-in-future"];

/// The document around an example, what checks it, and how it was fetched.
pub(in crate::rules) fn setting(
    rule: &Rule,
    kind: Kind,
    example: &str,
) -> (String, Validator, Option<Transfer>) {
    let text = if kind == Kind::Feed { feed(example) } else { document(example) };
    // Examples about feeds and updates leave out what is not their matter.
    let text = text.replace("<head><link", &format!("<head>{METAS}<link"));
    let domains = if rule.id == WITHOUT_DOMAIN { vec![] } else { vec!["example.com".parse().unwrap()] };
    let history: Option<Arc<dyn History>> = (rule.family == "updates").then(|| Arc::new(stored()) as _);
    let now = NEED_NOW.contains(&rule.id).then(|| "2016-02-04T10:00:00Z".parse().unwrap());
    let options = Options { domains, history, now, ..Options::default() };
    (text, Validator::new(options), transfer(example))
}

fn list(report: &Report, text: &str) -> String {
    let lines = LineIndex::new(text);
    let place = |span: Span| lines.position(span.start);
    let line = |finding: &crate::Diagnostic| {
        let at = place(finding.span);
        format!("  {}:{} {}[{}] {}\n", at.line, at.column, finding.severity, finding.rule, finding.message)
    };
    report.diagnostics.iter().map(line).collect()
}

/// Rules that cannot be broken without breaking others.
const COMPANIONS: &[(&str, &[&str])] = &[
    ("feed-duplicate-guid", &["canonical-missing", "feed-item-field-missing"]),
    ("social-embed-unsupported", &["op-social-deprecated"]),
    ("social-missing-iframe", &["op-social-deprecated"]),
];

#[test]
fn the_tables_name_rules_by_their_ids() {
    let companions = COMPANIONS.iter().flat_map(|(id, ids)| [id].into_iter().chain(*ids));
    for &id in companions.chain(&NEED_NOW).chain([&WITHOUT_DOMAIN]) {
        assert!(find(id).is_some_and(|rule| rule.id == id), "`{id}` is no rule");
    }
}

#[test]
fn bad_examples_draw_their_rule_and_good_ones_nothing() {
    let mut wrong = String::new();
    for rule in all() {
        for (kind, example) in examples(rule, "Bad") {
            let (text, report) = check(rule, kind, &example);
            let drawn: BTreeSet<&str> = report.diagnostics.iter().map(|finding| finding.rule).collect();
            let companions = COMPANIONS.iter().filter(|(id, _)| *id == rule.id).flat_map(|(_, ids)| *ids);
            if drawn != companions.copied().chain([rule.id]).collect() {
                wrong +=
                    &format!("bad example of {}:\n{text:.5000}\n{:.5000}", rule.id, list(&report, &text));
            }
        }
        for (kind, example) in examples(rule, "Good") {
            let (text, report) = check(rule, kind, &example);
            let silent = report
                .diagnostics
                .iter()
                .all(|finding| finding.severity == Severity::Info && finding.rule != rule.id);
            if !silent {
                wrong +=
                    &format!("good example of {}:\n{text:.5000}\n{:.5000}", rule.id, list(&report, &text));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn findings_point_where_their_rule_says() {
    for rule in all() {
        for (kind, example) in examples(rule, "Bad") {
            let (text, report) = check(rule, kind, &example);
            for finding in report.diagnostics.iter().filter(|finding| finding.rule == rule.id) {
                let place = finding.span.of(&text);
                let before = text[..finding.span.start as usize].chars().next_back();
                let is_start_tag = place.starts_with('<') && place.ends_with('>') && !place.starts_with("</");
                let fits = match rule.points {
                    Points::StartTag | Points::Item | Points::Feed => is_start_tag,
                    Points::Article => place.starts_with("<article") || finding.span == Span::empty(0),
                    Points::EndTag => place.starts_with("</") && place.ends_with('>'),
                    Points::AttributeName => before.is_some_and(|c| c.is_ascii_whitespace()),
                    Points::Value => is_start_tag || before.is_some_and(|c| "\"'= >[".contains(c)),
                    Points::Text => is_start_tag || place == place.trim_ascii() && !place.is_empty(),
                    Points::Bytes => !place.is_empty(),
                };
                assert!(fits, "{}: {:?} points at `{place}` in\n{text}", rule.id, rule.points);
            }
        }
    }
}

#[test]
fn the_table_is_sorted_unique_and_documented() {
    for pair in all().windows(2) {
        assert!(pair[0].id < pair[1].id, "{} and {}", pair[0].id, pair[1].id);
    }
    for rule in all() {
        assert!(std::ptr::eq(find(rule.id).unwrap(), *rule));
        let headings: Vec<&str> =
            rule.documentation.lines().filter_map(|line| line.strip_prefix(" # ")).collect();
        assert_eq!(headings, ["What it checks", "Why", "Bad", "Good", "Fix"], "{}", rule.id);
        for heading in ["Bad", "Good"] {
            assert!(!examples(rule, heading).is_empty(), "{} has no {heading} example", rule.id);
        }
        let file = format!("src/rules/{}/{}.rs", rule.family, rule.id.replace('-', "_"));
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(&file);
        assert!(path.is_file(), "{} does not stand in {file}", rule.id);
    }
}
