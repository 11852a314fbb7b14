use crate::article::geotag::{Geotag, TYPE, Value};
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A geotag is not what one consists of: `type` is not `Feature`; there is no `geometry.coordinates`, or it
    /// is neither a pair of numbers nor a list of such pairs; a latitude is beyond 90 or a longitude beyond
    /// 180 degrees. (Where both numbers fit in the other order, the rule for that speaks.) A `radius` that is no
    /// number above 0 and a `pivot` that is neither `true` nor `false` are warnings.
    ///
    /// # Why
    ///
    /// All geotags in Facebook's samples and in its SDK are like that (SAMPLE; SDK GeoTag); nothing else
    /// says what a map shows.
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure class="op-map">
    ///   <script type="application/json" class="op-geotag">
    ///     {"type": "Feature", "geometry": {"type": "Point", "coordinates": "54.55, -3.59"}}
    ///   </script>
    /// </figure>
    /// ```
    ///
    /// ```html
    /// <figure class="op-map">
    ///   <script type="application/json" class="op-geotag">
    ///     {"type": "Point", "geometry": {"type": "Point", "coordinates": [54.55, -183.59]}, "properties": {"radius": "5"}}
    ///   </script>
    /// </figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure class="op-map">
    ///   <script type="application/json" class="op-geotag">
    ///     {
    ///       "type": "Feature",
    ///       "geometry": {"type": "Point", "coordinates": [54.55, -3.59]},
    ///       "properties": {"title": "The quay", "radius": 500, "pivot": true, "style": "satellite"}
    ///     }
    ///   </script>
    /// </figure>
    /// ```
    ///
    /// # Fix
    ///
    /// None: only the publisher knows the place.
    id: "geotag-schema-invalid",
    severity: Error,
    points: Text,
    on: Classes(Classes::GEOTAG, check),
}

fn check(script: Element<'_>, findings: &mut Findings<'_>) {
    let Some(geotag) = Geotag::of(script) else { return };
    let all = geotag.value();
    if !all.is_object() {
        findings
            .in_place(script, all.span(), "the geotag is no JSON object")
            .help(format!("write it as `{{\"type\": \"{TYPE}\", \"geometry\": …}}`"));
        return;
    }
    check_type(script, all, findings);
    match geotag.coordinates() {
        Some(coordinates) => check_coordinates(script, coordinates, findings),
        None => {
            findings
                .in_place(
                    script,
                    all.member("geometry").unwrap_or(all).span(),
                    "no `geometry.coordinates` in the geotag",
                )
                .help(COORDINATES);
        }
    }
    if let Some(properties) = all.member("properties") {
        check_properties(script, properties, findings);
    }
}

const COORDINATES: &str =
    "write `\"geometry\": {\"type\": \"Point\", \"coordinates\": [latitude, longitude]}` with two numbers";

fn check_type(script: Element<'_>, all: Value<'_>, findings: &mut Findings<'_>) {
    let kind = all.member("type");
    if kind.and_then(Value::string).as_deref() == Some(TYPE) {
        return;
    }
    let message = match kind {
        Some(kind) => format!("the geotag's `type` is `{}` instead of `\"{TYPE}\"`", short(kind.text)),
        None => "the geotag has no `type`".to_owned(),
    };
    findings
        .in_place(script, kind.unwrap_or(all).span(), message)
        .help(format!("write `\"type\": \"{TYPE}\"`"));
}

fn check_coordinates(script: Element<'_>, coordinates: Value<'_>, findings: &mut Findings<'_>) {
    let Some(pairs) = coordinates.pairs() else {
        let message = format!(
            "`coordinates` is `{}`: neither a pair of numbers nor a list of such pairs",
            short(coordinates.text)
        );
        findings.in_place(script, coordinates.span(), message).help(COORDINATES);
        return;
    };
    // What is beyond one limit because of the order is for the rule about that.
    let beyond = pairs.iter().filter(|pair| !pair.is_reversed()).find_map(|pair| pair.too_great());
    if let Some((number, most)) = beyond {
        findings
            .in_place(script, number.span(), format!("`{}` is beyond {most} degrees", short(number.text)))
            .help("write latitude (up to 90 degrees), then longitude (up to 180 degrees)");
    }
}

fn check_properties(script: Element<'_>, properties: Value<'_>, findings: &mut Findings<'_>) {
    let is_length = |value: &Value<'_>| value.number().is_some_and(|number| number > 0.0);
    if let Some(radius) = properties.member("radius").filter(|radius| !is_length(radius)) {
        findings
            .in_place(
                script,
                radius.span(),
                format!("`radius` is `{}`, no number above 0", short(radius.text)),
            )
            .help("write the radius of the map in metres, without quotes")
            .severity(Severity::Warning);
    }
    if let Some(pivot) = properties.member("pivot").filter(|pivot| !pivot.is_boolean()) {
        findings
            .in_place(
                script,
                pivot.span(),
                format!("`pivot` is `{}`, neither `true` nor `false`", short(pivot.text)),
            )
            .help("write `true` or `false`, without quotes")
            .severity(Severity::Warning);
    }
}
