//! What a reader sees of documents, as other parsers read them.

use std::collections::BTreeSet;

use html5ever::ParseOpts;
use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use ia_validate::Kind;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use quick_xml::events::Event;

/// Elements that mark up a stretch of text, or that show no text themselves: they divide no words.
const INLINE: &[&str] = &[
    "a", "area", "audio", "b", "base", "big", "button", "canvas", "code", "del", "em", "embed", "font", "i",
    "iframe", "img", "input", "ins", "kbd", "label", "link", "mark", "meta", "noscript", "picture", "q", "s",
    "script", "select", "small", "source", "span", "strike", "strong", "style", "sub", "sup", "svg", "time",
    "tt", "u", "video", "wbr",
];

/// Elements whose text is not the article's.
const HIDDEN: &[&str] = &["head", "iframe", "script", "style", "title", "template"];

/// Figures whose content is not the article's, but for their captions.
const EMBEDS: &[&str] = &["op-interactive", "op-social", "op-ad", "op-tracker"];

/// The text of an article or a feed: its characters without white space, and where words begin.
pub(crate) struct Text {
    characters: String,
    breaks: BTreeSet<usize>,
}

impl Text {
    /// Nothing of a feed that other parsers cannot read.
    pub(crate) fn of(text: &str, kind: Kind) -> Option<Self> {
        let mut read = Self { characters: String::new(), breaks: BTreeSet::new() };
        match kind {
            Kind::Feed => {
                for (_, text) in fields(text).ok()?.iter().filter(|(name, _)| name == "content:encoded") {
                    read.article(text);
                }
            }
            _ => read.article(text),
        }
        Some(read)
    }

    fn article(&mut self, text: &str) {
        let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
        let options = ParseOpts { tree_builder, ..ParseOpts::default() };
        let dom = html5ever::parse_document(RcDom::default(), options).one(text);
        // Without recursion: what to enter, and where a block ends.
        let mut stack: Vec<(Option<Handle>, bool)> = vec![(Some(dom.document.clone()), true)];
        while let Some((node, is_shown)) = stack.pop() {
            let Some(node) = node else {
                self.divide();
                continue;
            };
            let mut is_shown = is_shown;
            if let NodeData::Text { contents } = &node.data
                && is_shown
            {
                self.text(&contents.borrow());
            }
            if let NodeData::Element { name, attrs, .. } = &node.data {
                let name = &*name.local;
                if HIDDEN.contains(&name) {
                    continue;
                }
                if !INLINE.contains(&name) {
                    self.divide();
                    stack.push((None, is_shown));
                }
                let attributes = attrs.borrow();
                let class = attributes.iter().find(|it| &*it.name.local == "class");
                let is_embed =
                    class.is_some_and(|it| it.value.split_ascii_whitespace().any(|it| EMBEDS.contains(&it)));
                is_shown =
                    (is_shown || name == "figcaption" || name == "cite") && !(name == "figure" && is_embed);
            }
            let children = node.children.borrow();
            stack.extend(children.iter().rev().map(|child| (Some(child.clone()), is_shown)));
        }
    }

    fn divide(&mut self) {
        self.breaks.insert(self.characters.len());
    }

    fn text(&mut self, text: &str) {
        for character in text.chars() {
            if character.is_ascii_whitespace() || character == '\u{a0}' || character == '\u{feff}' {
                self.divide();
            } else {
                self.characters.push(character);
            }
        }
    }

    /// Whether the other text reads the same; if text has moved, whether it has the same characters. With
    /// `words`, none may run together.
    pub(crate) fn is_kept_by(&self, other: &Self, has_moved: bool, words: bool) -> Result<(), String> {
        if has_moved {
            let sorted = |text: &Self| {
                let mut characters: Vec<char> = text.characters.chars().collect();
                characters.sort_unstable();
                characters
            };
            let is_same = sorted(self) == sorted(other);
            return if is_same { Ok(()) } else { Err("other characters".to_owned()) };
        }
        if self.characters != other.characters {
            return Err(format!("another text:\n{}\n{}", self.characters, other.characters));
        }
        match self.breaks.iter().find(|it| words && !other.breaks.contains(it)) {
            Some(&at) => Err(format!("words run together at {}", &self.characters[at..])),
            None => Ok(()),
        }
    }
}

/// Whether other parsers see iframes end elsewhere: all end with the first end tag, in a comment or a script
/// too. So they do unless iframes begin and end in turn, escaped or not.
pub(crate) fn iframes_differ(text: &str) -> bool {
    let lower = text.to_ascii_lowercase().replace("&lt;", "<").replace("&#60;", "<").replace("&#x3c;", "<");
    let mut is_open = false;
    let differs = lower.split('<').any(|tag| {
        let (begins, ends) = (tag.starts_with("iframe"), tag.starts_with("/iframe"));
        // Nor where a quote is missing and other tags are part of its own.
        let is_out_of_turn = begins && (is_open || !tag.contains('>')) || ends && !is_open;
        is_open = begins || is_open && !ends;
        is_out_of_turn
    });
    differs || is_open
}

/// Whether an article may have a CDATA section in SVG or MathML: other parsers read its text there, and we a comment
/// (docs/written-tree.md).
pub(crate) fn sections_differ(text: &str, kind: Kind) -> bool {
    let lower = text.to_ascii_lowercase();
    kind == Kind::Article
        && lower.contains("<![cdata[")
        && (lower.contains("<svg") || lower.contains("<math"))
}

/// The fields of a feed as quick-xml reads them, if it is well-formed.
pub(crate) fn fields(feed: &str) -> Result<Vec<(String, String)>, String> {
    let mut reader = quick_xml::Reader::from_str(feed.trim_start_matches('\u{feff}'));
    let mut open: Vec<(String, String)> = Vec::new();
    let mut fields = Vec::new();
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(tag) => open.push((tag.name().as_ref().to_owned(), String::new())),
            Event::End(_) => fields.extend(open.pop()),
            Event::Text(text) => {
                if let Some((_, all)) = open.last_mut() {
                    all.push_str(&text);
                }
            }
            Event::CData(section) => {
                if let Some((_, all)) = open.last_mut() {
                    all.push_str(&section);
                }
            }
            Event::GeneralRef(reference) => {
                let reference = format!("&{};", &*reference);
                let character = quick_xml::escape::unescape(&reference).map_err(|error| error.to_string())?;
                if let Some((_, all)) = open.last_mut() {
                    all.push_str(&character);
                }
            }
            Event::Eof => return if open.is_empty() { Ok(fields) } else { Err("cut off".to_owned()) },
            _ => {}
        }
    }
}
