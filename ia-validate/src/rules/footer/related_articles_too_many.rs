use super::items::{self, is_related_articles};
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A list of related articles has more than 4 items in the footer, or more than 3 in the body. Each after
    /// those is reported.
    ///
    /// # Why
    ///
    /// At the bottom Facebook showed four (VENDOR wp-native-articles); in the text three (an older plugin;
    /// OQ 11).
    ///
    /// # Bad
    ///
    /// ```html
    /// <ul class="op-related-articles">
    ///   <li><a href="https://example.com/pier"></a></li>
    ///   <li><a href="https://example.com/fares"></a></li>
    ///   <li><a href="https://example.com/dogs"></a></li>
    ///   <li><a href="https://example.com/cars"></a></li>
    /// </ul>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <article>
    ///   <header><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header>
    ///   <p>The ferry is back.</p>
    ///   <footer>
    ///     <ul class="op-related-articles">
    ///       <li><a href="https://example.com/pier"></a></li>
    ///       <li><a href="https://example.com/fares"></a></li>
    ///       <li><a href="https://example.com/dogs"></a></li>
    ///       <li><a href="https://example.com/cars"></a></li>
    ///     </ul>
    ///   </footer>
    /// </article>
    /// ```
    ///
    /// # Fix
    ///
    /// None: only the author knows which of them to leave out.
    id: "related-articles-too-many",
    severity: Warning,
    points: StartTag,
    on: Classes(Classes::RELATED_ARTICLES, check),
}

/// The most items of a list of related articles, by what it stands in.
static MOST: &[(Name, usize, &str)] =
    &[(Name::Footer, 4, "in the footer"), (Name::Article, 3, "in the body")];

fn check(list: Element<'_>, findings: &mut Findings<'_>) {
    let limit = MOST.iter().find(|&&(holder, ..)| is_related_articles(list) && holder == list.parent_name());
    let (Some(&(_, most, place)), Some(first)) = (limit, items::items(list).next()) else { return };
    let Some(more) = items::items(list).nth(most) else { return };
    let all = items::items(list).count();
    findings
        .at(more, format!("{all} related articles {place}, where at most {most} belong"))
        .help("leave the least important ones out")
        .related(first.span(), "the first one");
}
