//! The shape of a document: its symbols, what can be folded, and what to select around the cursor.

use std::collections::BTreeMap;

use gen_lsp_types::Position;
use ia_validate::outline::{Element, elements};
use ia_validate::vocabulary;
use ia_validate::{Kind, Span};
use serde_json::{Value, json};

use super::client::Client;
use super::document::Document;
use super::positions::Places;

fn all(document: &Document) -> Vec<Element> {
    elements(&document.text, Kind::of(document.text.as_bytes()))
}

/// The elements that are worth a line in an outline, and what the protocol calls their kinds.
const SHOWN: [(&str, u8); 14] = [
    ("article", 5),
    ("header", 3),
    ("footer", 3),
    ("h1", 15),
    ("h2", 15),
    ("figure", 19),
    ("ul", 18),
    ("ol", 18),
    ("time", 14),
    ("address", 8),
    ("blockquote", 15),
    ("aside", 15),
    ("section", 3),
    ("figcaption", 15),
];

/// The symbols of a document, each in the one around it.
pub(super) fn symbols(document: &Document, client: &Client) -> Vec<Value> {
    let places = Places::new(&document.text, client.encoding);
    let found = all(document);
    let shown = found.iter().filter_map(|element| {
        let kind = SHOWN.iter().find(|(name, _)| *name == element.name)?.1;
        Some((element, kind))
    });
    // Innermost last: what ends in front of the next one is done.
    let mut open: Vec<(Span, Value)> = Vec::new();
    let mut top = Vec::new();
    let close = |open: &mut Vec<(Span, Value)>, top: &mut Vec<Value>, upto: u32| {
        while open.last().is_some_and(|(extent, _)| extent.end <= upto) {
            let Some((_, symbol)) = open.pop() else { return };
            match open.last_mut().and_then(|(_, outer)| outer["children"].as_array_mut()) {
                Some(children) => children.push(symbol),
                None => top.push(symbol),
            }
        }
    };
    for (element, kind) in shown {
        // A client may turn down what is nested deeper, and reads it by recursion.
        if open.len() >= 32 {
            close(&mut open, &mut top, element.extent.start);
            if open.len() >= 32 {
                continue;
            }
        }
        close(&mut open, &mut top, element.extent.start);
        let form = vocabulary::form(&element.name, &element.class);
        let name = form.filter(|form| {
            form.class.is_some_and(|class| element.class.split_ascii_whitespace().any(|it| it == class))
        });
        let symbol = json!({
            "name": name.map_or(element.name.as_str(), |form| form.name),
            "detail": element.text,
            "kind": kind,
            "range": places.range(element.extent),
            "selectionRange": places.range(element.start_tag),
            "children": [],
        });
        open.push((element.extent, symbol));
    }
    close(&mut open, &mut top, u32::MAX);
    top
}

/// What can be folded: elements of several lines, the outermost of those that begin in one.
pub(super) fn folding(document: &Document, client: &Client) -> Vec<Value> {
    let places = Places::new(&document.text, client.encoding);
    let mut by_line: BTreeMap<u32, u32> = BTreeMap::new();
    for element in all(document) {
        let range = places.range(element.extent);
        if range.end.line > range.start.line {
            by_line.entry(range.start.line).or_insert(range.end.line);
        }
    }
    by_line.iter().map(|(start, end)| json!({ "startLine": start, "endLine": end })).collect()
}

/// For each position the elements around it, the innermost first, each in the next one.
pub(super) fn selections(document: &Document, positions: &[Position], client: &Client) -> Vec<Value> {
    let places = Places::new(&document.text, client.encoding);
    let found = all(document);
    let around = |position: &Position| {
        let at = places.offset(*position);
        let mut spans = vec![Span::at(0, document.text.len())];
        for element in found.iter().filter(|it| it.extent.start <= at && at <= it.extent.end) {
            let inner = Span::new(element.start_tag.end, element.extent.end);
            let of_tag = element.start_tag.start <= at && at < element.start_tag.end;
            spans.push(element.extent);
            if of_tag {
                spans.push(element.start_tag);
            } else if at > inner.end {
                spans.pop();
            }
        }
        // Each must lie in the one before; the protocol nests them, and so deep only.
        let mut range = Value::Null;
        let mut last: Option<Span> = None;
        for span in spans.into_iter().take(64) {
            if last.is_some_and(|last| !(last.start <= span.start && span.end <= last.end) || last == span) {
                continue;
            }
            let outer = std::mem::take(&mut range);
            range = json!({ "range": places.range(span) });
            if !outer.is_null() {
                range["parent"] = outer;
            }
            last = Some(span);
        }
        range
    };
    positions.iter().map(around).collect()
}
