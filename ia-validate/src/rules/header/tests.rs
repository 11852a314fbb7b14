use crate::rules::examples;

fn drawn(example: &str) -> Vec<String> {
    examples::drawn("header", example)
}

fn header(content: &str) -> Vec<String> {
    drawn(&format!("<header><h1>Ferry resumes</h1>{content}</header>"))
}

const IMAGE: &str = r#"<img src="https://example.com/harbour.jpg">"#;
const IFRAME: &str = r#"<iframe src="https://example.com/embed"><img><video></video></iframe>"#;

fn figure(class: &str, content: &str) -> String {
    format!("<figure class='{class}'>{content}</figure>")
}

#[test]
fn what_can_be_a_cover() {
    let video = "<video><source src=https://example.com/v.mp4></video>";
    let slides = figure("", IMAGE).repeat(2);
    for good in [
        figure("", IMAGE),
        figure("", &format!("<div>{IMAGE}</div>")),
        figure("fb-feed-cover", video),
        figure("", &[IMAGE, video].concat()),
        figure("op-slideshow", &slides),
        figure("op-ad", IFRAME),
        figure("op-tracker", IFRAME),
        format!("<section class=op-ad-template>{}</section>", figure("op-ad", IFRAME).repeat(2)),
        String::new(),
    ] {
        assert!(header(&good).is_empty(), "{good}");
    }
    for (class, content) in [
        ("", String::new()),
        ("", "<figcaption>x</figcaption><audio></audio>".to_owned()),
        ("", IFRAME.to_owned()),
        ("", [IMAGE, IFRAME].concat()),
        ("op-interactive", IFRAME.to_owned()),
        ("op-social", IMAGE.to_owned()),
        ("op-map", IMAGE.to_owned()),
        ("op-slideshow op-interactive", slides),
        ("op-Slideshow", String::new()),
    ] {
        let bad = figure(class, &content);
        assert_eq!(header(&bad), [format!("error cover-media-invalid <figure class='{class}'>")], "{bad}");
        assert!(drawn(&bad).is_empty(), "not in the header: {bad}");
    }
    // The outer figure is the cover.
    let nested = figure("a", &figure("b", ""));
    assert_eq!(header(&nested), ["error cover-media-invalid <figure class='a'>"]);
    let wrapped = format!("<div>{}</div>", figure("op-map", ""));
    assert_eq!(header(&wrapped), ["error cover-media-invalid <figure class='op-map'>"]);
}

#[test]
fn one_cover_and_no_more() {
    let figures = ["op-ad", "a", "op-tracker", "b", "op-ad", "c"].map(|class| figure(class, IMAGE));
    assert_eq!(
        header(&figures.concat()),
        [
            "error cover-multiple-figures <figure class='b'>",
            "error cover-multiple-figures <figure class='c'>"
        ]
    );
    assert!(header(&figures[..3].concat()).is_empty());
    assert!(header(&figure("op-slideshow", &figure("", IMAGE).repeat(5))).is_empty());
}

#[test]
fn media_of_the_header_needs_a_figure() {
    assert_eq!(header("<IMG src=https://example.com/a.gif>").len(), 1);
    let nested = "<div><a><img id=1></a></div><video id=2><img></video>";
    assert_eq!(
        header(nested),
        ["error cover-media-outside-figure <img id=1>", "error cover-media-outside-figure <video id=2>"]
    );
    assert!(drawn(nested).is_empty());
    assert!(header(&figure("", &format!("<div>{IMAGE}</div>"))).is_empty());
}

#[test]
fn direct_links() {
    let cover = |video: &str| header(&figure("", video));
    for (url, severity) in [
        ("https://cdn.example.com/v.mp4", None),
        ("https://cdn.example.com/V.MOV?a=b#c", None),
        ("/v.m4v", None),
        ("//cdn.example.com/v.mp4", None),
        ("", None),
        ("https://www.facebook.com/x/videos/1/", Some("error")),
        ("https://m.facebook.com/v.mp4", Some("error")),
        ("//fb.watch/x/", Some("error")),
        ("https://www.youtube.com/watch?v=x", Some("error")),
        ("https://youtu.be/x", Some("error")),
        ("https://player.vimeo.com/video/1", Some("error")),
        ("HTTP://DAILYMOTION.COM./video/x", Some("error")),
        ("https://notyoutube.com/v.mp4", None),
        ("https://notyoutube.com/watch", Some("warning")),
        ("https://cdn.example.com/play?file=v.mp4", Some("warning")),
        ("https://cdn.example.mp4", Some("warning")),
        ("v", Some("warning")),
    ] {
        let expected: Vec<String> =
            severity.iter().map(|severity| format!("{severity} cover-video-not-direct-link {url}")).collect();
        assert_eq!(cover(&format!("<video><source src=\"{url}\"></video>")), expected, "{url}");
        assert_eq!(cover(&format!("<video src=\"{url}\"></video>")), expected, "{url}");
    }
    let page = "<source src=https://youtu.be/x>";
    assert_eq!(cover(&format!("<video>{page}{page}</video>")).len(), 2);
    assert!(cover(&format!("{IMAGE}<audio>{page}</audio><picture>{page}</picture>")).is_empty());
    assert!(header(&figure("op-ad", &format!("<video>{page}</video>"))).is_empty());
    assert!(drawn(&figure("", &format!("<video>{page}</video>"))).is_empty());
}

#[test]
fn feed_covers() {
    let cover = |content: &str| drawn(&figure("x fb-feed-cover", content));
    let video = "<video><source src=https://example.com/v.mp4></video>";
    assert!(cover(video).is_empty());
    assert!(cover(&format!("<div>{video}</div>")).is_empty());
    let wrong = ["warning feed-cover-not-on-video x fb-feed-cover"];
    assert_eq!(cover(IMAGE), wrong);
    assert_eq!(cover(IFRAME), wrong);
    assert_eq!(drawn(&format!("<div class='x fb-feed-cover'>{}</div>", figure("", video))), wrong);
    assert_eq!(
        drawn("<figure><video class=fb-feed-cover></video></figure>"),
        ["info feed-cover-not-on-video fb-feed-cover"]
    );
    assert!(drawn(&figure("FB-feed-cover", IMAGE)).is_empty());
}

#[test]
fn one_feed_cover_and_no_more() {
    let covers: String = (1..=3).map(|n| figure(&format!("{n} fb-feed-cover"), "<video></video>")).collect();
    assert_eq!(
        drawn(&covers),
        ["warning feed-cover-multiple 2 fb-feed-cover", "warning feed-cover-multiple 3 fb-feed-cover"]
    );
    // Neither outside the article nor in an iframe.
    let one = figure("fb-feed-cover", "<video></video>");
    let elsewhere = "<video class=fb-feed-cover></video>";
    let body = format!("<body><article>{one}<iframe>{elsewhere}</iframe></article>{elsewhere}</body>");
    assert!(!drawn(&body).iter().any(|finding| finding.contains("multiple")));
}
