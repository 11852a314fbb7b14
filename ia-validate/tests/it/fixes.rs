//! What fixes do to whole documents: our own, those of the corpus where it stands beside the repository, and
//! random mutants of both.
#![allow(clippy::print_stderr)] // figures, for whoever asks for them

pub(crate) mod check;
mod kinds;
pub(crate) mod reading;

use std::collections::BTreeMap;

use ia_validate::fix::{self, Safety};
use ia_validate::{Kind, Options, Source, Validator};
use ia_validate_testing::{Document, corpus, runs, test_articles};

use self::check::{check, counts, fixed, meant, validator};
use self::reading::fields;
use crate::mutants::{Text, mutants};

fn check_all(documents: &[Text]) {
    let (mut count, mut faults, mut refused) = (0, 0, BTreeMap::<_, usize>::new());
    for Text { name, text } in documents {
        for safety in [Safety::Safe, Safety::Unsafe] {
            let fixed = check(name, text, safety);
            count += fixed.changes.len();
            faults += check::faults(&fixed);
            for one in fixed.refused {
                *refused.entry((one.finding.rule, one.because.to_string())).or_default() += 1;
            }
        }
    }
    eprintln!("{} documents, {count} findings fixed, refused: {refused:?}", documents.len());
    // Only where markup is broken beyond reading.
    assert!(faults * 1000 <= 2 * documents.len(), "{faults} faults: {refused:?}");
}

fn check_each(documents: &[Document]) {
    check_all(&documents.iter().map(Text::from).collect::<Vec<_>>());
}

#[test]
fn our_own_documents() {
    let documents = test_articles();
    assert!(documents.len() > 100);
    check_each(&documents);
}

#[test]
fn the_corpus() {
    check_each(&corpus(""));
}

/// The safe fixes of a document that lose something when they are applied by themselves.
fn faults(Text { name, text }: &Text) -> Vec<String> {
    let kind = meant(text.as_bytes());
    let report = validator().source(&Source::from_text(text), kind);
    // What a broken feed holds is a guess.
    if report.diagnostics.iter().any(|it| ["feed-not-wellformed", "feed-cdata-broken"].contains(&it.rule)) {
        return Vec::new();
    }
    let fault = |finding: &ia_validate::Diagnostic| {
        let loss = fix::loss(text, kind, finding)?;
        let at = finding.span.start as usize;
        let around: String = text.get(at..)?.chars().take(120).collect();
        Some(format!("{} at {at} of {name} loses {loss}: {around}", finding.rule))
    };
    report.diagnostics.iter().filter_map(fault).collect()
}

/// What is called safe is safe, for each finding by itself.
#[test]
fn no_safe_fix_loses_anything_by_itself() {
    let mut documents: Vec<Text> = test_articles().iter().chain(&corpus("")).map(Text::from).collect();
    documents.retain(|document| document.text.len() < 40_000);
    documents.extend(mutants(&test_articles(), SEED + 1, runs(400, 8000), 4));
    documents.extend(mutants(&corpus(""), SEED + 1, runs(200, 4000), 4));
    let faults: Vec<String> = documents.iter().flat_map(faults).collect();
    assert!(faults.is_empty(), "{} of {} documents: {faults:#?}", faults.len(), documents.len());
}

const SEED: u64 = 20_161_123;

#[test]
fn random_mutants_of_our_own() {
    check_all(&mutants(&test_articles(), SEED, runs(800, 8000), 6));
}

#[test]
fn random_mutants_of_the_corpus() {
    check_all(&mutants(&corpus(""), SEED, runs(400, 4000), 6));
}

/// Each of the tags could go alone, but what all of them stand between would become a tag or a reference.
#[test]
fn what_comes_together_is_no_markup() {
    for content in [
        "a <</b></i>b c",
        "a <</b></i></u>/p c",
        "a &</b></i>amp; c",
        "a <<font></font>b c",
        "a &<font></font>lt; c",
        "a <<font></font></b>b c",
        "a <</b></i><!-- d -->b c",
        "a <<!-- ia-validate: allow(figure-empty) -->b c",
        "a ]<!-- ia-validate: allow(figure-empty) -->]> c",
    ] {
        let text = format!("<article><p>{content}</p></article>");
        let feed = format!(
            "<rss xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><item><content:encoded>\
             <![CDATA[{text}]]></content:encoded></item></channel></rss>"
        );
        for safety in [Safety::Safe, Safety::Unsafe] {
            check(content, &text, safety);
            assert!(fields(&check(content, &feed, safety).text).is_ok(), "{content}");
        }
    }
    // Where that is no danger all of them go.
    let fixed = fixed("<article><p>a</b></i></u></s>b</p></article>", Kind::Article, Safety::Safe);
    assert!(fixed.text.contains("<p>ab</p>"), "{}", fixed.text);
}

/// Without it the heading would go on in other parsers.
#[test]
fn what_would_swallow_an_end_tag_gets_none() {
    let text = "<article><p>Even <b>words</";
    let fixed = check("half an end tag", text, Safety::Safe);
    assert!(fixed.text.ends_with("words</"), "{}", fixed.text);
}

#[test]
fn nothing_is_moved_that_an_open_iframe_may_swallow() {
    let ad = |end: &str| format!("<figure class=op-ad><iframe src=https://a.example/>{end}</figure>");
    for text in [
        format!("<article><header>{}<p>a</p>{}<p>b</p></header>", ad("</iframe>"), ad("</iframe%>")),
        format!("<article><footer>{}</footer><p>a</p></article>", ad("</iframe\0>")),
    ] {
        let fixed = check("an open iframe", &text, Safety::Safe);
        let moving = ["ad-template-needed", "footer-misplaced"];
        assert!(!moving.iter().any(|rule| fixed.by_rule().contains_key(rule)), "{:?}", fixed.by_rule());
        let is_found = |rule: &&str| fixed.report.diagnostics.iter().any(|it| it.rule == *rule);
        assert!(moving.iter().any(is_found), "{text}");
    }
}

#[test]
fn an_iframe_that_ends_elsewhere_for_others_is_not_wrapped() {
    let two =
        "<article><iframe><script>var a = 1;</iframe><p>a</p><iframe><script>var b = 2;</script></iframe>";
    assert_eq!(check("each with its own", two, Safety::Safe).by_rule()["iframe-without-embed-figure"], 2);
    let one = two.replace("</p><iframe>", "</p><iframes>");
    let fixed = check("a script around an end tag", &one, Safety::Safe);
    assert!(!fixed.by_rule().contains_key("iframe-without-embed-figure"), "{:?}", fixed.by_rule());
}

#[test]
fn the_end_tag_of_another_heading_stays() {
    let text = "<article><h1>a</h2><figure class=op-interactive></figure>b</article>";
    let fixed = check("another heading", text, Safety::Safe);
    assert!(fixed.text.contains("</h2>"), "{}", fixed.text);
}

const CDATA: &str = include_str!("fixes/half-escaped.xml");

#[test]
fn a_feed_half_in_cdata_and_half_escaped_changes_only_where_it_must() {
    let fixed = fixed(CDATA, Kind::Feed, Safety::Safe);
    assert!(fixed.changes.len() >= 8, "{:?}", fixed.by_rule());
    assert_eq!(counts(&fixed.report), BTreeMap::new(), "{:#?}", fixed.report.diagnostics);
    let (before, after) = (fields(CDATA).unwrap(), fields(&fixed.text).unwrap());
    assert_eq!(before.len(), after.len());
    let mut changed = 0;
    for ((name, old), (same_name, new)) in before.iter().zip(&after) {
        assert_eq!(name, same_name);
        if name == "content:encoded" {
            changed += usize::from(old != new);
        } else {
            assert_eq!(old, new, "{name}");
        }
    }
    assert_eq!(changed, 4);
    // The two wrappings of the same article give the same article.
    let articles: Vec<&String> =
        after.iter().filter(|(name, _)| name == "content:encoded").map(|(_, text)| text).collect();
    assert_eq!(articles[0].replace(['1', '2'], "n"), articles[1].replace(['1', '2'], "n"));
    // Lines without a finding are the same lines.
    let kept = CDATA.lines().filter(|line| fixed.text.lines().any(|new| new == *line)).count();
    assert_eq!(CDATA.lines().count() - kept, 12, "{}", fixed.text);
}

#[test]
fn no_section_is_ended_by_a_fix() {
    let feed = |content: &str| {
        format!(
            "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><item><title>A\
             </title><link>https://example.com/a</link><content:encoded><![CDATA[<html><head><link rel=canonical \
             href=https://example.com/a></head><body><article><header><h1>A</h1><time class=op-published \
             datetime=2016-02-04T09:00:00Z></time></header><p>x</p>{content}</article></body></html>]]>\
             </content:encoded></item></channel></rss>"
        )
    };
    for (content, is_offered) in [
        (
            "<figure class=op-interactive><iframe>&lt;script&gt;// ]]&gt; &lt;/script&gt;</iframe></figure>",
            false,
        ),
        (
            "<figure class=op-interactive><iframe>&lt;script&gt;// ]] &gt; &lt;/script&gt;</iframe></figure>",
            true,
        ),
        ("<p>]]<font></font>&gt;</p><p>]]</p><figure></figure>", true),
        ("<p>]]<font>></font></p>", false),
        ("<p>]<font>]></font></p>", false),
        ("<p>]<font>]</font>></p>", false),
    ] {
        let text = feed(content);
        let report = validator().source(&Source::from_text(&text), Kind::Feed);
        let mut fixes = report.diagnostics.iter().filter(|it| {
            ["embed-html-escaped", "inline-styling-ignored"].contains(&it.rule) && it.fix.is_some()
        });
        assert_eq!(fixes.next().is_some(), is_offered, "{content}");
        let fixed = fixed(&text, Kind::Feed, Safety::Unsafe);
        assert!(fields(&fixed.text).is_ok(), "{}", fixed.text);
        assert_eq!(fixed.text.matches("]]>").count(), 1);
    }
}

#[test]
fn what_cannot_be_edited_in_one_piece_has_no_fix() {
    let feed = |content: &str| {
        format!(
            "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><item><title>A\
             </title><link>https://example.com/a</link><content:encoded>{content}</content:encoded></item></channel>\
             </rss>"
        )
    };
    // The video's start tag lies in two sections.
    let divided = feed(
        "<![CDATA[<html><body><article><figure><video mut]]><![CDATA[ed><source src=https://example.com/a.mp4></video>\
         </figure></article></body></html>]]>",
    );
    let whole = divided.replace("]]><![CDATA[", "");
    for (text, is_offered) in [(divided, false), (whole, true)] {
        let report = validator().source(&Source::from_text(&text), Kind::Feed);
        let finding = report.diagnostics.iter().find(|it| it.rule == "video-muted-attribute").unwrap();
        assert_eq!(finding.fix.is_some(), is_offered);
    }
}

#[test]
fn only_what_is_asked_for_is_fixed() {
    let text = "<article><video muted></video><p>a<br><br>b</p><h3>c</h3></article>";
    let mut options = Options::default();
    options.select = ["video-muted-attribute".to_owned(), "heading-level-unsupported".to_owned()].into();
    options.ignore = ["heading-level-unsupported".to_owned()].into();
    let validator = Validator::new(options);
    let fixed = fix::all(&validator, &Source::from_text(text), Kind::Article, Safety::Unsafe);
    assert_eq!(fixed.text, text.replace(" muted", ""));
    assert_eq!(fixed.by_rule(), [("video-muted-attribute", 1)].into());
    assert_eq!(fixed.report.diagnostics, []);
    // What a comment allows is wanted as it is.
    let allowed = "<article><!-- ia-validate: allow(repeated-line-breaks) --><p>a<br><br>b</p></article>";
    assert!(self::fixed(allowed, Kind::Article, Safety::Safe).text.contains("a<br><br>b"));
}

#[test]
fn what_was_not_decoded_is_not_touched() {
    let bytes = b"<article><p>a\xFF<br><br>b</p></article>";
    let source = Source::decode(bytes, Some(Kind::Article));
    let fixed = fix::all(&validator(), &source, Kind::Article, Safety::Unsafe);
    assert_eq!((fixed.text.as_str(), fixed.changes.len()), (source.text(), 0));
    assert_eq!(fixed.report, validator().source(&source, Kind::Article));
}

#[test]
fn a_fix_that_would_bring_an_error_is_refused_and_the_others_are_not() {
    // Where it stands, the image is lost without the link, too.
    let text = "<html><body><article><header><h1>A</h1><time class=op-published datetime=2016-02-04T09:00:00Z></time>\
                </header><div>b <div><a href=\"https://example.com/1.jpg\"><img src=\"https://example.com/1.jpg\"></a>\
                </div></div><p>a<br><br>b</p></article></body></html>";
    let fixed = fixed(text, Kind::Article, Safety::Safe);
    let refused: Vec<_> = fixed.refused.iter().map(|it| (it.finding.rule, it.because.clone())).collect();
    assert_eq!(refused, [("image-in-link", fix::Because::Brings("image-without-figure"))]);
    let finding = &fixed.refused[0].finding;
    assert_eq!(finding.span.of(&fixed.text), "<img src=\"https://example.com/1.jpg\">");
    assert!(fixed.text.contains("<p>a</p><p>b</p>"), "{}", fixed.text);
}

#[test]
fn only_one_picture_becomes_the_cover() {
    let header = |content: &str| {
        format!(
            "<html><body><article><header><h1>A</h1><time class=op-published datetime=2016-02-04T09:00:00Z></time>\
             {content}</header><p>a</p></article></body></html>"
        )
    };
    let image = |number: usize| format!("<img src=\"https://example.com/{number}.jpg\">");
    let images: String = (0..5).map(image).collect();
    let cover = "<figure><img src=\"https://example.com/c.jpg\"></figure>";
    for (content, expected) in [
        (images.clone(), images.replacen(&image(0), &format!("<figure>{}</figure>", image(0)), 1)),
        (format!("{cover}{images}"), format!("{cover}{images}")),
        (format!("{}{cover}", image(1)), format!("{}{cover}", image(1))),
        (
            format!("<figure class=op-ad><iframe>b</iframe></figure>{}", image(1)),
            format!("<figure class=op-ad><iframe>b</iframe></figure><figure>{}</figure>", image(1)),
        ),
    ] {
        let fixed = fixed(&header(&content), Kind::Article, Safety::Safe);
        assert!(fixed.text.contains(&expected), "{content}: {}", fixed.text);
        assert_eq!(fixed.refused, [], "{content}");
    }
}
