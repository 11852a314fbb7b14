//! The written tree equals HTML5's (html5ever's `RcDom`), but for the deliberate differences.
//!
//! Compared are names, attributes with their values, text, comments and their order. Where the table of
//! [`DIFFERENCES`] says so, both trees are made equal first. Documents that show any of the other differences
//! are left out; they are found in the written tree alone, so none is left out because the trees differ.

use super::differences::{DIFFERENCES, Treatment};
use super::grown::grown;
use super::html5ever_tokens::without_duplicates;
use super::mutants::mutant;
use super::trees::{Item, html5, push, shape, written};
use super::{assert_passes, documents, mutants, samples};
use crate::markup::{NodeRef, Tree, build};

#[test]
fn written_trees_equal_html5s() {
    let mut compared: u64 = 0;
    let mut check_document = |name: &str, text: &str| {
        assert_passes(name, text, &check);
        compared += u64::from(left_out(text).is_none());
    };
    for document in documents() {
        check_document(&document.name, &document.text);
    }
    for seed in 0..mutants() / 3 {
        check_document(&format!("mutant {seed}"), &mutant(documents(), seed));
        check_document(&format!("grown document {seed}"), &grown(seed));
    }
    assert!(compared > mutants() / 4, "only {compared} documents were compared");
}

#[test]
fn conforming_documents_show_no_difference() {
    for text in samples::CONFORMING {
        assert_eq!(left_out(text), None, "{text}");
        assert_passes("by hand", text, &check);
    }
}

/// Each example shows its difference, and the comparison knows what to do about it.
#[test]
fn the_table_is_true() {
    for difference in DIFFERENCES {
        let example = difference.example;
        let trees = (written(example), html5(example));
        let unwritten = unwritten(&trees.0);
        assert_eq!(shape(&trees.0), difference.written, "{example}");
        assert_eq!(shape(&unwrapped(trees.1, &unwritten)), difference.html5, "{example}");
        assert_ne!(difference.written, difference.html5, "{example}");
        match difference.treatment {
            Treatment::MadeEqual => assert_eq!(check(example), Ok(()), "{example}"),
            Treatment::LeftOut(shows) => {
                let mut tree = Tree::default();
                build(example, &mut tree);
                assert!(nodes(example, &tree).any(shows), "{example} is not left out");
            }
        }
    }
}

#[test]
fn the_page_shows_the_table() {
    let page = include_str!("../../../../docs/written-tree.md");
    let mut table = String::from(
        "| the written tree | example | as written | HTML5 | because |\n|---|---|---|---|---|\n",
    );
    for difference in DIFFERENCES {
        let example = difference.example.escape_debug();
        let (case, why) = (difference.case, difference.why);
        table += &format!(
            "| {case} | `{example}` | `{}` | `{}` | {why} |\n",
            difference.written, difference.html5
        );
    }
    assert!(page.contains(&table), "docs/written-tree.md should show this table:\n\n{table}");
}

/// Whether both trees are equal, or the document is left out.
fn check(text: &str) -> Result<(), String> {
    if left_out(text).is_some() {
        return Ok(());
    }
    let written = written(text);
    let mut unwritten = unwritten(&written);
    unwritten.push("tbody");
    let ours = outermost(made_equal(written, &unwritten));
    let theirs = outermost(made_equal(html5(text), &unwritten));
    if ours == theirs {
        return Ok(());
    }
    Err(format!("as written {}\nbut HTML5's {}", shape(&ours), shape(&theirs)))
}

/// Why a document cannot be compared.
fn left_out(text: &str) -> Option<&'static str> {
    // html5ever drops a byte order mark behind any `</script>`.
    if text.chars().skip(1).any(|char| char == '\u{feff}') {
        return Some("a byte order mark in the middle");
    }
    let mut tree = Tree::default();
    build(text, &mut tree);
    let mut shown = nodes(text, &tree).flat_map(|node| {
        DIFFERENCES.iter().filter(move |difference| match difference.treatment {
            Treatment::MadeEqual => false,
            Treatment::LeftOut(shows) => shows(node),
        })
    });
    shown.next().map(|difference| difference.case)
}

/// What is not in an iframe.
fn nodes<'t>(text: &'t str, tree: &'t Tree) -> impl Iterator<Item = NodeRef<'t>> {
    (0..tree.len()).map(move |id| tree.node(text, id)).filter(|node| !node.is_in_iframe())
}

/// Which of `html`, `head` and `body` are not there as written.
fn unwritten(written: &[Item]) -> Vec<&'static str> {
    ["html", "head", "body"].into_iter().filter(|name| !hold(written, name)).collect()
}

fn hold(items: &[Item], wanted: &str) -> bool {
    items.iter().any(|item| match item {
        Item::Element { name, children, .. } => name == wanted || name != "iframe" && hold(children, wanted),
        _ => false,
    })
}

/// The items without the elements of these names, whose content takes their place.
fn unwrapped(items: Vec<Item>, names: &[&str]) -> Vec<Item> {
    let mut kept = Vec::new();
    for item in items {
        match item {
            Item::Element { name, attributes, children } => {
                let children = unwrapped(children, names);
                if names.contains(&&*name) {
                    children.into_iter().for_each(|child| push(&mut kept, child));
                } else {
                    push(&mut kept, Item::Element { name, attributes, children });
                }
            }
            item => push(&mut kept, item),
        }
    }
    kept
}

/// Takes away what the table says is made equal.
fn made_equal(items: Vec<Item>, unwritten: &[&str]) -> Vec<Item> {
    let each = |item| {
        let Item::Element { name, attributes, children } = item else { return item };
        let children = made_equal(children, &[]);
        let children = match &*name {
            "iframe" => Vec::new(),
            "html" => outermost(children),
            "body" => without_space_at_end(children),
            _ => children,
        };
        Item::Element { name, attributes: without_duplicates(attributes), children }
    };
    unwrapped(items, unwritten).into_iter().map(each).collect()
}

/// A level around `head` and `body`, where white space counts for nothing.
fn outermost(mut items: Vec<Item>) -> Vec<Item> {
    items.retain(|item| !matches!(item, Item::Text(text) if text.trim_ascii().is_empty()));
    let first = items.iter_mut().find(|item| !matches!(item, Item::Comment(_) | Item::Doctype));
    if let Some(Item::Text(text)) = first {
        *text = text.trim_ascii_start().to_owned();
    }
    without_space_at_end(items)
}

/// Without the white space that ends them; what stands behind all end tags HTML5 puts into what is still open.
fn without_space_at_end(mut items: Vec<Item>) -> Vec<Item> {
    match items.last_mut() {
        Some(Item::Text(text)) => {
            text.truncate(text.trim_ascii_end().len());
            if text.is_empty() {
                items.pop();
            }
        }
        Some(Item::Element { children, .. }) => *children = without_space_at_end(std::mem::take(children)),
        _ => {}
    }
    items
}
