//! Who speaks: by hand-made findings on small trees, and by the table of rules.md.

use std::collections::BTreeSet;

use super::*;
use crate::article::{Article, Buffers};
use crate::rules::findings::{Context, Findings};
use crate::rules::tests::examples;
use crate::rules::{Rule, find, runner};
use crate::{Options, Severity};

/// A finding by hand: rule, the `id` of the element that it is about, severity.
type ByHand<'a> = (&'a str, &'a str, Severity);

/// An error.
const fn error<'a>(rule: &'a str, element: &'a str) -> ByHand<'a> {
    (rule, element, Severity::Error)
}

/// The rule of this id, an error, as it would be if nothing else were known of it.
fn rule(id: &str) -> &'static Rule {
    let id = Box::leak(id.to_owned().into_boxed_str());
    Box::leak(Box::new(Rule { id, ..Rule::PLAIN }))
}

/// What is left of findings about the elements of a document, in document order: `rule element`.
fn left(html: &str, by_hand: &[ByHand<'_>]) -> Vec<String> {
    let mut buffers = Buffers::default();
    let article = buffers.read(html);
    let ids = ids(&article);
    let number = |id: &str| ids.iter().position(|other| other == id).unwrap_or_else(|| panic!("no `{id}`"));
    let options = Options::default();
    let context = Context::of_text(&options);
    let mut list = Vec::new();
    for &(id, element, severity) in by_hand {
        let mut findings = Findings::new(&context, rule(id), &mut list);
        let id = NodeId::try_from(number(element)).unwrap();
        findings.at(article.node(id), "").severity(severity);
    }
    silence(&mut list, article.tree);
    list.iter().map(|finding| format!("{} {}", finding.rule.id, ids[finding.subject as usize])).collect()
}

/// The `id` of each node.
fn ids(article: &Article<'_>) -> Vec<String> {
    (0..article.tree.len()).map(|id| article.node(id).value("id").unwrap_or_default().into_owned()).collect()
}

const NOTHING: [&str; 0] = [];
const ROOMS: &str = "<div id=around><div id=here><div id=inside></div></div></div><div id=elsewhere></div>";

#[test]
fn the_tables_name_rules_by_their_ids() {
    let rows = ROWS.iter().flat_map(|(speak, silent, _)| speak.iter().chain(*silent));
    let lists = [PLACEMENT, COVER_NOTHING, LAST_RESORTS].into_iter().flatten();
    for &id in rows.chain(lists).chain([&BOTH.0, &BOTH.1]) {
        assert!(find(id).is_some_and(|rule| rule.id == id), "`{id}` is no rule");
    }
    assert!(COVER_NOTHING.iter().all(|id| PLACEMENT.contains(id)));
}

#[test]
fn every_row_silences_where_its_rules_meet_and_nowhere_else() {
    let mut pairs = 0;
    for &(speakers, silent, meet) in ROWS {
        for (&speaker, &quiet) in
            speakers.iter().flat_map(|speaker| silent.iter().map(move |it| (speaker, it)))
        {
            pairs += 1;
            for (place, rows) in [
                ("around", &[Around, Either, Anywhere][..]),
                ("here", &[Same, Inside, InsideMilder, Around, Either, Anywhere]),
                ("inside", &[Inside, InsideMilder, Either, Anywhere]),
                ("elsewhere", &[Anywhere]),
            ] {
                let meets = rows.contains(&meet);
                if !meets && has_another_reason(speaker, quiet, place) {
                    continue;
                }
                let found = left(ROOMS, &[error(speaker, "here"), (quiet, place, Severity::Warning)]);
                let pair = format!("{speaker} | {quiet} {place}, {meet:?}: {found:?}");
                assert!(found.contains(&format!("{speaker} here")), "{pair}");
                assert_eq!(!meets, found.contains(&format!("{quiet} {place}")), "{pair}");
            }
        }
    }
    assert!(pairs > ROWS.len());
}

/// Whether one of two rules is silent for another reason than a row in question: what stands wrongly covers
/// what is in it, a last resort stands back, or another row says more of the two.
fn has_another_reason(speaker: &str, quiet: &str, place: &str) -> bool {
    let [one, other] = [speaker, quiet].map(|id| PARTS.get(id).copied().unwrap_or_default());
    let covered = one.placement.is_some() && other.placement.is_some() && place != "elsewhere";
    let last =
        other.last_resort.is_some() && (place == "here" || one.placement.is_some() && place == "around");
    covered || last || (one.speaks & other.silent).count_ones() > 1
}

#[test]
fn only_the_milder_case_is_silent() {
    let format = error("video-format-unsupported", "here");
    let [mild, grave] = [Severity::Warning, Severity::Error]
        .map(|severity| ("cover-video-not-direct-link", "here", severity));
    assert_eq!(left(ROOMS, &[format, mild]), ["video-format-unsupported here"]);
    assert_eq!(
        left(ROOMS, &[grave, format]),
        ["cover-video-not-direct-link here", "video-format-unsupported here"]
    );
}

#[test]
fn what_stands_wrongly_is_said_once() {
    let html = "<p id=p><div id=div><figure id=figure><img id=img></figure></div></p>";
    let figure = error("figure-in-paragraph", "figure");
    // The wrapper is no defect of its own.
    assert_eq!(left(html, &[error("non-text-in-paragraph", "div"), figure]), ["figure-in-paragraph figure"]);
    // On one element the most specific rule speaks, in whatever order they come.
    let others = ["figure-not-child-of-article", "non-text-in-paragraph", "list-item-block-content"]
        .map(|rule| error(rule, "figure"));
    for order in [[figure, others[0], others[1], others[2]], [others[2], others[1], others[0], figure]] {
        assert_eq!(left(html, &order), ["figure-in-paragraph figure"]);
    }
    // Two wrappers, two defects; but what is inside has been reported with it.
    let link = error("image-in-link", "figure");
    assert_eq!(
        left(html, &[link, error("image-in-link", "img"), figure]),
        ["image-in-link figure", "figure-in-paragraph figure"]
    );
    // Of the two on an image in a paragraph, only one speaks.
    assert_eq!(
        left(html, &[error("image-in-link", "img"), error("non-text-in-paragraph", "img")]),
        ["non-text-in-paragraph img"]
    );
    // Values are another matter, and so are rules that say nothing of the place.
    let values = ["image-src-missing", "figure-class-unknown"].map(|rule| error(rule, "img"));
    assert_eq!(left(html, &[figure, values[0], values[1]]).len(), 3);
}

#[test]
fn nothing_inside_a_reported_element_is_reported_for_its_place() {
    let html = "<footer id=footer><ul id=ul><li id=li><figure id=outer><figure id=inner><figcaption id=caption>\
                <p id=p></p></figcaption></figure></figure></li></ul><div id=behind></div></footer><div id=after></div>";
    let nested = [
        error("caption-element-not-allowed", "p"),
        error("figure-not-child-of-article", "inner"),
        error("list-item-block-content", "outer"),
        error("figure-not-child-of-article", "behind"),
        error("figure-not-child-of-article", "after"),
    ];
    let outside = ["figure-not-child-of-article behind", "figure-not-child-of-article after"];
    assert_eq!(left(html, &nested), [&["list-item-block-content outer"][..], &outside].concat());
    // The outermost one decides.
    let mut all = vec![error("footer-child-invalid", "ul")];
    all.extend(nested);
    assert_eq!(left(html, &all), [&["footer-child-invalid ul"][..], &outside].concat());
    // A rule may have two things to say of one element.
    let twice = [error("figure-in-paragraph", "outer"), error("figure-in-paragraph", "outer")];
    assert_eq!(left(html, &twice).len(), 2);
}

#[test]
fn last_resorts() {
    let html =
        "<div id=div><p id=p><figure id=figure><h2 id=h2></h2></figure></p></div><form id=form></form>";
    let unsupported = ("body-element-unsupported", "div", Severity::Warning);
    let alone = ["body-element-unsupported div"];
    assert_eq!(left(html, &[unsupported]), alone);
    assert_eq!(left(html, &[unsupported, error("body-element-unsupported", "form")]).len(), 2);
    // It is about the element, whatever is said of what it holds.
    for inside in ["figure-in-paragraph", "figure-not-child-of-article", "image-without-figure"] {
        assert_eq!(left(html, &[unsupported, error(inside, "figure")]).len(), 2);
    }
    // Unless that names this very wrapper.
    assert_eq!(
        left(html, &[unsupported, error("figure-not-child-of-article", "p")]),
        ["figure-not-child-of-article p"]
    );
    assert_eq!(left(html, &[unsupported, error("figure-in-paragraph", "p")]).len(), 2);
    // A value inside is another matter, and so is a hint about the element itself.
    assert_eq!(left(html, &[unsupported, error("data-mode-invalid", "figure")]).len(), 2);
    assert_eq!(left(html, &[unsupported, ("inline-styling-ignored", "div", Severity::Info)]).len(), 2);
    assert_eq!(left(html, &[unsupported, error("unclosed-element", "div")]), ["unclosed-element div"]);
    // What is milder does not hide the loss of a text.
    let lost = error("body-element-unsupported", "div");
    assert_eq!(left(html, &[lost, ("heading-level-unsupported", "h2", Severity::Warning)]).len(), 2);
    // What is silent silences nothing.
    let covered = [unsupported, error("figure-in-paragraph", "p"), error("image-without-figure", "figure")];
    assert_eq!(left(html, &covered), ["body-element-unsupported div", "figure-in-paragraph p"]);
    let empty = ("empty-text-element", "h2", Severity::Warning);
    assert_eq!(left(html, &[error("non-text-in-paragraph", "h2"), empty]), ["non-text-in-paragraph h2"]);
    assert_eq!(left(html, &[error("figure-in-paragraph", "figure"), empty]).len(), 2);
    // Nor does what is not said of the place: the list, not the wrapper, lacks an item.
    assert_eq!(left(html, &[unsupported, error("list-empty", "h2")]).len(), 2);
}

#[test]
fn last_resorts_among_themselves() {
    let html = "<div id=div><div id=inner></div></div><table id=table></table><div id=last></div>";
    let empty = |element| ("empty-text-element", element, Severity::Warning);
    let unsupported = |element| ("body-element-unsupported", element, Severity::Warning);
    // On one element the milder word speaks.
    assert_eq!(left(html, &[unsupported("div"), empty("div")]), ["empty-text-element div"]);
    // What is inside is not empty, or unsupported, once more; but it may be one inside the other.
    assert_eq!(left(html, &[empty("inner"), empty("div")]), ["empty-text-element div"]);
    assert_eq!(left(html, &[unsupported("inner"), unsupported("div")]), ["body-element-unsupported div"]);
    assert_eq!(left(html, &[unsupported("div"), empty("inner")]).len(), 2);
    // However grave the others are.
    let lost = error("body-element-unsupported", "table");
    assert_eq!(left(html, &[unsupported("div"), lost, unsupported("last")]).len(), 3);
}

#[test]
fn what_points_at_an_attribute_does_not_report_the_element() {
    let html = r##"<a id=a href="#">"##;
    let mut buffers = Buffers::default();
    let article = buffers.read(html);
    let a = article.node(1);
    let options = Options::default();
    let context = Context::of_text(&options);
    for (span, kept) in [(a.value_span("href"), 2), (a.span(), 1)] {
        let mut list = Vec::new();
        Findings::new(&context, rule("link-url-invalid"), &mut list).in_place(a, span, "");
        Findings::new(&context, rule("empty-text-element"), &mut list).at(a, "");
        silence(&mut list, article.tree);
        assert_eq!(list.len(), kept);
    }
}

#[test]
fn rules_that_say_more_than_where_something_stands_cover_nothing() {
    let html = "<ul id=ul><li id=li><figure id=figure></figure></li></ul>";
    let figure = error("image-in-link", "figure");
    for rule in COVER_NOTHING {
        assert_eq!(left(html, &[error(rule, "ul"), figure]).len(), 2, "{rule}");
        assert_eq!(left(html, &[error(rule, "figure"), figure]), ["image-in-link figure"]);
        assert_eq!(left(html, &[error(rule, "figure"), error("tracker-misplaced", "ul")]).len(), 1);
    }
}

#[test]
fn a_missing_title_says_nothing_of_other_elements() {
    let html = "<header id=header><h1 id=h1></h1><h2 id=h2></h2></header>";
    let empty = |element| ("empty-text-element", element, Severity::Warning);
    assert_eq!(left(html, &[error("title-missing", "header"), empty("h2")]).len(), 2);
    assert_eq!(left(html, &[error("title-missing", "h1"), empty("h1")]), ["title-missing h1"]);
}

#[test]
fn few_findings() {
    assert_eq!(left(ROOMS, &[]), NOTHING);
    assert_eq!(left(ROOMS, &[error("figure-not-child-of-article", "here")]).len(), 1);
}

/// With anything quadratic this would take minutes.
#[test]
fn any_number_of_findings() {
    let (depth, count) = (20_000, 100_000);
    let nested = format!("{}{}", "<div>".repeat(depth), "</div>".repeat(depth));
    let flat = "<p><figure></figure></p>".repeat(count / 4);
    let all: BTreeSet<&str> = PARTS
        .keys()
        .copied()
        .chain(["some-value-invalid"])
        .filter(|&rule| rule != "header-missing")
        .collect();
    let rules: Vec<&Rule> = all.into_iter().map(rule).collect();
    for html in [nested, flat] {
        let mut buffers = Buffers::default();
        let article = buffers.read(&html);
        let options = Options::default();
        let context = Context::of_text(&options);
        let mut list = Vec::new();
        for number in 0..count {
            // Scattered over the tree, several on each node.
            let node = u32::try_from(number * 7919).unwrap() % (article.tree.len() - 1) + 1;
            Findings::new(&context, rules[number % rules.len()], &mut list).at(article.node(node), "");
        }
        silence(&mut list, article.tree);
        assert!(list.len() > 100 && list.len() < count, "{}", list.len());
        assert!(list.is_sorted_by_key(|finding| finding.subject));
    }
}

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
