use crate::rules::tests::examples;

fn drawn(example: &str) -> Vec<String> {
    examples::drawn("text", example)
}

const HEADER: &str = r#"<header><h1>Ferry</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header>"#;
const IMAGE: &str = r#"<img src="https://example.com/harbour.jpg">"#;

/// The lines of a text, without indentation.
fn lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

#[test]
fn elements_directly_in_the_article() {
    for legal in [
        "<p>x</p><h1>x</h1><h2>x</h2><ul><li>x</li></ul><ol><li>x</li></ol><blockquote>x</blockquote>",
        "<aside>x</aside><figure><img src=https://example.com/1.jpg></figure><br> <wbr>",
        "<blockquote>x<hr></blockquote><aside><hr><p>x</p></aside>",
        // Other rules say more of these.
        "x <b>bold</b> <span></span> x",
        "<span></span><!-- x --> <span></span>x",
    ] {
        assert!(drawn(legal).is_empty(), "{legal}: {:?}", drawn(legal));
    }
    let elements = "<div>x</div><section><p>x</p></section><hr><dl><dt>x</dl><nav></nav><fb:like>x</fb:like>\
                    <cite>x</cite><li>x</li><time>x</time><SPAN></SPAN><p>x</p><b>&nbsp;</b><br>\
                    <table></table><pre> </pre><form><input></form>";
    let names = [
        "<div>",
        "<section>",
        "<hr>",
        "<dl>",
        "<nav>",
        "<fb:like>",
        "<cite>",
        "<li>",
        "<time>",
        "<SPAN>",
        "<b>",
        "<table>",
        "<pre>",
        "<form>",
    ];
    let rule = |name: &str| if name == "<b>" { "empty-text-element" } else { "body-element-unsupported" };
    assert_eq!(drawn(elements), names.map(|name| format!("warning {} {name}", rule(name))));
    assert_eq!(
        drawn("<table><td>x</table><pre>x</pre><form>x</form>"),
        ["<table>", "<pre>", "<form>"].map(|name| format!("error body-element-unsupported {name}"))
    );
    // What is in it is another matter.
    assert_eq!(
        lines(&drawn("<div><ul></ul><p><a href='#'>x</a></p></div>").join("\n")),
        lines("warning body-element-unsupported <div>\nwarning list-empty <ul>\nwarning link-url-invalid #")
    );
}

#[test]
fn empty_elements() {
    let empty = "<figure><img src=https://example.com/1.jpg><figcaption><cite> </cite></figcaption></figure>\
        <h1>\n</h1><h2>&nbsp;<br></h2><p>x<cite id=1></cite></p><ul><li>x</li><li>\u{a0}</li></ul>\
        <blockquote><!-- x --></blockquote><aside><p></p></aside><p>x<small></small><a id=x></a></p>\
        <ul class=op-sponsors><li></li><li><a rel=facebook href=https://www.facebook.com/x></a></li></ul>";
    let names = [
        "<figcaption>",
        "<h1>",
        "<h2>",
        "<cite id=1>",
        "<li>",
        "<blockquote>",
        "<aside>",
        "<small>",
        "<a id=x>",
        "<li>",
    ];
    assert_eq!(drawn(empty), names.map(|name| format!("warning empty-text-element {name}")));
    for legal in [
        "<p></p><p>&nbsp;</p><p><b><br></b></p>",
        "<address><b></b></address><ul class=op-sponsors><li><a rel=facebook href=https://www.facebook.com/x><b></b></a></li></ul>",
        "<header><h1><b></b></h1><h3></h3><h4 class=op-kicker></h4></header>",
        "<figure class=op-ad><iframe><b></b></iframe></figure><p><q></q><span></span></p>",
        "<h2>.</h2><blockquote><p>x</p></blockquote><ul><li>&#8203;</li></ul>",
        "<ul class=op-related-articles><li></li><li><a href=https://example.com></a></li></ul>",
        "<header><h1></h1><h1><a href=https://example.com></a></h1><address><a></a></address></header>",
    ] {
        assert!(drawn(legal).is_empty(), "{legal}: {:?}", drawn(legal));
    }
    // Media are something; a rule says that they must not stand there.
    for media in [IMAGE, "<iframe></iframe>", "<svg></svg>", "<video></video>", "<audio></audio>"] {
        assert!(drawn(&format!("<aside>{media}</aside>")).is_empty(), "{media}");
    }
    assert_eq!(
        drawn("<header><h1>x<a></a></h1><h2></h2></header>"),
        ["warning empty-text-element <a>", "warning empty-text-element <h2>"]
    );
    // The URL is wrong and the text is missing: two defects.
    assert_eq!(
        drawn("<p>x<a href=/pier></a></p>"),
        ["warning empty-text-element <a href=/pier>", "warning link-url-invalid /pier"]
    );
}

#[test]
fn headings() {
    let text = "<h1>x</h1><h2>x</h2><h3>x</h3><H4 id=x>x</H4><aside><h5>x</h5></aside><h6>x</h6>\
                <figure class=op-interactive><iframe><h3>x</h3></iframe></figure>";
    let names = ["<h3>", "<H4 id=x>", "<h5>", "<h6>"];
    assert_eq!(drawn(text), names.map(|name| format!("warning heading-level-unsupported {name}")));
    let caption = format!("<figure>{IMAGE}<figcaption><h1>x<b><h4>x</h4></b></h1></figcaption></figure>");
    for legal in [&caption, "<header><h3>x</h3><h4>x</h4></header>", "<body><article></article><h3>x</h3>"] {
        assert!(drawn(legal).is_empty(), "{legal}: {:?}", drawn(legal));
    }
}

#[test]
fn lists() {
    for (list, expected) in [
        ("<ul></ul>", "<ul>"),
        ("<ol id=x> <!-- li --> </ol>", "<ol id=x>"),
        ("<ul>text</ul>", "<ul>"),
        ("<ol><p>x</p>y</ol>", "<ol>"),
        ("<ul><li>x</li><p>y</p><li>z</li></ul>", "<p>"),
        ("<ul><li>x</li> text <b>bold</b>\n<li>z</li> &nbsp; </ul>", "text"),
        ("<ul><li>x</li><ol><li>y</li></ol></ul>", "<ol>"),
        ("<ul><li>x</li><li>y</li></ul>", ""),
        ("<ol><li>x<li>y</ol>", ""),
        // What stands wrongly is said by the rule for that.
        ("<ul><li>x</li><figure><img src=https://example.com/1.jpg></figure></ul>", ""),
        ("<ul><li>x<ul></ul></li></ul>", ""),
    ] {
        let drawn = drawn(list);
        let expected = (!expected.is_empty()).then(|| format!("warning list-empty {expected}"));
        assert_eq!(drawn, expected.into_iter().collect::<Vec<_>>(), "{list}");
    }
}

#[test]
fn urls_of_links() {
    let link = |href: &str| format!("<p>x<a href=\"{href}\">y</a></p>");
    for good in [
        "https://example.com/a#b",
        " HTTP://example.org:8080/?a=b&amp;c ",
        "https://bücher.example/ä ö",
        "mailto:ann@example.com",
        "MailTo:?subject=x",
        "tel:+15550100",
    ] {
        assert!(drawn(&link(good)).is_empty(), "{good}: {:?}", drawn(&link(good)));
    }
    for bad in [
        "#",
        "#top",
        "/pier",
        "pier.html",
        "?p=17",
        "../a",
        "//example.com/a",
        "www.example.com/a",
        "example.com:80/a",
        "javascript:void(0)",
        "JavaScript:share()",
        "http:",
        "https://",
        "https:/example.com/a",
        "http:///a",
        "https://exa mple.com/",
        "https://example.com:port/",
        "mailto:",
        "tel:",
        "data:text/html,x",
        "ftp://example.com/a",
        "{url}",
    ] {
        assert_eq!(drawn(&link(bad)), [format!("warning link-url-invalid {bad}")]);
    }
    // It points at the value as it is written, at the name where there is none.
    for (empty, place) in [("href", "href"), ("href=''", ""), ("href=' '", " "), ("href='&#32;'", "&#32;")] {
        assert_eq!(
            drawn(&format!("<p>x<a {empty}>y</a></p>")),
            [format!("warning link-url-invalid {place}")],
            "{empty}"
        );
    }
    // Without one, at the element; one without text is an empty element.
    assert_eq!(drawn("<p>x<a rel=b>y</a></p>"), ["warning link-url-invalid <a rel=b>"]);
    assert_eq!(drawn("<p>x<a rel=b></a></p>"), ["warning empty-text-element <a rel=b>"]);
    for other in [
        "<p><a name=x>x</a><a id=y>y</a></p>",
        "<header><address><a>Ann</a></address></header>",
        "<ul class=op-related-articles><li><a>x</a></li></ul>",
        "<header><address><a href=/ann>Ann</a></address></header>",
        "<figure class=op-interactive><iframe><a href='#'>x</a></iframe></figure>",
        "<ul class=op-related-articles><li><a href=/a>x</a></li></ul>",
    ] {
        assert!(drawn(other).is_empty(), "{other}");
    }
    for place in ["h2", "blockquote", "aside", "b"] {
        let text = format!("<p>x</p><{place}><a href=/a>x</a></{place}>");
        assert_eq!(drawn(&text), ["warning link-url-invalid /a"], "{place}");
    }
}

#[test]
fn line_breaks() {
    let breaks = |count: usize| (0..count).map(|number| format!("x<br id={number}>")).collect::<String>();
    for block in ["p", "li", "blockquote", "h2", "div", "figcaption", "td"] {
        let text = |count| format!("<{block}>{}</{block}>", breaks(count));
        let only = |text: &str| {
            drawn(text).into_iter().filter(|finding| finding.contains("line-breaks")).collect::<Vec<_>>()
        };
        assert!(only(&text(5)).is_empty(), "{block}");
        assert_eq!(only(&text(6)), ["warning too-many-line-breaks <br id=5>"], "{block}");
        // However many there are, it is one block.
        assert_eq!(only(&text(9)), ["warning too-many-line-breaks <br id=5>"], "{block}");
    }
    // Inline elements do not divide a block, other blocks in it have their own, and it goes on behind them.
    let split = format!("<p>{}<b>{}</b></p>", breaks(3), breaks(3));
    assert_eq!(drawn(&split), ["warning too-many-line-breaks <br id=2>"]);
    let nested = format!("<blockquote>{}<p>{}</p>{}</blockquote>", breaks(3), breaks(5), breaks(3));
    assert_eq!(drawn(&nested), ["warning too-many-line-breaks <br id=2>"]);
    assert!(drawn(&format!("<p>{}</p>", breaks(5)).repeat(3)).is_empty());
    // Breaks one after the other are another rule's.
    assert!(drawn(&format!("<p>{}</p>", "<br>".repeat(8))).is_empty());
    assert!(drawn(&format!("<p>{}<br><br>x</p>", breaks(8))).is_empty());
    assert!(drawn(&breaks(8)).is_empty());
    assert!(drawn(&format!("<figure class=op-ad><iframe><p>{}</p></iframe></figure>", breaks(8))).is_empty());
}

#[test]
fn links_at_the_end() {
    let article =
        |content: &str| drawn(&format!("<article>{HEADER}<p>The ferry is back.</p>{content}</article>"));
    let link = "<a href=https://example.com/pier>The pier</a>";
    let tracker = "<figure class=op-tracker><iframe src=https://example.com/t></iframe></figure>";
    let footer = "<footer><small>x</small></footer>";
    for (last, place) in [
        (format!("<p>{link}</p>"), "<p>"),
        (format!("<p> &nbsp;{link}<br><b>{link}</b></p>"), "<p>"),
        (format!("<ul><li>{link}</li><li>{link}</li></ul>"), "<ul>"),
        (format!("<ol><li><p>{link}</p></li></ol>"), "<ol>"),
    ] {
        let expected = [format!("info links-as-final-element {place}")];
        assert_eq!(article(&last), expected, "{last}");
        // Nothing that readers see stands behind it.
        assert_eq!(
            article(&[&last, "<p>&nbsp;</p><!-- x -->", tracker, footer].concat()),
            expected,
            "{last}"
        );
        let ad = "<figure class=op-ad><iframe src=https://example.com/a></iframe></figure>";
        let related = format!("<ul class=op-related-articles><li>{link}</li></ul>");
        for behind in ["<p>x</p>", "<h2>x</h2>", ad, &related] {
            assert!(article(&[&last, behind].concat()).is_empty(), "{last}{behind}");
        }
    }
    for legal in [
        format!("<p>{link}.</p>"),
        format!("<ul><li>{link}</li><li>x</li></ul>"),
        format!("<blockquote>{link}</blockquote>"),
        format!("<p>x</p><p>{link} {link}</p><p>x</p>"),
    ] {
        assert!(article(&legal).is_empty(), "{legal}");
    }
}

/// With anything quadratic this would take minutes.
#[test]
fn any_amount_of_anything() {
    const MANY: usize = 100_000;
    let deep = |open: &str, close: &str| open.repeat(MANY) + &close.repeat(MANY);
    for text in [
        deep("<div>x<br>", "</div>"),
        deep("<blockquote><ul>", "</ul></blockquote>"),
        deep("<ul><li>", "</li></ul>"),
        deep("<a href=/x>", "</a>"),
        deep("<article><footer>", "</footer></article>"),
        deep("<ul class=op-related-articles><li>", "</li></ul>"),
        deep("<figure><figcaption>", "</figcaption></figure>"),
        deep("<small>", "</small>") + &"<footer></footer>".repeat(MANY),
        "<span></span>".repeat(MANY),
        format!("<p>{}</p>", "x<br>".repeat(MANY)),
        format!("<ul>{}</ul>", "<li></li>x<b></b>".repeat(MANY)),
        format!("<ul class=op-related-articles>{}</ul>", "<li><a></a><a href=x></a></li>".repeat(MANY)),
    ] {
        assert!(!drawn(&text).is_empty() || !examples::drawn("footer", &text).is_empty(), "{text:.50}");
    }
}
