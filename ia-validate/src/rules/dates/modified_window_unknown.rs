use super::datetimes::zone_note;
use crate::article::time::UPDATE_WINDOW;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// `op-modified` is more than 24 hours after `op-published`, and no earlier version of the article was
    /// given. Exactly 24 hours are not too many.
    ///
    /// # Why
    ///
    /// An update is ignored if its time is not within 24 hours of the time set in the version that Facebook
    /// holds (FAQ L76). If that is the first version, this one comes too late; if it was updated since, all may
    /// be well. Only the earlier version can tell.
    ///
    /// # Bad
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-01T09:00:00Z">1 February</time>
    ///   <time class="op-modified" datetime="2016-02-05T09:00:00Z">5 February</time>
    /// </header>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-01T09:00:00Z">1 February</time>
    ///   <time class="op-modified" datetime="2016-02-02T10:00:00+01:00">2 February</time>
    /// </header>
    /// ```
    ///
    /// # Fix
    ///
    /// None: give the earlier version to have the update checked.
    id: "modified-window-unknown",
    severity: Info,
    points: Value,
    on: Article(check),
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    // What is stored decides where it is known, and an article that is not stored is a new one.
    if findings.context().options.history.is_some() {
        return;
    }
    let (Some((published_at, published)), Some((modified_at, modified))) =
        (article.date(Classes::PUBLISHED), article.date(Classes::MODIFIED))
    else {
        return;
    };
    let zone = findings.assumed_zone();
    if modified.instant(zone) - published.instant(zone) <= UPDATE_WINDOW {
        return;
    }
    let message = "modified more than 24 hours after publication: whether Facebook takes this version depends \
                   on the one it holds";
    let zone = zone_note(&[published, modified], zone);
    findings
        .at_value(modified_at, "datetime", message)
        .help(format!(
            "an update must come within 24 hours of the stored `op-modified`: give the earlier version to have \
             that checked{zone}"
        ))
        .related(published_at.value_span("datetime"), "published at this time");
}
