use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The class `fb-feed-cover` occurs more than once in the article. Each after the first is reported.
    ///
    /// # Why
    ///
    /// An article has one preview in the News Feed, and the class says which video it is (FAQ L156).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure class="fb-feed-cover">
    ///   <video><source src="https://example.com/leaving.mp4" type="video/mp4"></video>
    /// </figure>
    /// <figure class="fb-feed-cover">
    ///   <video><source src="https://example.com/arriving.mp4" type="video/mp4"></video>
    /// </figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure class="fb-feed-cover">
    ///   <video><source src="https://example.com/leaving.mp4" type="video/mp4"></video>
    /// </figure>
    /// <figure>
    ///   <video><source src="https://example.com/arriving.mp4" type="video/mp4"></video>
    /// </figure>
    /// ```
    ///
    /// # Fix
    ///
    /// None: choose the video that is to be the preview.
    id: "feed-cover-multiple",
    severity: Warning,
    points: Value,
    on: Classes(Classes::FEED_COVER, check),
}

fn check(element: Element<'_>, findings: &mut Findings<'_>) {
    let article = element.article;
    let (Some(root), Some(first)) = (article.root(), article.feed_cover()) else { return };
    if first.id() < element.id() && root.node().contains(element.id()) {
        findings
            .at_value(element, "class", "`fb-feed-cover` again: an article has one preview in the News Feed")
            .help("leave the class on one video")
            .related(first.value_span("class"), "the first one");
    }
}
