use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A figure of class `op-map` holds no `script` of class `op-geotag` (in lower case), or one whose `type`
    /// is not `application/json`.
    ///
    /// # Why
    ///
    /// The geotag says what the map is to show (SAMPLE; SDK Map).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure class="op-map"></figure>
    /// ```
    ///
    /// ```html
    /// <figure class="op-map">
    ///   <script type="text/javascript" class="op-geotag">
    ///     {"type": "Feature", "geometry": {"type": "Point", "coordinates": [54.55, -3.59]}}
    ///   </script>
    /// </figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure class="op-map">
    ///   <script type="application/json" class="op-geotag">
    ///     {"type": "Feature", "geometry": {"type": "Point", "coordinates": [54.55, -3.59]}}
    ///   </script>
    /// </figure>
    /// ```
    ///
    /// # Fix
    ///
    /// Set the type of a geotag. None where there is none.
    id: "map-geotag-missing",
    severity: Error,
    points: Value,
    on: Classes(Classes::MAP, check),
    fix: Safe,
}

fn check(figure: Element<'_>, findings: &mut Findings<'_>) {
    if figure.name() != Name::Figure {
        return;
    }
    let mut geotags = figure.own_elements().filter(|element| element.is_geotag()).peekable();
    let Some(&first) = geotags.peek() else {
        let finding = findings.at(figure, "a map without a geotag: nothing says which place it shows");
        match figure.own_elements().find(|element| element.name() == Name::Script) {
            Some(script) => finding
                .help("if the `script` is the geotag, write `<script type=\"application/json\" class=\"op-geotag\">`")
                .related(script.span(), "a `script` that is no geotag"),
            None => finding.help(
                "put a `<script type=\"application/json\" class=\"op-geotag\">` with the coordinates into the figure",
            ),
        };
        return;
    };
    if !geotags.any(Element::is_json) {
        findings
            .at_value(
                first,
                "type",
                "the geotag of this map is not of type `application/json`: it is not read",
            )
            .help("write `type=\"application/json\"`")
            .fix(
                Safety::Safe,
                "write `type=\"application/json\"`",
                Edits::default().set(first, "type", "application/json"),
            );
    }
}
