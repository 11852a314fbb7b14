use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

use crate::markup::{NodeKind, NodeRef, Tree, build, decode};

#[derive(PartialEq, Debug, Clone)]
pub(super) enum Item {
    Element { name: String, attributes: Vec<(String, String)>, children: Vec<Item> },
    Text(String),
    Comment(String),
    Doctype,
}

pub(super) fn ours(text: &str) -> Vec<Item> {
    let mut tree = Tree::default();
    build(text, &mut tree);
    fn items(node: NodeRef<'_>) -> Vec<Item> {
        let mut out: Vec<Item> = vec![];
        for c in node.children() {
            match c.kind() {
                NodeKind::Text => { let t = c.decoded_text(); if let Some(Item::Text(l)) = out.last_mut() { l.push_str(&t) } else { out.push(Item::Text(t.into_owned())) } }
                NodeKind::Comment => out.push(Item::Comment(String::new())),
                NodeKind::Doctype => out.push(Item::Doctype),
                _ => out.push(Item::Element { name: c.name_span().of(c.text).to_ascii_lowercase(), attributes: super::html5ever_tokens::decoded_attributes(c.text, c.attributes().iter().copied()), children: items(c) }),
            }
        }
        out
    }
    items(tree.node(text, 0))
}

pub(super) fn theirs(text: &str) -> (Vec<Item>, Vec<String>) {
    let opts = ParseOpts { tree_builder: TreeBuilderOpts { scripting_enabled: false, ..Default::default() }, ..Default::default() };
    let dom = parse_document(RcDom::default(), opts).one(text);
    fn items(node: &Handle) -> Vec<Item> {
        node.children.borrow().iter().map(|c| match &c.data {
            NodeData::Text { contents } => Item::Text(contents.borrow().to_string()),
            NodeData::Comment { .. } => Item::Comment(String::new()),
            NodeData::Doctype { .. } => Item::Doctype,
            NodeData::Element { name, attrs, template_contents, .. } => Item::Element { name: name.local.to_string(), attributes: attrs.borrow().iter().map(|a| (a.name.local.to_string(), a.value.to_string())).collect(), children: template_contents.borrow().as_ref().map_or_else(|| items(c), items) },
            _ => panic!(),
        }).collect()
    }
    let errors = dom.errors.borrow().iter().map(|e| e.to_string()).collect();
    (items(&dom.document), errors)
}

fn normal(items: Vec<Item>, text: &str, outer: bool) -> Vec<Item> {
    let lower = text.to_ascii_lowercase();
    let mut out: Vec<Item> = vec![];
    for i in items {
        match i {
            Item::Element { name, attributes, children } => {
                let is_outer = matches!(&*name, "html" | "head");
                let mut children = normal(children, text, is_outer);
                if name == "iframe" { children.clear(); }
                if name == "body" && let Some(Item::Text(t)) = children.last_mut() { *t = t.trim_ascii_end().to_owned(); if t.is_empty() { children.pop(); } }
                if matches!(&*name, "html"|"head"|"body"|"tbody") && !lower.contains(&format!("<{name}")) {
                    for c in children { push(&mut out, c); }
                } else { push(&mut out, Item::Element { name, attributes, children }); }
            }
            Item::Text(t) if outer && t.trim_ascii().is_empty() => {}
            i => push(&mut out, i),
        }
    }
    out
}
fn push(out: &mut Vec<Item>, i: Item) {
    if let (Some(Item::Text(a)), Item::Text(b)) = (out.last_mut(), &i) { a.push_str(b); } else { out.push(i) }
}

fn diff(a: &[Item], b: &[Item]) -> Option<String> {
    for k in 0..a.len().max(b.len()) {
        match (a.get(k), b.get(k)) {
            (Some(Item::Element { name, attributes, children }), Some(Item::Element { name: n2, attributes: a2, children: c2 })) if name == n2 && attributes == a2 => {
                if let Some(d) = diff(children, c2) { return Some(format!("{name}[{k}] > {d}")); }
            }
            (x, y) if x == y => {}
            (x, y) => { let f = |v: Option<&Item>| { let s = format!("{v:?}"); s.chars().take(120).collect::<String>() }; return Some(format!("[{k}] {}  ####  {}", f(x), f(y))); }
        }
    }
    None
}

#[test]
fn probe() {
    let mut errs = std::collections::BTreeMap::<String, u32>::new();
    let (mut clean, mut clean_eq, mut all, mut eq) = (0, 0, 0, 0);
    for d in super::documents().iter().filter(|d| d.name.contains("corpus")) {
        let (t, e) = theirs(&d.text);
        let a = normal(ours(&d.text), &d.text, true); let b = normal(t, &d.text, true);
        let e: Vec<_> = e.into_iter().filter(|e| e != "Unexpected token" || true).collect();
        for x in &e { *errs.entry(x.clone()).or_default() += 1; }
        all += 1; let df = diff(&a, &b); if df.is_none() { eq += 1 }
        if e.is_empty() { clean += 1; if df.is_none() { clean_eq += 1 } }
        if let Some(df) = df { eprintln!("{} {:?}\n     {df}", d.name.rsplit('/').next().unwrap(), e.iter().take(3).collect::<Vec<_>>()); }
    }
    eprintln!("{all} equal {eq}, clean {clean} equal {clean_eq} {errs:#?}");
}
