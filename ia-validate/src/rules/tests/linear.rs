//! Checking takes time in proportion to the length of the text, whatever there is much of.
//!
//! Every element of every example stands in its document many times: side by side; each in the one before; with
//! many attributes and as often its content; and, of two siblings, many of the one and then many of the other, if
//! they have other names.
//! Documents of two lengths, 32 times apart, are compared as in `markup::linear`.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use ia_validate_testing::is_long;

use super::examples::{examples, setting};
use crate::markup::{Name, NodeRef, Tree, build};
use crate::rules::all;
use crate::source::Span;
use crate::{Kind, Source, Validator};

/// A document with pieces in it that can be there many times: the odd ones.
struct Make {
    rule: &'static str,
    kind: Kind,
    validator: Validator,
    parts: [String; 5],
}

impl Make {
    fn text(&self, times: usize) -> String {
        let repeated = |(index, part): (usize, &String)| part.repeat(if index % 2 == 1 { times } else { 1 });
        self.parts.iter().enumerate().map(repeated).collect()
    }

    fn time(&self, text: &str, times: usize) -> Duration {
        let source = Source::from_text(text);
        let start = Instant::now();
        for _ in 0..times {
            let _ = self.validator.source(&source, self.kind);
        }
        start.elapsed()
    }
}

const FRAME: &[Name] = &[Name::Html, Name::Head, Name::Body, Name::Article, Name::Header];

/// The longest example that is looked at, in bytes.
const LONGEST: usize = 20_000;

/// All documents that can be made of the examples.
fn makes() -> Vec<Make> {
    let mut makes = Vec::new();
    let mut seen = BTreeSet::new();
    let mut tree = Tree::default();
    for rule in all() {
        for (kind, example) in ["Bad", "Good"].into_iter().flat_map(|heading| examples(rule, heading)) {
            let (text, validator, _) = setting(rule, kind, &example);
            if text.len() > LONGEST {
                continue;
            }
            build(&text, &mut tree);
            for node in (1..tree.len()).map(|id| tree.node(&text, id)).filter(|node| node.is_element()) {
                for repeated in repeated(node) {
                    // What stands around examples is in all of them: with whatever it holds it is the same.
                    let len = if FRAME.contains(&node.name()) { node.span().len() } else { u32::MAX };
                    let piece =
                        |span: Span| Span::new(span.start, span.end.min(span.start.saturating_add(len)));
                    let holder = node.parent().map(|parent| parent.span().of(&text).to_owned());
                    let pieces = repeated.map(|span| piece(span).of(&text).to_owned());
                    if seen.insert((holder, pieces)) {
                        let parts = parts(&text, repeated);
                        makes.push(Make { rule: rule.id, kind, validator: validator.clone(), parts });
                    }
                }
            }
        }
    }
    makes
}

/// The pairs of pieces of an element, or of what stands beside it, that are repeated together.
fn repeated(node: NodeRef<'_>) -> Vec<[Span; 2]> {
    let extent = node.extent();
    let mut pairs = vec![[extent, Span::empty(extent.end)]];
    if let Some(end_tag) = node.end_tag() {
        pairs.push([node.span(), end_tag]);
    }
    if let (Some(attribute), Some(end_tag)) = (node.attributes().last(), node.end_tag()) {
        // With the white space in front of it, and without a quote behind it.
        let name = attribute.name;
        pairs.push([Span::new(name.start - 1, name.end), Span::new(node.span().end, end_tag.start)]);
    }
    let siblings = node.parent().into_iter().flat_map(NodeRef::child_elements);
    let is_other = |it: &NodeRef<'_>| it.span().start >= extent.end && it.name() != node.name();
    let behind = siblings.filter(is_other);
    pairs.extend(behind.map(|sibling| [extent, sibling.extent()]));
    pairs
}

fn parts(text: &str, [first, second]: [Span; 2]) -> [String; 5] {
    let between = |start: u32, end: usize| Span::at(start as usize, end).of(text).to_owned();
    [
        between(0, first.start as usize),
        first.of(text).to_owned(),
        between(first.end, second.start as usize),
        second.of(text).to_owned(),
        between(second.end, text.len()),
    ]
}

/// How often pieces stand in the shorter document, and how much longer the longer one is.
const TIMES: usize = 40;
const LONGER: usize = 32;

/// How often the shorter one is read for each time that the longer one is.
const READ: usize = 8;

/// How many times longer than in proportion the longer one may take; quadratic would be `LONGER`.
const MOST: usize = 8;

#[test]
#[ignore = "a measurement: see benches/README.md"]
fn every_rule_takes_linear_time() {
    let makes = makes();
    let most = (MOST * LONGER / READ) as u32;
    assert!(makes.len() > 1_000, "only {} documents", makes.len());
    let mut wrong = String::new();
    // Mostly a few will do: a rule that is not linear is so in many documents.
    let every = if is_long() { 1 } else { 4 };
    for make in makes.iter().step_by(every) {
        let (short, long) = (make.text(TIMES), make.text(TIMES * LONGER));
        let (mut best_short, mut best_long) = (Duration::MAX, Duration::MAX);
        // A busy machine is no evidence: look again before speaking.
        for _ in 0..10 {
            best_short = best_short.min(make.time(&short, READ));
            best_long = best_long.min(make.time(&long, 1));
            if best_long < most * best_short {
                break;
            }
        }
        if best_long >= most * best_short {
            let [_, first, _, second, _] = &make.parts;
            wrong += &format!(
                "{}, {best_long:?} instead of {best_short:?}: {first:.100} … {second:.100}\n",
                make.rule
            );
        }
    }
    assert!(wrong.is_empty(), "not linear:\n{wrong}");
}
