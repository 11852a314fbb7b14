//! What the caller makes of rules, and what it leaves alone.

use ia_validate::report::Outcome;
use ia_validate::{Level, Options, Report, Severity, Validator};

fn article(header: &str, content: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta property=\"op:markup_version\" \
         content=\"v1.0\"><link rel=\"canonical\" href=\"https://example.com/a\"></head><body><article>\
         <header><h1>T</h1>{header}</header>{content}</article></body></html>"
    )
}

const DATE: &str = "<time class=\"op-published\" datetime=\"2016-02-04T09:00:00Z\">x</time>";
const FIGURE: &str = "<p>a<figure><img src=\"https://example.com/a.jpg\"></figure></p>";

fn check(text: &str, set: impl FnOnce(&mut Options)) -> Report {
    let mut options = Options::default();
    set(&mut options);
    Validator::new(options).article(text)
}

/// The findings with their severities.
fn found(report: &Report) -> Vec<String> {
    report.diagnostics.iter().map(|finding| format!("{} {}", finding.severity, finding.rule)).collect()
}

fn levels(options: &mut Options, levels: &[(&str, &str)]) {
    options.severity = levels.iter().map(|&(id, level)| (id.to_owned(), level.parse().unwrap())).collect();
}

#[test]
fn a_severity_replaces_the_rules_own() {
    let text = article(DATE, FIGURE);
    for (level, expected) in [
        ("error", vec!["error figure-in-paragraph"]),
        ("warning", vec!["warning figure-in-paragraph"]),
        ("info", vec!["info figure-in-paragraph"]),
        // The milder rules that it silences stay silent.
        ("off", vec![]),
    ] {
        let report = check(&text, |options| levels(options, &[("figure-in-paragraph", level)]));
        assert_eq!(found(&report), expected);
    }
    let off = |options: &mut Options| {
        levels(options, &[("figure-in-paragraph", "off")]);
        options.select = ["figure-in-paragraph".to_owned()].into();
    };
    assert_eq!(found(&check(&text, off)), [""; 0]);
}

#[test]
fn a_severity_replaces_that_of_milder_and_graver_cases() {
    let caption = |tag: &str| {
        let image = "<img src=\"https://example.com/a.jpg\">";
        article(
            DATE,
            &format!("<p>Text</p><figure>{image}<figcaption>a<{tag}>b</{tag}></figcaption></figure>"),
        )
    };
    let lenient = |tag: &str| {
        check(&caption(tag), |options| {
            options.lenient_captions = true;
            levels(options, &[("caption-element-not-allowed", "error")]);
        })
    };
    assert_eq!(found(&lenient("em")), ["error caption-element-not-allowed"]);
}

#[test]
fn lenient_captions() {
    let severity = |tags: &str, lenient_captions| {
        let image = "<img src=\"https://example.com/a.jpg\">";
        let text =
            article(DATE, &format!("<p>Text</p><figure>{image}<figcaption>{tags}</figcaption></figure>"));
        found(&check(&text, |options| options.lenient_captions = lenient_captions))
    };
    for tags in [
        "<a href=\"https://example.com/\">x</a>",
        "<b>x</b>",
        "<strong>x</strong>",
        "<i>x</i>",
        "<em>x</em>",
        "x<br>y",
    ] {
        assert_eq!(severity(tags, true), ["warning caption-element-not-allowed"], "{tags}");
        assert_eq!(severity(tags, false), ["error caption-element-not-allowed"], "{tags}");
    }
    for tags in ["<p>x</p>", "<span>x</span>", "<h3>x</h3>"] {
        assert_eq!(severity(tags, true), ["error caption-element-not-allowed"], "{tags}");
    }
}

#[test]
fn what_ingestion_would_do_does_not_depend_on_the_callers_severities() {
    let text = article("", "<p>Text</p>");
    for level in ["error", "warning", "info", "off"] {
        let report = check(&text, |options| levels(options, &[("published-missing", level)]));
        let article = &report.articles[0];
        assert_eq!((article.outcome, article.reason), (Outcome::Rejected, Some("published-missing")));
    }
    let graver =
        check(&article(DATE, FIGURE), |options| levels(options, &[("figure-in-paragraph", "error")]));
    assert_eq!(graver.articles[0].outcome, Outcome::Create);
}

#[test]
fn suppressed_findings_and_what_is_wrong_with_suppressing_have_severities_too() {
    let comment = "<!-- ia-validate: allow(figure-in-paragraph) -->";
    let report = check(&article(DATE, &format!("{comment}{FIGURE}{comment}<p>Text</p>")), |options| {
        levels(options, &[("figure-in-paragraph", "info"), ("unused-suppression", "error")]);
    });
    assert_eq!(found(&report), ["error unused-suppression"]);
    assert_eq!(report.suppressed[0].severity, Severity::Info);
    let report = check(&article(DATE, &format!("{comment}{FIGURE}")), |options| {
        levels(options, &[("figure-in-paragraph", "off")]);
    });
    assert!(report.diagnostics.is_empty() && report.suppressed.is_empty());
}

#[test]
fn old_ids_of_rules() {
    let text = article("", "<p>Text</p>");
    let old = "op-published-missing".to_owned();
    let report = check(&text, |options| options.select = [old.clone()].into());
    assert_eq!(found(&report), ["error published-missing"]);
    assert_eq!(found(&check(&text, |options| options.ignore = [old.clone()].into())), [""; 0]);
    let report = check(&text, |options| levels(options, &[(&old, "info"), ("published-missing", "warning")]));
    assert_eq!(found(&report), ["warning published-missing"]);
    let report = check(&text, |options| levels(options, &[(&old, "info")]));
    assert_eq!(found(&report), ["info published-missing"]);
}

#[test]
fn a_comment_with_an_old_id_works_and_says_so() {
    let with = |ids: &str, header: &str| {
        let text = article(header, "<p>Text</p>");
        check(&format!("<!-- ia-validate: allow({ids}) -->{text}"), |_| {})
    };
    let report = with("op-published-missing", "");
    assert_eq!(report.suppressed.len(), 1);
    let [finding] = report.diagnostics.as_slice() else { panic!("{:?}", report.diagnostics) };
    assert_eq!((finding.rule, finding.severity), ("unknown-suppression", Severity::Warning));
    assert_eq!(finding.message, "rule `op-published-missing` was renamed to `published-missing`");
    assert_eq!(finding.help.as_deref(), Some("write `published-missing`"));
    // What is of no use at all is to be taken out, not to be renamed.
    assert_eq!(found(&with("op-published-missing", DATE)), ["warning unused-suppression"]);
}

#[test]
fn an_assumed_time_zone_decides_between_dates() {
    let dates = |published: &str, modified: &str| {
        let time = |class, date| format!("<time class=\"op-{class}\" datetime=\"{date}\">x</time>");
        article(&(time("published", published) + &time("modified", modified)), "<p>Text</p>")
    };
    let text = dates("2016-07-04T09:00:00Z", "2016-07-04T10:00:00");
    let with = |zone: &str| {
        check(&text, |options| {
            options.assume_timezone = zone.parse().unwrap();
            options.ignore = ["time-without-timezone".to_owned()].into();
        })
    };
    assert_eq!(found(&with("UTC")), [""; 0]);
    let berlin = with("Europe/Berlin");
    assert_eq!(found(&berlin), ["warning modified-before-published"]);
    let help = berlin.diagnostics[0].help.clone().unwrap();
    assert!(help.ends_with("(a time without a zone is taken as Europe/Berlin)"), "{help}");
    let modified = berlin.articles[0].modified.unwrap();
    assert_eq!(modified.to_rfc3339(), "2016-07-04T08:00:00+00:00");
}

#[test]
fn levels_are_words() {
    for level in Level::ALL {
        assert_eq!(level.name().parse::<Level>().unwrap(), level);
    }
    let error = "fatal".parse::<Level>().unwrap_err().to_string();
    assert_eq!(error, "`fatal` is no severity: use `error`, `warning`, `info` or `off`");
}

#[test]
fn which_rules_are_reported() {
    let reports = |select: &[&str], ignore: &[&str], level: Option<Level>| {
        let ids = |rules: &[&str]| rules.iter().map(|&rule| rule.to_owned()).collect();
        let mut options = Options::default();
        options.select = ids(select);
        options.ignore = ids(ignore);
        options.severity = level.map(|level| ("title-missing".to_owned(), level)).into_iter().collect();
        Validator::new(options).reports("title-missing")
    };
    assert!(reports(&[], &[], None) && reports(&["title-missing"], &["svg-image"], None));
    assert!(reports(&[], &[], Some(Level::On(Severity::Info))));
    assert!(!reports(&["svg-image"], &[], None) && !reports(&["title-missing"], &["title-missing"], None));
    assert!(!reports(&["title-missing"], &[], Some(Level::Off)));
}

#[test]
fn rules_are_selected_by_families_and_patterns() {
    use ia_validate::rules::matching;

    let ids = |selector: &str| matching(selector).iter().map(|rule| rule.id).collect::<Vec<_>>();
    assert_eq!(ids("figure-in-paragraph"), ["figure-in-paragraph"]);
    assert!(ids("captions").len() > 3 && matching("captions").iter().all(|rule| rule.family == "captions"));
    assert!(ids("feed-*").len() > 10 && ids("feed-*").iter().all(|id| id.starts_with("feed-")));
    assert_eq!(ids("figure*paragraph"), ["figure-in-paragraph"]);
    assert_eq!(
        ids("*-in-para*"),
        ["blockquote-in-paragraph", "figure-in-paragraph", "non-text-in-paragraph"]
    );
    for none in ["", "*", "**", "feeds", "Feed-*", "figure-in-para", "x*"] {
        assert_eq!(ids(none), [""; 0], "{none}");
    }
    assert!(ids("*figure-in-paragraph*").len() == 1 && ids("f*f*f*f*f*f*f*x").is_empty());
}

#[test]
fn what_is_said_of_one_rule_counts_more_than_what_is_said_of_its_family() {
    let text = "<article><p>a<figure></figure></p></article>";
    let rules = |options: Options| -> Vec<(&'static str, Severity)> {
        let report = Validator::new(options).article(text);
        report.diagnostics.iter().map(|finding| (finding.rule, finding.severity)).collect()
    };
    let builder = || Options::builder().select("nesting").unwrap();
    assert_eq!(rules(builder().build()), [("figure-in-paragraph", Severity::Error)]);
    let of_all = builder().severity("nesting", Level::On(Severity::Info)).unwrap();
    assert_eq!(rules(of_all.clone().build()), [("figure-in-paragraph", Severity::Info)]);
    let own = of_all.severity("figure-in-paragraph", Level::On(Severity::Warning)).unwrap();
    assert_eq!(rules(own.build()), [("figure-in-paragraph", Severity::Warning)]);
    assert_eq!(rules(builder().ignore("figure-*").unwrap().build()), []);
    assert!(Options::builder().select("nestin").is_err() && Options::builder().ignore("*").is_err());
}

#[test]
fn nothing_milder_is_reported_or_mended() {
    let text = "<article><p>a<br><br>b<figure></figure></p></article>";
    let mut options = Options::default();
    options.select = ["repeated-line-breaks", "figure-in-paragraph"].map(str::to_owned).into();
    options.min_severity = Some(Severity::Error);
    let validator = Validator::new(options.clone());
    let rules = |validator: &Validator| -> Vec<&str> {
        validator.article(text).diagnostics.iter().map(|finding| finding.rule).collect()
    };
    assert_eq!(rules(&validator), ["figure-in-paragraph"]);
    assert!(validator.fix_article(text).text.contains("a<br><br>b"));
    // What the caller makes of a rule counts.
    options.severity.insert("repeated-line-breaks".to_owned(), Level::On(Severity::Error));
    options.severity.insert("figure-in-paragraph".to_owned(), Level::On(Severity::Warning));
    assert_eq!(rules(&Validator::new(options)), ["repeated-line-breaks"]);
}

#[test]
fn rules_by_their_evidence() {
    use ia_validate::Evidence;
    let text = article(
        "<time class=\"op-published\" datetime=\"2016-02-04T09:00:00Z\">x</time>\
         <time class=\"op-modified\" datetime=\"2016-02-04T08:00:00Z\">x</time>",
        "<p>a<figure><img src=\"https://example.com/a.jpg\"></figure></p><h4>b</h4><p>c</p>",
    );
    let all = [
        "error figure-in-paragraph",
        "warning heading-level-unsupported",
        "warning modified-before-published",
    ];
    for (least, rules) in
        [(Evidence::Inferred, &all[..]), (Evidence::Observed, &all[..2]), (Evidence::Documented, &all[..1])]
    {
        let mut drawn = found(&check(&text, |options| options.evidence = least));
        drawn.sort();
        assert_eq!(drawn, rules, "{least}");
    }
    // It narrows what is selected, and leaves the outcome alone.
    let narrowed = check(&text, |options| {
        options.evidence = Evidence::Documented;
        options.select = ["heading-level-unsupported".to_owned()].into();
    });
    assert_eq!(found(&narrowed), [""; 0]);
    let rejected = article("", "<p>x</p>").replace("https://example.com/a", "/a");
    let report = check(&rejected, |options| options.evidence = Evidence::Documented);
    assert_eq!(report.articles[0].outcome, Outcome::Rejected);
}
