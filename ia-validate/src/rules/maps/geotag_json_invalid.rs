use crate::article::geotag::Geotag;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The content of a `script` of class `op-geotag` is not JSON. Where nothing is wrong but commas before a
    /// `}` or `]`, it is a warning only.
    ///
    /// # Why
    ///
    /// A geotag is JSON (SAMPLE; SDK GeoTag). Facebook's own sample has such a comma, so it may well
    /// have been accepted there; programs that read JSON strictly do not.
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure class="op-map">
    ///   <script type="application/json" class="op-geotag">{type: "Feature"}</script>
    /// </figure>
    /// ```
    ///
    /// ```html
    /// <figure class="op-map">
    ///   <script type="application/json" class="op-geotag">
    ///     {
    ///       "type": "Feature",
    ///       "geometry": {"type": "Point", "coordinates": [54.55, -3.59]},
    ///       "properties": {"title": "The quay", "style": "satellite",}
    ///     }
    ///   </script>
    /// </figure>
    /// ```
    ///
    /// ```html
    /// <figure class="op-map"><script type="application/json" class="op-geotag"></script></figure>
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
    ///       "properties": {"title": "The quay", "style": "satellite"}
    ///     }
    ///   </script>
    /// </figure>
    /// ```
    ///
    /// # Fix
    ///
    /// Drop the commas. None for anything else.
    id: "geotag-json-invalid",
    severity: Error,
    points: Text,
    on: Classes(Classes::GEOTAG, check),
    fix: Safe,
    evidence: Inferred,
}

fn check(script: Element<'_>, findings: &mut Findings<'_>) {
    if !script.is_geotag() {
        return;
    }
    match Geotag::read(script) {
        Ok(geotag) => {
            let Some((&first, more)) = geotag.stray_commas.split_first() else { return };
            let finding = findings
                .in_place(script, first, "a comma with nothing behind it: strict JSON does not allow that")
                .help("drop the comma; Facebook's own sample has it too, so it is easily copied")
                .severity(Severity::Warning);
            for &comma in more {
                finding.related(comma, "here as well");
            }
            let edits =
                geotag.stray_commas.iter().fold(Edits::default(), |edits, &comma| edits.delete(comma));
            finding.fix(Safety::Safe, "drop what is too much", edits);
        }
        Err(_) if script.inner().trimmed(script.article.text).is_empty() => {
            findings.at(script, "the geotag is empty").help(HELP);
        }
        Err(error) => {
            findings.in_place(script, error.span, format!("the geotag is no JSON: {}", error.why)).help(HELP);
        }
    }
}

const HELP: &str = "write the geotag as JSON: names and texts in double quotes, no comments";
