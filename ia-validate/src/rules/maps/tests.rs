use crate::rules::tests::examples;

fn drawn(example: &str) -> Vec<String> {
    examples::drawn("maps", example)
}

fn map(content: &str) -> String {
    format!("<figure class=op-map>{content}</figure>")
}

/// What a geotag with this content draws, on a map and on an image.
fn geotag(json: &str) -> Vec<String> {
    let script = format!("<script type=application/json class=op-geotag>\n {json}\n</script>");
    let found = drawn(&map(&script));
    assert_eq!(drawn(&format!("<figure><img src=https://example.com/a.jpg>{script}</figure>")), found);
    found
}

const GOOD: &str = r#"{"type": "Feature", "geometry": {"type": "Point", "coordinates": [54.5, -3.6]}}"#;

fn with_coordinates(coordinates: &str) -> Vec<String> {
    geotag(&GOOD.replace("[54.5, -3.6]", coordinates))
}

fn with_properties(properties: &str) -> Vec<String> {
    geotag(&GOOD.replace("}}", &format!("}}, \"properties\": {properties}}}")))
}

#[test]
fn maps_have_geotags() {
    let start = ["error map-geotag-missing <figure class=op-map>"];
    for none in [
        "",
        "<figcaption>x</figcaption>",
        "<script type=application/json>{}</script>",
        "<script type=application/json class=op-geoTag>{}</script>",
        "<div class=op-geotag></div>",
        "<iframe><script type=application/json class=op-geotag></script></iframe>",
        "<!-- <script type=application/json class=op-geotag></script> -->",
    ] {
        assert_eq!(drawn(&map(none)), start, "{none}");
    }
    let typed = |kind: &str| drawn(&map(&format!("<script class=op-geotag{kind}>{GOOD}</script>")));
    assert!(typed(" type=application/json").is_empty());
    assert!(typed(" TYPE=' APPLICATION/JSON'").is_empty());
    assert_eq!(typed(" type=text/javascript"), ["error map-geotag-missing text/javascript"]);
    assert_eq!(typed(""), ["error map-geotag-missing <script class=op-geotag>"]);
    assert!(drawn("<div class=op-map>x</div>").is_empty());
    // Nothing else is said about what stands in its place.
    let others = ["script-outside-iframe", "figure-empty", "figure-multiple-media"];
    assert!(examples::drawn_by(&others, &map("<script></script><img><img>")).is_empty());
}

#[test]
fn json() {
    assert!(geotag(GOOD).is_empty());
    assert!(geotag(&GOOD.replace(' ', "\r\n\t")).is_empty());
    for (json, place) in [
        ("{type: Feature}", "t"),
        ("{\"type\": 'Feature'}", "'"),
        ("{} // x", "/"),
        ("<!-- {} -->", "<"),
        ("[1,,]", ","),
    ] {
        assert_eq!(geotag(json), [format!("error geotag-json-invalid {place}")], "{json}");
    }
    let start = "<script type=application/json class=op-geotag>";
    for empty in ["", "  \n"] {
        assert_eq!(geotag(empty), [format!("error geotag-json-invalid {start}")]);
    }
    // What has a trailing comma is read nevertheless.
    assert_eq!(with_properties("{\"radius\": 5,\n}"), ["warning geotag-json-invalid ,"]);
    assert_eq!(geotag(&GOOD.replace("]", ", ] ").replace("}}", "},}")), ["warning geotag-json-invalid ,"]);
    let both = with_properties("{\"style\": \"terrain\", }");
    assert_eq!(both, ["info geotag-style-unknown \"terrain\"", "warning geotag-json-invalid ,"]);
    let deep = with_properties(&["[".repeat(100_000), "]".repeat(100_000)].concat());
    assert_eq!(deep, ["error geotag-json-invalid ["]);
}

#[test]
fn shape() {
    let error = |place: &str| vec![format!("error geotag-schema-invalid {place}")];
    for no_object in ["[]", "\"x\"", "1", "null"] {
        assert_eq!(geotag(no_object), error(no_object));
    }
    for kind in ["\"feature\"", "\"FeatureCollection\"", "1", "null"] {
        assert_eq!(geotag(&GOOD.replace("\"Feature\"", kind)), error(kind));
    }
    assert!(geotag(&GOOD.replace("\"Feature\"", "\"\\u0046eature\"")).is_empty());
    let nothing = geotag("{}");
    assert_eq!(nothing, [error("{}"), error("{}")].concat());
    let no_coordinates = r#"{"type": "Feature", "geometry": {"type": "Point"}}"#;
    assert_eq!(geotag(no_coordinates), error(r#"{"type": "Point"}"#));
    let no_geometry = r#"{"type": "Feature"}"#;
    assert_eq!(geotag(no_geometry), error(no_geometry));
    for coordinates in
        ["\"x\"", "[]", "[1]", "[1, 2, 3]", "[\"1\", \"2\"]", "[[1, 2], []]", "{}", "null", "[null, 1]"]
    {
        assert_eq!(with_coordinates(coordinates), error(coordinates));
    }
    for (coordinates, number) in
        [("[91, 91]", "91"), ("[1.5, -180.5]", "-180.5"), ("[200, 1]", "200"), ("[[1, 2], [1, 1e3]]", "1e3")]
    {
        assert_eq!(with_coordinates(coordinates), error(number), "{coordinates}");
    }
    for coordinates in ["[90, 180]", "[-90.0, -180.0]", "[ [ 1,2 ] , [ 3,4 ] ]", "[0, 0]"] {
        assert!(with_coordinates(coordinates).is_empty(), "{coordinates}");
    }
}

#[test]
fn properties() {
    let warning = |place: &str| [format!("warning geotag-schema-invalid {place}")];
    for radius in ["0", "-1", "\"5\"", "null", "[5]"] {
        assert_eq!(with_properties(&format!("{{\"radius\": {radius}}}")), warning(radius));
    }
    for pivot in ["\"true\"", "1", "null"] {
        assert_eq!(with_properties(&format!("{{\"pivot\": {pivot}}}")), warning(pivot));
    }
    for style in ["\"terrain\"", "\"Satellite\"", "\"\"", "1"] {
        assert_eq!(
            with_properties(&format!("{{\"style\": {style}}}")),
            [format!("info geotag-style-unknown {style}")]
        );
    }
    for fine in
        ["{}", "{\"radius\": 0.5, \"pivot\": false, \"style\": \"standard\", \"title\": 1}", "[]", "null"]
    {
        assert!(with_properties(fine).is_empty(), "{fine}");
    }
}

#[test]
fn order() {
    for pair in ["[-106.7, 37.6]", "[90.1, 90]", "[ 180,-90 ]"] {
        assert_eq!(with_coordinates(pair), [format!("info geotag-order-suspect {pair}")]);
    }
    assert_eq!(with_coordinates("[[1, 2], [100, 2], [101, 2]]"), ["info geotag-order-suspect [100, 2]"]);
    for other in ["[90, 100]", "[91, 91]", "[181, 1]"] {
        assert!(with_coordinates(other).iter().all(|finding| !finding.contains("order")), "{other}");
    }
}
