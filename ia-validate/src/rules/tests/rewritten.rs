//! What is said in another way draws the same findings: attributes in another order or in other quotes, and
//! comments between blocks.

use std::fmt::Write;

use super::examples::{examples, setting};
use crate::markup::{EndPriority, Name, NodeRef, Tree, build};
use crate::rules::all;
use crate::{Kind, Source, Validator};

/// The articles of all examples.
fn articles() -> Vec<(&'static str, String, Validator)> {
    let examples = all().iter().flat_map(|rule| {
        let of_rule = ["Bad", "Good"].into_iter().flat_map(|heading| examples(rule, heading));
        of_rule.filter(|(kind, _)| *kind == Kind::Article).map(|(kind, example)| {
            let (text, validator, _) = setting(rule, kind, &example);
            (rule.id, text, validator)
        })
    });
    examples.collect()
}

/// All findings, wherever they are.
fn findings(validator: &Validator, text: &str) -> Vec<String> {
    let report = validator.source(&Source::from_text(text), Kind::Article);
    let line = |it: &crate::Diagnostic| format!("{} {} {}", it.severity, it.rule, it.message);
    let mut lines: Vec<String> = report.diagnostics.iter().map(line).collect();
    lines.sort();
    lines
}

/// Compares the findings of all articles before and after a change, which must change most of them.
fn assert_same(change: impl Fn(&str) -> String) {
    let articles = articles();
    let mut wrong = String::new();
    let mut changed = 0;
    for (rule, text, validator) in &articles {
        let other = change(text);
        changed += usize::from(other != *text);
        let (before, after) = (findings(validator, text), findings(validator, &other));
        if before != after {
            write!(wrong, "{rule}:\n{text}\n{before:#?}\n--- rewritten:\n{other}\n{after:#?}\n").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(2 * changed > articles.len(), "only {changed} of {} changed", articles.len());
}

/// The text with other start tags, but for what embeds hold: that is looked at by the letter.
fn with_start_tags(text: &str, rewrite: impl Fn(NodeRef<'_>) -> Option<String>) -> String {
    let mut tree = Tree::default();
    build(text, &mut tree);
    let mut out = String::new();
    let mut done = 0;
    let is_own = |node: &NodeRef<'_>| node.is_element() && !node.is_in_iframe();
    for node in (1..tree.len()).map(|id| tree.node(text, id)).filter(is_own) {
        if let Some(tag) = rewrite(node) {
            let span = node.span().range();
            out.push_str(&text[done..span.start]);
            out.push_str(&tag);
            done = span.end;
        }
    }
    out + &text[done..]
}

/// The attributes of a start tag, as written.
fn attributes<'t>(node: NodeRef<'t>) -> Vec<(&'t str, Option<&'t str>)> {
    let text = node.text;
    node.attributes().iter().map(|it| (it.name.of(text), it.value().map(|value| value.of(text)))).collect()
}

fn start_tag(node: NodeRef<'_>, attributes: &[(&str, Option<String>)]) -> String {
    let mut tag = format!("<{}", node.name_span().of(node.text));
    for (name, value) in attributes {
        let value = value.as_ref().map_or_else(String::new, |value| format!("={value}"));
        write!(tag, " {name}{value}").unwrap();
    }
    tag + if node.span().of(node.text).ends_with("/>") { " />" } else { ">" }
}

fn quoted(value: &str) -> String {
    if value.contains('"') { format!("'{value}'") } else { format!("\"{value}\"") }
}

#[test]
fn attributes_in_another_order() {
    assert_same(|text| {
        with_start_tags(text, |node| {
            let attributes = attributes(node).into_iter().rev();
            let all: Vec<_> = attributes.map(|(name, value)| (name, value.map(quoted))).collect();
            // Of two attributes of one name the first counts.
            let mut names: Vec<String> = all.iter().map(|(name, _)| name.to_ascii_lowercase()).collect();
            names.sort();
            names.is_sorted_by(|one, next| one < next).then(|| start_tag(node, &all))
        })
    });
}

#[test]
fn attributes_in_other_quotes() {
    let single = |value: &str| if value.contains('\'') { quoted(value) } else { format!("'{value}'") };
    let none = |value: &str| {
        let needs =
            value.is_empty() || value.contains(|c: char| c.is_ascii_whitespace() || "\"'=<>`/".contains(c));
        if needs { quoted(value) } else { value.to_owned() }
    };
    let references = |value: &str| quoted(&value.replace('e', "&#101;").replace('o', "&#x6f;"));
    let ways: [&dyn Fn(&str) -> String; 3] = [&single, &none, &references];
    for way in ways {
        assert_same(|text| {
            with_start_tags(text, |node| {
                let attributes = attributes(node).into_iter();
                let all: Vec<_> = attributes.map(|(name, value)| (name, value.map(way))).collect();
                Some(start_tag(node, &all))
            })
        });
    }
}

#[test]
fn attribute_names_in_capitals() {
    assert_same(|text| {
        with_start_tags(text, |node| {
            let attributes =
                attributes(node).into_iter().map(|(name, value)| (name.to_ascii_uppercase(), value));
            let all: Vec<_> = attributes.collect();
            let all: Vec<_> = all.iter().map(|(name, value)| (name.as_str(), value.map(quoted))).collect();
            Some(start_tag(node, &all))
        })
    });
}

/// Between blocks, a comment says nothing.
#[test]
fn comments_between_blocks() {
    const HOLDERS: &[Name] =
        &[Name::Head, Name::Body, Name::Article, Name::Header, Name::Footer, Name::Figure, Name::Ul];
    assert_same(|text| {
        with_start_tags(text, |node| {
            let holder = node.parent().filter(|it| HOLDERS.contains(&it.name()))?;
            // In a figure or a run of text it would stand in the middle of something.
            let is_inline = node.name().end_priority() == EndPriority::Inline && holder.name() != Name::Head;
            (!is_inline).then(|| format!("<!-- a comment -->{}", node.span().of(text)))
        })
    });
}
