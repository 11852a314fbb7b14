use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// An `address` has no text, neither in its `a` nor beside it. Blanks are none.
    ///
    /// # Why
    ///
    /// An author has a name (DOC reference/author; SDK Author). A name without a link is fine.
    ///
    /// # Bad
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <address><a href="https://example.com/ann"></a></address>
    /// </header>
    /// ```
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <address>&nbsp;</address>
    /// </header>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <address><a href="https://example.com/ann">Ann Marlowe</a> writes about the coast.</address>
    ///   <address>Oskar White</address>
    /// </header>
    /// ```
    ///
    /// # Fix
    ///
    /// An `address` with nothing in it goes.
    id: "author-name-missing",
    severity: Warning,
    points: StartTag,
    on: Lacking(Holds::TEXT, &[Name::Address], check),
    fix: Safe,
}

fn check(author: Element<'_>, findings: &mut Findings<'_>) {
    findings
        .at(author, "an author without a name: `address` has no text")
        .help("write the name into it: `<address><a>…</a></address>`; or take it away")
        .fix(Safety::Safe, "take it away", Edits::default().remove_empty(author));
}
