use crate::rules::tests::examples;

const NOTHING: [&str; 0] = [];

/// What a document draws, given the attributes of `html` and `body`, the title, and the rest of the article.
fn drawn(html: &str, body: &str, title: &str, rest: &str) -> Vec<String> {
    examples::drawn(
        "direction",
        &format!("<html {html}><body {body}><article><header><h1>{title}</h1></header>{rest}"),
    )
}

/// A paragraph with so many letters of a left-to-right and of a right-to-left script.
fn paragraph(left: usize, right: usize) -> String {
    format!("<p>{}, {}. &mdash; 123\u{64b}</p>", "a".repeat(left), "\u{5d0}".repeat(right))
}

#[test]
fn missing_by_language() {
    for language in ["ar", "AR", "fa-IR", "he", "ur_PK", "ps", "sd", "ug", "yi", "dv", "ckb", " ar "] {
        let found = drawn(&format!("lang='{language}'"), "class=a", "Title", "");
        assert_eq!(found, ["warning rtl-missing <body class=a>"], "{language}");
    }
    for language in ["", "en", "en-ar", "arn", "a", "x-ar", "de-Arab"] {
        assert_eq!(drawn(&format!("lang='{language}'"), "", "Title", ""), NOTHING, "{language}");
    }
    assert_eq!(drawn("xml:lang=ar", "", "Title", "<p lang=ar>Text</p>"), NOTHING);
    for (html, body) in [("lang=ar", "dir=rtl"), ("lang=ar", "dir=' RTL '"), ("", "lang=ar")] {
        assert_eq!(drawn(html, body, "Title", ""), NOTHING, "{html} {body}");
    }
    // Without a body, the next thing around the article is to blame.
    let of = |text| examples::drawn("direction", text);
    assert_eq!(of("<html lang=ar><article><p>Text</p></article>"), ["warning rtl-missing <html lang=ar>"]);
    assert_eq!(of("<!doctype html><article><p>אבג"), ["warning rtl-missing <article>"]);
    // What says the direction of left-to-right text says nothing here.
    assert_eq!(drawn("lang=ar dir=ltr", "dir=ltr", "Title", ""), ["warning rtl-missing <body dir=ltr>"]);
}

#[test]
fn missing_by_letters() {
    let missing = ["warning rtl-missing <body >"];
    assert_eq!(drawn("", "", "", &paragraph(10, 11)), missing);
    assert_eq!(drawn("", "", "", &paragraph(10, 10)), NOTHING, "half is not more than half");
    assert_eq!(drawn("lang=en", "", "אבג", "<p>ab</p>"), missing, "the title counts");
    assert_eq!(drawn("", "", "ab", "<p>&#1575;&#x5d0;<b>&#X5D0;</b></p>"), missing);
    assert_eq!(drawn("", "", "", &paragraph(0, 0)), NOTHING);
    // Only title and paragraphs count, and no foreign content.
    let elsewhere = "<h2>אבג</h2><ul><li>אבג</ul><figure><img><figcaption>אבג</figcaption></figure>\
                     <figure class=op-interactive><iframe><p>אבג</p></iframe></figure>";
    assert_eq!(drawn("", "", "a", elsewhere), NOTHING);
    assert_eq!(drawn("", "", "ab", &format!("{elsewhere}<p>אבג")), missing);
    assert_eq!(drawn("", "", "ab", "<footer><aside><p>אבג</p></aside></footer>"), missing);
}

#[test]
fn direction_somewhere_else() {
    let place = ["warning rtl-not-on-body rtl"];
    for html in ["dir=rtl", "lang=ar dir=rtl"] {
        assert_eq!(drawn(html, "", "Title", "<p dir=rtl>Text</p>"), place, "one defect, one finding");
    }
    for rest in [
        "<p dir=rtl>אבגד",
        "<div><p><span DIR='rtl'>אבגד</span></p></div>",
        "<p>אבגד<iframe dir=rtl></iframe>",
    ] {
        assert_eq!(drawn("", "", "abc", rest), place, "{rest}");
        assert_eq!(drawn("", "dir=rtl", "abc", rest), NOTHING, "{rest}");
        // A quotation in an article that is written from left to right.
        for title in ["abcd", "A longer title"] {
            assert_eq!(drawn("", "", title, rest), NOTHING, "{title} {rest}");
        }
    }
    let upper = drawn("", "dir=ltr", "", "<p dir=Rtl>א");
    assert_eq!(upper, ["warning rtl-not-on-body Rtl"]);
    // That of the whole article counts, whatever is written in it.
    let whole = "<body><article dir=rtl><header><h1>Title</h1></header><p>Text</p></article></body>";
    assert_eq!(examples::drawn("direction", whole), place);
    for rest in ["<iframe><p dir=rtl></iframe>", "<!-- <p dir=rtl> -->", "<p dir=ltr>", "<p data-dir=rtl>"] {
        assert_eq!(drawn("", "", "Title", rest), NOTHING, "{rest}");
    }
}

#[test]
fn unexpected_on_left_to_right_text() {
    let unexpected = ["warning rtl-unexpected rtl"];
    assert_eq!(drawn("", "dir=rtl", "", &paragraph(100, 0)), unexpected);
    assert_eq!(drawn("", "dir=rtl", "", &paragraph(99, 0)), NOTHING);
    assert_eq!(drawn("", "dir=rtl", "abc", &paragraph(97, 0)), unexpected, "the title counts");
    assert_eq!(drawn("", "dir=rtl", "", &paragraph(91, 9)), unexpected);
    assert_eq!(drawn("", "dir=rtl", "", &paragraph(90, 10)), NOTHING, "a tenth is enough");
    assert_eq!(drawn("dir=rtl", "dir=rtl", "", &paragraph(100, 0)), unexpected);
    assert_eq!(drawn("", "dir=ltr", "", &paragraph(100, 0)), NOTHING);
    assert_eq!(drawn("dir=rtl", "", "", &paragraph(100, 0)), ["warning rtl-not-on-body rtl"]);
}

#[test]
fn values_on_the_body() {
    for (attribute, place) in [
        ("dir=right", "right"),
        ("dir=auto", "auto"),
        ("dir='right to left'", "right to left"),
        ("dir=rtl;", "rtl;"),
        ("dir=''", ""),
        ("dir", "dir"),
        ("DIR=x dir=rtl", "x"),
    ] {
        assert_eq!(
            drawn("", attribute, "Title", ""),
            [format!("warning dir-value-invalid {place}")],
            "{attribute}"
        );
    }
    for attribute in ["", "dir=LTR", "dir=rTl", "data-dir=x"] {
        assert_eq!(drawn("", attribute, "Title", ""), NOTHING, "{attribute}");
    }
    assert_eq!(drawn("dir=right", "", "Title", "<p dir=auto>Text"), NOTHING, "only the body is asked");
}
