//! The steps of reading an article one by one, for the workspace's benchmarks and fuzz targets. Not stable.

use crate::article;
use crate::feed::{self, FieldName};
use crate::markup::token::TokenKind;
use crate::markup::tokenizer::Tokenizer;
use crate::markup::{self, Attribute, Tree};
use crate::options::Options;
use crate::rules::{self, Context};
use crate::source::{OffsetMap, Span};

/// Memory that is reused from article to article.
#[derive(Debug, Default)]
pub struct Reader {
    attributes: Vec<Attribute>,
    tree: Tree,
    article: article::Buffers,
}

impl Reader {
    /// Reads the tokens, with all spans of their attributes; how many there are.
    pub fn tokens(&mut self, text: &str) -> usize {
        self.attributes.clear();
        let mut tokenizer = Tokenizer::new(text);
        let mut count = 0;
        while let Some(token) = tokenizer.next(&mut self.attributes) {
            if token.kind == TokenKind::StartTag && token.name.is_raw_text() {
                tokenizer.enter_raw_text(token.name);
            }
            count += 1;
        }
        count
    }

    /// Builds the written tree; how many nodes it has.
    pub fn tree(&mut self, text: &str) -> usize {
        markup::build(text, &mut self.tree);
        self.tree.len() as usize
    }

    /// Builds the tree and collects the facts of all nodes; how many nodes there are.
    pub fn article(&mut self, text: &str) -> usize {
        self.article.read(text).tree.len() as usize
    }

    /// Reads an article and checks it by all rules; how many findings there are. `done` is told each step when
    /// it is done, the rules apart.
    pub fn rules(&mut self, text: &str, options: &Options, mut done: impl FnMut(Step)) -> usize {
        let article = self.article.read_telling(text, || done(Step::Tree));
        done(Step::Facts);
        let context = Context::of_text(options);
        rules::check_article(&article, None, context).len()
    }

    /// Reads an article and checks it by some of the rules; how many findings there are.
    pub fn some_rules(&mut self, text: &str, options: &Options, rules: &Rules) -> usize {
        let article = self.article.read(text);
        rules::check_by(&rules.0, &article, None, Context::of_text(options)).len()
    }
}

/// Some of the rules.
#[derive(Debug)]
pub struct Rules(rules::Plan);

impl Rules {
    /// All but those with these ids; none if one of them is no rule's.
    #[must_use]
    pub fn without(ids: &[&str]) -> Option<Self> {
        let is_known = |id: &&str| rules::find(id).is_some_and(|rule| rule.id == *id);
        ids.iter().all(is_known).then(|| Self(rules::Plan::without(ids)))
    }
}

/// A step of reading an article.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// Tokens and tree.
    Tree,
    /// The facts of all nodes.
    Facts,
}

/// Where the characters of an item's article stand in the feed.
#[derive(Debug)]
pub struct Places(OffsetMap);

impl Places {
    /// The place in the feed of a span of the article.
    #[must_use]
    pub fn map(&self, span: Span) -> Span {
        self.0.map(span)
    }

    /// Where the article ends in the feed, in bytes.
    #[must_use]
    pub fn end(&self) -> u32 {
        self.0.end()
    }
}

/// The articles of a feed, each with the places of its characters.
#[must_use]
pub fn contents(feed: &str) -> Vec<(String, Places)> {
    let mut reader = feed::Reader::new(feed);
    let items = std::iter::from_fn(|| reader.next_item());
    let contents = items.filter_map(|item| {
        item.field(FieldName::Content).map(|it| (it.text.clone().into_owned(), Places(it.map.clone())))
    });
    contents.collect()
}
