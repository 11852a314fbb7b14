use crate::article::Article;
use crate::rules::Findings;
use crate::rules::declaration::{At, rule};

rule! {
    /// # What it checks
    ///
    /// No `h1` directly in the header has a text. Blanks (`&nbsp;` too) are none.
    ///
    /// # Why
    ///
    /// Every article has a title (SDK, `Header`; all of Meta's samples). It is what readers see of it in a
    /// list.
    ///
    /// # Bad
    ///
    /// ```html
    /// <header><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header>
    /// ```
    ///
    /// ```html
    /// <header>
    ///   <h1>&nbsp;</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry <em>resumes</em></h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// # Fix
    ///
    /// In a feed, a suggestion: take the item's title.
    "title-missing", Error, StartTag, At::Article(check)
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    let title = article.title_element();
    if title.is_some_and(|title| title.has_text()) {
        return;
    }
    let Some(place) = title.or_else(|| article.header_or_root()) else { return };
    let message = match (title, article.header()) {
        (Some(_), _) => "the title is empty: `h1` has no text",
        (None, Some(_)) => "no title: there is no `h1` directly in the `header`",
        (None, None) => "no title: the article has no `header` with an `h1`",
    };
    findings.at(place, message).help("write the headline there: `<header><h1>…</h1></header>`");
}
