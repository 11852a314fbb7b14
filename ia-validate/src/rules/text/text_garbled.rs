use memchr::memmem;

use crate::feed::GARBLED;
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
    if !article.may_have_garbled() {
        return None;
    }
    let bytes = article.text.as_bytes();
    let mut first: Option<Span> = None;
    let mut all = 0;
    for (run, len) in GARBLED {
        for at in memmem::find_iter(bytes, run) {
            if !article.node_at(at).is_shown_text() {
                continue;
            }
            all += 1;
            // What follows belongs to it, where that is no plain letter: the rest of `â€™`.
            let rest = article.text.get(at + len..).and_then(|rest| rest.chars().next());
            let end = at + len + rest.filter(|c| !c.is_ascii() && len > 4).map_or(0, char::len_utf8);
            let span = Span::at(at, end);
            first = Some(first.map_or(span, |first| first.min(span)));
        }
    }
    Some((first?, all - 1))
}
