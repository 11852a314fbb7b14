use crate::rules::tests::examples;

fn drawn(example: &str) -> Vec<String> {
    examples::drawn("captions", example)
}

const IMAGE: &str = r#"<img src="https://example.com/harbour.jpg">"#;

fn figure(class: &str, content: &str) -> String {
    format!(r#"<figure class="{class}">{content}</figure>"#)
}

#[test]
fn each_element_in_a_caption_that_must_not_stand_there() {
    let caption = "<figcaption class=op-large>Sea <P>one</P><h2>two</h2><p class=x>three</p><br><h3>4</h3>\
                   <cite>AP <b>x</b><br></cite><!-- no --><o-p></o-p></figcaption>";
    let names = ["<P>", "<p class=x>", "<br>", "<h3>", "<o-p>"];
    assert_eq!(
        drawn(&figure("", &[IMAGE, caption].concat())),
        names.map(|name| format!("error caption-element-not-allowed {name}"))
    );
    // Only the child is reported, not what is in it.
    let caption = "<figcaption><div><p><b>x</b></p></div></figcaption>";
    assert_eq!(drawn(&figure("", &[IMAGE, caption].concat())), ["error caption-element-not-allowed <div>"]);
}

#[test]
fn a_caption_inside_an_iframe_is_not_the_articles() {
    let iframe = "<iframe><figure><figcaption><p>x</p></figcaption><img><cite>AP</cite></figure></iframe>";
    assert!(drawn(&figure("op-interactive", iframe)).is_empty());
}

#[test]
fn credits_outside_captions() {
    let cite = "<cite>AP</cite>";
    let outside = ["warning cite-outside-caption <cite>"];
    assert_eq!(drawn(&figure("", &[IMAGE, "<figcaption>Sea</figcaption>", cite].concat())), outside);
    assert_eq!(drawn(&figure("", &format!("{IMAGE}<div>{cite}</div>"))), outside);
    assert_eq!(
        drawn(&figure("op-interactive", &format!("<iframe src=https://x.y/></iframe>{cite}"))),
        outside
    );
    let slide = figure("", IMAGE);
    assert_eq!(drawn(&figure("op-slideshow", &[&slide, &slide, cite].concat())), outside);

    for silent in [
        figure("", &format!("{IMAGE}<figcaption><h1>Sea</h1>{cite}</figcaption>")),
        figure("op-ad", &format!("<iframe src=https://x.y/></iframe>{cite}")),
        figure("", cite),
        format!("<aside>Ahoy {cite}</aside>"),
        format!("<blockquote>Ahoy {cite}</blockquote>"),
        format!("<p>Ahoy {cite}</p>"),
    ] {
        assert!(drawn(&silent).is_empty(), "{silent}");
    }
}

#[test]
fn the_credit_of_the_cover() {
    let header = |class: &str, cite: &str| {
        let figure = figure(class, &format!("{IMAGE}<figcaption>{cite}</figcaption>"));
        format!("<header>{figure}<h1>x</h1></header>")
    };
    for class in ["", "op-left", "op-vertical-below", "op-vertical-above", "Op-vertical-top"] {
        let cite = format!("<cite class=\"{class}\">");
        assert_eq!(drawn(&header("", &cite)), [format!("info cover-cite-hidden {cite}")]);
    }
    for class in ["op-vertical-top", "op-left op-vertical-center", "op-vertical-bottom"] {
        assert!(drawn(&header("", &format!("<cite class='{class}'>AP"))).is_empty(), "{class}");
    }
    assert!(drawn(&header("op-ad", "<cite>AP</cite>")).is_empty());
    let slides =
        figure("", IMAGE).repeat(2) + "<figcaption class=op-vertical-top><cite>AP</cite></figcaption>";
    let header = format!("<header>{}</header>", figure("op-slideshow", &slides));
    assert_eq!(drawn(&header), ["info cover-cite-hidden <cite>"]);
}

#[test]
fn captions_of_slideshows() {
    let caption = |number| format!("<figcaption id={number}>x</figcaption>");
    let slide = |content: &str| figure("", &[IMAGE, content].concat());
    assert!(drawn(&figure("op-slideshow", &[slide(""), slide(""), caption(1)].concat())).is_empty());
    let many = [slide(&caption(1)), caption(2), slide(&(caption(3) + &caption(4))), caption(5), caption(6)];
    assert_eq!(
        drawn(&figure("op-slideshow", &many.concat())),
        [
            "error slideshow-image-caption <figcaption id=1>",
            "error slideshow-image-caption <figcaption id=3>",
            "error slideshow-image-caption <figcaption id=4>",
            "warning slideshow-multiple-captions <figcaption id=5>",
            "warning slideshow-multiple-captions <figcaption id=6>",
        ]
    );
    // What is wrong inside a caption that must go is not said as well.
    let slides = [slide("<figcaption><p>x</p></figcaption>"), slide("")].concat();
    assert_eq!(drawn(&figure("op-slideshow", &slides)), ["error slideshow-image-caption <figcaption>"]);
}

#[test]
fn captions_of_other_figures() {
    let caption = |number| format!("<figcaption id={number}>x</figcaption>");
    let captions = [caption(1), caption(2), caption(3)].concat();
    let others = ["2", "3"].map(|number| format!("warning caption-multiple <figcaption id={number}>"));
    assert_eq!(drawn(&figure("", &[IMAGE, &captions].concat())), others);
    // The class makes a slideshow of figures only.
    let all = ["1", "2", "3"].map(|number| format!("warning caption-multiple <figcaption id={number}>"));
    assert_eq!(drawn(&format!("<div class=op-slideshow>{captions}</div>")), all);
    let iframe = format!("<iframe>{captions}</iframe>{}", caption(1));
    assert!(drawn(&figure("op-interactive", &iframe)).is_empty());
    // Each figure has its own.
    assert!(drawn(&figure("", &[IMAGE, &caption(1)].concat()).repeat(2)).is_empty());
    assert!(drawn(&figure("", &format!("{IMAGE}<div>{}</div>", caption(1)))).is_empty());
    assert_eq!(drawn(&format!("<header>{}<h1>x</h1></header>", caption(1))), all[..1]);
}

#[test]
fn classes_of_captions() {
    let drawn_by = |element: &str, class: &str| {
        let inner = format!("<{element} class=\"{class}\">x</{element}>");
        let inner = if element == "figcaption" { inner } else { format!("<figcaption>{inner}</figcaption>") };
        drawn(&figure("", &[IMAGE, &inner].concat()))
    };
    for element in ["figcaption", "h1", "h2", "cite"] {
        for class in [
            "",
            "op-small op-left op-vertical-top op-vertical-below wide",
            "op-extra-large op-right op-vertical-center",
            "op-vertical-bottom op-vertical-above",
            "op-medium op-medium",
            "Op-small op-large oop-x Op-x",
        ] {
            assert!(drawn_by(element, class).is_empty(), "{class}");
        }
        for class in [
            "op-small op-large",
            "op-medium op-extra-large",
            "op-left wide op-center",
            "op-vertical-top op-vertical-bottom",
            "op-vertical-center op-vertical-top",
            "op-vertical-center op-vertical-below",
            "op-vertical-above op-vertical-below",
            "op-left op-small op-right op-large",
        ] {
            assert_eq!(drawn_by(element, class), [format!("warning caption-class-conflict {class}")]);
        }
        for class in ["op-bottom", "op-left op-x op-y", "op-kicker", "op-Small", "op-"] {
            assert_eq!(drawn_by(element, class), [format!("warning caption-class-unknown {class}")]);
        }
        assert_eq!(drawn_by(element, "op-small op-medium op-huge").len(), 2);
    }
    // In the body too, but on no other element.
    assert_eq!(drawn("<h2 class=op-bottom>x</h2>"), ["warning caption-class-unknown op-bottom"]);
    assert!(drawn("<p class='op-bottom op-left op-right'>x</p>").is_empty());
}
