use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A `script` stands outside an iframe. Only a geotag may: a script of class `op-geotag` and type
    /// `application/json`.
    ///
    /// # Why
    ///
    /// No script of the article itself is run: what needs one goes into the iframe of an embed or a tracker
    /// (FAQ L112 on ads; VENDOR wp-native-articles and the SDK on all others).
    ///
    /// # Bad
    ///
    /// ```html
    /// <script src="https://charts.example.com/17.js"></script>
    /// ```
    ///
    /// ```html
    /// <figure>
    ///   <img src="https://example.com/harbour.jpg">
    ///   <script class="op-geotag">{"type": "Feature", "geometry": {"type": "Point", "coordinates": [54.55, -3.59]}}</script>
    /// </figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure class="op-interactive"><iframe><script src="https://charts.example.com/17.js"></script></iframe></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// None: whether it is an embed, a tracker or a leftover of the web page, only the publisher knows.
    id: "script-outside-iframe",
    severity: Error,
    points: StartTag,
    on: Elements(&[Name::Script], check),
}

fn check(script: Element<'_>, findings: &mut Findings<'_>) {
    // It is told of with the code that it belongs to.
    if script.article.embed_codes().have_script(script.node()) {
        return;
    }
    match (script.is_geotag(), script.is_json()) {
        (true, true) => {}
        (true, false) => {
            findings
                .at(script, "a geotag without `type=\"application/json\"`: it is taken for a script")
                .help("add `type=\"application/json\"`");
        }
        (false, _) => {
            findings.at(script, "`script` outside an `iframe`: it is not run").help(
                "put it into the `iframe` of a `<figure class=\"op-interactive\">` or `op-tracker`, or remove it",
            );
        }
    }
}
