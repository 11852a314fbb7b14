use memchr::memchr2;

use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The document is empty, has bytes that do not fit its encoding, has no `article` element, or bears no mark of the
    /// format and nobody said that it is an article.
    ///
    /// The marks: a property (`op:…`, `fb:…`), a class (`op-…`), or a canonical URL with an `article` that begins with its
    /// `header` and stands directly in `body`. Nothing else is said of such a document, but where single bytes do not fit.
    ///
    /// # Why
    ///
    /// Facebook could not read it: "General Fatals: the article could not be parsed" (MSG 19), and
    /// its SDK looked for the article in vain (SDK NoRootInstantArticleFoundWarning).
    ///
    /// # Bad
    ///
    /// ```html
    /// <html><body><h1>Ferry resumes</h1><p>The ferry is back.</p></body></html>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <p>The ferry is back.</p>
    /// ```
    ///
    /// # Fix
    ///
    /// None: export the article as an Instant Articles document, in UTF-8.
    id: "markup-unparsable",
    severity: Error,
    points: Article,
    on: Document(check),
    outcome: Rejects,
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    let text = article.text;
    let malformed = findings.context().malformed;
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let first = Span::empty(start);
    if text[start as usize..].trim_ascii().is_empty() {
        findings.in_document(first, "the document is empty");
    } else if let Some(what) = foreign(&text[start as usize..]) {
        findings
            .in_document(first, format!("this is {what}"))
            .help("give the article's HTML or the feed's XML");
    } else if is_binary(text) {
        findings
            .in_document(first, "this is no text, but a binary file")
            .help("give the article's HTML or the feed's XML");
    } else if let (Some(&place), true) = (malformed.first(), findings.context().is_utf8_after_all) {
        let (declaration, label) = declared(article);
        let what =
            label.map_or_else(|| "another encoding".to_owned(), |label| format!("`{}`", short(&label)));
        findings
            .in_document(
                declaration.unwrap_or(place),
                format!("the document declares {what}, but its bytes are UTF-8"),
            )
            .help("declare what it is in: `<meta charset=\"utf-8\">`")
            .related(place, "as declared, this cannot be read");
    } else if let Some((&place, more)) = malformed.split_first() {
        let message = match more.len() {
            0 => "a byte here does not fit the document's encoding".to_owned(),
            more => format!("a byte here does not fit the document's encoding, nor do {more} more places"),
        };
        let finding = findings.in_document(place, message);
        finding.help("save the document as UTF-8, and declare that: `<meta charset=\"utf-8\">`");
        for &other in more.iter().take(3) {
            finding.related(other, "nor here");
        }
    } else if article.root().is_none() {
        let is_page = article.html().is_some() || article.body().is_some() || article.head().is_some();
        let has_markup = article.document().descendants().any(|element| element.name() != Name::Other);
        let message = if is_page {
            "a web page, not an Instant Article: it has no `article` element"
        } else if has_markup {
            "a piece of HTML, not an Instant Article: it has no `article` element"
        } else {
            "plain text, not an Instant Article: it has no `article` element"
        };
        findings.in_document(first, message).help("an Instant Article stands in `<article>` inside `<body>`");
    } else if !findings.context().is_meant {
        findings
            .in_document(first, "a web page, not an Instant Article: nothing in it says that it is one")
            .help("if it is one, say so in `head`: `<meta property=\"op:markup_version\" content=\"v1.0\">`");
    }
}

/// What a file is that begins like none of ours.
fn foreign(text: &str) -> Option<&'static str> {
    let text = text.trim_ascii_start();
    match () {
        () if text.starts_with("%PDF-") => Some("a PDF file"),
        // Its second byte is no UTF-8.
        () if text.starts_with("\u{1f}\u{fffd}\u{8}") => Some("a file that is still compressed (gzip)"),
        () if text.starts_with("PK\u{3}\u{4}") => Some("a ZIP archive"),
        () if text.starts_with('{') && text.contains("://jsonfeed.org/version/") => {
            Some("a JSON feed: Instant Articles are read from RSS 2.0 only")
        }
        () => None,
    }
}

/// Whether this is an image, an archive or the like: a NUL stands in front of the first `<`.
fn is_binary(text: &str) -> bool {
    /// How far to look, in bytes, as git has it.
    const LOOK: usize = 8000;
    let head = &text.as_bytes()[..text.len().min(LOOK)];
    memchr2(0, b'<', head).is_some_and(|at| head[at] == 0)
}

/// The place of the `meta` that declares the encoding, and what it says.
fn declared<'t>(article: &'t Article<'t>) -> (Option<Span>, Option<String>) {
    let mut metas = article.index.named(Name::Meta).iter().map(|&id| article.node(id));
    let meta = metas.find_map(|meta| {
        let attribute = if meta.attribute("charset").is_some() { "charset" } else { "content" };
        let value = meta.value_if_any(attribute)?;
        let label = match value.to_ascii_lowercase().find("charset=") {
            Some(at) => value.get(at + "charset=".len()..)?.trim_ascii().to_owned(),
            None if attribute == "charset" => value.into_owned(),
            None => return None,
        };
        Some((meta.value_span(attribute), label))
    });
    (meta.as_ref().map(|(place, _)| *place), meta.map(|(_, label)| label))
}
