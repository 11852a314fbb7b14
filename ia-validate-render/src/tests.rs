//! `full` and the other formats on reports made by hand, and `full` on random ones.

use ia_validate::report::Related;
use ia_validate::source::Source;
use ia_validate::{Diagnostic, Kind, Options, Report, Severity, Span, Validator};
use insta::assert_snapshot;
use unicode_width::UnicodeWidthChar;

use super::*;

mod formats;

/// A report of one finding at `at`, with related places.
fn report(at: Span, related: &[(Span, &'static str)]) -> Report {
    let mut report = Validator::new(Options::default()).article("");
    let mut finding = Diagnostic::new(
        "figure-in-paragraph",
        Severity::Error,
        at,
        "`figure` inside `p`: the figure is lost",
    );
    finding.help = Some("end the paragraph before the figure".into());
    finding.related = related.iter().map(|&(span, message)| Related::new(span, message)).collect();
    report.diagnostics = vec![finding];
    report
}

fn render(format: Format, layout: Layout, path: &str, text: &str, report: &Report) -> String {
    let source = Source::from_text(text);
    let mut out = Vec::new();
    let mut renderer = format.renderer(layout);
    renderer
        .file(
            &mut out,
            &FileReport {
                path,
                exact: None,
                lines: &source.lines(),
                report,
                hidden: &[],
                fail_on: Some(Severity::Error),
                notes: &NO_NOTES,
            },
        )
        .unwrap();
    String::from_utf8(out).unwrap()
}

/// `full`, after making sure that colours change nothing but colours.
fn full(text: &str, report: &Report) -> String {
    let layout = |colour| Layout { colour, columns: None, ..Layout::default() };
    let plain = render(Format::Full, layout(false), "feed.xml", text, report);
    let colour = render(Format::Full, layout(true), "feed.xml", text, report);
    assert!(!plain.contains('\x1b'));
    assert_eq!(anstream::adapter::strip_str(&colour).to_string(), plain);
    plain
}

/// The `n`th place (from 0) where `needle` stands in `text`.
fn nth(text: &str, needle: &str, n: usize) -> Span {
    let (start, _) = text.match_indices(needle).nth(n).unwrap();
    Span::at(start, start + needle.len())
}

fn the(text: &str, needle: &str) -> Span {
    nth(text, needle, 0)
}

#[test]
fn one_place() {
    let text = "<article>\n<p>Text <figure></figure></p>\n</article>\n";
    assert_snapshot!(full(text, &report(the(text, "<figure>"), &[])));
}

#[test]
fn related_on_the_same_line() {
    let text = "<article>\n<p>Text <figure></figure></p>\n</article>\n";
    let report = report(the(text, "<figure>"), &[(the(text, "<p>"), "the paragraph begins here")]);
    assert_snapshot!(full(text, &report));
}

#[test]
fn colours() {
    let text = "<p>Text\n<figure></figure></p>\n";
    let mut report = report(the(text, "<figure>"), &[(the(text, "<p>"), "the paragraph begins here")]);
    let layout = Layout { colour: true, columns: None, ..Layout::default() };
    let mut all = String::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        report.diagnostics[0].severity = severity;
        all += &render(Format::Full, layout, "feed.xml", text, &report).replace('\x1b', "␛");
    }
    assert_snapshot!(all);
}

#[test]
fn the_rule_is_a_link_that_takes_no_room() {
    let text = "<p>Text\n<figure></figure></p>\n";
    let report = report(the(text, "<figure>"), &[(the(text, "<p>"), "the paragraph begins here")]);
    for columns in [None, Some(48)] {
        let show = |links| {
            render(
                Format::Full,
                Layout { colour: true, columns, links, ..Layout::default() },
                "feed.xml",
                text,
                &report,
            )
        };
        let (linked, plain) = (show(true), show(false));
        let link = "\x1b]8;;https://github.com/ia-validate/ia-validate/blob/main/docs/rules.md#figure-in-paragraph\x1b\\\
                    figure-in-paragraph\x1b]8;;\x1b\\";
        assert_eq!(linked.replacen(link, "figure-in-paragraph", 1), plain);
    }
}

#[test]
fn related_on_a_line_nearby_and_behind() {
    let text = "<p>Text\nmore text\n\n<figure></figure>\n</p>\n";
    let report = report(
        the(text, "<figure>"),
        &[(the(text, "<p>"), "the paragraph begins here"), (the(text, "</p>"), "and ends here")],
    );
    assert_snapshot!(full(text, &report));
}

#[test]
fn related_on_a_line_far_away() {
    let text = format!("<p>Text\n{}<figure></figure>\n", "more\n".repeat(1000));
    let report = report(the(&text, "<figure>"), &[(the(&text, "<p>"), "the paragraph begins here")]);
    assert_snapshot!(full(&text, &report));
}

#[test]
fn related_far_away_on_the_same_line() {
    let text = format!("<article><p>Text {} <figure></figure></p></article>", "more ".repeat(200));
    let report = report(the(&text, "<figure>"), &[(the(&text, "<p>"), "the paragraph begins here")]);
    assert_snapshot!(full(&text, &report));
}

#[test]
fn related_around_the_place_itself() {
    let text = "<figure class=\"op-ad\" data-x=\"y\">\n";
    let report = report(the(text, "op-ad"), &[(the(text, text.trim()), "this element")]);
    assert_snapshot!(full(text, &report));
}

#[test]
fn many_related_places() {
    let text = "<a>\n".repeat(12);
    let others: Vec<_> = (1..11).map(|n| (nth(&text, "<a>", n), "here too")).collect();
    assert_snapshot!(full(&text, &report(the(&text, "<a>"), &others)));
}

#[test]
fn a_place_of_several_lines() {
    let text = "<p>Text\n<figure\n  class=\"op-ad\"\n  hidden>\n</figure>\n";
    let start = the(text, "<figure").start;
    let report = report(
        Span::new(start, the(text, "hidden>").end),
        &[(the(text, "<p>"), "the paragraph begins here")],
    );
    assert_snapshot!(full(text, &report));
}

#[test]
fn a_place_of_very_many_lines() {
    let text = format!("<p>\n  Text\n{}</p>", "more\n".repeat(100));
    let start = the(&text, "Text").start;
    let report = report(Span::new(start, the(&text, "</p>").start), &[]);
    assert_snapshot!(full(&text, &report));
}

#[test]
fn the_end_of_the_file() {
    let end = |text: &str| Span::at(text.len(), text.len());
    let mut all = String::new();
    for text in ["", "<p>", "<p>\n", "<p>\r\n\r\n"] {
        all += &full(text, &report(end(text), &[]));
    }
    assert_snapshot!(all);
}

#[test]
fn tabs_and_wide_characters() {
    let text = "\t<p>a\tb\t<figure></p>\n";
    let mut all = full(text, &report(the(text, "<figure>"), &[(the(text, "b"), "a letter")]));
    let text = "<p>日本語 😀 e\u{301} <figure></p>";
    all += &full(text, &report(the(text, "<figure>"), &[(the(text, "本語"), "two letters")]));
    assert_snapshot!(all);
}

#[test]
fn line_ends_and_byte_order_mark() {
    let mut all = String::new();
    for text in
        ["<p>\r\nText\r\n<figure>\r\n", "<p>\rText\r<figure>\r", "\u{feff}<p>\n<figure>", "\u{feff}<figure>"]
    {
        all += &full(text, &report(the(text, "<figure>"), &[]));
    }
    let text = "\u{feff}<p>";
    all += &full(text, &report(Span::new(0, 0), &[]));
    assert_snapshot!(all);
}

#[test]
fn control_characters_everywhere() {
    let evil = "\x1b[31m\x1b]8;;http://evil.example/\x07x\x1b\\\u{9b}1m\u{202e}\u{2066}\u{200f}\u{61c}\0\x7f\x08\r\n";
    let text = format!("<p>{}<figure></figure></p>", evil.trim_end());
    let mut report = report(the(&text, "<figure>"), &[(the(&text, "<p>"), evil)]);
    report.diagnostics[0].message = format!("a{evil}b").into();
    report.diagnostics[0].help = Some(format!("c{evil}d").into());
    let path = format!("e{evil}f.xml");
    let full = render(Format::Full, Layout::default(), &path, &text, &report);
    let compact = render(Format::Compact, Layout::default(), &path, &text, &report);
    assert_eq!(compact.lines().count(), 1);
    for text in [&full, &compact] {
        assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{text:?}");
        assert!(!text.contains(['\u{202e}', '\u{2066}', '\u{200f}', '\u{61c}']), "{text:?}");
    }
    assert_snapshot!(full + &compact);
}

#[test]
fn an_endless_line() {
    let text = format!("<p>{}<figure></figure></p>", "wörds and more ".repeat(700_000));
    assert!(text.len() > 10_000_000);
    let report = report(the(&text, "<figure>"), &[(the(&text, "<p>"), "the paragraph begins here")]);
    assert_snapshot!(full(&text, &report));
}

#[test]
fn a_narrow_terminal() {
    let text = "<article><p>Text and a <figure class=\"op-interactive\"></figure></p></article>";
    let report = report(the(text, "<figure class=\"op-interactive\">"), &[]);
    let layout = Layout { colour: false, columns: Some(48), ..Layout::default() };
    let full = render(Format::Full, layout, "feed.xml", text, &report);
    assert!(full.lines().all(|line| width(line) <= 48));
    assert_snapshot!(full);
}

#[test]
fn the_item_of_a_feed() {
    let article = "<article><p>x<figure></figure></p></article>";
    let url = "https://example.com/a\u{202e}";
    let item =
        format!("<item><link>{url}</link><content:encoded><![CDATA[{article}]]></content:encoded></item>");
    let feed = format!("<rss><channel><item/>{item}</channel></rss>");
    let mut read = Validator::new(Options::default()).feed(feed.as_bytes());
    read.diagnostics = report(the(&feed, "<figure>"), &[]).diagnostics;
    let index = read.articles.iter().position(|article| article.canonical.is_some()).unwrap();
    read.diagnostics[0].article = Some(index);
    assert_snapshot!(full(&feed, &read));
    read.kind = Kind::Article;
    assert!(!full(&feed, &read).contains("item 2:"));
    read.diagnostics[0].article = Some(99);
    assert!(!full(&feed, &read).contains("item 2:"));
}

#[test]
fn json() {
    let feed = "<rss>\n<channel><item/>\u{1b}<figure></channel></rss>";
    let mut read = Validator::new(Options::default()).feed(feed.as_bytes());
    let bare = report(the(feed, "<rss>"), &[]).diagnostics.into_iter().map(|mut finding| {
        finding.help = None;
        finding
    });
    let rich = report(the(feed, "<figure>"), &[(the(feed, "<item/>"), "\u{1b} here")]).diagnostics;
    read.diagnostics = bare.chain(rich).collect();
    read.diagnostics[1].article = Some(0);
    let lines = Source::from_text(feed);
    let mut summary = Summary::default();
    summary.add(&read, None);
    let mut renderer = Format::Json.renderer(Layout { colour: true, columns: None, ..Layout::default() });
    let mut out = Vec::new();
    let checked = FileReport {
        exact: None,
        path: "a/\u{1b}\"\n.xml",
        lines: &lines.lines(),
        report: &read,
        hidden: &[],
        fail_on: None,
        notes: &NO_NOTES,
    };
    renderer.file(&mut out, &checked).unwrap();
    renderer.finish(&mut out, &summary).unwrap();
    assert_snapshot!(String::from_utf8(out).unwrap());
}

fn width(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(0)).sum()
}

/// The part of the drawn source that is underlined, if there is one source line with one place.
fn underlined(full: &str) -> Option<String> {
    let lines: Vec<&str> = full.lines().collect();
    let drawn = lines.iter().position(|line| line.trim_start().starts_with("· "))?;
    let marks = lines[drawn].trim_start().strip_prefix("· ")?;
    let source = lines[drawn - 1].split_once('│')?.1.strip_prefix(' ')?;
    let from = marks.chars().take_while(|&c| c == ' ').count();
    let to = from + marks.trim_start().chars().count();
    let mut column = 0;
    let under = source.chars().filter(|c| {
        let start = column;
        column += c.width().unwrap_or(0);
        start >= from && column <= to && column > start
    });
    Some(under.collect())
}

#[test]
fn what_is_underlined_is_what_was_found() {
    const LETTERS: [&str; 16] = [
        "a", "b", "c", " ", "<p>", "\n", "\r\n", "\r", "\t", "é", "語", "😀", "\x1b", "\u{202e}", "x\u{301}",
        "\u{feff}",
    ];
    let mut random = ia_validate_testing::Rng::with_seed(7);
    let mut random = |below: usize| random.usize(..below);
    let mut compared = 0;
    for _ in 0..5000 {
        let line_ends = random(2) == 0;
        let length = random(400);
        let text: String = (0..length)
            .map(|_| LETTERS[random(LETTERS.len())])
            .filter(|letter| line_ends || !letter.starts_with(['\n', '\r']))
            .collect();
        let mut span = || {
            // Off character boundaries and behind the end, too: nothing may panic.
            let start = random(text.len() + 3);
            Span::at(start, start + random(12))
        };
        let (at, other) = (span(), span());
        let columns = [None, Some(0), Some(50), Some(u16::MAX)][random(4)];
        let layout = Layout { colour: false, columns, ..Layout::default() };
        let with_related = report(at, &[(other, "there"), (at, "here")]);
        let alone = render(Format::Full, layout, "feed.xml", &text, &report(at, &[]));
        for drawn in [&alone, &render(Format::Full, layout, "feed.xml", &text, &with_related)] {
            assert!(drawn.chars().all(|c| c == '\n' || !c.is_control()));
            assert!(drawn.lines().all(|line| width(line) <= 140), "{drawn}");
        }
        let found = at.of(&text);
        if !found.is_empty() && !found.contains(['\n', '\r', '\u{feff}', '\t', '\u{301}']) {
            let expected: String = found.chars().map(crate::sanitise::shown).collect();
            assert_eq!(underlined(&alone).as_deref(), Some(&*expected), "{text:?}\n{alone}");
            compared += 1;
        }
    }
    assert!(compared > 500, "{compared}");
}
