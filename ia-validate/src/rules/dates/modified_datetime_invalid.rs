use super::datetimes::{DATES, check_datetime};
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The article has a `time` of class `op-modified`, but the first one has no `datetime`, or one that is
    /// empty or not a date with a time. An article without `op-modified` is fine.
    ///
    /// # Why
    ///
    /// The class is needed only to have an update taken (FAQ L160), and an update is taken only if its time
    /// is later than the stored one (FAQ L64): that needs a time that can be read.
    ///
    /// # Bad
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <time class="op-modified">now</time>
    /// </header>
    /// ```
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <time class="op-modified" datetime=""></time>
    /// </header>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <time class="op-modified" datetime="2016-02-05T09:00:00Z">5 February</time>
    /// </header>
    /// ```
    ///
    /// # Fix
    ///
    /// Leave out one with an empty `datetime` that shows no text. Other dates only the publisher knows.
    id: "modified-datetime-invalid",
    severity: Error,
    points: Value,
    on: Article(check),
    fix: Safe,
    evidence: Inferred,
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    check_datetime(article, DATES[1], findings);
}
