use crate::article::trackers::looks_like_tracker;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A figure without the class `op-tracker` looks like a tracking pixel: it holds an image whose width and
    /// height are 1 or 0, an image or iframe from a service that counts readers, or an iframe that loads
    /// nothing else. Ads are not looked at.
    ///
    /// The services are a list of well-known hosts. An address on another host counts by a name in its path
    /// (`pixel`, `beacon` and a few more), unless a size shows that it is to be seen.
    ///
    /// # Why
    ///
    /// Without the class, the figure around a tracking pixel is treated as an image (FAQ L100).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure><img src="https://stats.example.com/p.gif" width="1" height="1"></figure>
    /// ```
    ///
    /// ```html
    /// <figure><img src="https://www.google-analytics.com/collect?v=1&amp;t=pageview"></figure>
    /// ```
    ///
    /// ```html
    /// <figure><iframe src="https://www.googletagmanager.com/ns.html?id=GTM-17"></iframe></figure>
    /// ```
    ///
    /// ```html
    /// <figure class="op-interactive">
    ///   <iframe><script src="https://www.google-analytics.com/analytics.js"></script></iframe>
    /// </figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure class="op-tracker"><iframe><img src="https://stats.example.com/p.gif" width="1" height="1"></iframe></figure>
    /// ```
    ///
    /// ```html
    /// <figure><img src="https://example.com/pixel/harbour.jpg" width="2048" height="1366"></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// As a suggestion, since that it is a tracker is a guess: set the class, and wrap an image in an iframe.
    id: "tracker-missing-class",
    severity: Warning,
    points: StartTag,
    on: Elements(&[Name::Figure], check),
    fix: Unsafe,
}

fn check(figure: Element<'_>, findings: &mut Findings<'_>) {
    if figure.has_class(Classes::NOT_CONTENT) {
        return;
    }
    let tracker = figure.own_elements().find_map(|element| Some((element, looks_like_tracker(element)?)));
    if let Some((tracker, why)) = tracker {
        let (counts, help) = match figure.has_class(Classes::NOT_PLAIN_MEDIA)
            || tracker.name() == Name::Iframe
        {
            true => {
                ("an embed", "write `op-tracker` as the only class of the figure, in the body of the article")
            }
            false => (
                "an image",
                "put it into the `iframe` of a `<figure class=\"op-tracker\">` in the body of the article",
            ),
        };
        // The figure lacks the class, but the tracker is what other rules would misjudge.
        findings
            .in_place(
                tracker,
                figure.span(),
                format!("this figure seems to hold a tracker, but has no class `op-tracker`: it counts as {counts}"),
            )
            .help(help)
            .related(tracker.span(), format!("this looks like a tracker: {why}"))
            .fix(Safety::Unsafe, "make the figure a tracker", as_tracker(figure, tracker));
    }
}

/// Gives a figure that holds nothing else the class, and an image an iframe.
fn as_tracker(figure: Element<'_>, tracker: Element<'_>) -> Option<Edits> {
    let is_alone = figure.children().all(|child| child.id() == tracker.id()) && !figure.has_text();
    let edits = Edits::default().add_class(figure, "op-tracker");
    let edits = match tracker.name() {
        Name::Iframe => edits,
        _ => edits.enclose(tracker)?,
    };
    Some(edits).filter(|_| is_alone && !figure.has_class(Classes::NOT_PLAIN_MEDIA))
}
