//! Who reads the documents: plain scans, html5ever and quick-xml, and ia-validate step by step.

use std::cell::Cell;
use std::hint::black_box;
use std::time::{Duration, Instant};

use html5ever::tendril::TendrilSink;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::{ParseOpts, local_name, parse_document};
use ia_validate::internals::{Reader, Rules, Step};
use ia_validate::{Options, Validator};
use markup5ever_rcdom::RcDom;

use crate::documents::Document;

/// What a contender makes of a document. It is kept until the clock stands still, so that nothing is
/// left out as useless and freeing it is not measured.
#[allow(dead_code, clippy::large_enum_variant)] // kept, never looked at; a box would be one allocation more
enum Made {
    Count(usize),
    Dom(RcDom),
}

/// Reads a document: what came of it, and how long that took.
type Read = Box<dyn FnMut(&Document) -> (Made, Duration)>;

/// Reads documents in one way.
pub struct Contender {
    /// Short, for the command line and the table.
    pub name: &'static str,
    read: Read,
    made: Vec<Made>,
}

impl Contender {
    fn new(name: &'static str, mut read: impl FnMut(&Document) -> Made + 'static) -> Self {
        Self::timing(name, move |document| {
            let start = Instant::now();
            (read(document), start.elapsed())
        })
    }

    /// One that knows itself how long it took.
    fn timing(name: &'static str, read: impl FnMut(&Document) -> (Made, Duration) + 'static) -> Self {
        Self { name, read: Box::new(read), made: Vec::new() }
    }

    fn counting(name: &'static str, mut read: impl FnMut(&str) -> usize + 'static) -> Self {
        Self::new(name, move |document| Made::Count(read(&document.text)))
    }

    /// Reads a document; how long that took.
    pub fn read(&mut self, document: &Document) -> Duration {
        let (made, took) = (self.read)(black_box(document));
        self.made.push(black_box(made));
        took
    }

    /// Frees what was made.
    pub fn clear(&mut self) {
        self.made.clear();
    }
}

/// Those who read articles, the slightest work first.
#[must_use]
pub fn of_articles() -> Vec<Contender> {
    let [mut tokens, mut tree, mut facts, mut within, mut rules] = [(); 5].map(|()| Reader::default());
    let options = Options::default();
    let of_rules = options.clone();
    let validator = Validator::new(options.clone());
    vec![
        Contender::counting(SCAN, scan),
        Contender::counting(UTF8, |text| std::str::from_utf8(text.as_bytes()).map_or(0, str::len)),
        Contender::new(NULL_SINK, |document| Made::Count(null_sink(document))),
        Contender::new(RCDOM, |document| {
            Made::Dom(parse_document(RcDom::default(), ParseOpts::default()).one(document.tendril.clone()))
        }),
        Contender::counting(HTML5GUM, |text| html5gum::Tokenizer::new(text).flatten().count()),
        Contender::counting(LOL_HTML, elements),
        Contender::counting(TL, |text| {
            tl::parse(text, tl::ParserOptions::default()).map_or(0, |document| document.nodes().len())
        }),
        Contender::counting(TOKENS, move |text| tokens.tokens(text)),
        Contender::counting(TREE, move |text| tree.tree(text)),
        Contender::counting(FACTS, move |text| facts.article(text)),
        Contender::timing(TREE_WITHIN, move |document| {
            let start = Instant::now();
            let mut took = Duration::ZERO;
            let count = within.rules(&document.text, &options, |step| {
                if step == Step::Tree {
                    took = start.elapsed();
                }
            });
            (Made::Count(count), took)
        }),
        Contender::timing(RULES_WITHIN, move |document| {
            let mut start = Instant::now();
            let count = rules.rules(&document.text, &of_rules, |_| start = Instant::now());
            (Made::Count(count), start.elapsed())
        }),
        Contender::counting(ARTICLE, move |text| validator.article(text).diagnostics.len()),
    ]
}

/// The rules that the second part of the catalogue added.
pub const SECOND_PART: &[&str] = &[
    "attribute-value-without-name",
    "author-multiple-in-address",
    "bare-embed-url",
    "block-in-text-element",
    "blockquote-content-invalid",
    "body-escaped",
    "canonical-is-home-page",
    "content-outside-article",
    "date-placeholder",
    "embed-code-in-text",
    "emoji-image",
    "feed-item-field-multiple",
    "figure-text-outside-caption",
    "head-child-invalid",
    "header-child-invalid",
    "header-misplaced",
    "kicker-element-invalid",
    "markup-escaped-twice",
    "markup-in-attribute",
    "shortcode-leftover",
    "template-leftover",
    "text-garbled",
    "title-repeated",
];

/// The whole of an article, tree, facts and rules: with all rules, and without those of the second part. None if one of
/// them is no rule any more.
#[must_use]
pub fn with_and_without() -> Option<[Contender; 2]> {
    let whole = |name, rules: Rules| {
        let (mut reader, options) = (Reader::default(), Options::default());
        Contender::counting(name, move |text| reader.some_rules(text, &options, &rules))
    };
    Some([whole(ALL_RULES, Rules::without(&[])?), whole(FIRST_PART, Rules::without(SECOND_PART)?)])
}

/// Those who read feeds.
#[must_use]
pub fn of_feeds() -> Vec<Contender> {
    let validator = Validator::new(Options::default());
    vec![
        Contender::counting(QUICK_XML, quick_xml_events),
        Contender::counting(FEED, move |text| validator.feed(text.as_bytes()).diagnostics.len()),
    ]
}

/// memchr, from one `<` to the next.
pub const SCAN: &str = "scan";
/// The standard library's check of UTF-8.
pub const UTF8: &str = "utf-8";
/// html5ever's tokenizer with a sink that drops all tokens.
pub const NULL_SINK: &str = "null-sink";
/// html5ever's tree construction into `RcDom`, freeing not counted.
pub const RCDOM: &str = "rcdom";
/// html5gum's tokens.
pub const HTML5GUM: &str = "html5gum";
/// lol_html, with a handler of every element.
pub const LOL_HTML: &str = "lol_html";
/// tl's tree, which repairs no nesting.
pub const TL: &str = "tl";
/// Our tokens.
pub const TOKENS: &str = "tokens";
/// Our written tree.
pub const TREE: &str = "tree";
/// The tree and the facts of all its nodes.
pub const FACTS: &str = "facts";
/// Tokens and tree again, as a part of a run that goes on with facts and rules.
pub const TREE_WITHIN: &str = "…tree…";
/// All rules, as the last part of such a run.
pub const RULES_WITHIN: &str = "…rules";
/// `Validator::article`.
pub const ARTICLE: &str = "article";
/// An article with all rules, without its report.
pub const ALL_RULES: &str = "all-rules";
/// The same without the rules of the second part.
pub const FIRST_PART: &str = "first-part";
/// quick-xml's events.
pub const QUICK_XML: &str = "quick-xml";
/// `Validator::feed`.
pub const FEED: &str = "feed";

fn scan(text: &str) -> usize {
    memchr::memchr_iter(b'<', text.as_bytes()).fold(0, |sum, at| sum ^ black_box(at))
}

/// How many elements lol_html tells of.
fn elements(text: &str) -> usize {
    let mut count = 0;
    let settings =
        lol_html::Settings::new().append_element_content_handler(lol_html::element!("*", |_element| {
            count += 1;
            Ok(())
        }));
    let mut rewriter = lol_html::HtmlRewriter::new(settings, |output: &[u8]| {
        black_box(output);
    });
    let read = rewriter.write(text.as_bytes()).and_then(|()| rewriter.end());
    if read.is_err() { 0 } else { count }
}

fn quick_xml_events(text: &str) -> usize {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut count = 0;
    while let Ok(event) = reader.read_event() {
        if matches!(event, quick_xml::events::Event::Eof) {
            break;
        }
        black_box(event);
        count += 1;
    }
    count
}

/// Counts the tokens, and does of tree construction only what the tokenizer needs: it tells where raw
/// text begins.
#[derive(Default)]
struct NullSink(Cell<usize>);

impl TokenSink for NullSink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        self.0.set(self.0.get() + 1);
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => match tag.name {
                local_name!("script") => TokenSinkResult::RawData(RawKind::ScriptData),
                local_name!("title") | local_name!("textarea") => TokenSinkResult::RawData(RawKind::Rcdata),
                local_name!("style")
                | local_name!("iframe")
                | local_name!("noframes")
                | local_name!("noembed")
                | local_name!("xmp") => TokenSinkResult::RawData(RawKind::Rawtext),
                _ => TokenSinkResult::Continue,
            },
            _ => TokenSinkResult::Continue,
        }
    }
}

fn null_sink(document: &Document) -> usize {
    let input = BufferQueue::default();
    input.push_back(document.tendril.clone());
    let tokenizer = Tokenizer::new(NullSink::default(), TokenizerOpts::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.get()
}
