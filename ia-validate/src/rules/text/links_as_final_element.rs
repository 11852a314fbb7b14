use crate::article::leftovers::is_in_value;
use crate::article::url;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The last element of the body that shows something, before the footer, is a paragraph or a plain list
    /// with links and no other text.
    ///
    /// # Why
    ///
    /// Links at the end belong into a list of related articles
    /// (VENDOR policy).
    ///
    /// # Bad
    ///
    /// ```html
    /// <article>
    ///   <header><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header>
    ///   <p>The ferry is back.</p>
    ///   <ul><li><a href="https://example.com/pier">The pier</a></li><li><a href="https://example.com/fares">Fares</a></li></ul>
    /// </article>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <article>
    ///   <header><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header>
    ///   <p><a href="https://example.com/ferry">The ferry is back.</a></p>
    ///   <p>See also <a href="https://example.com/pier">the pier</a>.</p>
    ///   <footer>
    ///     <ul class="op-related-articles"><li><a href="https://example.com/fares">Fares</a></li></ul>
    ///   </footer>
    /// </article>
    /// ```
    ///
    /// # Fix
    ///
    /// None: only the author knows which of them are related articles.
    id: "links-as-final-element",
    severity: Info,
    points: StartTag,
    on: Article(check),
}

/// Lists with a meaning of their own.
const NO_PLAIN_LIST: Classes = Classes::RELATED_ARTICLES.or(Classes::SPONSORS);

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    let Some(root) = article.root() else { return };
    let Some(last) = root.children_from_last().find(|&child| shows_something(child)) else { return };
    let is_text = match last.name() {
        Name::P => true,
        Name::Ul | Name::Ol => !last.has_class(NO_PLAIN_LIST),
        _ => false,
    };
    if is_text && !last.has_media() && all_text_is_linked(last) && may_be_articles(last) {
        let what = if last.name() == Name::P { "a paragraph" } else { "a list" };
        findings
            .at(last, format!("the article ends with {what} of nothing but links"))
            .help("make a list of related articles of them: `ul` of class `op-related-articles`");
    }
}

/// Whether it is an element of the body that readers see.
fn shows_something(element: Element<'_>) -> bool {
    !matches!(element.name(), Name::Header | Name::Footer)
        && !element.has_class(Classes::TRACKER)
        && (element.has_text() || element.has_media())
}

fn all_text_is_linked(element: Element<'_>) -> bool {
    element.node().descendants().filter(|node| node.kind() == NodeKind::Text).all(|node| {
        let text = element.article.node(node.id);
        !text.has_text() || text.is_inside(Inside::LINK)
    })
}

/// Whether all links may lead to articles, not to a place in the page or to a mailbox.
fn may_be_articles(element: Element<'_>) -> bool {
    element.descendants().filter(|inside| inside.name() == Name::A).all(|link| {
        let url = link.value("href").unwrap_or_default();
        let url = url.trim_ascii();
        let is_web = |scheme: &str| ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web));
        !url.starts_with('#')
            && !is_in_value(url)
            && url::scheme(url).is_none_or(|(scheme, _)| is_web(scheme))
    })
}
