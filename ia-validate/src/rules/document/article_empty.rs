use crate::article::{Article, Classes, Element};
use crate::markup::Name;
use crate::rules::Findings;
use crate::rules::declaration::{At, rule};

rule! {
    /// # What it checks
    ///
    /// The article has no text and no media beside header, footer, trackers and ads.
    ///
    /// # Why
    ///
    /// Facebook refused articles without content (rules.md, MSG 2).
    ///
    /// # Bad
    ///
    /// ```html
    /// <article><header><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header>
    /// <figure class="op-tracker"><iframe src="https://example.com/count"></iframe></figure></article>
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
    /// None.
    "article-empty", Error, Article, At::Article(check)
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    let Some(root) = article.root() else { return };
    let counts = |child: Element<'_>| {
        let is_around = matches!(child.name(), Name::Header | Name::Footer);
        !is_around && !child.has_class(Classes::NOT_CONTENT) && (child.has_text() || child.has_media())
    };
    if !root.node.children().any(|node| counts(article.node(node.id))) {
        findings
            .at(root, "the article is empty: it has no text and no media in its body")
            .help("put at least one paragraph or figure into it");
    }
}
