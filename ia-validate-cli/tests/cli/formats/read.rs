//! Reading reports back, each by the rules of its format.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde_json::Value;

use super::same::on_one_line;

/// A finding as every format can tell it: path, rule, line, column.
pub(super) type Place = (String, String, u64, u64);

/// The findings in a report, sorted.
pub(super) fn findings(format: &str, text: &str) -> Vec<Place> {
    let mut findings = match format {
        "full" => full(text),
        "compact" => text.lines().filter(is_finding).map(line).collect(),
        "json" => json(text)["diagnostics"].as_array().unwrap().iter().map(diagnostic).collect(),
        "jsonl" => text.lines().map(|line| diagnostic(&json(line))).collect(),
        "sarif" => sarif(text),
        "github" => text.lines().map(github).collect(),
        "gitlab" => json(text).as_array().unwrap().iter().map(gitlab).collect(),
        "junit" => junit(text),
        "checkstyle" => checkstyle(text),
        "html" => html(text),
        _ => panic!("{format}"),
    };
    // What limits left out has the name of the limit in place of a rule's.
    findings.retain(|(_, rule, ..)| !rule.starts_with("max-"));
    findings.sort();
    findings
}

pub(super) fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn string(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn diagnostic(finding: &Value) -> Place {
    let start = &finding["start"];
    let at = |part| start[part].as_u64().unwrap();
    (string(&finding["path"]), string(&finding["rule"]), at("line"), at("column"))
}

/// Whether a line is not a note about findings that are left out.
fn is_finding(line: &&str) -> bool {
    !line.contains(": note: and ")
}

/// `path:line:column: severity[rule] message`
fn line(text: &str) -> Place {
    let (before, rest) = text.split_once('[').unwrap();
    let (place, _severity) = before.rsplit_once(": ").unwrap();
    let (path, line, column) = place_of(place);
    (path, rest.split_once(']').unwrap().0.to_owned(), line, column)
}

/// `path:line:column`
fn place_of(text: &str) -> (String, u64, u64) {
    let mut parts = text.rsplitn(3, ':');
    let column = parts.next().unwrap().parse().unwrap();
    let line = parts.next().unwrap().parse().unwrap();
    (parts.next().unwrap().to_owned(), line, column)
}

/// A head with the rule, and behind it a frame with the place (more frames show related places).
fn full(text: &str) -> Vec<Place> {
    let mut rule = None;
    let mut findings = Vec::new();
    for line in text.lines() {
        if let Some((severity, rest)) = line.split_once('[') {
            if ["error", "warning", "info"].contains(&severity) {
                rule = Some(rest.split_once("]: ").unwrap().0.to_owned());
            } else if let Some(place) = line.trim_start().strip_prefix("╭─[") {
                let (path, line, column) = place_of(place.strip_suffix(']').unwrap());
                findings.extend(rule.take().map(|rule| (path, rule, line, column)));
            }
        }
    }
    findings
}

fn sarif(text: &str) -> Vec<Place> {
    let document = json(text);
    let run = &document["runs"][0];
    let shown = run["results"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|result| result["suppressions"] == Value::Array(vec![]));
    let findings = shown.map(|result| {
        let place = &result["locations"][0]["physicalLocation"];
        let rule = string(&result["ruleId"]);
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], *rule);
        let file = usize::try_from(place["artifactLocation"]["index"].as_u64().unwrap()).unwrap();
        assert_eq!(run["artifacts"][file]["location"], place["artifactLocation"]);
        let at = |part| place["region"][part].as_u64().unwrap();
        (
            unescaped(place["artifactLocation"]["uri"].as_str().unwrap()),
            rule,
            at("startLine"),
            at("startColumn"),
        )
    });
    findings.collect()
}

/// Undoes `%XX`.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [byte, after @ ..] = rest {
        if *byte == b'%' {
            bytes.push(u8::from_str_radix(str::from_utf8(&after[..2]).unwrap(), 16).unwrap());
            rest = &after[2..];
        } else {
            bytes.push(*byte);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// As the runner reads a command: properties up to the second `::`.
fn github(line: &str) -> Place {
    let (command, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
    let (name, properties) = command.split_once(' ').unwrap();
    assert!(["error", "warning", "notice"].contains(&name));
    let property = |name: &str| {
        let found = properties.split(',').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
        found.map(unescaped)
    };
    let title = property("title").unwrap();
    let rule = title.strip_prefix("ia-validate (").unwrap().strip_suffix(')').unwrap().to_owned();
    let path = property("file").unwrap();
    let line: u64 = property("line").unwrap().parse().unwrap();
    // The message says where, too, and columns only there if the place has several lines.
    let message = unescaped(message);
    let after = message.strip_prefix(&*on_one_line(&path)).unwrap().strip_prefix(':').unwrap();
    let mut numbers = after.split(':');
    assert_eq!(numbers.next().unwrap().parse(), Ok(line));
    let column = numbers.next().unwrap().parse().unwrap();
    let told = property("col").map(|column| column.parse().unwrap());
    let end_line: u64 = property("endLine").unwrap().parse().unwrap();
    assert_eq!(told, (line == end_line).then_some(column));
    (path, rule, line, column)
}

fn gitlab(issue: &Value) -> Place {
    let place = &issue["location"]["positions"]["begin"];
    let at = |part| place[part].as_u64().unwrap();
    (string(&issue["location"]["path"]), string(&issue["check_name"]), at("line"), at("column"))
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).unwrap()?;
    Some(attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).unwrap().into_owned())
}

fn checkstyle(text: &str) -> Vec<Place> {
    let mut reader = Reader::from_str(text);
    let mut path = String::new();
    let mut findings = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) if start.name().as_ref() == "file" => {
                path = attribute(&start, "name").unwrap()
            }
            Event::Empty(error) if error.name().as_ref() == "error" => {
                let get = |name| attribute(&error, name).unwrap();
                assert!(["error", "warning", "info"].contains(&&*get("severity")));
                let rule = get("source").strip_prefix("ia-validate.").unwrap().to_owned();
                findings.push((
                    path.clone(),
                    rule,
                    get("line").parse().unwrap(),
                    get("column").parse().unwrap(),
                ));
            }
            Event::Eof => return findings,
            _ => {}
        }
    }
}

/// The findings are lines of text, in a `failure` or `system-out` of their case.
fn junit(text: &str) -> Vec<Place> {
    let mut reader = Reader::from_str(text);
    let mut listed = String::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(_) => listed.push('\n'),
            Event::Text(text) => listed += &text,
            Event::GeneralRef(reference) => match reference.resolve_char_ref().unwrap() {
                Some(c) => listed.push(c),
                None => listed += quick_xml::escape::resolve_predefined_entity(&reference).unwrap(),
            },
            Event::Eof => break,
            _ => {}
        }
    }
    let is_listed = |text: &&str| !text.trim().is_empty() && !text.starts_with("  help: ");
    listed.lines().filter(is_listed).filter(is_finding).map(line).collect()
}

/// What a reader sees of each finding.
fn html(text: &str) -> Vec<Place> {
    let between = |text: &str, start: &str, end: &str| {
        let (_, rest) = text.split_once(start).unwrap();
        rest.split_once(end).unwrap().0.to_owned()
    };
    let mut findings = Vec::new();
    for group in text.split("<section class=\"group\"").skip(1) {
        let told = between(group, "<p class=\"where\">", "</p>");
        let path = told.rsplit_once(", item ").map_or(&*told, |(path, _)| path);
        let path = path.split_once(" · ").map_or(path, |(path, _)| path);
        let path =
            path.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        for finding in group.split("<li class=\"finding").skip(1) {
            let place = between(finding, "<p class=\"place\">Line ", " · ");
            let (line, column) = place.split_once(", column ").unwrap();
            let rule = between(finding, "data-rule=\"", "\"");
            findings.push((path.clone(), rule, line.parse().unwrap(), column.parse().unwrap()));
        }
    }
    findings
}
