use crate::article::geotag::{Geotag, STYLES, Value};
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// `properties.style` of a geotag is none of `satellite`, `hybrid` and `standard`.
    ///
    /// # Why
    ///
    /// The first two are in Facebook's samples (SAMPLE), the third is what a map is like without them. Another one may
    /// be ignored.
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure class="op-map">
    ///   <script type="application/json" class="op-geotag">
    ///     {"type": "Feature", "geometry": {"type": "Point", "coordinates": [54.55, -3.59]}, "properties": {"style": "terrain"}}
    ///   </script>
    /// </figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure class="op-map">
    ///   <script type="application/json" class="op-geotag">
    ///     {"type": "Feature", "geometry": {"type": "Point", "coordinates": [54.55, -3.59]}, "properties": {"style": "hybrid"}}
    ///   </script>
    /// </figure>
    /// ```
    ///
    /// # Fix
    ///
    /// None: choose one of the styles.
    id: "geotag-style-unknown",
    severity: Info,
    points: Text,
    on: Classes(Classes::GEOTAG, check),
    evidence: Inferred,
}

fn check(script: Element<'_>, findings: &mut Findings<'_>) {
    let Some(geotag) = Geotag::of(script) else { return };
    let style = geotag.value().member("properties").and_then(|properties| properties.member("style"));
    let is_known = |style: Value<'_>| style.string().is_some_and(|style| STYLES.contains(&style.as_str()));
    if let Some(style) = style.filter(|&style| !is_known(style)) {
        let known = STYLES.map(|style| format!("`{style}`")).join(", ");
        findings
            .in_place(script, style.span(), format!("`{}` is no known style of a map", short(style.text)))
            .help(format!("use one of {known}, or leave `style` out"));
    }
}
