use crate::rules::fixer::written;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The `header` is not the first element of its `article`, or there is a second one.
    ///
    /// # Why
    ///
    /// The header is the first thing in an article (SAMPLE), and of two the first is read (SDK Header): titles, authors
    /// and pictures of the other are lost.
    ///
    /// # Bad
    ///
    /// ```html
    /// <article><p>The ferry is back after a week in the yard.</p><header><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header></article>
    /// ```
    ///
    /// ```html
    /// <article><header><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header><header><h1>The harbour</h1></header><p>The ferry is back after a week in the yard.</p></article>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <article><header><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header><p>The ferry is back after a week in the yard.</p></article>
    /// ```
    ///
    /// # Fix
    ///
    /// Move the only header to the beginning of the article. Of two the author must choose.
    id: "header-misplaced",
    severity: Warning,
    points: StartTag,
    on: Elements(&[Name::Header], check),
    fix: Safe,
    loses: Moves,
}

fn check(header: Element<'_>, findings: &mut Findings<'_>) {
    let article = header.article;
    let Some(root) = article.root().filter(|root| root.node().contains(header.id())) else { return };
    let Some(first) = article.header() else { return };
    if header.id() != first.id() {
        // That of another article in it is part of that defect.
        let is_nested = article
            .index
            .named(Name::Article)
            .iter()
            .any(|&id| id != root.id() && article.node(id).node().contains(header.id()));
        if !is_nested {
            findings
                .at(header, "another `header`: an article has one, and only the first is read")
                .help("join the two in one, and write what is no part of a header as paragraphs behind it")
                .related(first.span(), "the first header");
        }
        return;
    }
    let begins = root.children().next().filter(|begins| begins.id() != header.id());
    // What stands in a wrapper is missed at the article.
    let is_direct = header.parent().is_some_and(|parent| parent.id() == root.id());
    if let Some(begins) = begins.filter(|_| is_direct) {
        let is_only = article.index.named(Name::Header).len() == 1;
        findings
            .at(header, "`header` behind other elements: it must be the first element of the article")
            .help("move it to the beginning of the article")
            .related(begins.span(), "the article begins with this")
            .fix(
                Safety::Safe,
                "move it to the beginning of the article",
                to_front(header, begins).filter(|_| is_only),
            );
    }
}

fn to_front(header: Element<'_>, begins: Element<'_>) -> Option<Edits> {
    Some(Edits::default().remove(header)?.put_before(begins, written(header)?))
}
