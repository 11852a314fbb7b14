use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The article has no text and no media beside header, footer, trackers and ads.
    ///
    /// # Why
    ///
    /// Facebook refused articles without content (MSG 2).
    ///
    /// # Bad
    ///
    /// ```html
    /// <article><header><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header>
    /// <figure class="op-tracker"><iframe src="https://example.com/count"></iframe></figure></article>
    /// ```
    ///
    /// ```html
    /// <article><header><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header>
    /// <p>&nbsp;</p></article>
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
    id: "article-empty",
    severity: Error,
    points: Article,
    on: Article(check),
    outcome: Rejects,
    after_cut: Unsure,
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    let Some(root) = article.root().filter(|&root| !has_content(root)) else { return };
    findings
        .at(root, "the article is empty: it has no text and no media in its body")
        .help("put at least one paragraph or figure into it");
}

/// Whether there is text or media in it that is no part of a header, footer, tracker or ad.
fn has_content(root: Element<'_>) -> bool {
    let mut id = root.id() + 1;
    while id < root.node().end() {
        let part = root.article.node(id);
        // A header in a block is that block's own.
        let is_around =
            matches!(part.name(), Name::Header | Name::Footer) && part.parent_name() == Name::Article;
        if is_around || part.has_class(Classes::NOT_CONTENT) {
            id = part.node().end();
            continue;
        }
        if part.node().kind() == NodeKind::Text && part.has_text() || part.is_media() {
            return true;
        }
        id += 1;
    }
    false
}
