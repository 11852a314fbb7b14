//! What schemas say: those of others about their formats, and ours about every JSON document that the command writes.

use serde_json::{Value, json};

use super::read;
use super::valid::{accepted, each, schema};
use crate::support::{BAD, Folder, GOOD, Item, feed, stdout};

macro_rules! ours {
    ($name:literal) => {
        include_str!(concat!("../../../../docs/schemas/", $name, ".json"))
    };
}

/// Articles with and without findings and fixes, a feed, an earlier version of it, and what is said of rules.
fn folder() -> Folder {
    let items = [0, 1, 2].map(Item::new);
    let later = [items[0].clone(), items[1].clone().changed("2011-03-01T00:00:00Z"), items[2].clone()];
    Folder::new()
        .with("good.html", GOOD)
        .with("bad.html", BAD)
        .with("lost.html", BAD.replace("<figure></figure>", "<object>x</object><blink>y</blink>"))
        .with("old.xml", feed(&items))
        .with("new.xml", feed(&later))
        .with("broken.xml", "<rss><channel><item><title>x</title>")
        .with(
            "ia-validate.toml",
            "[notes]\n\"*-in-paragraph\" = { text = \"Ask Ann.\", url = \"https://wiki.example/a\" }\n",
        )
}

#[test]
fn every_json_document_is_as_its_schema_says() {
    let folder = folder();
    for (text, commands) in [
        (
            ours!("check"),
            &[
                "check . --format json",
                "check good.html --format json",
                "check bad.html lost.html --max-findings 1 --format json",
                "check new.xml --max-items 1 --previous old.xml --format json",
                "check broken.xml --format json",
                "check bad.html --baseline known.json --write-baseline --format json",
            ][..],
        ),
        (
            ours!("statistics"),
            &["check . --statistics --format json", "check good.html --statistics --format json"],
        ),
        (
            ours!("preview"),
            &["preview new.xml --previous old.xml --format json", "preview broken.xml --format json"],
        ),
        (
            ours!("show"),
            &["show good.html bad.html lost.html new.xml --format json", "show broken.xml --format json"],
        ),
        (ours!("inventory"), &["inventory . --format json", "inventory good.html --format json"]),
        (ours!("rules"), &["rules --format json"]),
        (
            ours!("fix"),
            &["fix . --check --format json", "fix . --unsafe --format json", "fix . --format json"],
        ),
    ] {
        let check = schema(text);
        for command in commands {
            let document = read::json(&stdout(&folder.run(command)));
            check(&document).unwrap_or_else(|wrong| panic!("{command}: {wrong}"));
        }
        // It is one that can say no.
        assert!(check(&json!({ "schema": 1 })).is_err() && check(&json!([])).is_err());
    }
}

#[test]
fn every_line_is_a_finding_of_the_document() {
    let mut text: Value = serde_json::from_str(ours!("check")).unwrap();
    text["$ref"] = json!("#/$defs/Finding");
    for key in ["type", "properties", "required", "title", "description"] {
        text.as_object_mut().unwrap().remove(key);
    }
    let check = schema(&text.to_string());
    assert!(check(&json!({ "rule": "x" })).is_err());
    let lines = stdout(&folder().run("check . --format jsonl"));
    assert!(lines.lines().count() > 10);
    lines.lines().for_each(|line| check(&read::json(line)).unwrap());
}

/// The file that we write, and the one that the documentation shows, are as the schema for editors says.
#[test]
fn configurations_are_as_their_schema_says() {
    let folder = Folder::new().with("a/a.html", Item::new(1).article());
    let check = schema(&stdout(&folder.run("config schema").code(0)));
    folder.run("config init a").code(0);
    let written = String::from_utf8(folder.read("a/ia-validate.toml")).unwrap();
    let page = include_str!("../../../../docs/configuration.md");
    let shown = page.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    // With all that it only suggests.
    let suggested: String = written
        .lines()
        .map(|line| line.strip_prefix("# ").filter(|it| is_toml(it)).unwrap_or(line))
        .map(|line| format!("{line}\n"))
        .collect();
    for text in [&written, shown, &suggested] {
        let table: toml::Table = toml::from_str(text).unwrap_or_else(|wrong| panic!("{wrong}\n{text}"));
        check(&serde_json::to_value(table).unwrap()).unwrap();
    }
    for wrong in [
        "kind = \"x\"",
        "include = \"x\"",
        "[notes]\ntitle-missing = \" \"",
        "[notes]\ntitle-missing = { url = \"https://a.example\" }",
        "[notes]\ntitle-missing = { text = \"x\", url = \"ftp://a.example\" }",
        "[notes]\nTitle = \"x\"",
    ] {
        let table: toml::Table = toml::from_str(wrong).unwrap();
        assert!(check(&serde_json::to_value(table).unwrap()).is_err(), "{wrong}");
    }
}

/// Whether a line sets something.
fn is_toml(line: &str) -> bool {
    line.starts_with("[[") || line.contains(" = ") && toml::from_str::<toml::Table>(line).is_ok()
}

#[test]
fn junit_by_the_schema_of_jenkins() {
    let schema = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/schemas/junit-10.xsd");
    each("junit", |text| drop(accepted("xmllint", &["--noout", "--schema", schema, "-"], text)));
}

#[test]
fn rdjson_by_the_messages_of_reviewdog() {
    let check = schema(include_str!("../../schemas/rdjson.json"));
    each("rdjson", |text| check(&read::json(text)).unwrap());
    assert!(check(&json!({ "diagnostics": [{}] })).is_err());
}

/// What GitHub's documentation of code scanning wants beyond the schema, and how much of it.
#[test]
fn sarif_is_what_github_takes() {
    each("sarif", |text| {
        let document = read::json(text);
        let run = &document["runs"][0];
        assert_eq!(document["runs"].as_array().unwrap().len(), 1);
        assert!(text.len() < 10 << 20);
        for rule in run["tool"]["driver"]["rules"].as_array().unwrap() {
            let length = |text: &Value| text.as_str().unwrap().chars().count();
            assert!((1..=1024).contains(&length(&rule["shortDescription"]["text"])), "{rule}");
            assert!((1..=1024).contains(&length(&rule["fullDescription"]["text"])), "{rule}");
            assert!(length(&rule["id"]) <= 255 && length(&rule["help"]["text"]) > 0, "{rule}");
            assert!(rule["properties"]["tags"].as_array().unwrap().len() <= 20, "{rule}");
        }
        for result in run["results"].as_array().unwrap() {
            assert!(!result["message"]["text"].as_str().unwrap().is_empty());
            assert!(!result["partialFingerprints"].as_object().unwrap().is_empty());
            let locations = result["locations"].as_array().unwrap();
            let related = result["relatedLocations"].as_array().map_or(0, Vec::len);
            assert!((1..=1000).contains(&locations.len()) && related <= 1000);
            let place = &locations[0]["physicalLocation"];
            let uri = place["artifactLocation"]["uri"].as_str().unwrap();
            assert!(!uri.starts_with('/') && !uri.contains("://"), "{uri}");
            for key in ["startLine", "startColumn", "endLine", "endColumn"] {
                assert!(place["region"][key].as_u64().unwrap() >= 1, "{place}");
            }
        }
    });
}
