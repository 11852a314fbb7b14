use crate::rules::tests::examples;

/// What the family says, but for where the header and its parts stand: see `part_tests`.
fn drawn(example: &str) -> Vec<String> {
    let mut found = examples::drawn("header", example);
    found.retain(|it| !it.contains("header-child-invalid") && !it.contains("header-misplaced"));
    found
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
        ("https://m.facebook.com/v", Some("error")),
        // A file, even on the host of a player.
        ("https://player.vimeo.com/external/1.hd.mp4?s=x", None),
        ("https://m.facebook.com/v.MP4", None),
        ("https://player.vimeo.com/external/1?f=a.mp4", Some("error")),
        ("https://player.vimeo.com/external/1.webm", Some("error")),
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

/// What the header's content draws, with a date in it.
fn in_header(content: &str) -> Vec<String> {
    drawn(&format!("<header id=h>{content}</header>"))
}

#[test]
fn the_header_is_the_articles_own() {
    let header = "<header><h1>x</h1><time class=op-published datetime=2016-02-04T09:00:00Z>x</time></header>";
    let article = |content: &str| drawn(&format!("<article id=a>{content}<p>x</p></article>"));
    let missing = ["warning header-missing <article id=a>"];
    assert!(article(header).is_empty());
    assert!(article(&format!("<p>x</p>{header}")).is_empty());
    for wrapper in ["div", "section", "aside", "figure", "footer"] {
        assert_eq!(article(&format!("<{wrapper}>{header}</{wrapper}>")), missing, "{wrapper}");
        // Its own is the one that counts, wherever it stands.
        assert!(article(&format!("<{wrapper}><header><h4></h4></header></{wrapper}>{header}")).len() == 1);
    }
    // Where it lacks a title or a date, that is said alone.
    assert_eq!(article(""), ["error title-missing <article id=a>"]);
    assert_eq!(article("<div><header id=h></header></div>"), ["error title-missing <header id=h>"]);
    assert!(article("<div><header><h1>x</h1></header></div>").is_empty());
    // Neither outside the article nor in an iframe.
    for elsewhere in [
        format!("{header}<article id=a><p>x</p></article>"),
        format!("<article id=a><iframe>{header}</iframe><p>x</p></article>"),
        format!("<article id=a><p>x</p></article><article>{header}</article>"),
    ] {
        assert_eq!(
            drawn(&format!("<body>{elsewhere}</body>")),
            ["error title-missing <article id=a>"],
            "{elsewhere}"
        );
    }
}

#[test]
fn titles_with_a_text() {
    for good in [
        "<h1>x</h1>",
        "<H1><b><i>x</i></b></H1>",
        "<h1>&nbsp;&#8203;</h1>",
        "<h1>0</h1>",
        "<h1>&amp;</h1>",
        "<h2>x</h2><h1>x</h1>",
    ] {
        assert!(in_header(good).is_empty(), "{good}");
    }
    for empty in ["", " \n", "&nbsp;", "\u{a0}\t&#160;", "<b></b>", "<!-- x -->", "<img src=a.jpg>"] {
        let found = in_header(&format!("<h1 id=t>{empty}</h1>"));
        assert!(found.contains(&"error title-missing <h1 id=t>".to_owned()), "{empty}: {found:?}");
    }
    for missing in [
        "",
        "<h2>x</h2>",
        "<div><h1>x</h1></div>",
        "<h3 class=op-kicker>x</h3>",
        "<title>x</title>",
        "<figure><img><figcaption><h1>x</h1></figcaption></figure>",
    ] {
        assert_eq!(in_header(missing), ["error title-missing <header id=h>"], "{missing}");
    }
    // One with a text is enough; of several without any, the first is meant.
    assert_eq!(in_header("<h1></h1><h1 id=t>x</h1>"), ["warning title-multiple <h1 id=t>"]);
    assert_eq!(
        in_header("<h1 id=1></h1><h1 id=2> </h1>"),
        ["error title-missing <h1 id=1>", "warning title-multiple <h1 id=2>"]
    );
}

#[test]
fn one_title_and_one_subtitle() {
    let caption = "<figure><img><figcaption><h1>x</h1><h2>x</h2></figcaption></figure>";
    assert!(in_header(&format!("{caption}<h1>x</h1><h2>x</h2><div><h1>x</h1><h2>x</h2></div>")).is_empty());
    assert_eq!(
        in_header("<h2 id=1>x</h2><h1 id=2>x</h1><h1 id=3>x</h1><h2 id=4>x</h2><h2 id=5>x</h2>"),
        [
            "warning title-multiple <h1 id=3>",
            "warning title-multiple <h2 id=4>",
            "warning title-multiple <h2 id=5>"
        ]
    );
    assert!(drawn("<h1>x</h1><h1>x</h1>").is_empty());
    // Nor in a header beside the article.
    let article = "<article><header><h1>x</h1></header><p>x</p></article>";
    let page = "<header><h1>x</h1><h1>x</h1><h3>x</h3></header>";
    assert!(drawn(&format!("<body>{page}{article}</body>")).is_empty());
}

#[test]
fn kickers() {
    for good in [
        "<h3 class='op-kicker'>x</h3>",
        "<H3 CLASS='a op-kicker op-left'>x</H3>",
        "<figure><img><figcaption><h3>x</h3><h4>x</h4></figcaption></figure>",
    ] {
        assert!(header(good).is_empty(), "{good}");
    }
    for (bad, place) in [
        ("<h3 id=k>", "<h3 id=k>"),
        ("<h3 class='kicker'>", "kicker"),
        ("<h3 class='Op-Kicker'>", "Op-Kicker"),
        ("<h3 class=''>", ""),
        ("<h4>", "<h4>"),
        ("<h5 class='kicker'>", "<h5 class='kicker'>"),
        ("<H6>", "<H6>"),
    ] {
        let heading = format!("{bad}x</{}>", &bad[1..3]);
        assert_eq!(header(&heading), [format!("warning kicker-class-missing {place}")]);
        assert_eq!(header(&format!("<div>{heading}</div>")).len(), 1);
        assert!(drawn(&heading).is_empty(), "not in the header: {bad}");
    }
}

#[test]
fn names_of_authors() {
    for good in [
        "<address>Ann</address>",
        "<address><a>Ann</a></address>",
        "<address><a href='https://example.com/ann'></a> Ann</address>",
        "<ADDRESS><b><i>A</i></b></ADDRESS>",
    ] {
        assert!(header(good).is_empty(), "{good}");
        // In the wrong place it has a name nevertheless.
        assert_eq!(drawn(good).len(), 1, "{good}");
    }
    for bad in
        ["", " &nbsp;\n", "<a></a>", "<a href='https://example.com/ann'>&nbsp;</a>", "<img alt=Ann>", "<br>"]
    {
        let found = header(&format!("<address>{bad}</address>"));
        assert!(found.contains(&"warning author-name-missing <address>".to_owned()), "{bad}: {found:?}");
    }
}

#[test]
fn authors_belong_to_the_header() {
    let author = "<address>Ann</address>";
    let outside = ["warning author-outside-header <address>"];
    assert!(header(&format!("<div>{author}</div>")).is_empty());
    for place in ["p", "div", "footer", "blockquote", "figure"] {
        let found = drawn(&format!("<{place}>{author}</{place}>"));
        assert_eq!(found, outside, "{place}");
    }
    assert_eq!(drawn(author), outside);
    assert!(drawn(&format!("<iframe>{author}</iframe>")).is_empty());
}

#[test]
fn profiles_of_authors() {
    let link = |attributes: &str| header(&format!("<address><a {attributes}>Ann</a></address>"));
    let profile = "https://www.facebook.com/ann";
    for good in [
        String::new(),
        "title=Reporter".to_owned(),
        "href='#'".to_owned(),
        "rel=author href=https://example.com/ann".to_owned(),
        "href=mailto:ann@facebook.com".to_owned(),
        "href=https://example.com/facebook.com/ann".to_owned(),
        "href=https://facebook.com.example.com/ann".to_owned(),
        "href=https://notfacebook.com/ann".to_owned(),
        "href=facebook.com/ann".to_owned(),
        format!("rel=facebook href={profile}"),
        format!("REL='author FaceBook' HREF=' {profile} '"),
        "rel=facebook href=HTTP://FACEBOOK.COM:80/ann".to_owned(),
        "rel=facebook href=//m.facebook.com/ann".to_owned(),
    ] {
        assert!(link(&good).is_empty(), "{good}");
    }
    for (bad, place) in [
        ("rel=facebook href='https://example.com/ann'", "https://example.com/ann"),
        ("rel=facebook href='https://notfacebook.com/ann'", "https://notfacebook.com/ann"),
        ("rel=facebook href='facebook.com/ann'", "facebook.com/ann"),
        ("rel=facebook href=''", ""),
        ("rel=facebook", "<a rel=facebook>"),
        ("href=https://facebook.com/ann", "<a href=https://facebook.com/ann>"),
        ("rel='author' href=https://facebook.com/ann", "author"),
        ("rel href=//m.facebook.com/ann", "rel"),
    ] {
        assert_eq!(link(bad), [format!("info author-rel-invalid {place}")]);
    }
    // Only of authors.
    assert!(header("<h2><a href=https://facebook.com/ann>Ann</a></h2>").is_empty());
}

#[test]
fn sponsors() {
    let list = |class: &str, link: &str| format!("<ul class='{class}'><li><a {link}></a></li></ul>");
    let sponsor = |link: &str| header(&list("op-sponsors", link));
    for good in ["https://facebook.com/x", "http://www.facebook.com/x?a", " https://m.facebook.com/x "] {
        assert!(sponsor(&format!("rel=facebook href='{good}'")).is_empty(), "{good}");
    }
    for (bad, place) in [
        ("rel=facebook href='facebook.com/x'", "facebook.com/x"),
        ("rel=facebook href='//facebook.com/x'", "//facebook.com/x"),
        ("rel=facebook href='/x'", "/x"),
        ("rel=facebook href=''", ""),
        ("rel=facebook", "<a rel=facebook>"),
        ("rel=facebook href='https://example.com/x'", "https://example.com/x"),
        ("rel=facebook href='https://fakefacebook.com/x'", "https://fakefacebook.com/x"),
        // One link, one finding.
        ("href='https://example.com/x'", "https://example.com/x"),
        ("href='https://facebook.com/x'", "<a href='https://facebook.com/x'>"),
        ("rel='sponsored' href='https://facebook.com/x'", "sponsored"),
    ] {
        assert_eq!(sponsor(bad), [format!("warning sponsor-invalid {place}")]);
    }
    let good = "rel=facebook href=https://facebook.com/x";
    let outside = "warning sponsor-invalid <ul class='op-sponsors'>";
    assert_eq!(drawn(&list("op-sponsors", good)), [outside]);
    assert_eq!(drawn(&format!("<footer>{}</footer>", list("op-sponsors", good))), [outside]);
    // Its links are judged wherever it stands.
    assert_eq!(
        drawn(&list("op-sponsors", "rel=facebook href='/x'")),
        [outside, "warning sponsor-invalid /x"]
    );
    // Other lists, and links that are no sponsors.
    assert!(header(&list("op-Sponsors sponsors", "href=/x")).is_empty());
    assert!(drawn(&list("op-related-articles", "href=/x")).is_empty());
    assert!(header("<ul class=op-sponsors><a href=/x></a><li>x <b><a href=/x></a></b></li></ul>").is_empty());
}
