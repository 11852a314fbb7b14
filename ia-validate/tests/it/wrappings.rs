//! The same article alone and in a feed, wrapped in every way that XML allows: the same findings, and each
//! place in the feed denotes the same characters.
#![allow(clippy::print_stderr)] // figures, for whoever asks for them

mod nasty;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;

use ia_validate::{Diagnostic, Options, Report, Source, Span, Validator, rules};
use ia_validate_testing::{Rng, corpus, skipped, test_articles};

#[test]
fn wrapped_articles_draw_the_same_findings_at_the_same_characters() {
    let mut documents: Vec<(String, String)> =
        nasty::DOCUMENTS.iter().map(|&(name, text)| (name.to_owned(), text.to_owned())).collect();
    let files = [test_articles(), corpus("articles")].concat();
    let articles = files.into_iter().filter(|file| file.name.ends_with(".html"));
    documents.extend(articles.map(|it| (it.name, Source::decode(&it.bytes, None).text().to_owned())));
    let validator = validator();
    let mut random = Rng::with_seed(0x1A);
    let mut seen = BTreeSet::new();
    let mut compared = 0;
    for (name, text) in &documents {
        if let Some(character) = text.chars().find(|&character| !is_xml(character)) {
            skipped(&format!("{name} holds {character:?}, which XML cannot"));
            continue;
        }
        let alone = validator.article(text);
        seen.extend(alone.diagnostics.iter().map(|finding| finding.rule));
        for wrapping in [WRAPPINGS; ROUNDS].as_flattened() {
            let feed = Feed::around(text, &alone, *wrapping, &mut random);
            compared += feed.compare(text, &alone, &validator.feed(feed.text.as_bytes()), name);
        }
    }
    eprintln!("{compared} findings of {} documents", documents.len());
    assert!(compared > 1_000, "only {compared} findings");
    assert!(seen.len() > 40, "only {} rules spoke: {seen:?}", seen.len());
}

fn validator() -> Validator {
    let mut options = Options::default();
    options.domains = vec!["example.com".parse().unwrap()];
    Validator::new(options)
}

/// How often each document is wrapped in each way.
const ROUNDS: usize = 3;

/// XML 1.0, production 2.
const fn is_xml(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

/// How an article is wrapped: `Pieces` of it, of so many characters at most, are put into CDATA sections or
/// are escaped, in turn.
#[derive(Clone, Copy, Debug)]
enum Wrapping {
    Section,
    Sections,
    /// As few references as possible.
    Escaped,
    /// References of all kinds, needed or not.
    EscapedAtRandom,
    Mixed,
}

const WRAPPINGS: [Wrapping; 5] =
    [Wrapping::Section, Wrapping::Sections, Wrapping::Escaped, Wrapping::EscapedAtRandom, Wrapping::Mixed];

impl Wrapping {
    fn wrap(self, text: &str, random: &mut Rng) -> String {
        let mut out = String::new();
        match self {
            Self::Section => section(text, &mut out),
            Self::Sections => pieces(text, random).for_each(|piece| section(piece, &mut out)),
            Self::Escaped => escape(text, None, &mut out),
            Self::EscapedAtRandom => escape(text, Some(random), &mut out),
            Self::Mixed => {
                let pieces: Vec<&str> = pieces(text, random).collect();
                for piece in pieces {
                    match random.usize(..3) {
                        0 => section(piece, &mut out),
                        1 => escape(piece, None, &mut out),
                        _ => escape(piece, Some(random), &mut out),
                    }
                }
            }
        }
        out
    }
}

/// The text, cut at random places.
fn pieces<'t>(text: &'t str, random: &mut Rng) -> impl Iterator<Item = &'t str> + use<'t> {
    let mut cuts: Vec<usize> = (0..random.usize(4..16)).map(|_| random.usize(..=text.len())).collect();
    cuts.extend([0, text.len()]);
    cuts.retain(|&cut| text.is_char_boundary(cut));
    cuts.sort_unstable();
    (1..cuts.len()).map(move |index| &text[cuts[index - 1]..cuts[index]])
}

/// One CDATA section, or two where the text holds what ends one.
fn section(text: &str, out: &mut String) {
    *out += "<![CDATA[";
    *out += &text.replace("]]>", "]]]]><![CDATA[>");
    *out += "]]>";
}

fn escape(text: &str, mut random: Option<&mut Rng>, out: &mut String) {
    for character in text.chars() {
        let name = match character {
            '<' => Some("&lt;"),
            '&' => Some("&amp;"),
            // Needed behind `]]` only.
            '>' => Some("&gt;").filter(|_| random.is_some() || out.ends_with("]]")),
            '"' => Some("&quot;").filter(|_| random.is_some()),
            '\'' => Some("&apos;").filter(|_| random.is_some()),
            _ => None,
        };
        let number = u32::from(character);
        let form = random.as_mut().map_or(0, |random| match (name, character.is_ascii()) {
            (None, true) if random.u8(..40) > 0 => 0,
            _ => random.usize(..5),
        });
        match (form, name) {
            (1, _) => write!(out, "&#{number};").unwrap(),
            (2, _) => write!(out, "&#x{number:X};").unwrap(),
            (3, _) => write!(out, "&#x000{number:x};").unwrap(),
            (_, Some(name)) => *out += name,
            (_, None) => out.push(character),
        }
    }
}

/// A feed that carries an article as its second item.
struct Feed {
    text: String,
    /// What stands in the item's `content:encoded`.
    content: Range<usize>,
    wrapping: Wrapping,
}

const ITEM: usize = 1;

impl Feed {
    fn around(article: &str, alone: &Report, wrapping: Wrapping, random: &mut Rng) -> Self {
        // What stands in front has lines of every kind, long characters, references and another article.
        let mut front = format!(
            "{}<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
             <rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">\n<channel>\n\
             <title>Der Hafen – 港 &#8211; &#x1F6A2; 🚢 &amp; mehr</title>\n<link>https://example.com/</link>\n\
             <!-- Ein Kommentar: <item> -->\n<description>日本語\r\r\nText</description>\n<item>\n\
             <title>Zuvor</title><link>https://example.com/before</link><guid>before</guid>\n<content:encoded>",
            if random.bool() { "\u{feff}" } else { "" }
        );
        front += &WRAPPINGS[random.usize(..WRAPPINGS.len())].wrap(nasty::BEFORE, random);
        front += "</content:encoded></item>\n<item><title>Artikel</title>\n\t<link>";
        let link = alone.articles[0].canonical.as_deref().unwrap_or("https://example.com/item");
        escape(link, None, &mut front);
        front += "</link><guid>this</guid><content:encoded>";
        let front = front.replace('\n', ["\n", "\r\n", "\r"][random.usize(..3)]);
        let wrapped = wrapping.wrap(article, random);
        let content = front.len()..front.len() + wrapped.len();
        Self { text: front + &wrapped + "</content:encoded></item></channel></rss>", content, wrapping }
    }

    /// Compares what the item's article draws with what it draws alone; says how many findings.
    fn compare(&self, article: &str, alone: &Report, in_feed: &Report, name: &str) -> usize {
        let of_feed = |finding: &&Diagnostic| {
            let family = rules::find(finding.rule).unwrap().family;
            family == "feed" || finding.rule == "duplicate-article-different-canonical"
        };
        let (feed_rules, found): (Vec<&Diagnostic>, Vec<_>) =
            in_feed.diagnostics.iter().filter(|finding| finding.article == Some(ITEM)).partition(of_feed);
        if feed_rules.iter().any(|finding| is_no_document(finding.rule)) {
            // The feed's rule says what the article's would say.
            assert!(found.is_empty() && alone.diagnostics.iter().all(|it| it.rule == "markup-unparsable"));
            return 0;
        }
        let places = Places::new(self, article);
        // In a feed that is the feed's defect.
        let of_article = alone.diagnostics.iter().filter(|finding| finding.rule != "text-garbled");
        let expected: Vec<Seen<'_>> =
            of_article.map(|finding| Seen::new(finding, |span| places.in_feed(span))).collect();
        let found: Vec<Seen<'_>> = found.iter().map(|finding| Seen::new(finding, |span| span)).collect();
        for (found, expected) in found.iter().zip(&expected) {
            assert_eq!(found, expected, "{name}, {:?}:\n{}", self.wrapping, self.text);
        }
        assert_eq!(found.len(), expected.len(), "{name}, {:?}: {found:#?} {expected:#?}", self.wrapping);
        let (source, by_hand) = (Source::from_text(&self.text), positions(&self.text));
        let index = source.lines();
        for offset in found.iter().flat_map(|seen| [seen.span.start, seen.span.end]) {
            let place = index.position(offset);
            assert_eq!((place.line, place.column), by_hand[offset as usize], "{name}, byte {offset}");
        }
        found.len()
    }
}

fn is_no_document(rule: &str) -> bool {
    rule == "feed-content-not-document" || rule == "feed-item-field-missing"
}

/// What is compared of a finding.
#[derive(PartialEq, Debug)]
struct Seen<'r> {
    rule: &'r str,
    severity: String,
    message: &'r str,
    help: Option<&'r str>,
    span: Span,
    related: Vec<(&'r str, Span)>,
}

impl<'r> Seen<'r> {
    fn new(finding: &'r Diagnostic, place: impl Fn(Span) -> Span) -> Self {
        // Where no canonical URL is given, the item's link stands in for it: the message is the same.
        let knows_item = finding.rule == "canonical-missing";
        Self {
            rule: finding.rule,
            severity: if knows_item { String::new() } else { finding.severity.to_string() },
            message: &finding.message,
            help: finding.help.as_deref().filter(|_| !knows_item),
            span: place(finding.span),
            related: finding.related.iter().map(|it| (&*it.message, place(it.span))).collect(),
        }
    }
}

/// Where each character of an article stands in its feed, read from the feed by hand.
struct Places {
    /// Where the characters begin in the article.
    starts: Vec<usize>,
    in_feed: Vec<Range<usize>>,
}

impl Places {
    fn new(feed: &Feed, article: &str) -> Self {
        let characters = characters(&feed.text, feed.content.clone());
        let read: String = characters.iter().map(|&(_, character)| character).collect();
        assert_eq!(read, article, "the wrapping itself is wrong");
        let starts = article.char_indices().map(|(at, _)| at).collect();
        Self { starts, in_feed: characters.into_iter().map(|(place, _)| place).collect() }
    }

    fn in_feed(&self, span: Span) -> Span {
        let number = |offset: u32| match self.starts.binary_search(&(offset as usize)) {
            Ok(number) => number,
            Err(number) => {
                assert_eq!(number, self.starts.len(), "{offset} is no character boundary");
                number
            }
        };
        let (first, end) = (number(span.start), number(span.end));
        let start = match self.in_feed.get(first) {
            Some(place) => place.start,
            None => self.in_feed.last().unwrap().end,
        };
        if span.is_empty() { Span::at(start, start) } else { Span::at(start, self.in_feed[end - 1].end) }
    }
}

/// The characters that a piece of XML text stands for, and where.
fn characters(feed: &str, content: Range<usize>) -> Vec<(Range<usize>, char)> {
    let mut found = Vec::new();
    let mut in_section = false;
    let mut at = content.start;
    while at < content.end {
        let rest = &feed[at..];
        let character = rest.chars().next().unwrap();
        let (len, character) = match character {
            ']' if in_section && rest.starts_with("]]>") => {
                in_section = false;
                (3, None)
            }
            '<' if !in_section => {
                assert!(rest.starts_with("<![CDATA["));
                in_section = true;
                (9, None)
            }
            '&' if !in_section => {
                let name = rest[1..].split(';').next().unwrap();
                (name.len() + 2, Some(resolve(name)))
            }
            other => (other.len_utf8(), Some(other)),
        };
        found.extend(character.map(|character| (at..at + len, character)));
        at += len;
    }
    found
}

fn resolve(name: &str) -> char {
    let number = |digits, radix| char::from_u32(u32::from_str_radix(digits, radix).unwrap()).unwrap();
    match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        _ => match name.strip_prefix("#x") {
            Some(digits) => number(digits, 16),
            None => number(&name[1..], 10),
        },
    }
}

/// Line and column of each byte that begins a character, and of the end, counted one by one.
fn positions(text: &str) -> Vec<(u32, u32)> {
    let mut positions = vec![(0, 0); text.len() + 1];
    let (mut line, mut column) = (1, 1);
    for (at, character) in text.char_indices() {
        positions[at] = (line, column);
        match character {
            '\u{feff}' if at == 0 => {}
            '\r' if !text[at + 1..].starts_with('\n') => (line, column) = (line + 1, 1),
            '\n' => (line, column) = (line + 1, 1),
            _ => column += 1,
        }
    }
    positions[text.len()] = (line, column);
    positions
}
