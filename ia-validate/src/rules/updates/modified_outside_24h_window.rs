use crate::article::time::UPDATE_WINDOW;
use crate::rules::prelude::*;
use crate::rules::update::written;

rule! {
    /// # What it checks
    ///
    /// The op-modified of an article is more than 24 hours later than that of the stored version (or than its
    /// op-published, where no op-modified is stored), whether or not the content differs. Exactly 24
    /// hours are inside. The current time plays no role.
    ///
    /// (The examples are compared with a version stored with op-modified `2016-02-01T00:00:00Z`.)
    ///
    /// # Why
    ///
    /// Such an update is ignored: the new time must be within 24 hours of the time in the existing article,
    /// not of now (FAQ L76).
    ///
    /// # Bad
    ///
    /// ```html
    /// <html><head><link rel="canonical" href="https://example.com/ferry"></head><body><article>
    /// <header><h1>Ferry resumes</h1>
    /// <time class="op-published" datetime="2016-02-01T00:00:00Z">1 February</time>
    /// <time class="op-modified" datetime="2016-02-02T00:00:01Z">changed</time></header>
    /// <p>The ferry is late.</p></article></body></html>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <html><head><link rel="canonical" href="https://example.com/ferry"></head><body><article>
    /// <header><h1>Ferry resumes</h1>
    /// <time class="op-published" datetime="2016-02-01T00:00:00Z">1 February</time>
    /// <time class="op-modified" datetime="2016-02-02T00:00:00Z">changed</time></header>
    /// <p>The ferry is late.</p></article></body></html>
    /// ```
    ///
    /// # Fix
    ///
    /// None: make the change in the web editor (FAQ L76).
    id: "modified-outside-24h-window",
    severity: Error,
    points: Value,
    on: Update(check),
    outcome: Ignores,
    needs: History,
}

fn check(update: &Update<'_>, findings: &mut Findings<'_>) {
    let Some((stored, (time, Some(new)))) = update.stored().zip(update.modified) else { return };
    let Some(old) = stored.last_changed() else { return };
    if new.instant(findings.assumed_zone()).and_utc() - old > UPDATE_WINDOW {
        let which = match stored.modified {
            Some(_) => "op-modified",
            None => "op-published (it has no op-modified)",
        };
        let message = format!(
            "op-modified is more than 24 hours later than the stored version's {which}, {}: the update is ignored",
            written(old)
        );
        let now = findings.context().options.now;
        let is_future = now.is_some_and(|now| new.instant(findings.assumed_zone()) > now.naive_utc());
        let help = match is_future {
            true => "give the time of the change: this one is in the future; mind the time zone",
            false => "change the article in Facebook's web editor instead (FAQ L76)",
        };
        findings.at_value(time, "datetime", message).help(help);
    }
}
