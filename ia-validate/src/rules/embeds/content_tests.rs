use crate::rules::tests::examples;

/// What one rule draws.
fn drawn_by(rule: &str, example: &str) -> Vec<String> {
    examples::drawn_by(&[rule], example)
}

fn figure(class: &str, content: &str) -> String {
    format!("<figure class='{class}'>{content}</figure>")
}

#[test]
fn deprecated_class() {
    let expected = ["info op-social-deprecated wide op-social"];
    assert_eq!(drawn_by("op-social-deprecated", &figure("wide op-social", "<iframe>x</iframe>")), expected);
    for other in [
        "<div class=op-social>x</div>",
        "<figure class=Op-Social></figure>",
        "<figure class=op-interactive></figure>",
    ] {
        assert!(drawn_by("op-social-deprecated", other).is_empty(), "{other}");
    }
}

#[test]
fn supported_sites() {
    let social = |iframe: &str| drawn_by("social-embed-unsupported", &figure("op-social", iframe));
    for (url, is_supported) in [
        ("https://www.facebook.com/plugins/post.php?href=x", true),
        ("https://www.instagram.com/p/x/embed", true),
        ("//platform.twitter.com/embed/x", true),
        ("https://www.youtube.com/embed/x", true),
        ("https://youtu.be/x", true),
        ("https://vine.co/v/x/embed/simple", true),
        ("https://www.youtube-nocookie.com/embed/x", false),
        ("https://w.soundcloud.com/player/?url=https://twitter.com/x", false),
        ("https://player.vimeo.com/video/1", false),
        ("https://nottwitter.com/x", false),
        // No host at all: that is a finding of its own.
        ("/embed/x", true),
    ] {
        let expected: Vec<_> =
            (!is_supported).then(|| format!("warning social-embed-unsupported {url}")).into_iter().collect();
        assert_eq!(social(&format!("<iframe src='{url}'></iframe>")), expected, "{url}");
        assert!(
            drawn_by(
                "social-embed-unsupported",
                &figure("op-interactive", &format!("<iframe src='{url}'></iframe>"))
            )
            .is_empty()
        );
    }
    for (content, is_supported) in [
        ("<div class=fb-post data-href=https://www.facebook.com/ferries/posts/17></div>", true),
        ("<iframe src=https://www.youtube.com/embed/x></iframe>", true),
        ("<blockquote class=twitter-tweet><a href=https://twitter.com/x>x</a></blockquote>", true),
        ("<script async src=//platform.instagram.com/en_US/embeds.js></script>", true),
        ("<iframe src=https://w.soundcloud.com/player/?url=17></iframe>", false),
        ("<p>twitter.com</p>", false),
    ] {
        let found = social(&format!("<iframe id=1>{content}</iframe>"));
        assert_eq!(!found.is_empty(), !is_supported, "{content}");
        assert!(found.iter().all(|finding| finding == "warning social-embed-unsupported <iframe id=1>"));
    }
    assert!(social("<iframe></iframe>").is_empty());
}

#[test]
fn dimensions() {
    let lacks = |class: &str, iframe: &str| drawn_by("embed-dimensions-missing", &figure(class, iframe));
    let src = "src=https://example.com/x";
    for class in ["op-interactive", "op-social"] {
        for sizes in ["", " width=320", " data-height=240 width=320"] {
            let expected = format!("warning embed-dimensions-missing <iframe {src}{sizes}>");
            assert_eq!(lacks(class, &format!("<iframe {src}{sizes}> <!-- x --></iframe>")), [expected]);
        }
        for fine in [
            format!("<iframe {src} width=320 height=240></iframe>"),
            format!("<iframe {src} height=240></iframe>"),
            format!("<iframe {src} data-width=320 HEIGHT=240></iframe>"),
            // What is given wrongly is not missing.
            format!("<iframe {src} WIDTH='' height=auto></iframe>"),
            format!("<iframe {src}>x</iframe>"),
            "<iframe></iframe>".to_owned(),
            "<iframe src=''></iframe>".to_owned(),
        ] {
            assert!(lacks(class, &fine).is_empty(), "{fine}");
        }
    }
    for other in ["op-ad", "op-tracker", ""] {
        assert!(lacks(other, &format!("<iframe {src}></iframe>")).is_empty(), "{other}");
    }
}

#[test]
fn empty_embeds() {
    let empty = |class: &str, iframe: &str| drawn_by("embed-empty", &figure(class, iframe));
    for class in ["op-interactive", "op-social", "op-tracker"] {
        for attributes in ["", " src", " src=' '", " data-src=https://example.com/x"] {
            for content in ["", " \n", "<!-- x -->", "&nbsp;"] {
                let expected = format!("error embed-empty <iframe{attributes}>");
                assert_eq!(empty(class, &format!("<iframe{attributes}>{content}</iframe>")), [expected]);
            }
        }
        for fine in ["<iframe src=x></iframe>", "<iframe>x</iframe>", "<iframe><iframe></iframe></iframe>"] {
            assert!(empty(class, fine).is_empty(), "{fine}");
        }
    }
    assert!(empty("op-ad", "<iframe></iframe>").is_empty());
    assert!(empty("", "<iframe></iframe>").is_empty());
}

#[test]
fn scripts() {
    let outside = |example: &str| drawn_by("script-outside-iframe", example);
    let report = ["error script-outside-iframe <script id=1>"];
    for bad in [
        "<script id=1></script>".to_owned(),
        "<div><script id=1>x</script></div>".to_owned(),
        figure("", "<img><script id=1></script>"),
        "<link rel=canonical href=https://example.com/a><script id=1></script>".to_owned(),
    ] {
        assert_eq!(outside(&bad), report, "{bad}");
    }
    for (attributes, is_geotag) in [
        ("class=op-geotag type=application/json", true),
        ("class='a op-geotag' TYPE=' Application/JSON '", true),
        ("class=op-geotag", false),
        ("class=op-geotag type=application/ld+json", false),
        ("class=op-geoTag type=application/json", false),
        ("type=application/json", false),
    ] {
        let found = outside(&figure("", &format!("<img><script {attributes}>{{}}</script>")));
        assert_eq!(found.is_empty(), is_geotag, "{attributes}");
    }
    // What more specific rules say.
    for silent in [
        figure("op-interactive", "<iframe><script></script></iframe>"),
        figure("op-interactive", "<script></script>"),
        figure("op-tracker", "<script></script>"),
        figure("op-map", "<script class=op-geotag>{}</script>"),
        "<p>x <script></script></p>".to_owned(),
        "<!-- <script></script> -->".to_owned(),
    ] {
        assert!(outside(&silent).is_empty(), "{silent}");
    }
}
