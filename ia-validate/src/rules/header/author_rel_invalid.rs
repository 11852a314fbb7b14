use crate::article::classes::tokens;
use crate::article::hosts;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// An author's link has the relation `facebook` but does not lead to facebook.com, or leads there but
    /// does not have the relation.
    ///
    /// # Why
    ///
    /// `rel="facebook"` says that the link is the author's profile on Facebook, which readers can follow
    /// (SDK Author).
    ///
    /// # Bad
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <address><a rel="facebook" href="https://example.com/ann">Ann Marlowe</a></address>
    /// </header>
    /// ```
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <address><a href="https://www.facebook.com/ann.marlowe">Ann Marlowe</a></address>
    /// </header>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <address><a rel="facebook" href="https://www.facebook.com/ann.marlowe">Ann Marlowe</a></address>
    ///   <address><a href="https://example.com/oskar">Oskar White</a></address>
    /// </header>
    /// ```
    ///
    /// # Fix
    ///
    /// Add `rel="facebook"` to a link to facebook.com.
    id: "author-rel-invalid",
    severity: Info,
    points: Value,
    on: Inside(Inside::ADDRESS, &[Name::A], check),
    fix: Safe,
}

fn check(link: Element<'_>, findings: &mut Findings<'_>) {
    let url = link.value_if_any("href");
    let is_facebook = url.as_deref().is_some_and(hosts::is_facebook);
    match (link.has_relation("facebook"), is_facebook) {
        (true, false) => {
            let message = match &url {
                Some(url) => {
                    format!("`rel=\"facebook\"`, but `{}` does not lead to facebook.com", short(url))
                }
                None => "`rel=\"facebook\"` without a link to facebook.com".to_owned(),
            };
            findings
                .at_value(link, "href", message)
                .help("link to the author's profile on facebook.com, or drop `rel`");
        }
        (false, true) => {
            let relations = link.value("rel").unwrap_or_default();
            let relations: Vec<_> = tokens(&relations).chain(["facebook"]).collect();
            findings
                .at_value(link, "rel", "an author's profile on Facebook without `rel=\"facebook\"`")
                .help("add `rel=\"facebook\"`, so that readers can follow the author")
                .fix(
                    Safety::Safe,
                    "add `rel=\"facebook\"`",
                    Edits::default().set(link, "rel", &relations.join(" ")),
                );
        }
        _ => {}
    }
}
