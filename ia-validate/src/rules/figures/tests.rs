use crate::rules::tests::examples;

fn drawn(example: &str) -> Vec<String> {
    examples::drawn("figures", example)
}

/// What one rule draws.
fn drawn_by(rule: &str, example: &str) -> Vec<String> {
    examples::drawn_by(&[rule], example)
}

fn figure(class: &str, content: &str) -> String {
    format!("<figure class='{class}'>{content}</figure>")
}

fn image(name: &str) -> String {
    format!("<img src=https://example.com/{name}>")
}

/// An article with this header and this body.
fn article(header: &str, body: &str) -> String {
    format!(
        "<article><header>{header}<h1>Ferry resumes</h1>\
         <time class=op-published datetime=2016-02-04T09:00:00Z></time></header>{body}</article>"
    )
}

#[test]
fn classes_of_figures() {
    let known = [
        "op-ad",
        "op-ad-default",
        "op-interactive",
        "op-map",
        "op-slideshow",
        "op-social",
        "op-tracker",
        "fb-feed-cover",
    ];
    for class in known.into_iter().chain(["", "wide", "top-x OP-Video", "op", "fb-x"]) {
        assert!(drawn_by("figure-class-unknown", &figure(class, "")).is_empty(), "{class}");
    }
    for class in [
        "op-video",
        "op-",
        "op-Interactive",
        "op-map op-left",
        "op-geotag",
        "&#111;p-x",
        "op-related-articles",
    ] {
        let expected = format!("error figure-class-unknown {class}");
        assert_eq!(drawn_by("figure-class-unknown", &figure(class, "")), [expected]);
    }
    assert!(drawn_by("figure-class-unknown", "<div class=op-video>x</div>").is_empty());
    assert!(
        drawn_by(
            "figure-class-unknown",
            "<figure class=op-ad><iframe><figure class=op-x></figure></iframe></figure>"
        )
        .is_empty()
    );
}

#[test]
fn empty_figures() {
    let is_empty = |content: &str| !drawn_by("figure-empty", content).is_empty();
    for content in [
        "",
        " ",
        "text",
        "<!-- x -->",
        "<p>x</p>",
        "<figcaption>x</figcaption>",
        "<script></script>",
        "<source>",
    ] {
        assert!(is_empty(&figure("", content)), "{content}");
        assert!(is_empty(&figure("fb-feed-cover op-x", content)), "{content}");
        for known in ["op-ad", "op-tracker", "op-interactive", "op-social", "op-ad-default"] {
            assert!(!is_empty(&figure(known, content)), "{known}");
        }
    }
    for content in [
        "<img>",
        "<video></video>",
        "<iframe></iframe>",
        "<div><img></div>",
        "<picture><img></picture>",
        "<figure><img></figure>",
        "<script class=op-geotag></script>",
        // Other rules speak of these.
        "<svg></svg>",
        "<audio></audio>",
    ] {
        assert!(!is_empty(&figure("", content)), "{content}");
    }
    // The inner one is empty, the outer one holds it.
    assert_eq!(
        drawn_by("figure-empty", "<figure id=1><figure id=2></figure></figure>"),
        ["error figure-empty <figure id=2>"]
    );
    assert!(!is_empty(&figure("op-slideshow", "<figure></figure>")));
    assert!(!is_empty("<header><figure></figure><h1>x</h1></header>"));
}

#[test]
fn one_medium_in_a_figure() {
    let surplus = |content: &str| drawn_by("figure-multiple-media", content);
    let media = |names: &[&str]| names.iter().map(|name| format!("<{name}>")).collect::<String>();
    let report = |name: &str| format!("error figure-multiple-media <{name}>");
    assert_eq!(
        surplus(&figure("", &media(&["img", "img id=2", "img id=3"]))),
        ["img id=2", "img id=3"].map(report)
    );
    assert_eq!(surplus(&figure("op-interactive", "<img><iframe></iframe>")), [report("iframe")]);
    assert_eq!(surplus(&figure("op-interactive", "<iframe></iframe><img>")), [report("img")]);
    assert_eq!(surplus(&figure("", "<video></video><img><img id=2>")), [report("img id=2")]);
    assert_eq!(surplus(&figure("", "<div><img></div><p><img id=2></p>")), [report("img id=2")]);
    for fine in [
        figure("", "<img>"),
        figure("", "<video></video><img>"),
        figure("op-interactive", "<iframe></iframe><iframe></iframe>"),
        figure("op-interactive", "<iframe><img><img></iframe>"),
        figure("op-slideshow", "<figure><img></figure><figure><img></figure>"),
        figure("op-slideshow", "<img><img>"),
        figure("", "<img><figcaption>x <img></figcaption>"),
        figure("", "<img><figure><img></figure>"),
        format!("{}{}", figure("", "<img>"), figure("", "<img>")),
    ] {
        assert!(surplus(&fine).is_empty(), "{fine}");
    }
    let slide = figure(
        "op-slideshow",
        &["<figure><img src=a><img id=2></figure>", &figure("", &image("b.jpg"))].concat(),
    );
    assert_eq!(surplus(&slide), [report("img id=2")]);
}

#[test]
fn sources_of_media() {
    for (tag, rule) in
        [("img", "image-src-missing"), ("video", "video-source-missing"), ("audio", "video-source-missing")]
    {
        for missing in [
            "",
            " src",
            " src=''",
            " src=' \n'",
            " data-src=https://example.com/a",
            " srcset=https://example.com/a",
        ] {
            let expected = format!("error {rule} <{tag}{missing}>");
            assert_eq!(drawn_by(rule, &figure("", &format!("<{tag}{missing}>"))), [expected]);
        }
        assert!(drawn_by(rule, &figure("", &format!("<{tag} SRC=a>"))).is_empty());
    }
    let video =
        |content: &str| drawn_by("video-source-missing", &figure("", &format!("<video>{content}</video>")));
    assert!(video("<source src=a>").is_empty());
    assert!(video("<source><source src=a>").is_empty());
    for missing in
        ["<source>", "<source src=' '>", "<source type=video/mp4>", "<p><source src=a></p>", "text"]
    {
        assert_eq!(video(missing), ["error video-source-missing <video>"], "{missing}");
    }
}

#[test]
fn absolute_urls() {
    let url = |tag: &str, url: &str| {
        drawn_by(
            "media-url-not-absolute",
            &figure("op-interactive", &format!("<{tag} src=\"{url}\"></{tag}>")),
        )
    };
    for tag in ["img", "video", "audio", "iframe"] {
        for relative in [
            "/a",
            "a",
            "../a.png",
            "?a",
            "#a",
            "ftp://example.com/a",
            "http:example.com",
            "data:image/png;base64,A",
            "http://",
        ] {
            assert_eq!(url(tag, relative), [format!("warning media-url-not-absolute {relative}")]);
        }
        let without_scheme = "//example.com/a";
        assert_eq!(url(tag, without_scheme), [format!("info media-url-not-absolute {without_scheme}")]);
        for fine in
            ["https://example.com/a.jpg?b#c", " http://example.com/a ", "HTTPS://example.com", "", " "]
        {
            assert!(url(tag, fine).is_empty(), "{fine}");
        }
    }
    let video = "<figure><video><source src=a.mp4></video></figure>";
    assert_eq!(drawn_by("media-url-not-absolute", video), ["warning media-url-not-absolute a.mp4"]);
    assert!(url("img", "/a.svg").is_empty());
    assert!(
        drawn_by("media-url-not-absolute", "<figure class=op-ad><iframe><img src=a></iframe></figure>")
            .is_empty()
    );
}

#[test]
fn repeated_images() {
    let repeated = |example: &str| drawn_by("image-repeated", example);
    let [a, b] = ["a.jpg", "b.jpg"].map(|name| figure("", &image(name)));
    let again = |name: &str| format!("warning image-repeated https://example.com/{name}");
    assert_eq!(repeated(&[&*a, &b, &a, &b].concat()), ["a.jpg", "b.jpg"].map(again));
    assert_eq!(repeated(&[&*a, &a, &a].concat()), ["a.jpg", "a.jpg"].map(again));
    let sizes = format!("{}{}", figure("", &image("a.jpg?w=1")), figure("", &image("a.jpg#2")));
    assert_eq!(repeated(&sizes), [again("a.jpg#2")]);
    assert_eq!(repeated(&figure("op-slideshow", &[&*a, &b, &a].concat())), [again("a.jpg")]);
    for (one, other) in [
        ("a.jpg?w=1&h=2", "a.jpg?H=3"),
        ("a?id=1&w=2", "a?resize=3&id=1"),
        ("a?id=1&c=2", "a?c=2&id=1"),
        ("a.jpg?v=1", "a.jpg?ver=2#x"),
        ("a.jpg?&", "a.jpg"),
    ] {
        let both = format!("{}{}", figure("", &image(one)), figure("", &image(other)));
        assert_eq!(repeated(&both), [again(other)], "{one} {other}");
    }
    for (one, other) in [
        ("a?id=1", "a?id=2"),
        ("a?id=1&w=2", "a?id=2&w=2"),
        ("a?width2=1", "a"),
        ("a?p", "a?q2"),
        ("a?id", "a?id="),
    ] {
        let both = format!("{}{}", figure("", &image(one)), figure("", &image(other)));
        assert!(repeated(&both).is_empty(), "{one} {other}");
    }
    // What keeps the places of images is no image.
    let lazy = |name: &str| {
        figure("", &format!("<img src=https://example.com/blank.gif data-src=https://example.com/{name}>"))
    };
    assert!(repeated(&[lazy("1.jpg"), lazy("2.jpg")].concat()).is_empty());
    for different in ["A.jpg", "a.jpeg", "a.jpg/"] {
        assert!(repeated(&[&*a, &figure("", &image(different))].concat()).is_empty(), "{different}");
    }

    assert_eq!(repeated(&article(&a, &[&*b, &a].concat())), [again("a.jpg")]);
    let show = figure("op-slideshow", &[&*a, &b].concat());
    assert_eq!(repeated(&article(&show, &b)), [again("b.jpg")]);
    assert!(repeated(&article(&figure("op-slideshow", &[&*a, &a].concat()), "")).is_empty());
    assert!(repeated(&article(&a, &format!("<footer>{a}</footer>"))).is_empty());

    let video =
        |name: &str| format!("<figure><video><source src=https://example.com/{name}></video></figure>");
    assert_eq!(repeated(&article(&video("a.mp4"), &video("a.mp4?w=640"))), [again("a.mp4?w=640")]);
    let by_attribute = "<figure><video src=https://example.com/a.mp4></video></figure>";
    assert_eq!(repeated(&article(&video("a.mp4"), by_attribute)), [again("a.mp4")]);
    // Videos count against the cover only.
    assert!(repeated(&[video("a.mp4"), video("a.mp4")].concat()).is_empty());

    let pixel = "<figure><img src=https://example.com/p.gif width=1 height=1></figure>";
    assert!(repeated(&[pixel, pixel].concat()).is_empty());
    let tracker = figure("op-tracker", &image("a.jpg"));
    assert!(repeated(&[&*a, &tracker, &tracker].concat()).is_empty());
    let data = "<figure><img src=data:image/gif;base64,AAAA></figure>";
    assert!(repeated(&[data, data].concat()).is_empty());
    assert!(repeated("<figure><img></figure><figure><img src=''></figure><figure><img src=?a></figure><figure><img src=?b></figure>").is_empty());
}

#[test]
fn low_resolutions() {
    let low =
        |attributes: &str| drawn_by("image-low-resolution", &figure("", &format!("<img {attributes}>")));
    let report = |place: &str| [format!("info image-low-resolution {place}")];
    assert_eq!(low("src=https://example.com/a.jpg width=399"), report("399"));
    assert_eq!(low("src=https://example.com/a.jpg width=400 height=150"), report("150"));
    for (name, is_low) in [
        ("a-150x150.jpg", true),
        ("a-1024x399.jpg", true),
        ("a-300x200.jpeg?w=2000", true),
        ("a-b-96x96.png", true),
        ("a-1024x400.jpg", false),
        ("a.jpg", false),
        ("a150x150.jpg", false),
        ("a-150x150/b.jpg", false),
        ("a-16x9.jpg", false),
        ("a-150x.jpg", false),
        ("a-150.jpg", false),
        ("a-150x150-b.jpg", false),
    ] {
        let url = format!("https://example.com/{name}");
        assert_eq!(!low(&format!("src={url}")).is_empty(), is_low, "{name}");
    }
    for fine in ["", "width=400 height=400", "width=100%", "width=auto", "width=399px", "width=''"] {
        assert!(low(&format!("src=https://example.com/a.jpg {fine}")).is_empty(), "{fine}");
    }
    let pixel = "<img src=https://example.com/p.gif width=1 height=1>";
    for class in ["", "op-tracker", "op-ad"] {
        assert!(drawn_by("image-low-resolution", &figure(class, pixel)).is_empty(), "{class}");
    }
}

#[test]
fn modes() {
    let mode = |tag: &str, class: &str, value: &str| {
        drawn_by("data-mode-invalid", &format!("<{tag} class='{class}' data-mode='{value}'></{tag}>"))
    };
    for value in ["aspect-fit", "aspect-fit-only", "fullscreen", " non-interactive "] {
        assert!(mode("figure", "", value).is_empty(), "{value}");
        assert!(mode("figure", "fb-feed-cover wide", value).is_empty(), "{value}");
        for class in ["op-slideshow", "op-map", "op-interactive", "op-ad"] {
            assert_eq!(mode("figure", class, value), [format!("warning data-mode-invalid {value}")]);
        }
        assert_eq!(mode("video", "", value), [format!("warning data-mode-invalid {value}")]);
    }
    for value in ["full", "Fullscreen", "aspect-fit fullscreen", "1"] {
        assert_eq!(mode("figure", "", value), [format!("warning data-mode-invalid {value}")]);
        assert_eq!(mode("img", "", value), [format!("warning data-mode-invalid {value}")]);
    }
    assert_eq!(mode("figure", "", "").len(), 1);
    assert_eq!(
        drawn_by("data-mode-invalid", "<figure DATA-MODE><img></figure>"),
        ["warning data-mode-invalid DATA-MODE"]
    );
}

#[test]
fn audio() {
    let misplaced = |example: &str| drawn_by("audio-misplaced", example);
    let audio = "<audio id=1></audio>";
    for fine in [
        figure("", &["<img>", audio].concat()),
        figure("wide", &["<div>", audio, "</div><p><img></p>"].concat()),
        figure("op-slideshow", audio),
        figure("op-map", audio),
        figure("op-slideshow", &figure("", &["<img>", audio].concat())),
        figure("op-interactive", &["<iframe>", audio, "</iframe>"].concat()),
    ] {
        assert!(misplaced(&fine).is_empty(), "{fine}");
    }
    for bad in [
        audio.to_owned(),
        format!("<div>{audio}</div>"),
        figure("", audio),
        figure("", &["<video></video>", audio].concat()),
        figure("", &["<video></video><img>", audio].concat()),
        figure("op-interactive", &["<iframe></iframe><img>", audio].concat()),
        figure("", &["<figure><img></figure>", audio].concat()),
    ] {
        assert_eq!(misplaced(&bad), ["warning audio-misplaced <audio id=1>"], "{bad}");
    }
    // What it holds besides is not empty for that.
    assert_eq!(drawn(&figure("", "<audio src=https://example.com/a.mp3></audio>")).len(), 1);
}

#[test]
fn slideshows() {
    let show = |content: &str| {
        examples::drawn_by(
            &["slideshow-too-few-images", "slideshow-child-invalid"],
            &figure("op-slideshow", content),
        )
    };
    let slide = figure("", &image("a.jpg"));
    let start = "slideshow-too-few-images <figure class='op-slideshow'>";
    assert_eq!(show(""), [format!("error {start}")]);
    assert_eq!(show("<figure><img></figure><figure><video></video></figure>"), [format!("error {start}")]);
    assert_eq!(show(&slide), [format!("info {start}")]);
    assert_eq!(show(&[&slide, "<figure><img src=''></figure>"].concat()), [format!("info {start}")]);
    let two = [&*slide, &slide].concat();
    let around = "<figcaption>x</figcaption><audio></audio><script class=op-geotag></script><!-- x --> \n";
    assert!(show(&[&two, around].concat()).is_empty());
    // Text and inline elements side by side are one.
    for (text, place) in [
        (",", ","),
        (" text <b>x</b> y", "text"),
        ("<!-- x --> &middot; ", "&middot;"),
        ("<b id=1>x</b> text", "<b id=1>"),
    ] {
        let expected = [format!("error slideshow-child-invalid {place}")];
        assert_eq!(show(&[&*slide, text, &slide].concat()), expected, "{text}");
    }
    assert_eq!(show(&[&*slide, ",", &slide, ",", &slide].concat()).len(), 2);
    for blank in ["&nbsp;", "\u{a0}", "\n\t"] {
        assert!(show(&[&*slide, blank, &slide].concat()).is_empty(), "{blank}");
    }

    for bad in
        ["<img id=1>", "<p id=1>", "<div id=1>", "<script id=1></script>", "<a id=1>", "<video id=1></video>"]
    {
        let expected: &[String] =
            &[format!("error slideshow-child-invalid {}", bad.split_inclusive('>').next().unwrap())];
        let found = show(&[&two, bad].concat());
        assert_eq!(found, expected, "{bad}");
    }
    // A credit is for the rule about credits.
    assert!(show(&[&two, "<cite>AP</cite>"].concat()).is_empty());
    let embed = "<figure id=1><iframe></iframe></figure>";
    assert_eq!(show(&[&two, embed].concat()), ["error slideshow-child-invalid <figure id=1>"]);
    // The images may be there, only bare.
    assert_eq!(show("<img id=1><img id=2>").len(), 2);
    let wrapped = format!("<div id=1>{two}</div>");
    assert_eq!(show(&wrapped), ["error slideshow-child-invalid <div id=1>"]);
    let all = examples::drawn_by(
        &[
            "slideshow-child-invalid",
            "figure-not-child-of-article",
            "image-without-figure",
            "iframe-without-embed-figure",
        ],
        &figure("op-slideshow", &[&wrapped, embed, "<img id=3>"].concat()),
    );
    assert_eq!(all.len(), 3, "{all:?}");
}

#[test]
fn lone_covers() {
    let is_lone =
        |header: &str, body: &str| !drawn_by("single-media-in-cover", &article(header, body)).is_empty();
    let cover = figure("", &image("a.jpg"));
    let nine = "<p>one two three four five six seven eight nine</p>";
    assert!(is_lone(&cover, nine));
    assert!(is_lone(&cover, &["<p>x</p>", &figure("op-tracker", "<iframe>x</iframe>")].concat()));
    assert!(is_lone(&cover, &format!("x<footer>{nine}{nine}{cover}</footer>")));
    assert!(is_lone(&figure("", "<video></video>"), nine));
    assert!(!is_lone(&cover, &[nine, "<p>ten</p>"].concat()));
    assert!(!is_lone(&cover, &[nine, &figure("", &image("b.jpg"))].concat()));
    assert!(!is_lone(&cover, &figure("op-interactive", "<iframe>x</iframe>")));
    assert!(!is_lone("", nine));
    assert!(!is_lone(&figure("op-ad", "<iframe>x</iframe>"), nine));
    // Without anything in the body, that is what is wrong.
    assert!(!is_lone(&cover, ""));
}

#[test]
fn any_depth_and_number_in_linear_time() {
    const N: usize = 50_000;
    let figures = ["<figure>".repeat(N), "<audio>".repeat(N), "<img>".repeat(N)].concat();
    assert!(drawn(&figures).len() > N);
    let shows = ["<figure class=op-slideshow>", "</figure>"].map(|tag| tag.repeat(N)).concat();
    assert_eq!(drawn(&shows).len(), N);
    let same = figure("", &image("a.jpg")).repeat(N);
    assert_eq!(drawn_by("image-repeated", &same).len(), N - 1);
}
