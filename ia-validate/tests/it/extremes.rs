//! Too much of one thing, at any depth: reported, and read without a stack that grows with it.

use std::thread;

use ia_validate::fix::{self, Safety};
use ia_validate::report::Limits;
use ia_validate::{Kind, Options, Report, Source, Validator};

const MUCH: usize = 20_000;

/// Bytes of the stack on which everything happens: two for each of them, and what else is needed.
const STACK: usize = 2 * MUCH + (128 << 10);

const FEED: &str = "<rss xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>";

/// What is said of a text, whatever is done with it.
fn report(kind: Kind, text: String) -> Report {
    let run = move || {
        let mut options = Options::default();
        options.limits = Limits::NONE;
        let validator = Validator::new(options);
        let source = Source::from_text(&text);
        let report = validator.source(&source, kind);
        let fixed = fix::all(&validator, &source, kind, Safety::Unsafe);
        assert!(fixed.report.diagnostics.len() <= report.diagnostics.len());
        report
    };
    thread::Builder::new().stack_size(STACK).spawn(run).unwrap().join().unwrap()
}

fn count(report: &Report, rule: &str) -> usize {
    report.diagnostics.iter().filter(|finding| finding.rule == rule).count()
}

#[test]
fn too_much_of_anything_in_an_article() {
    let repeated = |piece: &str| format!("<article>{}</article>", piece.repeat(MUCH));
    for (text, rule, times) in [
        (repeated("<div>"), "unclosed-element", MUCH),
        (repeated("<p><b>"), "unclosed-element", MUCH),
        (repeated("</b>"), "unexpected-end-tag", MUCH),
        (repeated("<figure></figure>"), "figure-empty", MUCH),
        (repeated("<p>a<figure><img src=\"https://e.com/a.jpg\"></figure></p>"), "figure-in-paragraph", MUCH),
        (format!("<article><p {}>a</p></article>", "a=b ".repeat(MUCH)), "article-empty", 0),
        (format!("<article><p>{}</p></article>", "&amp;".repeat(MUCH)), "article-empty", 0),
        (repeated("<![CDATA["), "article-empty", 1),
        (repeated("<iframe>"), "unclosed-element", 1),
        (repeated("<time class=op-published datetime=2016-02-04T09:00:00Z>"), "time-multiple", MUCH - 1),
    ] {
        let report = report(Kind::Article, text);
        assert_eq!(count(&report, rule), times, "{rule}");
    }
}

#[test]
fn too_much_of_anything_in_a_feed() {
    let in_item =
        |content: String| format!("{FEED}<item><content:encoded>{content}</content:encoded></item>");
    for (text, rule, times) in [
        (format!("{FEED}{}", "<item/>".repeat(MUCH)), "feed-item-field-missing", 1),
        (format!("{FEED}{}", "<item>".repeat(MUCH)), "feed-not-wellformed", 1),
        (format!("{FEED}<item>{}", "<a>".repeat(MUCH)), "feed-not-wellformed", 1),
        (in_item("<![CDATA[<article>]]>".repeat(MUCH)), "article-multiple", MUCH - 1),
        (in_item("&lt;div>".repeat(MUCH)), "feed-content-not-document", 1),
        (in_item(format!("{}]]>", "<![CDATA[".repeat(MUCH))), "feed-content-not-document", 1),
    ] {
        let report = report(Kind::Feed, text);
        assert_eq!(count(&report, rule), times, "{rule}");
    }
}

/// Elements in each other, two by two: none is looked at once for each one around it.
#[test]
fn any_two_in_each_other() {
    const NAMES: [&str; 16] = [
        "p",
        "h1",
        "h2",
        "figure",
        "figcaption",
        "cite",
        "ul",
        "li",
        "blockquote",
        "aside",
        "address",
        "a",
        "header",
        "footer",
        "div",
        "table",
    ];
    const DEEP: usize = 2_000;
    for outer in NAMES {
        for inner in NAMES {
            let text = format!("<article>{}", format!("<{outer}><{inner}>").repeat(DEEP));
            assert!(!report(Kind::Article, text).diagnostics.is_empty(), "{outer} {inner}");
        }
    }
}
