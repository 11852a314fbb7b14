//! The formats for programs and browsers, all on the same findings.

use ia_validate::report::{Edit, Fingerprint, Fix, Safety};

use super::*;

const FEED: &str = "<rss><channel>\n\
    <item><title>Sea &amp; \u{202e}sky</title><link>https://example.com/sea?a=1&amp;b=2</link>\
    <content:encoded><![CDATA[<article>\n<h1>Sea &amp; sky</h1>\n<p>Text <figure></figure></p>\n</article>]]></content:encoded></item>\n\
    <item><title>Quiet</title></item>\n\
    </channel></rss>\n";

/// A finding with everything, on one line; one on several lines, with little; one about the feed as a whole,
/// whose text means harm; and one that is suppressed.
fn report() -> Report {
    let mut report = Validator::new(Options::default()).feed(FEED.as_bytes());
    assert_eq!(report.articles.len(), 2);
    let figure = the(FEED, "<figure>");
    let paragraph = the(FEED, "<p>");
    let mut rich =
        Diagnostic::new("figure-in-paragraph", Severity::Error, figure, "`figure` inside `p`: it is lost");
    rich.help = Some("end the paragraph before the figure".into());
    rich.related = vec![Related::new(paragraph, "the paragraph begins here")];
    rich.article = Some(0);
    rich.fingerprint = Fingerprint(1);
    let insert = Edit::new(Span::empty(figure.start), "</p>");
    let delete = Edit::new(nth(FEED, "</p>", 0), "");
    rich.fix = Some(Fix::new(Safety::Safe, "end the paragraph in front of it", vec![delete, insert]));

    let tall = Span::new(the(FEED, "<h1>").start, paragraph.start);
    let mut plain = Diagnostic::new("repeated-line-breaks", Severity::Info, tall, "several lines");
    plain.article = Some(0);
    plain.fingerprint = Fingerprint(2);

    let harm = "100% <b>\"[bad](1)\"</b>, a: 'b' && \x1b[31m\u{202e}\u{fffe}\n::error::";
    let mut whole = Diagnostic::new("feed-empty", Severity::Warning, the(FEED, "<rss>"), harm);
    whole.help = Some(harm.into());

    let mut suppressed = rich.clone();
    suppressed.severity = Severity::Warning;
    report.suppressed = vec![suppressed];
    report.diagnostics = vec![whole, plain, rich];
    report
}

fn rendered(format: Format) -> String {
    let report = report();
    let source = Source::from_text(FEED);
    let mut summary = Summary::default();
    summary.add(&report, None);
    let mut renderer = format.renderer(Layout { colour: true, columns: None, ..Layout::default() });
    let mut out = Vec::new();
    renderer.begin(&mut out).unwrap();
    let (path, fail_on) = ("./my feeds/a,b:100%.xml", Some(Severity::Error));
    let checked = FileReport {
        path,
        exact: None,
        lines: &source.lines(),
        report: &report,
        hidden: &[],
        fail_on,
        notes: &NO_NOTES,
    };
    renderer.file(&mut out, &checked).unwrap();
    renderer.finish(&mut out, &summary).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn jsonl() {
    assert_snapshot!(rendered(Format::Jsonl));
}

/// Without the rules, of which there are many, but for the first line of the first.
#[test]
fn sarif() {
    let mut document: serde_json::Value = serde_json::from_str(&rendered(Format::Sarif)).unwrap();
    let driver = &mut document["runs"][0]["tool"]["driver"];
    let rules = driver["rules"].as_array_mut().unwrap();
    rules.truncate(1);
    for text in ["text", "markdown"] {
        let help = &mut rules[0]["help"][text];
        *help = help.as_str().unwrap().lines().next().into();
    }
    driver["version"] = "VERSION".into();
    driver["semanticVersion"] = "VERSION".into();
    for result in document["runs"][0]["results"].as_array_mut().unwrap() {
        result["ruleIndex"] = "INDEX".into();
    }
    let mut text = Vec::new();
    serde_json::to_writer_pretty(crate::escape::Harmless(&mut text), &document).unwrap();
    assert_snapshot!(String::from_utf8(text).unwrap());
}

#[test]
fn github() {
    assert_snapshot!(rendered(Format::Github));
}

#[test]
fn gitlab() {
    assert_snapshot!(rendered(Format::Gitlab));
}

#[test]
fn junit() {
    assert_snapshot!(rendered(Format::Junit));
}

#[test]
fn checkstyle() {
    assert_snapshot!(rendered(Format::Checkstyle));
}

/// What is between style and script, without the rules' documentation, a line for each element that is a block.
#[test]
fn html() {
    let page = rendered(Format::Html);
    let (_, body) = page.split_once("<body>").unwrap();
    let (body, _) = body.split_once("<footer").unwrap();
    let mut parts = body.split("<div class=\"explanation\"");
    let mut body = parts.next().unwrap().to_owned();
    for part in parts {
        let (id, rest) = part.split_once('>').unwrap();
        let (_, rest) = rest.split_once("</div>").unwrap();
        body += &format!("<div class=\"explanation\"{id}>…</div>{rest}");
    }
    for element in ["section", "li", "tr", "details", "form", "h", "p", "ul", "ol>", "ol ", "dl", "table"] {
        body = body.replace(&format!("<{element}"), &format!("\n<{element}"));
    }
    assert_snapshot!(body);
}

#[test]
fn places_in_utf16_where_they_are_asked_for() {
    let text = "<article><p>\u{1f600} <figure></figure></p></article>";
    let report = Validator::new(Options::default()).article(text);
    let source = Source::from_text(text);
    let lines = source.lines();
    let file = FileReport {
        path: "a.html",
        exact: None,
        lines: &lines,
        report: &report,
        hidden: &[],
        fail_on: None,
        notes: &NO_NOTES,
    };
    let mut document = crate::documents::Document::with_utf16();
    document.add(&file);
    let place = document.diagnostics.iter().find(|it| it.rule == "figure-in-paragraph").unwrap().start;
    assert_eq!((place.offset, place.column, place.utf16), (17, 15, Some(15)));
}

/// File by file, and of many findings some at a time on several threads, `json` makes what serde makes of the document, also
/// where two inputs have one name.
#[test]
fn json_is_the_document() {
    let source = Source::from_text(FEED);
    let lines = source.lines();
    let few = report();
    let mut many = report();
    many.diagnostics = few.diagnostics.iter().flat_map(|it| std::iter::repeat_n(it.clone(), 700)).collect();
    let file = |path, report| FileReport {
        path,
        exact: None,
        lines: &lines,
        report,
        hidden: &[],
        fail_on: None,
        notes: &NO_NOTES,
    };
    let mut none = report();
    none.diagnostics.clear();
    none.articles.clear();
    let mut unsorted = report();
    unsorted.diagnostics.reverse();
    for files in [
        vec![],
        vec![file("a.xml", &none)],
        vec![file("a.xml", &few)],
        vec![file("a.xml", &many)],
        vec![file("a.xml", &unsorted)],
        vec![file("a.xml", &few), file("b.xml", &many), file("c.xml", &none)],
        vec![file("a.xml", &many), file("a.xml", &few)],
        vec![file("b.xml", &few), file("a.xml", &few), file("b.xml", &few)],
    ] {
        let mut summary = Summary::default();
        let mut document = crate::documents::Document::new();
        for file in &files {
            summary.add(file.report, None);
            document.add(file);
        }
        document.finish(&summary);
        let mut expected = Vec::new();
        serde_json::to_writer_pretty(crate::escape::Harmless(&mut expected), &document).unwrap();
        expected.push(b'\n');
        for (threads, is_only) in
            [0, 1, 3].into_iter().flat_map(|threads| [(threads, false), (threads, true)])
        {
            if is_only && files.len() != 1 {
                continue;
            }
            let mut renderer = Format::Json.renderer(Layout { threads, is_only, ..Layout::default() });
            let mut out = Vec::new();
            files.iter().for_each(|file| renderer.file(&mut out, file).unwrap());
            // What of an only file is written need not be remembered.
            assert_eq!(!out.is_empty(), is_only && files[0].report != &unsorted);
            renderer.finish(&mut out, &summary).unwrap();
            assert!(out == expected, "{} files, {threads} threads", files.len());
        }
    }
}
