use super::datetimes::{DATES, check_datetime};
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The first `time` of class `op-published` has no `datetime`, or one that is empty or not a date with a
    /// time, such as `2016-02-04T09:00:00Z`. A missing zone and months of one digit are read (they are for
    /// `time-without-timezone`); a date alone is not.
    ///
    /// # Why
    ///
    /// The element has to say the date and time when the article was first published (FAQ L158). What cannot
    /// be read says nothing, and the article is rejected.
    ///
    /// # Bad
    ///
    /// ```html
    /// <header><h1>Ferry resumes</h1><time class="op-published" datetime="yesterday">yesterday</time></header>
    /// ```
    ///
    /// ```html
    /// <header><h1>Ferry resumes</h1><time class="op-published">4 February 2016, 9:00</time></header>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" dateTime="2016-02-04T10:00:00+0100">4 February</time>
    /// </header>
    /// ```
    ///
    /// # Fix
    ///
    /// None: only the publisher knows the date.
    id: "published-datetime-invalid",
    severity: Error,
    points: Value,
    on: Article(check),
    outcome: Rejects,
    evidence: Inferred,
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    check_datetime(article, DATES[0], findings);
}
