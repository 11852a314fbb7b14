//! What real documents and exporters taught, kind by kind: what is said, and what a fix makes of it.

mod dates;

use crate::report::{Diagnostic, Limits, Safety};
use crate::rules::tests::examples::{document, drawn_by};
use crate::rules::tests::fixes::fixed;
use crate::{Options, Validator};

/// All findings about an example but hints of no account here.
fn found(example: &str) -> Vec<Diagnostic> {
    let options = Options { limits: Limits::NONE, ..Options::default() };
    let mut found = Validator::new(options).article(&document(example)).diagnostics;
    found.retain(|finding| finding.rule != "single-media-in-cover");
    found
}

/// The ids of the rules that speak.
fn rules(example: &str) -> Vec<&'static str> {
    found(example).iter().map(|finding| finding.rule).collect()
}

/// The only finding of a rule.
fn only(rule: &str, example: &str) -> Diagnostic {
    let mut own: Vec<_> = found(example).into_iter().filter(|finding| finding.rule == rule).collect();
    assert_eq!(own.len(), 1, "{rule} in {example}: {own:#?}");
    own.remove(0)
}

fn safety(finding: &Diagnostic) -> Option<Safety> {
    finding.fix.as_ref().map(|fix| fix.safety)
}

fn unchanged(content: &str) {
    assert_eq!(fixed(content, Safety::Safe), content);
}

fn figure(image: &str) -> String {
    format!("<figure>{image}</figure>")
}

/// What all safe fixes make of dates in the header.
fn fixed_header(dates: &str) -> String {
    let text = document(&format!("<header><h1>Ferry</h1>{dates}</header>"));
    let validator = Validator::new(Options::default());
    crate::fix::all(&validator, &crate::Source::from_text(&text), crate::Kind::Article, Safety::Safe).text
}

#[test]
fn pictures_that_wait_for_a_script() {
    const DATA: &str = "data:image/svg+xml,%3Csvg%3E%3C/svg%3E";
    for (attributes, waits_in, url) in [
        (
            format!("src=\"{DATA}\" data-src=\"https://example.com/a.jpg\""),
            "data-src",
            "https://example.com/a.jpg",
        ),
        (
            "src=\"data:image/gif;base64,R0lGOD\" data-lazy-src=\"https://example.com/a.jpg\"".into(),
            "data-lazy-src",
            "https://example.com/a.jpg",
        ),
        (
            "src=\"https://example.com/img/1x1.trans.gif\" data-original=\"https://example.com/a.jpg\""
                .into(),
            "data-original",
            "https://example.com/a.jpg",
        ),
        (
            "src=\"/blank.gif\" srcset=\"https://example.com/s.jpg 300w, https://example.com/l.jpg 900w\""
                .into(),
            "srcset",
            "https://example.com/l.jpg",
        ),
        (
            "src=\"https://example.com/placeholder-600x400.png\" data-src=\"https://example.com/a.jpg\""
                .into(),
            "data-src",
            "https://example.com/a.jpg",
        ),
        (format!("src=\"{DATA}\" data-src=\"/a.jpg\""), "data-src", "https://example.com/a.jpg"),
        (
            "data-lazy-srcset=\"https://example.com/a.jpg 2x\"".into(),
            "data-lazy-srcset",
            "https://example.com/a.jpg",
        ),
        ("src=\"\" data-src=\"https://example.com/a.jpg\"".into(), "data-src", "https://example.com/a.jpg"),
    ] {
        let example = figure(&format!("<img {attributes}>"));
        assert_eq!(rules(&example), ["image-src-missing"], "{attributes}");
        let finding = only("image-src-missing", &example);
        assert!(finding.message.contains(&format!("`{waits_in}`")), "{}", finding.message);
        assert_eq!(safety(&finding), Some(Safety::Unsafe), "{attributes}");
        unchanged(&example);
        let mended = fixed(&example, Safety::Unsafe);
        assert!(mended.contains(&format!("src=\"{url}\"")), "{attributes}: {mended}");
        assert!(drawn_by(&["image-src-missing"], &mended).is_empty(), "{mended}");
    }
    for fine in [
        "src=\"https://example.com/a.jpg\" data-src=\"https://example.com/b.jpg\"",
        "src=\"https://example.com/blank.gif\"",
        "src=\"https://example.com/a.jpg\" srcset=\"https://example.com/b.jpg 2x\"",
        "src=\"https://example.com/loading-dock.png\" srcset=\"https://example.com/loading-dock-2x.png 2x\"",
        "src=\"https://example.com/gray-wolf.gif\" data-src=\"https://example.com/a.jpg\"",
        "src=\"https://example.com/pixel.jpg\" srcset=\"https://example.com/pixel-2x.jpg 2x\"",
        "src=\"https://example.com/600x400.png\" srcset=\"https://example.com/1200x800.png 2x\"",
        "src=\"https://example.com/blankets.jpg\" data-src=\"https://example.com/a.jpg\"",
        "src=\"https://example.com/blank.gif\" data-src=\"https://example.com/blank.gif\"",
    ] {
        assert!(rules(&figure(&format!("<img {fine}>"))).is_empty(), "{fine}");
    }
    // Without a picture elsewhere, the other rules say what `src` is.
    assert_eq!(rules(&figure(&format!("<img src=\"{DATA}\">"))), ["svg-image"]);
    assert_eq!(rules(&figure("<img src=\"data:image/gif;base64,R0\">")), ["media-url-not-absolute"]);
    let none = only("image-src-missing", &figure("<img data-src=\"data:image/gif;base64,R0\">"));
    assert_eq!((safety(&none), &*none.message), (None, "`img` without `src`: there is no image to show"));
}

#[test]
fn urls_with_a_scheme_too_many_or_none() {
    for (url, meant) in [
        ("http://https://www.example.net/a", "https://www.example.net/a"),
        ("https://http://example.net/a", "http://example.net/a"),
        ("http//example.net/a", "http://example.net/a"),
        ("https:/example.net/a", "https://example.net/a"),
        ("www.example.net/a", "https://www.example.net/a"),
        ("example.net/a", "https://example.net/a"),
        ("/www.example.net/a", "https://www.example.net/a"),
    ] {
        let link = format!("<p>From <a href=\"{url}\">there</a>.</p>");
        assert_eq!(rules(&link), ["link-url-invalid"], "{url}");
        unchanged(&link);
        assert!(fixed(&link, Safety::Unsafe).contains(&format!("href=\"{meant}\"")), "{url}");
        let image = figure(&format!("<img src=\"{url}.jpg\">"));
        assert_eq!(rules(&image), ["media-url-not-absolute"], "{url}");
        unchanged(&image);
        assert!(fixed(&image, Safety::Unsafe).contains(&format!("src=\"{meant}.jpg\"")), "{url}");
    }
    for canonical in
        ["http://https://example.com/a", "https:/example.com/a", "http//example.com/a", "https://https/a"]
    {
        let head = format!("<link rel=\"canonical\" href=\"{canonical}\">");
        assert_eq!(rules(&head), ["canonical-not-absolute"], "{canonical}");
    }
    for fine in [
        "https://example.net/https://example.com/",
        "https://https.example.net/a",
        "https://http-status.example.net/",
        "https://example.net/www.example.com",
    ] {
        assert!(rules(&format!("<p>From <a href=\"{fine}\">there</a>.</p>")).is_empty(), "{fine}");
    }
}

#[test]
fn relative_urls_and_what_they_are_completed_by() {
    let with_base = |base: &str, url: &str| {
        let html = format!(
            "<!doctype html><html><head><meta charset=\"utf-8\"><meta property=\"op:markup_version\" \
             content=\"v1.0\">{base}<link rel=\"canonical\" href=\"https://example.com/news/ferry\"></head><body>\
             <article><header><h1>Ferry</h1><time class=\"op-published\" datetime=\"2016-02-04T09:00:00Z\">4 \
             February</time></header><figure><img src=\"{url}\"></figure><p>The ferry is back.</p></article></body></html>"
        );
        let finding = only("media-url-not-absolute", &html);
        let fix = finding.fix?;
        Some(format!("{} {}", fix.safety, fix.edits[0].text))
    };
    let none = "";
    let root = "<base href=\"https://cdn.example.net/\">";
    for (base, url, expected) in [
        (none, "images/a.jpg", "unsafe https://example.com/news/images/a.jpg"),
        (none, "../a.jpg", "unsafe https://example.com/a.jpg"),
        (none, "index.php?id=3", "unsafe https://example.com/news/index.php?id=3"),
        (none, "/images/a.jpg", "safe https://example.com/images/a.jpg"),
        (none, "//cdn.example.net/a.jpg", "safe https://cdn.example.net/a.jpg"),
        (root, "images/a.jpg", "safe https://cdn.example.net/images/a.jpg"),
        (root, "/images/a.jpg", "safe https://cdn.example.net/images/a.jpg"),
        (root, "//example.org/a.jpg", "safe https://example.org/a.jpg"),
        (root, "www.example.org/a.jpg", "unsafe https://www.example.org/a.jpg"),
        ("<base href=\"/cms/\">", "images/a.jpg", "safe https://example.com/cms/images/a.jpg"),
        ("<base href=\"cms/\">", "images/a.jpg", "unsafe https://example.com/news/cms/images/a.jpg"),
        ("<base target=\"_blank\"><base href=\"/cms/\">", "a.jpg", "safe https://example.com/cms/a.jpg"),
        ("<base href=\"\">", "a.jpg", "unsafe https://example.com/news/a.jpg"),
    ] {
        assert_eq!(with_base(base, url).as_deref(), Some(expected), "{base} {url}");
    }
}

#[test]
fn data_in_the_head_are_no_code() {
    let script = |attributes: &str| format!("<link rel=\"x\" href=\"/\"><script {attributes}>{{}}</script>");
    for data in [
        "type=\"application/ld+json\"",
        "type=application/json",
        "type='text/x-template'",
        "type=\"importmap\"",
    ] {
        let found = drawn_by(&["script-outside-iframe"], &script(data));
        assert_eq!(found, [format!("info script-outside-iframe <script {data}>")]);
    }
    for code in [
        "",
        "type",
        "type=\"text/javascript\"",
        "type=\"MODULE\"",
        "type='application/javascript; charset=x'",
        "async src=/a.js",
    ] {
        let found = drawn_by(&["script-outside-iframe"], &script(code));
        assert!(found.len() == 1 && found[0].starts_with("error "), "{code}: {found:?}");
    }
    // In the article nothing may stand that is not shown.
    let found =
        drawn_by(&["script-outside-iframe"], "<p>x</p><script type=\"application/ld+json\">{}</script>");
    assert_eq!(found, ["error script-outside-iframe <script type=\"application/ld+json\">"]);
}

#[test]
fn an_embed_may_leave_out_its_width() {
    let embed = |size: &str| {
        format!(
            "<figure class=\"op-interactive\"><iframe src=\"https://example.com/1\"{size}></iframe></figure>"
        )
    };
    for fine in [" height=\"240\"", " height=\"240\" width=\"320\""] {
        assert!(rules(&embed(fine)).is_empty(), "{fine}");
    }
    for lacks in ["", " width=\"320\""] {
        assert_eq!(rules(&embed(lacks)), ["embed-dimensions-missing"], "{lacks}");
    }
    assert_eq!(fixed(&embed(" width=\"100%\" height=\"240\""), Safety::Safe), embed(" height=\"240\""));
    assert_eq!(rules(&embed(" width=\"100%\" height=\"240\"")), ["iframe-width-not-integer"]);
}

#[test]
fn wrappers_of_text_become_paragraphs() {
    for (wrapper, expected) in [
        ("<div>The ferry is <b>back</b>.</div>", "<p>The ferry is <b>back</b>.</p>"),
        ("<section class=\"x\">The ferry is back.</section>", "<p class=\"x\">The ferry is back.</p>"),
        ("<div>One<br><br>Two</div>", "<p>One</p><p>Two</p>"),
        ("<div><div>Text</div></div>", "<p>Text</p>"),
        (
            "<DIV>Text <a href=\"https://example.com/a\">here</a></DIV>",
            "<p>Text <a href=\"https://example.com/a\">here</a></p>",
        ),
        ("<div><p>Text</p></div>", "<p>Text</p>"),
    ] {
        assert_eq!(fixed(wrapper, Safety::Safe), expected, "{wrapper}");
    }
    for stays in [
        "<div data-id=\"1\">Text</div>",
        "<div>Text<p>Text</p></div>",
        "<div>Text<table><tr><td>x</td></tr></table></div>",
        "<div>Text <canvas></canvas></div>",
        "<div>Text",
        "<nav>Text</nav>",
    ] {
        assert_eq!(fixed(stays, Safety::Safe), stays, "{stays}");
    }
    assert_eq!(fixed("<div data-id=\"1\">Text</div>", Safety::Unsafe), "<p data-id=\"1\">Text</p>");
    let help = |example: &str| only("body-element-unsupported", example).help.unwrap_or_default();
    assert_eq!(help("<div>Text</div>"), "make it a paragraph: `p`");
    assert!(help("<div><p>Text</p></div>").starts_with("take the wrapper away"));
    assert!(help("<div>Text<p>Text</p></div>").contains("text of its own goes into a `p`"));
}

#[test]
fn an_element_is_unsupported_whatever_is_said_of_what_it_holds() {
    let image = "<img src=\"https://example.com/1.jpg\">";
    for (example, expected) in [
        (
            format!("<table><tr><td>{image} Adults 4</td></tr></table>"),
            vec!["body-element-unsupported", "image-without-figure"],
        ),
        (format!("<pre>{image} Adults 4</pre>"), vec!["body-element-unsupported", "image-without-figure"]),
        (
            "<div>Text <script>x</script></div>".into(),
            vec!["body-element-unsupported", "script-outside-iframe"],
        ),
        (
            "<div>Text<h4>Heading</h4></div>".into(),
            vec!["body-element-unsupported", "heading-level-unsupported"],
        ),
        (
            format!("<div>Text <p>x<figure>{image}</figure></p></div>"),
            vec!["body-element-unsupported", "figure-in-paragraph"],
        ),
        // These name the wrapper themselves.
        (format!("<div><figure>{image}</figure></div>"), vec!["figure-not-child-of-article"]),
        (format!("<a href=\"https://example.com/\"><figure>{image}</figure></a>"), vec!["image-in-link"]),
    ] {
        assert_eq!(rules(&example), expected, "{example}");
    }
}

#[test]
fn empty_formatting_and_kickers() {
    for (example, expected) in [
        ("<p>One <b></b>two</p>", "<p>One two</p>"),
        ("<p>One<i> </i>two</p>", "<p>One two</p>"),
        ("<p>One<em>&nbsp;</em>two</p>", "<p>One&nbsp;two</p>"),
        ("<p>One <strong><u></u></strong>two</p>", "<p>One two</p>"),
    ] {
        assert_eq!(rules(example), ["empty-text-element"], "{example}");
        assert_eq!(fixed(example, Safety::Safe), expected, "{example}");
    }
    for stays in [
        "<p>One <b data-x=\"1\"></b>two</p>",
        "<p>One <i title=\"x\"></i>two</p>",
        "<p>One <u><!-- x --></u>two</p>",
    ] {
        assert_eq!(rules(stays), ["empty-text-element"], "{stays}");
        unchanged(stays);
    }
    for fine in ["<p>One <b>two</b></p>", "<p>One<b><br></b>two</p>", "<p>One <span></span>two</p>"] {
        assert!(rules(fine).is_empty(), "{fine}");
    }
    let header = |kicker: &str| {
        format!("{kicker}<time class=\"op-published\" datetime=\"2016-02-04T09:00:00Z\">4 February</time>")
    };
    for (kicker, is_empty) in [
        ("<h3 class=\"op-kicker\"></h3>", true),
        ("<h3 class=\"op-kicker\">&nbsp;</h3>", true),
        ("<h3 class=\"op-kicker\"><b></b></h3>", true),
        ("<h3 class=\"op-kicker\">Harbour</h3>", false),
    ] {
        let example = format!("<header><h1>Ferry</h1>{}</header>", header(kicker));
        assert_eq!(rules(&example), if is_empty { vec!["empty-text-element"] } else { vec![] }, "{kicker}");
        assert_eq!(fixed_header(&header(kicker)).contains("op-kicker"), !is_empty, "{kicker}");
    }
    for (address, stays) in [
        ("<address></address>", false),
        ("<address> <a></a></address>", false),
        ("<address><a href=\"https://example.com/ann\"></a></address>", true),
        ("<address><!-- Ann --></address>", true),
    ] {
        let example = format!("<header><h1>Ferry</h1>{}</header>", header(address));
        assert_eq!(rules(&example), ["author-name-missing"], "{address}");
        assert_eq!(fixed_header(&header(address)).contains("<address"), stays, "{address}");
    }
}

#[test]
fn paragraphs_of_a_line_break() {
    for empty in ["<p><br></p>", "<p> <br/> </p>", "<p><!-- x --><br></p>", "<p></p>"] {
        assert_eq!(rules(empty), ["empty-paragraph-spacer"], "{empty}");
        unchanged(empty);
    }
    for other in ["<p>&nbsp;</p>", "<p>&nbsp;<br></p>", "<p>One<br>two</p>"] {
        assert!(!rules(other).contains(&"empty-paragraph-spacer"), "{other}");
    }
    assert_eq!(rules("<p><br><br></p>"), ["repeated-line-breaks"]);
}

#[test]
fn quotations_and_cut_off_tags() {
    let help = |example: &str| only("text-outside-paragraph", example).help.unwrap_or_default();
    for alone in ["<q>We waited.</q>", "<q>We <b>waited</b>.</q>\n", "<p>x</p><Q>We waited.</Q><p>y</p>"] {
        assert!(help(alone).contains("blockquote"), "{alone}");
    }
    for other in ["We waited.", "<q>We waited</q>, she said.", "<b>We waited.</b>"] {
        assert!(!help(other).contains("blockquote"), "{other}");
    }
    let cut = |rest: &str| {
        let text = document("<p>x</p>");
        let (start, _) = text.split_once("<p>The ferry is back after").unwrap();
        format!("{start}{rest}")
    };
    for rest in ["</", "<", "<p>Text</p></", "<p>Text</p>\n<"] {
        assert_eq!(rules(&cut(rest)), ["unclosed-element"], "{rest}");
    }
    for rest in ["Text </", "Text <", "<b>Text</b> </"] {
        let finding = only("text-outside-paragraph", &cut(rest));
        assert_eq!(safety(&finding), None, "{rest}");
    }
    assert_eq!(safety(&only("text-outside-paragraph", &cut("Text"))), Some(Safety::Safe));
    assert_eq!(safety(&only("text-outside-paragraph", &cut("and/or/"))), Some(Safety::Safe));
}

#[test]
fn line_breaks_at_the_ends_of_captions() {
    let caption = |content: &str| figure(&format!("IMG<figcaption>{content}</figcaption>"));
    let fixed = |content: &str| {
        fixed(&caption(content).replace("IMG", "<img src=\"https://example.com/a.jpg\">"), Safety::Safe)
    };
    for (content, expected) in [
        ("<br>The harbour", "The harbour"),
        ("The harbour<br/>", "The harbour"),
        ("<br> <br>The harbour <br>", " The harbour "),
        ("<h1>The harbour</h1><br>", "<h1>The harbour</h1>"),
        ("One<br>two", "One<br>two"),
        ("<br>One<br>two", "One<br>two"),
        ("<b>One</b><br>two", "<b>One</b><br>two"),
        ("<br data-x=\"1\">One", "<br data-x=\"1\">One"),
    ] {
        assert_eq!(fixed(content), caption(expected), "{content}");
    }
}

#[test]
fn feedback_without_commas() {
    let example = |value: &str| {
        format!("<figure data-feedback=\"{value}\"><img src=\"https://example.com/a.jpg\"></figure>")
    };
    for value in ["fb:likes fb:comments", "fb:like fb:comment", " fb:comments\n fb:likes "] {
        let finding = only("feedback-value-invalid", &example(value));
        assert!(finding.message.contains("commas lack"), "{}", finding.message);
        assert_eq!(safety(&finding), Some(Safety::Safe), "{value}");
    }
    let mended = fixed(&example("fb:likes fb:comments"), Safety::Safe);
    assert!(mended.contains("data-feedback=\"fb:likes,fb:comments\""), "{mended}");
    for value in ["fb:likes fb:shares", "fb:likes fb:likes", "fb:likes,,fb:comments"] {
        assert_eq!(safety(&only("feedback-value-invalid", &example(value))), None, "{value}");
    }
    for fine in ["fb:likes,fb:comments", "fb:likes , fb:comments", "fb:comments"] {
        assert!(rules(&example(fine)).is_empty(), "{fine}");
    }
}

#[test]
fn quotation_marks_of_a_text_are_none_of_html() {
    const STRAIGHT: &str = "<link rel=\"canonical\" href=\"https://example.com/ferry\">";
    for (link, place) in [
        ("<link rel=“canonical” href=“https://example.com/ferry”>", "“canonical”"),
        ("<link rel=„canonical“ href=\"https://example.com/ferry\">", "„canonical“"),
        ("<link rel=«canonical» href=«https://example.com/ferry» />", "«canonical»"),
        ("<link href=’https://example.com/ferry’ rel=’canonical’>", "’canonical’"),
    ] {
        let found = drawn_by(&["canonical-missing", "canonical-not-absolute"], link);
        assert_eq!(found, [format!("error canonical-missing {place}")], "{link}");
        let finding = only("canonical-missing", link);
        assert!(
            finding.message.contains(place) && finding.message.contains("quotation marks"),
            "{}",
            finding.message
        );
        assert_eq!(safety(&finding), Some(Safety::Safe), "{link}");
    }
    let url = only("canonical-not-absolute", "<link rel=\"canonical\" href=“https://example.com/ferry”>");
    assert!(url.message.contains("quotation marks"), "{}", url.message);
    assert_eq!(safety(&url), Some(Safety::Safe));
    for other in [
        STRAIGHT,
        "<link rel=“stylesheet” href=“/a.css”><link rel=\"canonical\" href=\"https://example.com/“a”\">",
    ] {
        assert!(drawn_by(&["canonical-missing", "canonical-not-absolute"], other).is_empty(), "{other}");
    }
    let head = |metas: &str| {
        format!(
            "<!doctype html><html><head>{metas}{STRAIGHT}</head><body><article><header><h1>Ferry</h1><time \
             class=\"op-published\" datetime=\"2016-02-04T09:00:00Z\">4 February</time></header><p>Text</p></article></body></html>"
        )
    };
    let version = "<meta property=\"op:markup_version\" content=\"v1.0\">";
    for (metas, rule, place) in [
        (format!("<meta charset=“utf-8”>{version}"), "charset-missing", "“utf-8”"),
        (
            "<meta charset=\"utf-8\"><meta property=“op:markup_version” content=“v1.0”>".into(),
            "markup-version-invalid",
            "“op:markup_version”",
        ),
        (
            "<meta charset=\"utf-8\"><meta property=\"op:markup_version\" content=“v1.0”>".into(),
            "markup-version-invalid",
            "“v1.0”",
        ),
    ] {
        let text = head(&metas);
        let finding = only(rule, &text);
        assert_eq!(finding.span.of(&text), place);
        assert!(finding.message.contains("quotation marks"), "{}", finding.message);
        assert_eq!(safety(&finding), Some(Safety::Safe), "{metas}");
        let mended = crate::fix::apply(&text, [finding.fix.as_ref().unwrap()]).text;
        assert!(rules(&mended).is_empty(), "{mended}");
    }
}
