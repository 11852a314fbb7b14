use crate::rules::fixer::put_in_head;
use crate::rules::prelude::*;
use crate::rules::shared::quotes::{STRAIGHT, between_marks};

rule! {
    /// # What it checks
    ///
    /// The document has no `meta` with the attribute `charset`. The older form counts as well:
    /// `http-equiv` with the encoding in `content`.
    ///
    /// # Why
    ///
    /// All of Meta's samples have it, and its SDK writes it (SAMPLE; SDK InstantArticle): where the encoding is not
    /// declared, letters with accents may come out wrong.
    ///
    /// # Bad
    ///
    /// ```html
    /// <html>
    /// <head>
    ///   <meta property="op:markup_version" content="v1.0">
    ///   <link rel="canonical" href="https://example.com/ferry">
    /// </head>
    /// <body>
    ///   <article>
    ///     <header><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header>
    ///     <p>The ferry is back.</p>
    ///   </article>
    /// </body>
    /// </html>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <meta charset="utf-8">
    /// ```
    ///
    /// # Fix
    ///
    /// Add `<meta charset="utf-8">`, if the document is in UTF-8.
    id: "charset-missing",
    severity: Info,
    points: StartTag,
    on: Article(check),
    fix: Safe,
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    let is_utf8 = findings.context().encoding == "UTF-8";
    if let Some((meta, label)) = between_wrong_marks(article) {
        let message = format!("`{label}`: these are no quotation marks of HTML, so no encoding is declared");
        let edits = is_utf8.then(|| Edits::default().set(meta, "charset", "utf-8"));
        findings.at_value(meta, "charset", message).help(STRAIGHT).fix(Safety::Safe, STRAIGHT, edits);
        return;
    }
    let Some(place) = article.head_or_html().filter(|_| !article.declares_charset()) else { return };
    findings
        .at(place, "the document does not declare its encoding in a `meta` with `charset`")
        .help("save it as UTF-8, and put `<meta charset=\"utf-8\">` first into the head")
        .fix(
            Safety::Safe,
            "put it first into the head",
            put_in_head(article, "<meta charset=\"utf-8\">", true).filter(|_| is_utf8),
        );
}

/// The first `meta` with `charset`, and its value, if marks stand around it that are part of it.
fn between_wrong_marks<'t>(article: &'t Article<'t>) -> Option<(Element<'t>, String)> {
    let metas = article.index.named(Name::Meta).iter().map(|&id| article.node(id));
    let (meta, label) = metas
        .filter(|meta| !meta.is_inside(Inside::ARTICLE))
        .find_map(|meta| Some((meta, meta.value("charset")?)))?;
    let label = label.trim_ascii();
    between_marks(label).map(|_| (meta, short(label).into_owned()))
}
