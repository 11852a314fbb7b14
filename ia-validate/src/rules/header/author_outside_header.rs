use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// An `address` stands outside the header.
    ///
    /// # Why
    ///
    /// Authors are named in the header (DOC reference/author; SDK 217).
    ///
    /// # Bad
    ///
    /// ```html
    /// <address><a href="https://example.com/ann">Ann Marlowe</a></address>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <address><a href="https://example.com/ann">Ann Marlowe</a></address>
    /// </header>
    /// ```
    ///
    /// # Fix
    ///
    /// None: move it, or make it a paragraph.
    id: "author-outside-header",
    severity: Warning,
    points: StartTag,
    on: Elements(&[Name::Address], check),
}

fn check(author: Element<'_>, findings: &mut Findings<'_>) {
    if !author.is_inside(Inside::HEADER) {
        findings
            .at(author, "`address` outside `header`: authors are named in the header")
            .help("move it to the header; if it is no author, write it as a paragraph");
    }
}
