use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A document has more than one `article`. Each after the first is reported.
    ///
    /// # Why
    ///
    /// There is one article in a document; with a doubled one its header was not found (MSG 12).
    ///
    /// # Bad
    ///
    /// ```html
    /// <article><header><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header><p>The ferry is back.</p></article>
    /// <article><p>It sails at noon.</p></article>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <article><header><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header><p>The ferry is back.</p></article>
    /// ```
    ///
    /// # Fix
    ///
    /// None.
    id: "article-multiple",
    severity: Error,
    points: StartTag,
    on: Elements(&[Name::Article], check),
}

fn check(article: Element<'_>, findings: &mut Findings<'_>) {
    let Some(first) = article.article.root().filter(|first| first.id() != article.id()) else { return };
    findings
        .at(article, "a second `article`: a document holds one")
        .help("put everything into one `article`, or make a document of each")
        .related(first.span(), "the first one");
}
