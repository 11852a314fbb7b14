//! Whether a feed is well-formed, beside what libxml2 says, on feeds with random defects.

mod libxml2;

use ia_validate_testing::{feeds, runs};

use super::{Characters, ProblemKind, Reader};
use crate::source::{Kind, Source};

/// Whether nothing is said of well-formedness: it declares an encoding that is not known here or there, or a document
/// type that nobody reads.
fn is_not_judged(source: &Source<'_>, outline: &super::Outline) -> bool {
    let is_known = |name: &str| {
        let known = ["utf-8", "iso-8859-1", "us-ascii"];
        known.iter().any(|known| known.eq_ignore_ascii_case(name)) || name.is_empty()
    };
    let declared = source.text().trim_start_matches('\u{feff}').strip_prefix("<?xml");
    let declared = declared.and_then(|rest| rest.split_once("?>")).map_or("", |(declaration, _)| declaration);
    let encoding = declared.split_once("encoding").map_or("", |(_, rest)| {
        rest.trim_start_matches(['=', ' ', '\n', '\t', '\r']).get(1..).unwrap_or_default()
    });
    let encoding = encoding.split(['"', '\'']).next().unwrap_or_default();
    !is_known(encoding) || outline.problems.iter().any(|problem| problem.kind == ProblemKind::Doctype)
}

/// Line and column, in characters, of an offset.
fn place(text: &str, at: usize) -> (usize, usize) {
    let before = &text[..at];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (
        before.matches('\n').count() + 1,
        text[line_start..at].trim_start_matches('\u{feff}').chars().count() + 1,
    )
}

#[test]
#[allow(clippy::print_stdout)] // the figures, for who asks with --nocapture
fn well_formed_is_what_libxml2_takes() {
    let feeds = feeds::feeds();
    let count = runs(1_500, 10_000);
    let mutants = (0..count).map(|seed| feeds::mutant(&feeds, seed).1);
    let documents: Vec<Vec<u8>> = feeds.iter().map(|feed| feed.clone().into_bytes()).chain(mutants).collect();
    let Some(verdicts) = libxml2::verdicts(&documents) else { return };
    let (mut broken, mut not_judged, mut wrong) = (0, 0, Vec::new());
    for (number, (document, verdict)) in documents.iter().zip(&verdicts).enumerate() {
        let name =
            number.checked_sub(feeds.len()).map_or("original".to_owned(), |seed| format!("seed {seed}"));
        let source = Source::decode(document, Some(Kind::Feed));
        let mut reader = Reader::new(source.text());
        while reader.next_item().is_some() {}
        let mut outline = reader.into_outline();
        outline.add(Characters::of(source.text(), 0..source.text().len()));
        if is_not_judged(&source, &outline) {
            not_judged += 1;
            continue;
        }
        broken += usize::from(verdict.is_some());
        let malformed = source.malformed().first().map(|span| span.start);
        let first = outline
            .first_problem
            .as_ref()
            .map(|problem| problem.span.start)
            .into_iter()
            .chain(malformed)
            .min();
        let told = outline.first_problem.as_ref().map(|problem| problem.kind.to_string());
        match (first, verdict) {
            (None, None) => {}
            (Some(first), Some((line, column, _))) => {
                let ours = place(source.text(), first as usize);
                // Behind a document type it counts some columns too few.
                if ours > (*line, *column + 2) {
                    wrong.push(format!("{name}: {ours:?} {told:?}, libxml2 earlier: {verdict:?}"));
                }
            }
            _ => wrong.push(format!("{name}: {first:?} {told:?}, libxml2: {verdict:?}")),
        }
    }
    println!("{count} mutants: {broken} broken, {not_judged} not judged, {} wrong", wrong.len());
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong[..wrong.len().min(40)].join("\n"));
}
