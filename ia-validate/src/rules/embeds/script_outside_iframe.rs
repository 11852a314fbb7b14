use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A `script` stands outside an iframe. Only a geotag may: a script of class `op-geotag` and type
    /// `application/json`. Data in the head (`application/ld+json` and other types that are no code) are a hint only.
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
    evidence: Observed,
}

fn check(script: Element<'_>, findings: &mut Findings<'_>) {
    // It is told of with the code that it belongs to.
    if script.article.embed_codes().have_script(script.node()) {
        return;
    }
    let is_in_head = script.is_inside(Inside::HEAD) && !script.is_inside(Inside::ARTICLE);
    if is_in_head && !script.is_geotag() && holds_data(script) {
        findings
            .at(script, "data in the head: they are ignored, and no part of the article")
            .help("leave them out of what you send; they do no harm")
            .severity(Severity::Info);
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

/// The types of scripts that are run (HTML Standard, "JavaScript MIME type"; the versions are old).
#[rustfmt::skip]
static CODE: &[&str] = &[
    "application/ecmascript", "application/javascript", "application/x-ecmascript", "application/x-javascript", "module",
    "text/babel", "text/ecmascript", "text/javascript", "text/jscript", "text/jsx", "text/livescript", "text/vbscript",
    "text/x-ecmascript", "text/x-javascript",
];

/// Whether a script says by its type that it is no code.
fn holds_data(script: Element<'_>) -> bool {
    let is_code = |kind: &str| {
        let essence = kind.split(';').next().unwrap_or_default().trim_ascii().to_ascii_lowercase();
        CODE.contains(&essence.as_str()) || essence.starts_with("text/javascript1.")
    };
    script.value_if_any("type").is_some_and(|kind| !is_code(&kind))
}
