//! Bytes as a feed or an article, reported in one of the formats: what is for programs can be read, and what is for
//! people holds no character that changes how the rest of a screen reads.
#![no_main]

use ia_validate::{Kind, Report, Severity, Source};
use ia_validate_fuzz::report;
use ia_validate_render::{FileReport, Format, Layout, NO_NOTES, Summary};
use libfuzzer_sys::fuzz_target;
use quick_xml::events::Event;
use serde_json::Value;

fuzz_target!(|bytes: &[u8]| {
    // The first byte says which format: all of them at each turn would take too long.
    let Some((&choice, bytes)) = bytes.split_first() else { return };
    let format = Format::ALL[choice as usize % Format::ALL.len()];
    let source = Source::decode(bytes, None);
    let report = report(&source, Kind::of(source.text().as_bytes()));
    // The file's name is as hostile as its content.
    let path: String = source.text().chars().rev().take(40).collect();
    for columns in [None, Some(48)] {
        let layout = Layout { colour: false, columns, ..Layout::default() };
        check(format, &rendered(format, layout, &path, &source, &report), &report);
    }
    let coloured = Layout { colour: true, columns: Some(100), links: true, ..Layout::default() };
    let _ = rendered(format, coloured, &path, &source, &report);
});

fn rendered(format: Format, layout: Layout, path: &str, source: &Source<'_>, report: &Report) -> String {
    let mut out = Vec::new();
    let mut summary = Summary::default();
    summary.add(report, Some(Severity::Warning));
    let lines = source.lines();
    // What a baseline hides is shown as what comments allow is: as suppressed.
    let hidden = &report.suppressed;
    let checked = FileReport {
        path,
        exact: None,
        lines: &lines,
        report,
        hidden,
        fail_on: Some(Severity::Warning),
        notes: &NO_NOTES,
    };
    let mut renderer = format.renderer(layout);
    renderer.begin(&mut out).expect("memory takes everything");
    renderer.file(&mut out, &checked).expect("memory takes everything");
    renderer.finish(&mut out, &summary).expect("memory takes everything");
    String::from_utf8(out).expect("reports are UTF-8")
}

fn check(format: Format, text: &str, report: &Report) {
    let findings = report.diagnostics.len();
    // What limits leave out is listed among them.
    let listed = findings + report.left_out.len();
    match format {
        Format::Full => assert_harmless(text),
        Format::Compact => {
            assert_harmless(text);
            assert_eq!(text.lines().count(), listed);
        }
        Format::Json => assert_eq!(json(text)["diagnostics"].as_array().map(Vec::len), Some(findings)),
        Format::Jsonl => assert_eq!(text.lines().map(json).count(), findings),
        Format::Sarif => {
            let results = json(text)["runs"][0]["results"].as_array().map(Vec::len);
            assert_eq!(results, Some(findings + 2 * report.suppressed.len()));
        }
        Format::Gitlab => assert_eq!(json(text).as_array().map(Vec::len), Some(listed)),
        Format::Github => assert_eq!(text.lines().filter(|line| line.starts_with("::")).count(), listed),
        Format::Junit | Format::Checkstyle => assert_xml(text),
        Format::Html => assert!(text.chars().all(is_xml)),
        _ => {}
    }
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

fn assert_harmless(text: &str) {
    let is_control = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    let is_bidi = |c: char| {
        let embeds = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        embeds || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}')
    };
    assert!(!text.contains(|c| is_control(c) || is_bidi(c)), "{text:?}");
}

fn assert_xml(text: &str) {
    let mut xml = quick_xml::Reader::from_str(text);
    assert!(text.chars().all(is_xml), "{text:?}");
    loop {
        match xml.read_event().expect("well-formed XML") {
            Event::Eof => return,
            Event::Start(tag) | Event::Empty(tag) => {
                for attribute in tag.attributes() {
                    attribute.expect("an attribute");
                }
            }
            _ => {}
        }
    }
}

/// XML 1.0, production 2.
fn is_xml(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}
