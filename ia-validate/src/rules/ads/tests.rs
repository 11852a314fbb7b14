use crate::rules::tests::examples;

/// What the rules of the FAQ draw; the others have tests of their own.
fn drawn(example: &str) -> Vec<String> {
    examples::drawn_by(
        &[
            "ad-missing-iframe",
            "ad-src-and-inline",
            "ad-without-source",
            "embed-html-escaped",
            "tracker-missing-class",
        ],
        example,
    )
}

fn figure(class: &str, content: &str) -> String {
    format!("<figure class='{class}'>{content}</figure>")
}

fn ad(iframe: &str) -> Vec<String> {
    drawn(&figure("op-ad", iframe))
}

#[test]
fn exactly_one_iframe() {
    assert_eq!(ad("<script>x</script>"), ["error ad-missing-iframe <figure class='op-ad'>"]);
    let three = "<iframe id=1>x</iframe><iframe id=2>x</iframe><iframe id=3>x</iframe>";
    assert_eq!(ad(three), [2, 3].map(|n| format!("error ad-missing-iframe <iframe id={n}>")));
    assert!(ad("<iframe><iframe></iframe><iframe></iframe></iframe>").is_empty());
    let nested = figure("op-ad", &figure("op-ad", "<iframe>x</iframe>"));
    assert_eq!(drawn(&nested), ["error ad-missing-iframe <figure class='op-ad'>"]);
    assert!(drawn(&figure("op-ad-default", "")).is_empty());
}

#[test]
fn one_source() {
    for good in [
        "<iframe src=https://ads.example.com/1></iframe>",
        "<iframe src=https://ads.example.com/1> \n<!-- x -->&nbsp;</iframe>",
        "<iframe src=''><script></script></iframe>",
        "<iframe>An ad in words</iframe>",
        "<iframe><iframe></iframe></iframe>",
    ] {
        assert!(ad(good).is_empty(), "{good}");
    }
    for bad in ["", " src", " src=' '", " data-src=https://ads.example.com/1"] {
        let expected = format!("error ad-without-source <iframe{bad}>");
        assert_eq!(ad(&format!("<iframe{bad}></iframe>")), [&*expected], "{bad}");
        assert_eq!(ad(&format!("<iframe{bad}>\n<!-- x -->&nbsp;</iframe>")), [&*expected], "{bad}");
    }
    for content in ["<script></script>", "x", "<iframe></iframe>"] {
        let both = format!("<iframe src=https://ads.example.com/1>{content}</iframe>");
        assert_eq!(ad(&both), ["warning ad-src-and-inline <iframe src=https://ads.example.com/1>"]);
        assert!(drawn(&figure("op-interactive", &both)).is_empty());
    }
    assert!(drawn(&figure("op-interactive", "<iframe></iframe>")).is_empty());
}

#[test]
fn escaped_content() {
    for (content, is_escaped) in [
        ("&lt;script&gt;x&lt;/script&gt;", true),
        ("\n &lt;!-- x --&gt;\t", true),
        ("&lt;/div&gt;", true),
        ("&#60;b&#62;", true),
        ("&lt;b&gt; 1 < 2 <!-- x -->", true),
        ("&lt; b", false),
        ("&lt;3", false),
        ("&amp;lt;b&amp;gt;", false),
        ("&gt;b", false),
        ("x &lt;b&gt;", false),
        ("&lt;b&gt;<b>x</b>", false),
        ("&lt;b&gt;x</b>", false),
        ("<p>&lt;b&gt;</p>", false),
        ("<!-- x -->&lt;b&gt;", false),
        ("", false),
    ] {
        for class in ["op-ad", "op-tracker", "op-interactive", "op-social"] {
            let found = drawn(&figure(class, &format!("<iframe>{content}</iframe>")));
            let expected = format!("error embed-html-escaped {}", content.trim_ascii());
            assert_eq!(found.contains(&expected), is_escaped, "{class}: {content}");
        }
    }
    assert!(drawn("<iframe>&lt;b&gt;</iframe>").is_empty());
    assert!(drawn(&figure("op-map", "<iframe>&lt;b&gt;</iframe>")).is_empty());
}

fn is_tracker(content: &str) -> bool {
    let outside = drawn(&figure("x", content));
    for class in ["op-ad", "op-tracker"] {
        let inside = drawn(&figure(class, content));
        assert!(!inside.iter().any(|finding| finding.contains("tracker-missing-class")), "{content}");
    }
    assert!(outside.is_empty() || outside == ["warning tracker-missing-class <figure class='x'>"]);
    !outside.is_empty()
}

#[test]
fn trackers_by_size_and_address() {
    for size in ["width=1 height=1", "width=0 height=0", "width=' 1 ' height=01", "WIDTH=1PX height=1px"] {
        assert!(is_tracker(&format!("<img src=https://example.com/p.gif {size}>")), "{size}");
    }
    for size in ["", "width=1", "height=1", "width=1 height=2", "width=1% height=1%", "width=100 height=1"] {
        assert!(!is_tracker(&format!("<img src=https://example.com/p.gif {size}>")), "{size}");
    }
    for (url, expected) in [
        ("https://www.google-analytics.com/collect?v=1", true),
        ("//SB.scorecardresearch.com./p?c1=2", true),
        ("https://pixel.quantserve.com/pixel/p-a.gif", true),
        ("https://ad.doubleclick.net/activity;src=1", true),
        ("https://1.fls.doubleclick.net/activityi;src=1", true),
        ("https://www.facebook.com/tr?id=1&ev=PageView", true),
        ("https://stats.example.com/pixel?id=1", true),
        ("https://stats.example.com/Pixel.gif", true),
        ("https://stats.example.com/pixel/17", true),
        ("https://stats.example.com/beacon/17/x.php", true),
        ("https://stats.example.com/piwik.php?idsite=1", true),
        ("https://www.facebook.com/travel/photo", false),
        ("https://ad.doubleclick.net/adi/1", false),
        ("https://notgoogle-analytics.com/logo", false),
        ("https://example.com/google-analytics.com/logo.png", false),
        ("https://example.com/?u=https://www.google-analytics.com/", false),
        ("https://example.com/pixel-3-review.jpg", false),
        ("https://example.com/pixels/harbour", false),
        ("https://example.com/pixel/harbour.png", false),
        ("https://example.com/beacon.jpg", false),
        ("https://open.spotify.com/embed/track/1", false),
        ("", false),
    ] {
        assert_eq!(is_tracker(&format!("<img src='{url}'>")), expected, "{url}");
        assert_eq!(is_tracker(&format!("<iframe src='{url}'></iframe>")), expected, "{url}");
    }
    // By a name in its path alone, nothing of a visible size is one.
    assert!(!is_tracker("<img src=https://example.com/pixel.gif width=640 height=480>"));
    assert!(!is_tracker("<iframe src=https://example.com/pixel width=320 height=480></iframe>"));
    assert!(is_tracker("<img src=https://www.google-analytics.com/collect width=640 height=480>"));
}

#[test]
fn iframes_that_only_load_trackers() {
    const ANALYTICS: &str = "<script async src=https://www.google-analytics.com/analytics.js></script>";
    const INLINE: &str = "<script>(function(i,s,o,g){})(window,document,'script','https://www.google-analytics.com/analytics.js')</script>";
    const PIXEL: &str = "<img src=https://stats.example.com/p.gif width=1 height=1>";
    let holds = |content: &[&str]| is_tracker(&format!("<iframe>{}</iframe>", content.concat()));
    assert!(holds(&[ANALYTICS]));
    assert!(holds(&[" ", ANALYTICS, "<script>ga('create', 'UA-1')</script>", "<!-- x -->"]));
    assert!(holds(&[INLINE]));
    assert!(holds(&["<html><head><meta charset=utf-8></head><body>", INLINE, "</body></html>"]));
    assert!(holds(&[PIXEL]));
    assert!(holds(&["<script>x()</script><noscript><div style='display:none'>", PIXEL, "</div></noscript>"]));

    assert!(!holds(&[]));
    assert!(!holds(&["<script>draw()</script>"]));
    assert!(!holds(&[ANALYTICS, "Text"]));
    assert!(!holds(&[ANALYTICS, "<div id=chart></div>"]));
    assert!(!holds(&[ANALYTICS, "<script src=https://charts.example.com/17.js></script>"]));
    assert!(!holds(&["<img src=https://charts.example.com/17.png>", PIXEL]));
    assert!(!holds(&["<script src=https://platform.twitter.com/widgets.js></script>"]));
    assert!(!is_tracker(&format!("<iframe width=320 height=240>{ANALYTICS}</iframe>")));
    assert!(!is_tracker(&format!("<iframe src=https://charts.example.com/17>{ANALYTICS}</iframe>")));
}

#[test]
fn each_figure_answers_for_itself() {
    let pixel = "<img src=https://example.com/p.gif width=1 height=1>";
    let slideshow = figure(
        "op-slideshow",
        &[figure("a", "<img src=https://example.com/a.jpg>"), figure("b", pixel)].concat(),
    );
    assert_eq!(drawn(&slideshow), ["warning tracker-missing-class <figure class='b'>"]);
    assert!(drawn(pixel).is_empty());
    // What stands beside a tracker is judged as ever.
    let poll = "<iframe id=1></iframe>";
    assert_eq!(
        examples::drawn_by(&["iframe-without-embed-figure"], &figure("", &[pixel, poll].concat())),
        ["error iframe-without-embed-figure <iframe id=1>"]
    );
}
