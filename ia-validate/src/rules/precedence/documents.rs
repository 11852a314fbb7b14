//! Who speaks where rules meet in whole documents.

use std::collections::BTreeSet;

use super::*;
use crate::Options;
use crate::article::Buffers;
use crate::rules::findings::Context;
use crate::rules::tests::examples;
use crate::rules::{find, runner};

/// Documents in which rules meet: who speaks, who is silent, and what stands in the article.
#[rustfmt::skip]
static DOCUMENTS: &[(&[&str], &[&str], &str)] = &[
    (&["figure-in-paragraph"], &["figure-not-child-of-article"],
     r#"<p>Text <figure><img src="https://example.com/1.jpg"></figure></p>"#),
    (&["figure-in-paragraph"], &["figure-not-child-of-article", "iframe-without-embed-figure", "non-text-in-paragraph"],
     r#"<p>Text <figure><iframe src="https://example.com/1" width="320" height="240"></iframe></figure></p>"#),
    (&["figure-in-paragraph"], &["figure-not-child-of-article", "video-without-figure", "non-text-in-paragraph"],
     r#"<p>Text <figure><div><video src="https://example.com/1.mp4"></video></div></figure></p>"#),
    (&["figure-in-paragraph"], &["figure-not-child-of-article", "non-text-in-paragraph"],
     r#"<p>Text <div><figure><img src="https://example.com/1.jpg"></figure></div></p>"#),
    (&["figure-in-paragraph"], &["figure-not-child-of-article", "list-item-block-content"],
     r#"<ul><li><p>Text <figure><img src="https://example.com/1.jpg"></figure></p></li></ul>"#),
    (&["non-text-in-paragraph"], &["image-without-figure"], r#"<p>Text <img src="https://example.com/1.jpg"></p>"#),
    (&["non-text-in-paragraph"], &["video-without-figure"],
     r#"<p>Text <video src="https://example.com/1.mp4"></video></p>"#),
    (&["non-text-in-paragraph"], &["iframe-without-embed-figure"],
     r#"<p>Text <iframe src="https://example.com/1" width="320" height="240"></iframe></p>"#),
    (&["list-item-block-content"], &["figure-not-child-of-article"],
     r#"<ul><li>Text <figure><img src="https://example.com/1.jpg"></figure></li></ul>"#),
    (&["list-item-block-content"], &["image-without-figure", "video-without-figure", "iframe-without-embed-figure"],
     r#"<ul><li>One <img src="https://example.com/1.jpg"></li>
        <li>Two <video src="https://example.com/1.mp4"></video></li>
        <li>Three <iframe src="https://example.com/1" width="320" height="240"></iframe></li></ul>"#),
    (&["blockquote-in-paragraph"], &["non-text-in-paragraph"], "<p>Text <div><blockquote>Quote</blockquote></div></p>"),
    (&["cover-media-outside-figure"], &["image-without-figure"],
     r#"<header>HEAD<img src="https://example.com/1.jpg"></header>"#),
    (&["cover-media-outside-figure"], &["video-without-figure"],
     r#"<header>HEAD<video src="https://example.com/1.mp4"></video></header>"#),
    (&["cover-media-invalid"], &["iframe-without-embed-figure"],
     r#"<header>HEAD<figure><iframe src="https://example.com/1" width="320" height="240"></iframe></figure></header>"#),
    (&["video-format-unsupported"], &["third-party-video-as-video"],
     r#"<figure><video><source src="https://www.youtube.com/1.webm"></video></figure>"#),
    (&["video-format-unsupported"], &["cover-video-not-direct-link"],
     r#"<header>HEAD<figure><video><source src="https://example.com/1.webm"></video></figure></header>"#),
    // The site is another defect than the extension.
    (&["cover-video-not-direct-link", "video-format-unsupported"], &["third-party-video-as-video"],
     r#"<header>HEAD<figure><video><source src="https://www.youtube.com/1.webm"></video></figure></header>"#),
    (&["cover-video-not-direct-link"], &["third-party-video-as-video"],
     r#"<header>HEAD<figure><video><source src="https://www.youtube.com/1"></video></figure></header>"#),
    (&["text-outside-paragraph"], &["figure-not-child-of-article"],
     r#"<b>Text <figure><img src="https://example.com/1.jpg"></figure></b>"#),
    (&["google-maps-embed-not-nested"], &["map-as-interactive"],
     r#"<figure class="op-interactive">
        <iframe src="https://www.google.com/maps/embed?pb=1" width="320" height="240"></iframe></figure>"#),
    (&["tracker-missing-class"], &["iframe-without-embed-figure"],
     r#"<figure><iframe src="https://www.google-analytics.com/collect?v=1"></iframe></figure>"#),
    (&["cover-media-invalid"], &["figure-empty"], "<header>HEAD<figure><figcaption>Text</figcaption></figure></header>"),
    (&["image-in-link"], &["figure-not-child-of-article"],
     r#"<a href="https://example.com/2"><figure><img src="https://example.com/1.jpg"></figure></a>"#),
    (&["interactive-missing-iframe"], &["script-outside-iframe"],
     r#"<figure class="op-interactive"><script src="https://example.com/1.js"></script></figure>"#),
    (&["tracker-multiple-iframes"], &["script-outside-iframe", "figure-multiple-media"],
     r#"<figure class="op-tracker"><script src="https://example.com/1.js"></script>
        <img src="https://example.com/1.gif"><img src="https://example.com/2.gif"></figure>"#),
    (&["map-geotag-missing"], &["script-outside-iframe"],
     r#"<figure class="op-map"><script class="op-geotag">
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [54.5, -3.6]}}</script></figure>"#),
    (&["slideshow-too-few-images"], &["figure-empty"], r#"<figure class="op-slideshow"><figure></figure></figure>"#),
    (&["slideshow-child-invalid"], &["slideshow-too-few-images"],
     r#"<figure class="op-slideshow"><img src="https://example.com/1.jpg"><img src="https://example.com/2.jpg"></figure>"#),
    (&["slideshow-child-invalid"], &["iframe-without-embed-figure", "figure-multiple-media"],
     r#"<figure class="op-slideshow"><figure><img src="https://example.com/1.jpg"></figure>
        <figure><img src="https://example.com/2.jpg"><iframe src="https://example.com/3"></iframe></figure></figure>"#),
    (&["ad-template-misplaced"], &["figure-not-child-of-article"],
     r#"<figure><img src="https://example.com/1.jpg"></figure><div><figure class="op-ad op-ad-default">
        <iframe src="https://example.com/1"></iframe></figure></div>"#),
    (&["ad-template-misplaced"], &["ad-template-needed"],
     r#"<header>HEAD<figure class="op-ad op-ad-default"><iframe src="https://example.com/1"></iframe></figure>
        <figure class="op-ad"><iframe src="https://example.com/2"></iframe></figure></header>"#),
    (&["ad-template-misplaced"], &["ad-default-multiple"],
     r#"<article><header>HEAD<figure class="op-ad op-ad-default"><iframe src="https://example.com/1"></iframe></figure>
        </header><figure><img src="https://example.com/1.jpg"></figure>
        <figure class="op-ad op-ad-default"><iframe src="https://example.com/2"></iframe></figure></article>"#),
    (&["svg-image"], &["media-url-not-absolute"], r#"<figure><img src="/1.svg"></figure>"#),
    (&["svg-image"], &["figure-empty"], "<figure><svg></svg></figure>"),
    (&["image-src-missing"], &["svg-image", "media-url-not-absolute"],
     r#"<figure><img src="data:image/svg+xml,x" data-src="https://example.com/1.jpg"></figure>"#),
    (&["image-src-missing"], &["tracker-missing-class"],
     r#"<figure><img src="https://example.com/1x1.gif" width="1" height="1" data-src="https://example.com/1.jpg"></figure>"#),
    (&["repeated-line-breaks"], &["empty-paragraph-spacer"], "<p><br><br></p>"),
    (&["audio-misplaced"], &["figure-empty"], r#"<figure><audio src="https://example.com/1.mp3"></audio></figure>"#),
    (&["article-empty"], &["single-media-in-cover"],
     r#"<article><header>HEAD<figure><img src="https://example.com/1.jpg"></figure></header></article>"#),
    (&["tracker-missing-class"], &["image-low-resolution"],
     r#"<figure><img src="https://example.com/1.gif" width="1" height="1"></figure>"#),
    (&["slideshow-image-caption"], &["caption-element-not-allowed"],
     r#"<figure class="op-slideshow"><figure><img src="https://example.com/1.jpg">
        <figcaption><p>Text</p></figcaption></figure><figure><img src="https://example.com/2.jpg"></figure></figure>"#),
    (&["title-missing", "published-missing"], &["header-missing"], "<article><p>Text</p></article>"),
    (&["title-missing"], &["header-missing"],
     r#"<article><p><time class="op-published" datetime="2016-02-04T09:00:00Z"></time>Text</p></article>"#),
    (&["published-missing"], &["header-missing"],
     "<article><blockquote><header><h1>Ferry</h1></header></blockquote></article>"),
    (&["article-multiple"], &["header-missing"],
     "<article><article><header>HEAD</header><p>Text</p></article></article>"),
    (&["interactive-missing-iframe"], &["script-outside-iframe"],
     r#"<figure class="op-interactive"><script>ferry()</script></figure>"#),
    (&["slideshow-child-invalid"], &["slideshow-too-few-images"],
     r#"<figure class="op-slideshow"><img src="https://example.com/1.jpg"></figure>"#),
    (&["audio-misplaced"], &["figure-empty"],
     r#"<figure><audio src="https://example.com/1.mp3"></audio></figure>"#),
    (&["svg-image"], &["media-url-not-absolute"], r#"<figure><img src="/1.svg"></figure>"#),
    (&["svg-image"], &["figure-empty"], "<figure><svg></svg></figure>"),
    (&["tracker-missing-class"], &["image-low-resolution"],
     r#"<figure><img src="https://example.com/1.gif" width="1" height="1"></figure>"#),
    (&["cover-media-invalid"], &["figure-empty"],
     "<article><header>HEAD<figure></figure></header><p>Text</p></article>"),
    (&["ad-template-misplaced"], &["ad-template-needed"],
     r#"<article><header>HEAD<figure class="op-ad op-ad-default"><iframe src="https://example.com/1" width="300" height="250"></iframe>
        </figure><figure class="op-ad"><iframe src="https://example.com/2" width="300" height="250"></iframe></figure></header>
        <p>Text</p></article>"#),
    (&["ad-template-misplaced"], &["ad-default-multiple"],
     r#"<article><header>HEAD<figure class="op-ad op-ad-default"><iframe src="https://example.com/1" width="300" height="250"></iframe>
        </figure></header><p>Text</p><section class="op-ad-default"></section></article>"#),
    (&["article-empty"], &["single-media-in-cover"],
     r#"<article><header>HEAD<figure><img src="https://example.com/1.jpg"></figure></header></article>"#),
    (&["slideshow-image-caption"], &["caption-multiple"],
     r#"<figure class="op-slideshow"><figure><img src="https://example.com/1.jpg"><figcaption>One</figcaption>
        <figcaption>1</figcaption></figure><figure><img src="https://example.com/2.jpg"></figure></figure>"#),
    (&["caption-multiple"], &["body-element-unsupported", "caption-element-not-allowed"],
     "<figcaption><p>Text</p></figcaption>"),
    (&["non-text-in-paragraph"], &["heading-level-unsupported"], "<p>Text <h3>Heading</h3></p>"),
    (&["heading-level-unsupported"], &["body-element-unsupported"], "<h3>Heading</h3>"),
    (&["repeated-line-breaks"], &["too-many-line-breaks"], "<p>1<br><br>2<br>3<br>4<br>5<br>6</p>"),
    (&["related-articles-invalid"], &["link-url-invalid"],
     r#"<ul class="op-related-articles"><li><a href="/1">One</a></li></ul>"#),
    (&["related-articles-invalid"], &["body-element-unsupported"],
     r#"<div><ul class="op-related-articles"><li><a href="https://example.com/1">One</a></li></ul></div>"#),
    (&["related-articles-invalid"], &["list-empty"], r#"<ul class="op-related-articles"></ul>"#),
    (&["figure-not-child-of-article"], &["list-empty"],
     r#"<ul><li>One</li><figure><img src="https://example.com/1.jpg"></figure></ul>"#),
    (&["figure-not-child-of-article"], &["body-element-unsupported"],
     r#"<div><figure><img src="https://example.com/1.jpg"></figure></div>"#),
    (&["image-without-figure"], &["body-element-unsupported"], r#"<img src="https://example.com/1.jpg">"#),
    (&["stylesheet-ignored"], &["body-element-unsupported"], "<p>Text</p><style>p { color: red }</style>"),
    (&["kicker-class-missing"], &["empty-text-element"],
     r#"<header>HEAD<h3>Harbour <a href="https://example.com/1"></a></h3></header>"#),
    (&["empty-text-element"], &["body-element-unsupported"], "<small></small>"),
    (&["list-item-block-content"], &["empty-text-element"], "<ul><li>One</li><li><h2></h2></li></ul>"),
    (&["kicker-element-invalid"], &["caption-class-unknown"],
     r#"<header>HEAD<h2>After a week</h2><h2 class="op-kicker">Harbour</h2></header>"#),
    (&["kicker-element-invalid"], &["header-child-invalid"], r#"<header>HEAD<p class="op-kicker">Harbour</p></header>"#),
    (&["kicker-element-invalid"], &["kicker-class-missing"], r#"<header>HEAD<h4 class="op-kicker">Harbour</h4></header>"#),
    (&["header-child-invalid"], &["figure-not-child-of-article"],
     r#"<header>HEAD<div><figure><img src="https://example.com/1.jpg"></figure></div></header>"#),
    (&["embed-code-in-text"], &["body-element-unsupported"], r#"<div class="fb-post">Text</div>"#),
    (&["embed-code-in-text"], &["empty-text-element"], r#"<blockquote class="tiktok-embed"></blockquote>"#),
    (&["embed-code-in-text"], &["blockquote-in-paragraph"], r#"<p>Text<blockquote class="tiktok-embed">Text</blockquote></p>"#),
    (&["embed-code-in-text"], &["figure-empty", "figure-text-outside-caption"],
     r#"<figure><blockquote class="tiktok-embed">Text</blockquote></figure>"#),
    (&["figure-empty"], &["figure-text-outside-caption"], "<figure><p>Text</p></figure>"),
    (&["interactive-missing-iframe"], &["figure-text-outside-caption"], r#"<figure class="op-interactive"><p>Text</p></figure>"#),
    (&["content-outside-article"], &["figure-not-child-of-article"],
     r#"<body><article><header>HEAD</header><p>Text</p></article>
        <div><figure><img src="https://example.com/1.jpg"></figure></div></body>"#),
    (&["emoji-image"], &["non-text-in-paragraph", "inline-styling-ignored"],
     r#"<p>Text <img class="emoji" style="height: 1em" alt="⛴" src="https://example.com/1.png"></p>"#),
    (&["emoji-image"], &["image-without-figure"],
     r#"<blockquote>Text <img class="emoji" alt="⛴" src="https://example.com/1.png"></blockquote>"#),
    (&["emoji-image"], &["list-item-block-content"],
     r#"<ul><li>Text <img class="emoji" alt="⛴" src="https://example.com/1.png"></li></ul>"#),
    (&["emoji-image"], &["svg-image", "media-url-not-absolute"], r#"<p>Text <img class="emoji" alt="⛴" src="/1.svg"></p>"#),
    (&["body-escaped"], &["text-outside-paragraph"], "&lt;p&gt;Text&lt;/p&gt;"),
    (&["template-leftover"], &["text-outside-paragraph"], "{% endif %}"),
    (&["shortcode-leftover"], &["text-outside-paragraph"], "[gallery ids='1']"),
    (&["template-leftover"], &["link-url-invalid"], r#"<p><a href="{{ url }}">Text</a></p>"#),
    (&["template-leftover"], &["media-url-not-absolute"], r#"<figure><img src="undefined/1.jpg"></figure>"#),
    (&["markup-in-attribute"], &["link-url-invalid"], r#"<p><a href="<b>Text</b>">Text</a></p>"#),
    (&["markup-in-attribute"], &["template-leftover"], r#"<p><a href="<b>{{ url }}</b>">Text</a></p>"#),
    (&["date-placeholder"], &["modified-before-published"],
     r#"<header><h1>Ferry</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
        <time class="op-modified" datetime="1970-01-01T00:00:00Z"></time></header>"#),
    (&["date-placeholder"], &["time-without-timezone"],
     r#"<header><h1>Ferry</h1><time class="op-published" datetime="1970-01-01 00:00:00">1 January</time></header>"#),
    (&["empty-text-element"], &["caption-class-unknown"], r#"<header>HEAD<h2 class="op-kicker"></h2></header>"#),
    (&["template-leftover"], &["author-name-missing"], r"<header>HEAD<address><txp:author></txp:author></address></header>"),
    (&["figure-empty"], &["caption-element-not-allowed"], "<figure><figcaption><span>Text</span></figcaption></figure>"),
    (&["body-element-unsupported"], &["inline-styling-ignored"], r#"<div style="color: red">Text</div>"#),
    (&["dir-value-invalid"], &["rtl-missing"],
     r#"<body dir="right"><article><header>HEAD</header><p>المعبر</p></article></body>"#),
];

const HEAD: &str =
    r#"<h1>Ferry</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>"#;

#[test]
fn in_documents_where_rules_meet_one_of_them_speaks() {
    let mut wrong = String::new();
    for &(speaks, silent, example) in DOCUMENTS {
        let text = examples::document(&example.replace("HEAD", HEAD));
        let mut buffers = Buffers::default();
        let article = buffers.read(&text);
        let options = Options::default();
        let context = Context::of_text(&options);
        let mut list = runner::all_findings(&article, None, context);
        let drawn = |list: &[Finding]| list.iter().map(|finding| finding.rule.id).collect::<BTreeSet<_>>();
        let all = drawn(&list);
        silence(&mut list, article.tree);
        let meet = speaks.iter().chain(silent).all(|rule| all.contains(rule));
        if !meet || drawn(&list) != speaks.iter().copied().collect() {
            wrong += &format!("{example}\n  before: {all:?}\n  after: {:?}\n", drawn(&list));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Rules that no document here shows silent, and why.
const NEVER_MET: &[(&str, &str)] = &[
    ("update-without-modified", "speaks of articles without any op-modified"),
    ("time-without-timezone", "speaks of dates that can be read"),
    ("modified-before-published", "yields to a rule about updates: see the tests of the dates"),
    ("time-in-future", "likewise"),
    ("empty-text-element", "leaves titles to their rule; where it meets others is shown nevertheless"),
    ("heading-level-unsupported", "passes captions over; where it meets others is shown nevertheless"),
];

#[test]
fn every_row_whose_rules_exist_is_met_in_a_document() {
    let mut lacking = Vec::new();
    for (speaks, silent, _) in ROWS {
        let is_met = |id: &&str| !NEVER_MET.iter().any(|(never, _)| never == id) && find(id).is_some();
        let is_shown = DOCUMENTS.iter().any(|(speak, are_silent, _)| {
            speaks.iter().any(|id| speak.contains(id)) && silent.iter().any(|id| are_silent.contains(id))
        });
        let exists = speaks.iter().any(is_met) && silent.iter().any(is_met);
        if exists && !is_shown {
            lacking.push((speaks, silent));
        }
    }
    assert!(lacking.is_empty(), "add documents for {lacking:#?}");
}
