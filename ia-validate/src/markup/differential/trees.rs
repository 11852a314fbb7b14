//! One form for the written tree and for RcDom's, to compare and to show.

use std::fmt::Write;

use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

use super::html5ever_tokens::{comment_data, decoded_attributes, decoded_name};
use crate::markup::{NodeKind, NodeRef, Tree, build};

/// A node as HTML reads it.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Item {
    Element { name: String, attributes: Vec<(String, String)>, children: Vec<Item> },
    Text(String),
    Comment(String),
    Doctype,
}

/// The written tree; text is one run where only an end tag that ends nothing stands between.
pub(super) fn written(text: &str) -> Vec<Item> {
    let mut tree = Tree::default();
    build(text, &mut tree);
    written_items(tree.node(text, 0))
}

fn written_items(parent: NodeRef<'_>) -> Vec<Item> {
    let mut items = Vec::new();
    for node in parent.children() {
        let item = match node.kind() {
            NodeKind::Text => Item::Text(node.decoded_text().into_owned()),
            NodeKind::Comment => Item::Comment(comment_data(node.span().of(node.text))),
            NodeKind::Doctype => Item::Doctype,
            NodeKind::Element | NodeKind::Document => Item::Element {
                name: decoded_name(node.name_span().of(node.text)),
                attributes: decoded_attributes(node.text, node.attributes().iter().copied()),
                children: written_items(node),
            },
        };
        push(&mut items, item);
    }
    items
}

/// HTML5's tree by html5ever, without scripting and never in quirks mode.
pub(super) fn html5(text: &str) -> Vec<Item> {
    let tree_builder =
        TreeBuilderOpts { scripting_enabled: false, iframe_srcdoc: true, ..TreeBuilderOpts::default() };
    let options = ParseOpts { tree_builder, ..ParseOpts::default() };
    html5_items(&parse_document(RcDom::default(), options).one(text).document)
}

fn html5_items(parent: &Handle) -> Vec<Item> {
    let item = |node: &Handle| match &node.data {
        NodeData::Text { contents } => Item::Text(contents.borrow().to_string()),
        NodeData::Comment { contents } => Item::Comment(contents.to_string()),
        NodeData::Element { name, attrs, template_contents, .. } => Item::Element {
            name: name.local.to_string(),
            attributes: attrs
                .borrow()
                .iter()
                .map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string()))
                .collect(),
            children: html5_items(template_contents.borrow().as_ref().unwrap_or(node)),
        },
        _ => Item::Doctype,
    };
    parent.children.borrow().iter().map(item).collect()
}

/// Appends an item; text joins text.
pub(super) fn push(items: &mut Vec<Item>, item: Item) {
    match (items.last_mut(), item) {
        (Some(Item::Text(run)), Item::Text(text)) => run.push_str(&text),
        (_, item) => items.push(item),
    }
}

/// The items as `p[class=a]('text' br)`.
pub(super) fn shape(items: &[Item]) -> String {
    let mut out = String::new();
    write_shape(items, &mut out);
    out
}

fn write_shape(items: &[Item], out: &mut String) {
    for (index, item) in items.iter().enumerate() {
        let gap = if index > 0 { " " } else { "" };
        let _ = match item {
            Item::Element { name, .. } => write!(out, "{gap}{name}"),
            Item::Text(text) => write!(out, "{gap}'{}'", text.escape_debug()),
            Item::Comment(data) => write!(out, "{gap}<!--{}-->", data.escape_debug()),
            Item::Doctype => write!(out, "{gap}<!doctype>"),
        };
        if let Item::Element { attributes, children, .. } = item {
            for (name, value) in attributes {
                let _ = write!(out, "[{name}={}]", value.escape_debug());
            }
            if !children.is_empty() {
                out.push('(');
                write_shape(children, out);
                out.push(')');
            }
        }
    }
}
