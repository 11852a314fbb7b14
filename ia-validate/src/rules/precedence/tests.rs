//! Who speaks: by hand-made findings on small trees.

use std::collections::BTreeSet;

use super::*;
use crate::article::{Article, Buffers};
use crate::rules::findings::{Context, Findings};
use crate::rules::{Rule, find};
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
    // A value inside is another matter; the look of the element goes with it.
    assert_eq!(left(html, &[unsupported, error("data-mode-invalid", "figure")]).len(), 2);
    assert_eq!(left(html, &[unsupported, ("inline-styling-ignored", "div", Severity::Info)]), alone);
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
