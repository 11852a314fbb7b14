use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The content of an article differs from the stored version with the same canonical URL, but it has no
    /// `op-modified`.
    ///
    /// (The examples are compared with a version stored with op-modified `2016-02-01T00:00:00Z`.)
    ///
    /// # Why
    ///
    /// Facebook replaces what it holds only if op-modified says so (FAQ L160, L60).
    ///
    /// # Bad
    ///
    /// ```html
    /// <html><head><link rel="canonical" href="https://example.com/ferry"></head><body><article>
    /// <header><h1>Ferry resumes</h1>
    /// <time class="op-published" datetime="2016-02-01T00:00:00Z">1 February</time></header>
    /// <p>The ferry is late.</p></article></body></html>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <html><head><link rel="canonical" href="https://example.com/ferry"></head><body><article>
    /// <header><h1>Ferry resumes</h1>
    /// <time class="op-published" datetime="2016-02-01T00:00:00Z">1 February</time>
    /// <time class="op-modified" datetime="2016-02-01T10:00:00Z">changed</time></header>
    /// <p>The ferry is late.</p></article></body></html>
    /// ```
    ///
    /// # Fix
    ///
    /// None: the time is the publisher's.
    id: "update-without-modified",
    severity: Error,
    points: StartTag,
    on: Update(check),
    outcome: Ignores,
    needs: History,
}

fn check(update: &Update<'_>, findings: &mut Findings<'_>) {
    if update.stored().is_none() || !update.is_changed || update.modified.is_some() {
        return;
    }
    if let Some(place) = update.article.header_or_root() {
        findings.at(place, "the article has changed, but has no `op-modified`: the update is ignored").help(
            "add `<time class=\"op-modified\" datetime=\"…\">` to the header, with the time of the change",
        );
    }
}
