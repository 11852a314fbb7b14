use crate::article::{Article, Classes};
use crate::rules::Findings;
use crate::rules::declaration::{At, rule};

rule! {
    /// # What it checks
    ///
    /// No `time` in the article has the class `op-published`. It usually stands in the header.
    ///
    /// # Why
    ///
    /// Each article must have a `time` element of this class, which says when it was first published
    /// (FAQ L158). Without it the article is rejected.
    ///
    /// # Bad
    ///
    /// ```html
    /// <header><h1>Ferry resumes</h1></header>
    /// ```
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <time class="op-modified" datetime="2016-02-04T10:00:00Z">an hour later</time>
    /// </header>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// # Fix
    ///
    /// In a feed, a suggestion: copy the item's `pubDate`.
    "published-missing", Error, StartTag, At::Article(check)
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    let Some(holder) = article.header_or_root() else { return };
    if article.time(Classes::PUBLISHED).is_none() {
        findings
            .at(holder, "no publication date: the article has no `time` of class `op-published`")
            .help("add `<time class=\"op-published\" datetime=\"2016-02-04T09:00:00Z\">` to the header, with your date");
    }
}
