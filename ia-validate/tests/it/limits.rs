//! What limits leave out of a report, and what they leave alone.

use std::collections::BTreeMap;

use ia_validate::fix::{self, Safety};
use ia_validate::report::{Counts, Limit, Limits, Outcome};
use ia_validate::{Kind, Level, Options, Report, Severity, Source, Validator};

/// An error, a warning and an error, each in its paragraph.
const MIXED: &str = "<p>a<figure></figure></p><p>b<br><br>c</p><p>d<figure></figure></p>";

fn article(content: &str) -> String {
    format!("<article>{content}</article>")
}

fn feed(items: &[String]) -> String {
    let item =
        |text: &String| format!("<item><content:encoded><![CDATA[{text}]]></content:encoded></item>\n");
    format!(
        "<rss xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>\n{}</channel></rss>",
        items.iter().map(item).collect::<String>()
    )
}

fn options(set: impl FnOnce(&mut Options)) -> Options {
    let mut options = Options::default();
    options.select = ["figure-in-paragraph".to_owned(), "repeated-line-breaks".to_owned()].into();
    set(&mut options);
    options
}

fn check(text: &str, kind: Kind, set: impl FnOnce(&mut Options)) -> Report {
    Validator::new(options(set)).source(&Source::from_text(text), kind)
}

/// The findings: where, and how grave.
fn found(report: &Report) -> Vec<(u32, Severity)> {
    report.diagnostics.iter().map(|finding| (finding.span.start, finding.severity)).collect()
}

/// What is left out: of which article, why, and how many errors, warnings and infos.
fn left_out(report: &Report) -> Vec<(Option<usize>, Limit, [usize; 3])> {
    let entry = |left: &ia_validate::report::LeftOut| {
        let Counts { errors, warnings, infos } = left.findings();
        (left.article, left.limit, [errors, warnings, infos])
    };
    report.left_out.iter().map(entry).collect()
}

#[test]
fn the_gravest_are_kept_in_the_order_of_the_text() {
    let text = article(MIXED);
    let all = found(&check(&text, Kind::Article, |_| {}));
    let severities: Vec<_> = all.iter().map(|&(_, severity)| severity).collect();
    assert_eq!(severities, [Severity::Error, Severity::Warning, Severity::Error]);
    for (most, kept, left) in [
        (3, vec![all[0], all[1], all[2]], None),
        (2, vec![all[0], all[2]], Some([0, 1, 0])),
        (1, vec![all[0]], Some([1, 1, 0])),
        (0, vec![], Some([2, 1, 0])),
    ] {
        let report = check(&text, Kind::Article, |options| options.limits.findings = most);
        assert_eq!(found(&report), kept, "{most}");
        let left: Vec<_> = left.into_iter().map(|left| (Some(0), Limit::Findings, left)).collect();
        assert_eq!(left_out(&report), left, "{most}");
        assert!(report.left_out.iter().all(|left| left.most == most));
        assert_eq!((report.count(Severity::Error), report.count(Severity::Warning)), (2, 1));
    }
}

#[test]
fn what_the_caller_makes_of_findings_comes_first() {
    let text = article(MIXED);
    let one = |set: fn(&mut Options)| {
        let report = check(&text, Kind::Article, |options| {
            options.limits.findings = 1;
            set(options);
        });
        (report.diagnostics[0].rule, left_out(&report))
    };
    let graver = one(|options| {
        options.severity.insert("figure-in-paragraph".to_owned(), Level::On(Severity::Info));
    });
    assert_eq!(graver, ("repeated-line-breaks", vec![(Some(0), Limit::Findings, [0, 0, 2])]));
    let ignored = one(|options| options.ignore = ["figure-in-paragraph".to_owned()].into());
    assert_eq!(ignored, ("repeated-line-breaks", vec![]));
    let allowed = text.replacen("<p>", "<!-- ia-validate: allow(figure-in-paragraph) -->", 1);
    let allowed = allowed.replacen("-->", "--><p>", 1);
    let report = check(&allowed, Kind::Article, |options| options.limits.findings = 2);
    assert_eq!((report.diagnostics.len(), report.suppressed.len()), (1, 2));
    assert_eq!(report.left_out, []);
}

#[test]
fn each_article_has_the_limit_for_itself_and_so_has_the_feed() {
    let text = feed(&[article(MIXED), article("<p>a</p>"), article(&MIXED.repeat(2))]);
    let report = check(&text, Kind::Feed, |options| {
        options.limits.findings = 1;
        options.select.insert("feed-item-field-missing".to_owned());
        options.select.insert("feed-channel-field-missing".to_owned());
    });
    let expected = [(Some(0), Limit::Findings, [2, 1, 0]), (Some(2), Limit::Findings, [4, 2, 0])];
    assert_eq!(left_out(&report), expected);
    for index in 0..3 {
        assert_eq!(report.diagnostics.iter().filter(|it| it.article == Some(index)).count(), 1);
    }
    let broken = format!("{}<x><y>&z;&z;&z;", feed(&[]));
    let report = check(&broken, Kind::Feed, |options| {
        options.select = ["feed-not-wellformed".to_owned()].into();
        options.limits.findings = 1;
    });
    assert_eq!(report.diagnostics.len(), 1);
    assert!(matches!(left_out(&report)[..], [(None, Limit::Findings, [_, 0, 0])]), "{report:?}");
}

#[test]
fn elements_around_a_finding_are_counted() {
    let text = "<html><body><article><p>a<figure></figure></p><div><p>b<figure></figure></p></div></article></body></html>";
    let depths: Vec<_> =
        check(text, Kind::Article, |_| {}).diagnostics.iter().map(|finding| finding.depth).collect();
    assert_eq!(depths, [4, 5]);
    for (depth, kept) in [(5, 2), (4, 1), (3, 0)] {
        let report = check(text, Kind::Article, |options| options.limits.depth = depth);
        assert_eq!(report.diagnostics.len(), kept, "{depth}");
        let left: Vec<_> =
            (kept < 2).then_some((Some(0), Limit::Depth, [2 - kept, 0, 0])).into_iter().collect();
        assert_eq!(left_out(&report), left);
        assert_eq!(report.count(Severity::Error), 2);
    }
}

#[test]
fn deep_findings_take_no_room_from_others() {
    let text = article(&format!("<div>{MIXED}</div>{MIXED}"));
    let report = check(&text, Kind::Article, |options| {
        options.limits.depth = 2;
        options.limits.findings = 2;
    });
    let expected = [(Some(0), Limit::Findings, [0, 1, 0]), (Some(0), Limit::Depth, [2, 1, 0])];
    assert_eq!(left_out(&report), expected);
    assert_eq!(report.diagnostics.len(), 2);
}

#[test]
fn items_behind_the_limit_are_counted_and_nothing_else() {
    let items: Vec<String> = (0..5).map(|_| article(MIXED)).collect();
    let text = feed(&items);
    for (most, more) in [(5, 0), (4, 1), (1, 4), (0, 5)] {
        let report = check(&text, Kind::Feed, |options| options.limits.items = most);
        assert_eq!((report.articles.len(), report.diagnostics.len()), (most, 3 * most));
        let left: Vec<_> = report.left_out.iter().map(|left| (left.limit, left.items, left.most)).collect();
        let expected: &[_] = if more > 0 { &[(Limit::Items, more, most)] } else { &[] };
        assert_eq!(left, expected);
        let of_all = check(&text, Kind::Feed, |options| {
            options.limits.items = most;
            options.select = ["feed-empty".to_owned()].into();
        });
        assert_eq!(of_all.diagnostics, []);
    }
}

#[test]
fn a_comment_that_covers_what_is_not_checked_may_be_of_use() {
    let comment = "<!-- ia-validate: allow(figure-in-paragraph) --><item>";
    let items = [article("<p>a</p>"), article("<p>b</p>")];
    let unused = |text: &str, most: usize| {
        let report = check(text, Kind::Feed, |options| {
            options.limits.items = most;
            options.select = ["unused-suppression".to_owned()].into();
        });
        report.diagnostics.len()
    };
    let text = feed(&items).replace("<item>", comment);
    assert_eq!((unused(&text, 2), unused(&text, 1)), (2, 1));
    let around = feed(&items).replace("<channel>", &comment.replace("<item>", "<channel>"));
    assert_eq!((unused(&around, 2), unused(&around, 1)), (1, 0));
}

#[test]
fn too_many_items_are_too_many_however_many_are_checked() {
    let items: Vec<String> = (0..101).map(|_| article("<p>a</p>")).collect();
    for most in [100_000, 101, 100, 7] {
        let report = check(&feed(&items), Kind::Feed, |options| {
            options.limits.items = most;
            options.select = ["feed-too-many-items".to_owned()].into();
        });
        let messages: Vec<_> = report.diagnostics.iter().map(|finding| &*finding.message).collect();
        assert_eq!(messages, ["the feed has 101 items: no more than 100 are taken"], "{most}");
        assert_eq!(report.diagnostics[0].article, (most > 100).then_some(100));
    }
}

#[test]
fn outcomes_follow_from_what_is_left_out_too() {
    let text = article(MIXED);
    let report = check(&text, Kind::Article, |options| options.limits.findings = 0);
    assert_eq!(report.articles[0].outcome, Outcome::Rejected);
    assert_eq!(report.diagnostics, []);
}

#[test]
fn fixes_and_stored_versions_know_no_limits() {
    let limits = |options: &mut Options| {
        (options.limits.findings, options.limits.depth, options.limits.items) = (1, 1, 1);
    };
    let text = feed(&[article(MIXED), article(MIXED)]);
    let source = Source::from_text(&text);
    let limited = Validator::new(options(limits));
    let free = Validator::new(options(|_| {}));
    let fixed = |validator| fix::all(validator, &source, Kind::Feed, Safety::Safe);
    assert_eq!(fixed(&limited), fixed(&free));
    assert_eq!(fixed(&limited).changes.len(), 6);
    let versions = |validator: &Validator| {
        let item = |n: usize| {
            format!(
                "<html><head><link rel=canonical href=https://example.com/{n}></head><body><article><header><h1>T</h1>\
                 <time class=op-published datetime=2016-02-04T09:00:00Z>x</time></header><p>a</p></article></body></html>"
            )
        };
        let with_fields = feed(&[item(1), item(2)])
            .replace("<item>", "<item><title>T</title><link>https://example.com/</link>");
        validator.versions(&Source::from_text(&with_fields), Kind::Feed).len()
    };
    assert_eq!((versions(&limited), versions(&free)), (2, 2));
}

/// Whatever the limits: what is reported and what is left out is all there is, and what is reported is in order.
#[test]
fn nothing_is_lost() {
    let all: Vec<String> =
        [1, 4, 2].map(|times| article(&format!("<div>{MIXED}</div>{MIXED}").repeat(times))).into();
    let text = feed(&all);
    let rules = |report: &Report| {
        let mut counts: BTreeMap<(&str, Severity), usize> = BTreeMap::new();
        for finding in &report.diagnostics {
            *counts.entry((finding.rule, finding.severity)).or_default() += 1;
        }
        for (rule, left) in report.left_out.iter().flat_map(|left| &left.rules) {
            for severity in [Severity::Error, Severity::Warning, Severity::Info] {
                *counts.entry((rule, severity)).or_default() += left.of(severity);
            }
        }
        counts.retain(|_, count| *count > 0);
        counts
    };
    let of = |limits: Limits| {
        check(&text, Kind::Feed, |options| (options.limits, options.select) = (limits, [].into()))
    };
    let free = of(Limits::NONE);
    assert_eq!(free.left_out, []);
    for findings in [0, 1, 2, 5, 13, 100] {
        for depth in [0, 1, 2, 3, 10] {
            let mut limits = Limits::default();
            (limits.findings, limits.depth) = (findings, depth);
            let report = of(limits);
            assert_eq!(rules(&report), rules(&free), "{limits:?}");
            let mut rest = free.diagnostics.iter();
            assert!(
                report.diagnostics.iter().all(|finding| rest.any(|other| other == finding)),
                "{limits:?}"
            );
            for index in [None, Some(0), Some(1), Some(2)] {
                let kept = report.diagnostics.iter().filter(|finding| finding.article == index).count();
                assert!(kept <= findings);
            }
        }
    }
}

#[test]
fn a_large_feed_gives_the_same_report_on_any_number_of_threads() {
    let mut items: Vec<String> = (0..400)
        .map(|number| {
            article(&format!("<p>{}</p>{}", "word ".repeat(700 + number % 7), MIXED.repeat(number % 5)))
        })
        .collect();
    // More than a thread is given at once, nothing, a character that no feed may have, and very many that hold nothing.
    items[100] = article(&format!("<p>{}</p>{MIXED}", "long ".repeat(1 << 17)));
    items[200] = String::new();
    items[300].push('\u{1}');
    let text = feed(&items).replacen("<item>", &format!("{}<item>", "<item></item>".repeat(300)), 1);
    assert!(text.len() > 1 << 20, "{}", text.len());
    let source = Source::from_text(&text);
    let mut narrow = Limits::default();
    (narrow.items, narrow.findings) = (690, 50);
    for limits in [Limits::NONE, narrow] {
        let mut options = options(|_| {});
        options.limits = limits;
        let validator = Validator::new(options);
        let one = validator.source(&source, Kind::Feed);
        assert!(one.articles.len() >= 690 && !one.diagnostics.is_empty());
        for threads in [2, 3, 5, 64] {
            let many = validator.clone().on_threads(threads).source(&source, Kind::Feed);
            assert_eq!(format!("{many:?}"), format!("{one:?}"), "{threads} threads");
        }
    }
}
