use memchr::memmem;

use crate::feed::GARBLED;
use crate::markup::decode;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The text of an article file holds replacement characters (U+FFFD), or letters that were decoded in the wrong
    /// encoding (`Ã©`, `â€™`). Where the file declares an encoding of one byte a character while its bytes are UTF-8, that
    /// is said instead. In a feed `feed-encoding-mismatch` speaks.
    ///
    /// # Why
    ///
    /// Quotation marks and accents turn into question marks (afb 86).
    ///
    /// # Bad
    ///
    /// ```html
    /// <p>The ferryâ€™s captain</p>
    /// ```
    ///
    /// ```html
    /// <p>The cafÃ© at the harbour</p>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <p>The ferry’s captain at the café: “Â” is a letter, and so are â and ã, 5 €</p>
    /// ```
    ///
    /// # Fix
    ///
    /// None: the text has to be read once more, in the encoding that it is in.
    id: "text-garbled",
    severity: Warning,
    points: Bytes,
    on: Article(check),
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    let context = findings.context();
    // Of a feed's text, and of bytes that fit no encoding, other rules speak.
    if context.item.is_some() || !context.malformed.is_empty() {
        return;
    }
    if context.is_utf8_after_all
        && let Some((meta, attribute)) = declared(article)
    {
        let message =
            format!("the document declares `{}`, but its bytes are UTF-8", short(&charset(meta, attribute)));
        findings.at_value(meta, attribute, message).help("declare what it is in: `<meta charset=\"utf-8\">`");
        return;
    }
    let Some((span, more)) = first_garbled(article) else { return };
    let node = article.node_at(span.start as usize);
    let more = match more {
        0 => String::new(),
        more => format!(" (and {more} more like it)"),
    };
    findings
        .in_place(
            node,
            span,
            format!(
                "`{}` is garbled: the text was decoded in the wrong encoding{more}",
                span.of(article.text)
            ),
        )
        .help("read the text in the encoding that it is in before it is written as UTF-8");
}

/// What declares the encoding: a `meta`, and its attribute.
fn declared<'t>(article: &'t Article<'t>) -> Option<(Element<'t>, &'static str)> {
    article.index.named(Name::Meta).iter().map(|&id| article.node(id)).find_map(|meta| {
        if meta.value_if_any("charset").is_some() {
            return Some((meta, "charset"));
        }
        let content = meta.value("content")?;
        content.to_ascii_lowercase().contains("charset=").then_some((meta, "content"))
    })
}

/// The encoding that it declares.
fn charset(meta: Element<'_>, attribute: &str) -> String {
    let value = meta.value(attribute).unwrap_or_default();
    let name =
        value.to_ascii_lowercase().find("charset=").map_or(&*value, |at| &value[at + "charset=".len()..]);
    name.trim_ascii().to_owned()
}

/// The first garbled place in the text that readers see, and how many more there are.
fn first_garbled<'t>(article: &'t Article<'t>) -> Option<(Span, usize)> {
    let mut first: Option<Span> = None;
    let mut all = 0;
    let mut count = |span: Span| {
        all += 1;
        first = Some(first.map_or(span, |first| first.min(span)));
    };
    if article.may_have_garbled() {
        written(article, &mut count);
    }
    article.garbled_references().iter().filter_map(|&at| by_references(article, at)).for_each(&mut count);
    Some((first?, all - 1))
}

/// What is written as the characters themselves.
fn written<'t>(article: &'t Article<'t>, count: &mut impl FnMut(Span)) {
    let bytes = article.text.as_bytes();
    for (run, len) in GARBLED {
        for at in memmem::find_iter(bytes, run) {
            let (before, from) = article.text.split_at(at);
            if !article.node_at(at).is_shown_text() || is_end_of_capitals(before, from) {
                continue;
            }
            // What follows belongs to it, where that is no plain letter: the rest of `â€™`.
            let rest = article.text.get(at + len..).and_then(|rest| rest.chars().next());
            let end = at + len + rest.filter(|c| !c.is_ascii() && len > 4).map_or(0, char::len_utf8);
            count(Span::at(at, end));
        }
    }
}

/// What is written as character references, such as `&Atilde;&copy;`.
fn by_references<'t>(article: &'t Article<'t>, at: usize) -> Option<Span> {
    let node = article.node_at(at);
    let slice = article.text.get(at..node.span().end as usize).filter(|_| node.is_shown_text())?;
    let mut len = 0;
    let mut decoded = String::new();
    let mut end = None;
    // Two characters tell, and a third may belong to them.
    for _ in 0..3 {
        let rest = &slice[len..];
        let next = rest.chars().next()?;
        let piece = if next == '&' { rest.find(';')? + 1 } else { next.len_utf8() };
        let character = decode::text(&rest[..piece]);
        if !character.is_ascii() {
            decoded.push_str(&character);
        }
        len += piece;
        let is_garbled = GARBLED.iter().any(|(run, _)| decoded.as_bytes().starts_with(run));
        if end.is_some() && (character.is_ascii() || !decoded.starts_with(['â', 'ð'])) {
            break;
        }
        if is_garbled {
            end = Some(at + len);
        } else if character.is_ascii() {
            return None;
        }
        if slice.len() == len {
            break;
        }
    }
    let end = end.filter(|_| !is_end_of_capitals(&article.text[..at], &decoded))?;
    Some(Span::at(at, end))
}

/// Whether it is the last letter of a word in capitals, with a blank or a quotation mark behind it: `MANHÃ »`.
fn is_end_of_capitals(before: &str, from: &str) -> bool {
    let mut from = from.chars();
    matches!(from.next(), Some('Ã' | 'Â'))
        && matches!(from.next(), Some('\u{a0}' | '»'))
        && before.chars().next_back().is_some_and(char::is_uppercase)
}
