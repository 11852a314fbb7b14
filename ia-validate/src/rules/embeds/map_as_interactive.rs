use crate::article::maps;
use crate::article::url::WebUrl;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The iframe of an interactive or social embed loads a map from a site known for its maps: Google Maps,
    /// OpenStreetMap, Bing Maps or Mapbox.
    ///
    /// # Why
    ///
    /// The map element is the recommended way to add a map (FAQ L118).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure class="op-interactive">
    ///   <iframe src="https://www.openstreetmap.org/export/embed.html?bbox=-3.6,54.5,-3.5,54.6" width="320" height="240"></iframe>
    /// </figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure class="op-map">
    ///   <script type="application/json" class="op-geotag">
    ///     {"type": "Feature", "geometry": {"type": "Point", "coordinates": [54.55, -3.59]}, "properties": {"title": "The quay"}}
    ///   </script>
    /// </figure>
    /// ```
    ///
    /// # Fix
    ///
    /// None: the map element needs the coordinates.
    id: "map-as-interactive",
    severity: Info,
    points: Value,
    on: Elements(&[Name::Iframe], check),
}

fn check(iframe: Element<'_>, findings: &mut Findings<'_>) {
    if !iframe.figure().is_some_and(|figure| figure.has_class(Classes::EMBED)) {
        return;
    }
    let url = iframe.src().and_then(|src| WebUrl::parse_lenient(&src.url));
    if let Some(site) = url.and_then(|url| maps::map_site(&url)) {
        findings
            .at_value(iframe, "src", format!("a map from {site} as an embed: there is an element for maps"))
            .help("show the place with a `<figure class=\"op-map\">` and its geotag");
    }
}
