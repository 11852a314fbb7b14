//! Articles as they would have been shown, for people: text, Markdown, and a page; and what there is in many.

#[cfg(feature = "html")]
pub mod html;
pub mod inventory;
pub mod markdown;
pub mod text;

use crate::documents::ShownArticle;

/// Who wrote an article and when, in a line.
fn byline(article: &ShownArticle) -> Option<String> {
    let authors = (!article.authors.is_empty()).then(|| format!("By {}", article.authors.join(", ")));
    let published = article.published.as_ref().map(|time| format!("published {time}"));
    let modified = article.modified.as_ref().map(|time| format!("modified {time}"));
    let parts: Vec<String> = [authors, published, modified].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// What is said of an article of which nothing would be shown.
fn rejection(rule: &str) -> String {
    format!("Rejected ({rule}): nothing of it would be shown.")
}
