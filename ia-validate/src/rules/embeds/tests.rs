use crate::rules::tests::examples;

/// What the rules of the FAQ draw; the others have tests of their own.
fn drawn(example: &str) -> Vec<String> {
    examples::drawn_by(
        &[
            "google-maps-embed-not-nested",
            "iframe-height-not-integer",
            "iframe-height-too-large",
            "iframe-width-not-integer",
            "iframe-without-embed-figure",
            "interactive-missing-iframe",
            "map-as-interactive",
            "no-margin-misplaced",
            "social-missing-iframe",
            "svg-image",
            "third-party-video-as-video",
        ],
        example,
    )
}

fn figure(class: &str, content: &str) -> String {
    format!("<figure class='{class}'>{content}</figure>")
}

fn iframe(attributes: &str) -> String {
    format!("<iframe {attributes}></iframe>")
}

#[test]
fn exactly_one_iframe() {
    for (class, rule) in
        [("op-interactive", "interactive-missing-iframe"), ("op-social", "social-missing-iframe")]
    {
        for good in [
            iframe("id=1"),
            format!("<figcaption>x</figcaption>{}", iframe("id=1")),
            format!("<iframe>{}{}</iframe>", iframe("id=1"), iframe("id=2")),
            "<iframe id=1/>".to_owned(),
        ] {
            assert!(drawn(&figure(class, &good)).is_empty(), "{good}");
        }
        let start = format!("error {rule} <figure class='{class}'>");
        for none in [
            "",
            "<figcaption>x</figcaption>",
            "<p>x</p>",
            "x",
            "<!-- <iframe></iframe> -->",
            "<script></script>",
        ] {
            assert_eq!(drawn(&figure(class, none)), [&*start], "{none}");
        }
        let three = [iframe("id=1"), "<div></div>".to_owned(), iframe("id=2"), iframe("id=3")].concat();
        let after_first = [2, 3].map(|n| format!("error {rule} <iframe id={n}>"));
        assert_eq!(drawn(&figure(class, &three)), after_first);
        // An iframe of a figure within is not the outer figure's.
        let nested = figure(class, &figure("op-ad", &iframe("")));
        assert_eq!(drawn(&nested), [&*start]);
        assert!(drawn(&figure(class, &[iframe(""), figure("op-ad", &iframe(""))].concat())).is_empty());
    }
    for other in ["<div class=op-interactive></div>", "<figure class='Op-Social op-interactive-x'></figure>"]
    {
        assert!(drawn(other).is_empty(), "{other}");
    }
}

#[test]
fn the_first_iframe_is_related() {
    let report = crate::Validator::new(crate::Options::default()).article(
        "<article><figure class=op-social><iframe id=1></iframe><iframe id=2></iframe></figure></article>",
    );
    let finding = report.diagnostics.iter().find(|finding| finding.rule == "social-missing-iframe").unwrap();
    assert_eq!((finding.span.start, finding.related[0].span.start), (55, 33));
}

#[test]
fn iframes_and_their_figures() {
    for class in ["op-interactive", "op-social", "op-ad", "op-tracker", "x op-ad"] {
        assert!(drawn(&figure(class, &iframe("id=1"))).is_empty(), "{class}");
    }
    for bad in [
        iframe("id=1"),
        format!("<blockquote>{}</blockquote>", iframe("id=1")),
        figure("", &iframe("id=1")),
        figure("op-map", &iframe("id=1")),
        figure("OP-AD", &iframe("id=1")),
        figure("op-ad", &format!("<div>{}</div>", iframe("id=1"))),
        format!("<iframe id=1>{}</iframe>", iframe("id=2")),
    ] {
        assert_eq!(drawn(&bad), ["error iframe-without-embed-figure <iframe id=1>"], "{bad}");
    }
    // What is reported for the paragraph is not reported again.
    assert!(drawn(&format!("<p>x {}</p>", figure("", &iframe("id=1")))).is_empty());
}

#[test]
fn heights() {
    let height = |value: &str| drawn(&figure("op-interactive", &iframe(&format!("height=\"{value}\""))));
    for good in ["1", "60", " 060\n", "960", "00960", "&#57;60"] {
        assert!(height(good).is_empty(), "{good}");
    }
    for bad in
        ["60px", "100%", "281.25", "-5", "auto", "0", "00", "+60", "1e2", "６０", "&#65302;0", "6 0", " "]
    {
        assert_eq!(height(bad), [format!("error iframe-height-not-integer {}", bad)], "{bad}");
    }
    for bad in ["961", "00961", "4294967295", "4294967296", "99999999999999999999999"] {
        assert_eq!(height(bad), [format!("error iframe-height-too-large {bad}")], "{bad}");
    }
    let without_value = figure("op-interactive", &iframe("height"));
    assert_eq!(drawn(&without_value), ["error iframe-height-not-integer height"]);
    let in_capitals = figure("op-interactive", &iframe("HEIGHT=60PX height=60"));
    assert_eq!(drawn(&in_capitals), ["error iframe-height-not-integer 60PX"]);
}

#[test]
fn whose_sizes_count() {
    let sizes = "width=100% height=1000 id=1";
    let width = "error iframe-width-not-integer 100%";
    let height = "error iframe-height-too-large 1000";
    assert_eq!(drawn(&figure("op-social", &iframe(sizes))), [width, height]);
    assert_eq!(drawn(&figure("op-ad", &iframe(sizes))), [width]);
    assert!(drawn(&figure("op-tracker", &iframe(sizes))).is_empty());
    assert!(drawn(&figure("op-ad", &iframe("height=auto width=320"))).is_empty());
    assert!(drawn(&figure("op-interactive", &format!("<iframe>{}</iframe>", iframe(sizes)))).is_empty());
    // Where an iframe stands is another matter than how large it is.
    let misplaced = "error iframe-without-embed-figure <iframe width=100% height=1000 id=1>";
    assert_eq!(drawn(&figure("", &iframe(sizes))), [misplaced, width, height]);
    assert_eq!(drawn(&iframe(sizes)), [misplaced, width, height]);
}

#[test]
fn margins() {
    for good in [
        figure("op-interactive", &iframe("class='a no-margin'")),
        figure("op-social", &iframe("class=column-width")),
        figure("op-interactive", "<iframe><p class=no-margin></p></iframe>"),
        figure("no-margins No-Margin", "<img>"),
    ] {
        assert!(drawn(&good).is_empty(), "{good}");
    }
    for (bad, class) in [
        (figure("op-interactive no-margin", &iframe("")), "op-interactive no-margin"),
        (figure("op-social  column-width", &iframe("")), "op-social  column-width"),
        (figure("op-ad", &iframe("class=no-margin")), "no-margin"),
        (figure("no-margin", "<img>"), "no-margin"),
        ("<p class=no-margin>x</p>".to_owned(), "no-margin"),
    ] {
        assert_eq!(drawn(&bad), [format!("warning no-margin-misplaced {class}")], "{bad}");
    }
}

#[test]
fn maps() {
    let google = "src=https://www.google.com/maps/embed?pb=1";
    let osm = "src=https://www.openstreetmap.org/export/embed.html";
    let embed = |class: &str, attributes: &str| drawn(&figure(class, &iframe(attributes)));
    assert_eq!(
        embed("op-interactive", google),
        [format!("warning google-maps-embed-not-nested <iframe {google}>")]
    );
    assert_eq!(embed("op-interactive", osm), [format!("info map-as-interactive {}", &osm[4..])]);
    assert_eq!(embed("op-social", google), [format!("info map-as-interactive {}", &google[4..])]);
    for class in ["op-ad", "op-tracker"] {
        assert!(embed(class, google).is_empty());
    }
    assert!(embed("op-interactive", "src=/maps").is_empty());
    let nested = format!("<iframe>{}</iframe>", iframe(google));
    assert!(drawn(&figure("op-interactive", &nested)).is_empty());
}

#[test]
fn svg() {
    for (src, is_svg) in [
        ("https://example.com/a.svg", true),
        (" https://example.com/a.SvgZ?a=1#b ", true),
        ("/a.svg#b", true),
        ("data:image/svg+xml;base64,PHN2Zz4=", true),
        ("DATA:IMAGE/SVG+XML,%3Csvg/%3E", true),
        ("data:image/png;base64,a.svg", false),
        ("https://example.com/a.svg.png", false),
        ("https://example.com/a.png?b=a.svg", false),
        ("https://example.com/a.svg/b.png", false),
        ("https://example.svg", false),
        ("https://example.com/svg", false),
        ("ä:image/svg+xml", false),
        ("", false),
    ] {
        let expected: Vec<String> = is_svg.then(|| format!("error svg-image {src}")).into_iter().collect();
        assert_eq!(drawn(&figure("", &format!("<img src=\"{src}\">"))), expected, "{src}");
    }
    let inline = "<div><svg id=1><g><svg id=2></svg></g></svg><svg id=3 /></div>";
    assert_eq!(drawn(inline), ["error svg-image <svg id=1>", "error svg-image <svg id=3 />"]);
    assert!(
        drawn(&figure("op-interactive", &format!("<iframe><img src=a.svg>{inline}</iframe>"))).is_empty()
    );
}

#[test]
fn players_as_videos() {
    for (url, is_player) in [
        ("https://youtu.be/x", true),
        ("https://www.youtube.com/watch?v=x.mp4", true),
        ("//player.vimeo.com/video/1", true),
        ("https://www.dailymotion.com/video/x", true),
        ("https://m.facebook.com/x/videos/1/", true),
        ("https://player.vimeo.com/external/1.hd.mp4?s=1", false),
        ("https://notyoutube.com/watch?v=x", false),
        ("https://cdn.example.com/v.mp4", false),
        ("/youtube.com/x", false),
    ] {
        let expected: Vec<String> =
            is_player.then(|| format!("error third-party-video-as-video {url}")).into_iter().collect();
        let source = format!("<source src=\"{url}\">");
        assert_eq!(drawn(&figure("", &format!("<video>{source}</video>"))), expected, "{url}");
        assert_eq!(drawn(&figure("", &format!("<video src=\"{url}\"></video>"))), expected, "{url}");
        assert!(drawn(&figure("", &format!("<img><audio>{source}</audio>"))).is_empty());
    }
}

#[test]
fn any_depth_in_linear_time() {
    const N: usize = 100_000;
    let figures = "<figure class=op-interactive>".repeat(N);
    assert_eq!(drawn(&figures).len(), N);
    let drawings = ["<svg>".repeat(N), "<g>".repeat(N), "<svg></svg>".repeat(N)].concat();
    assert_eq!(drawn(&drawings).len(), 1);
}

/// A class that is misspelt is one finding: what it should be says the rule about classes.
#[test]
fn a_misspelt_class_is_told_once() {
    let embed = |class: &str| {
        format!("<article>{}</article>", figure(class, &iframe("src='https://x.example/' height=9")))
    };
    let rules = |class: &str| -> Vec<String> {
        let drawn =
            examples::drawn_by(&["figure-class-unknown", "iframe-without-embed-figure"], &embed(class));
        drawn.into_iter().map(|line| line.split(' ').nth(1).unwrap_or_default().to_owned()).collect()
    };
    for class in ["op-interactives", "op-interactve wide", "op-youtube", "wide op-embed"] {
        assert_eq!(rules(class), ["figure-class-unknown"], "{class}");
    }
    for class in ["", "wide", "interactive"] {
        assert_eq!(rules(class), ["iframe-without-embed-figure"], "{class}");
    }
    assert_eq!(rules("op-interactive op-interactives"), ["figure-class-unknown"]);
    assert_eq!(rules("op-interactive wide"), [""; 0]);
}
