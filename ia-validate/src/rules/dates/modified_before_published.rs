use chrono::TimeDelta;

use super::datetimes::zone_note;
use crate::article::Timezone;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// `op-modified` is before `op-published`. Instants are compared, not what is written; at the same
    /// instant is fine.
    ///
    /// # Why
    ///
    /// One says when the article was first published (FAQ L158), the other when it was updated (FAQ L160):
    /// one of them is wrong.
    ///
    /// # Bad
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February 2016</time>
    ///   <time class="op-modified" datetime="2015-02-04T10:00:00Z">4 February 2015</time>
    /// </header>
    /// ```
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">9 o'clock</time>
    ///   <time class="op-modified" datetime="2016-02-04T09:30:00+01:00">half past nine</time>
    /// </header>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <time class="op-modified" datetime="2016-02-04T10:00:00+01:00">4 February</time>
    /// </header>
    /// ```
    ///
    /// # Fix
    ///
    /// None: only the publisher knows the dates.
    id: "modified-before-published",
    severity: Warning,
    points: Value,
    on: Article(check),
    evidence: Inferred,
}

/// No zone is farther from UTC.
const FARTHEST_ZONE: TimeDelta = TimeDelta::hours(14);

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    let (Some((published_at, published)), Some((modified_at, modified))) =
        (article.date(Classes::PUBLISHED), article.date(Classes::MODIFIED))
    else {
        return;
    };
    let zone = findings.assumed_zone();
    let gap = published.instant(zone) - modified.instant(zone);
    // Where one of them names its zone and nobody said which zone the other is in, it may be any.
    let is_known = published.has_zone() == modified.has_zone() || zone != Timezone::default();
    if gap > if is_known { TimeDelta::zero() } else { FARTHEST_ZONE } {
        let zone = zone_note(&[published, modified], zone);
        findings
            .at_value(modified_at, "datetime", "modified before it was published: one of the dates is wrong")
            .help(format!("correct it, or leave `op-modified` out until there is an update{zone}"))
            .related(published_at.value_span("datetime"), "published at this time");
    }
}
