use crate::article::geotag::{Geotag, Value};
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The first coordinate of a geotag is beyond 90 degrees and the second is not: they seem to be in the
    /// order of `GeoJSON`, longitude first.
    ///
    /// # Why
    ///
    /// All of Facebook's samples have the latitude first (SAMPLE), and no latitude is beyond 90 degrees.
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure class="op-map">
    ///   <script type="application/json" class="op-geotag">
    ///     {"type": "Feature", "geometry": {"type": "Point", "coordinates": [-106.7, 37.6]}}
    ///   </script>
    /// </figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure class="op-map">
    ///   <script type="application/json" class="op-geotag">
    ///     {"type": "Feature", "geometry": {"type": "Point", "coordinates": [37.6, -106.7]}}
    ///   </script>
    /// </figure>
    /// ```
    ///
    /// # Fix
    ///
    /// As a suggestion, since that the order is wrong is a guess: exchange the two.
    id: "geotag-order-suspect",
    severity: Info,
    points: Text,
    on: Classes(Classes::GEOTAG, check),
    fix: Unsafe,
}

fn check(script: Element<'_>, findings: &mut Findings<'_>) {
    let Some(geotag) = Geotag::of(script) else { return };
    let pairs = geotag.coordinates().and_then(Value::pairs).unwrap_or_default();
    if let Some(pair) = pairs.iter().find(|pair| pair.is_reversed()) {
        findings
            .in_place(
                script,
                pair.value.span(),
                format!("`{}` is no place, but would be one in the other order", short(pair.value.text)),
            )
            .help("write the latitude first, then the longitude")
            .fix(Safety::Unsafe, "exchange the two", exchanged(pair.value));
    }
}

/// The two numbers of a pair in the other order.
fn exchanged(pair: Value<'_>) -> Option<Edits> {
    let inside = pair.text.strip_prefix('[')?.strip_suffix(']')?;
    let (first, second) = inside.split_once(',')?;
    let is_number =
        |text: &str| serde_json::from_str::<serde_json::Value>(text).is_ok_and(|it| it.is_number());
    let written = format!("[{}, {}]", second.trim_ascii(), first.trim_ascii());
    (is_number(first) && is_number(second)).then(|| Edits::default().replace(pair.span(), written))
}
