use crate::article::metas::Setting;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The first `meta` of property `fb:use_automatic_ad_placement` switches automatic ads on, but the header
    /// holds no figure of class `op-ad`. A value that does not exist counts as off.
    ///
    /// # Why
    ///
    /// The ads in the header are what is placed in the article (DOC reference/article). Facebook warned of
    /// automatic placement without any (MSG 27).
    ///
    /// # Bad
    ///
    /// ```html
    /// <meta property="fb:use_automatic_ad_placement" content="true">
    /// ```
    ///
    /// ```html
    /// <meta property="fb:use_automatic_ad_placement" content="enable=true ad_density=low">
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <html>
    /// <head>
    ///   <meta charset="utf-8">
    ///   <meta property="op:markup_version" content="v1.0">
    ///   <meta property="fb:use_automatic_ad_placement" content="enable=true ad_density=default">
    ///   <link rel="canonical" href="https://example.com/ferry">
    /// </head>
    /// <body>
    ///   <article>
    ///     <header>
    ///       <h1>Ferry resumes</h1>
    ///       <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///       <figure class="op-ad"><iframe src="https://ads.example.com/1" width="300" height="250"></iframe></figure>
    ///     </header>
    ///     <p>The ferry is back.</p>
    ///   </article>
    /// </body>
    /// </html>
    /// ```
    ///
    /// ```html
    /// <meta property="fb:use_automatic_ad_placement" content="enable=false">
    /// ```
    ///
    /// # Fix
    ///
    /// None: only the publisher knows the ad.
    id: "auto-ad-without-header-ad",
    severity: Warning,
    points: StartTag,
    on: Article(check),
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    let Some(meta) = article.meta(Setting::AdPlacement) else { return };
    let is_on = |value: &str| {
        Setting::AdPlacement.takes(value) && (value == "true" || value.starts_with("enable=true"))
    };
    if !meta.value_if_any("content").is_some_and(|value| is_on(&value)) {
        return;
    }
    let has_ad = article.header().is_some_and(|header| {
        header.descendants().any(|inside| inside.name() == Name::Figure && inside.has_class(Classes::AD))
    });
    let Some(place) = article.header_or_root().filter(|_| !has_ad) else { return };
    findings
        .at(place, "ads are to be placed automatically, but there is none in the header to place")
        .help("add `<figure class=\"op-ad\"><iframe …></iframe></figure>` to the header, or switch automatic placement off")
        .related(meta.value_span("content"), "switched on here");
}
