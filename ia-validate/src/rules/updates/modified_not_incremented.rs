use crate::rules::prelude::*;
use crate::rules::update::written;

rule! {
    /// # What it checks
    ///
    /// The content of an article differs from the stored version, but its op-modified is not later than the
    /// stored one (or the stored op-published, where no op-modified is stored). Instants are compared, not texts.
    ///
    /// (The examples are compared with a version stored with op-modified `2016-02-01T00:00:00Z`.)
    ///
    /// # Why
    ///
    /// Facebook takes an update only if its timestamp is later than that of the version it holds (FAQ L60,
    /// L64).
    ///
    /// # Bad
    ///
    /// ```html
    /// <html><head><link rel="canonical" href="https://example.com/ferry"></head><body><article>
    /// <header><h1>Ferry resumes</h1>
    /// <time class="op-published" datetime="2016-02-01T00:00:00Z">1 February</time>
    /// <time class="op-modified" datetime="2016-02-01T00:00:00Z">changed</time></header>
    /// <p>The ferry is late.</p></article></body></html>
    /// ```
    ///
    /// ```html
    /// <html><head><link rel="canonical" href="https://example.com/ferry"></head><body><article>
    /// <header><h1>Ferry resumes</h1>
    /// <time class="op-published" datetime="2016-02-01T00:00:00Z">1 February</time>
    /// <time class="op-modified" datetime="2016-02-01T02:00:00+02:00">changed</time></header>
    /// <p>The ferry is late.</p></article></body></html>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <html><head><link rel="canonical" href="https://example.com/ferry"></head><body><article>
    /// <header><h1>Ferry resumes</h1>
    /// <time class="op-published" datetime="2016-02-01T00:00:00Z">1 February</time>
    /// <time class="op-modified" datetime="2016-02-01T00:00:01Z">changed</time></header>
    /// <p>The ferry is late.</p></article></body></html>
    /// ```
    ///
    /// # Fix
    ///
    /// None: the time is the publisher's.
    id: "modified-not-incremented",
    severity: Error,
    points: Value,
    on: Update(check),
    outcome: Ignores,
    needs: History,
}

fn check(update: &Update<'_>, findings: &mut Findings<'_>) {
    let Some((stored, time, new)) = update.dated_change() else { return };
    let Some(old) = stored.last_changed() else { return };
    if new.instant(findings.assumed_zone()).and_utc() <= old {
        let message = format!(
            "the article has changed, but op-modified is not later than {} of the stored version, {}: the update is \
             ignored",
            if stored.modified.is_some() { "that" } else { "op-published" },
            written(old)
        );
        findings.at_value(time, "datetime", message).help("set op-modified to the time of this change");
    }
}
