//! What is read of whole documents: places that exist, blocks in their order, and of other people's documents what they
//! say.

use chrono::{DateTime, Utc};
use ia_validate::reading::{self, Reading};
use ia_validate::{Kind, Options, Source, Span};
use ia_validate_testing::{corpus, found, test_articles};
use serde_json::{Value, json};

use crate::mutants::{Text, mutants};

fn readings(text: &str) -> Vec<Reading> {
    let source = Source::from_text(text);
    reading::read(&source, Kind::of(text.as_bytes()), &Options::default())
}

fn is_sound(name: &str, text: &str) {
    for reading in readings(text) {
        let blocks: Vec<Span> = reading.blocks.iter().map(|block| block.span).collect();
        let dropped: Vec<Span> = reading.dropped.iter().map(|dropped| dropped.span).collect();
        let footer = reading.footer.as_ref().map(|footer| footer.span);
        for span in blocks.iter().chain(&dropped).chain(&footer) {
            assert!(text.get(span.range()).is_some_and(|text| !text.is_empty()), "{name}: {span:?}");
        }
        // Related articles of a footer come last, wherever that stands.
        let body = reading.blocks.iter().filter(|block| block.kind != reading::BlockKind::Related);
        assert!(body.map(|block| block.span.start).is_sorted(), "{name}");
        assert!(dropped.windows(2).all(|pair| pair[0].end <= pair[1].start), "{name}: {dropped:?}");
    }
}

#[test]
fn places_exist_and_blocks_stand_in_their_order() {
    let mut documents = test_articles();
    ["articles", "feeds", "other", "facebook-verdicts", "sdk"]
        .iter()
        .for_each(|it| documents.extend(corpus(it)));
    documents.extend(found());
    for text in documents.iter().map(Text::from).chain(mutants(&documents, 20, 600, 6)) {
        is_sound(&text.name, &text.text);
    }
}

/// What 30 documents show, read off by eye before their readings were looked at. Of a text stand its first 40 characters;
/// `judged` says why a row was changed afterwards.
const DOCUMENTS: &str = include_str!("readings/documents.json");

/// The text without the space that is not shown.
fn folded(text: Option<&str>) -> String {
    text.unwrap_or_default().split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// A block by the fields that a row names.
fn block(block: &reading::Block, row: &Value) -> Value {
    let mut it = json!({ "kind": block.kind.name() });
    let shown = block.sources.first().cloned().unwrap_or_else(|| folded(block.text.as_deref()));
    if row.get("text").is_some() {
        let most = row["text"].as_str().map_or(0, |text| text.chars().count());
        it["text"] = shown.chars().take(most).collect::<String>().into();
    }
    for (name, value) in [("caption", &block.caption), ("credit", &block.credit)] {
        if value.is_some() {
            it[name] = folded(value.as_deref()).into();
        }
    }
    if row.get("sources").is_some() {
        it["sources"] = json!(block.sources);
    }
    it
}

#[test]
fn documents_of_other_people() {
    let rows: Vec<Value> = serde_json::from_str(DOCUMENTS).unwrap();
    assert_eq!(rows.len(), 30);
    let documents: Vec<_> = ["articles", "feeds", "sdk"].into_iter().flat_map(corpus).collect();
    if documents.is_empty() {
        return;
    }
    for row in rows {
        let file = row["file"].as_str().unwrap();
        let name = file.split_once('/').unwrap().1;
        let document =
            documents.iter().find(|it| it.name.ends_with(name)).unwrap_or_else(|| panic!("{file}"));
        let item = row["item"].as_u64().unwrap_or(0);
        let source = Source::decode(&document.bytes, None);
        let kind = Kind::of(source.text().as_bytes());
        let mut all = reading::read(&source, kind, &Options::default());
        let reading = all.remove(item.try_into().unwrap());
        let text = |key| row[key].as_str().map(|text| folded(Some(text)));
        for (key, value) in
            [("title", &reading.title), ("subtitle", &reading.subtitle), ("kicker", &reading.kicker)]
        {
            assert_eq!(value.as_deref().map(|it| folded(Some(it))), text(key), "{file}: {key}");
        }
        assert_eq!(
            json!(reading.authors),
            row.get("authors").cloned().unwrap_or_else(|| json!([])),
            "{file}"
        );
        let day = |at: DateTime<Utc>| at.format("%Y-%-m-%d").to_string();
        for (key, value) in [("published", reading.published), ("modified", reading.modified)] {
            match text(key).map(|text| (DateTime::parse_from_rfc3339(&text), text)) {
                Some((Ok(at), _)) => assert_eq!(value, Some(at.to_utc()), "{file}: {key}"),
                // A form that RFC 3339 does not know: of it only the day.
                Some((Err(_), text)) => {
                    assert!(value.is_some_and(|at| text.starts_with(&day(at))), "{file}: {key}")
                }
                None => assert_eq!(value, None, "{file}: {key}"),
            }
        }
        let cover = reading.cover.as_ref().and_then(|cover| cover.sources.first()).cloned();
        assert_eq!(cover, text("cover"), "{file}: cover");
        let expected = row["blocks"].as_array().unwrap();
        let null = Value::Null;
        let blocks = reading.blocks.iter().enumerate();
        let blocks: Vec<Value> =
            blocks.map(|(at, it)| block(it, expected.get(at).unwrap_or(&null))).collect();
        assert_eq!(&blocks, expected, "{file}");
        let mut dropped: Vec<&str> = reading.dropped.iter().map(|dropped| dropped.rule).collect();
        dropped.sort_unstable();
        let mut rules: Vec<&str> =
            row["dropped"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        rules.sort_unstable();
        assert_eq!(dropped, rules, "{file}");
        assert_eq!(reading.rejected.is_some(), row["rejected"] == true, "{file}");
    }
}
