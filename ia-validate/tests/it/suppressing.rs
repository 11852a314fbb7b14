//! Comments that allow findings.

use ia_validate::{Kind, Options, Report, Source, Validator};

fn article(before: &str, first: &str, content: &str) -> String {
    format!(
        "{before}<html><head><link rel=\"canonical\" href=\"https://example.com/a\"></head><body><article>{first}\
         <header><h1>T</h1><time class=\"op-published\" datetime=\"2016-02-04T09:00:00Z\">x</time></header>{content}\
         </article></body></html>"
    )
}

const BAD: &str = "<p>a<figure><img src=\"https://example.com/a.jpg\"></figure></p>";
const ALLOW: &str = "<!-- ia-validate: allow(figure-in-paragraph) for now -->";

/// What is found beside hints, and what is suppressed: rules with the text they point at.
fn check(text: &str, kind: Kind) -> (Vec<String>, Vec<String>) {
    let report = Validator::new(Options::default()).source(&Source::from_text(text), kind);
    listed(text, &report)
}

fn listed(text: &str, report: &Report) -> (Vec<String>, Vec<String>) {
    let line = |finding: &ia_validate::Diagnostic| format!("{} {}", finding.rule, finding.span.of(text));
    let hints = ["feed-item-recommended-missing", "markup-version-invalid", "charset-missing"];
    let shown = report.diagnostics.iter().filter(|finding| !hints.contains(&finding.rule));
    (shown.map(line).collect(), report.suppressed.iter().map(line).collect())
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}

#[test]
fn a_comment_covers_the_next_element_and_what_is_in_it() {
    let figure = "figure-in-paragraph <figure>";
    for (content, shown, hidden) in [
        (format!("{ALLOW}{BAD}{BAD}"), strings(&[figure]), strings(&[figure])),
        (
            format!("{ALLOW}\n text <!-- other -->\n{BAD}"),
            strings(&["text-outside-paragraph text"]),
            strings(&[figure]),
        ),
        (
            format!("<p>{ALLOW}a<figure><img src=\"https://example.com/a.jpg\"></figure></p>"),
            strings(&[]),
            strings(&[figure]),
        ),
    ] {
        let text = article("", "", &content);
        let (found, suppressed) = check(&text, Kind::Article);
        assert_eq!(suppressed, hidden, "{content}");
        // Rules about other things may join these.
        assert!(
            shown.iter().all(|one| !one.starts_with("figure") || found.contains(one)),
            "{content}: {found:?}"
        );
        assert!(!found.iter().any(|one| one.starts_with("unused")), "{content}: {found:?}");
    }
}

#[test]
fn in_front_of_html_or_first_in_the_article_it_covers_all() {
    for (before, first) in
        [(ALLOW, ""), ("<!doctype html>\n<!-- ia-validate: allow( figure-in-paragraph )-->", ""), ("", ALLOW)]
    {
        let other = BAD.replace("a.jpg", "b.jpg");
        let text = article(before, first, &format!("{BAD}{other}"));
        let (found, suppressed) = check(&text, Kind::Article);
        assert_eq!((found.len(), suppressed.len()), (0, 2), "{found:?}");
    }
}

#[test]
fn what_is_unknown_or_unused_is_found() {
    for (comment, expected) in [
        (
            "<!-- ia-validate: allow(figure-in-paragraf) -->",
            strings(&["unknown-suppression figure-in-paragraf"]),
        ),
        ("<!-- ia-validate: allow(*) -->", strings(&["unknown-suppression *"])),
        ("<!-- ia-validate: allow() -->", strings(&["unknown-suppression <!-- ia-validate: allow() -->"])),
        ("<!-- ia-validate: off -->", strings(&["unknown-suppression <!-- ia-validate: off -->"])),
        (ALLOW, vec![format!("unused-suppression {ALLOW}")]),
        ("<!-- see ia-validate: allow(x) -->", vec![]),
    ] {
        let text = article("", "", &format!("<p>x</p>{comment}<p>y</p>"));
        assert_eq!(check(&text, Kind::Article).0, expected, "{comment}");
    }
    let two = "<!-- ia-validate: allow(figure-in-paragraph, markup-unparsable) -->";
    let (found, suppressed) = check(&article("", "", &format!("<p>x</p>{two}{BAD}")), Kind::Article);
    assert_eq!((found, suppressed.len()), (strings(&["unused-suppression markup-unparsable"]), 1));
}

#[test]
fn what_covers_nothing_is_unused() {
    let unused = [format!("unused-suppression {ALLOW}")];
    let last = article("", "", &format!("<p>x</p>{ALLOW}"));
    let behind = article("", "", "<p>x</p>") + ALLOW;
    for text in [last, behind, article("", "", "<p>x</p>").replace("</body>", &format!("{ALLOW}</body>"))] {
        assert_eq!(check(&text, Kind::Article).0, unused, "{text}");
        let item = format!(
            "<item><title>T</title><link>https://example.com/a</link><content:encoded><![CDATA[{text}]]>\
             </content:encoded></item>"
        );
        assert_eq!(check(&feed(&item), Kind::Feed).0, unused, "{text}");
    }
    let text = feed("<item><title>T</title><link>https://example.com/a</link></item>");
    for place in ["</item>", "</channel>", "</rss>"] {
        let text = text.replace(place, &format!("{ALLOW}{place}"));
        assert!(check(&text, Kind::Feed).0.contains(&unused[0]), "{place}");
    }
    assert!(check(&(text + ALLOW), Kind::Feed).0.contains(&unused[0]));
}

fn feed(items: &str) -> String {
    format!(
        "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>N</title>\
         <link>https://example.com/</link><description>N</description>{items}</channel></rss>"
    )
}

#[test]
fn in_feeds_as_comments_of_the_article_and_of_the_feed() {
    let fields = "<title>T</title><link>https://example.com/a</link>";
    let item = |text: &str| format!("<item>{fields}<content:encoded>{text}</content:encoded></item>");
    let escaped = |text: String| text.replace('&', "&amp;").replace('<', "&lt;");
    let bad = || article("", "", BAD);
    for text in [
        feed(&item(&format!("<![CDATA[{}]]>", article("", "", &format!("{ALLOW}{BAD}"))))),
        feed(&item(&escaped(article("", "", &format!("{ALLOW}{BAD}"))))),
        feed(&format!("{ALLOW}{}", item(&escaped(bad())))),
        feed(&item(&escaped(bad()))).replace("<rss", &format!("{ALLOW}<rss")),
        feed(&item(&escaped(bad())).replace("<content:", &format!("{ALLOW}<content:"))),
    ] {
        let (found, suppressed) = check(&text, Kind::Feed);
        assert_eq!((found.len(), suppressed.len()), (0, 1), "{text}: {found:?}");
    }
    let (found, _) =
        check(&feed(&format!("{ALLOW}<item>{fields}</item>{}", item(&escaped(bad())))), Kind::Feed);
    let unused = format!("unused-suppression {ALLOW}");
    assert!(found.contains(&unused) && found.len() == 4, "{found:?}");
}

#[test]
fn it_can_be_switched_off() {
    let text = article(ALLOW, "", BAD);
    let mut options = Options::default();
    options.no_suppress = true;
    let report = Validator::new(options).article(&text);
    assert_eq!(listed(&text, &report), (strings(&["figure-in-paragraph <figure>"]), vec![]));
}

/// What a rule needs to speak is not given here: the comment is not to blame.
#[test]
fn of_a_rule_that_cannot_run_nothing_is_unused() {
    for rule in ["canonical-domain-mismatch", "modified-not-incremented", "time-in-future"] {
        let text =
            article(&format!("<!-- ia-validate: allow({rule}) syndicated -->"), "", "<p>A<br><br>B</p>");
        let validator = Validator::new(Options::default());
        let found = validator.article(&text).diagnostics;
        assert!(found.iter().all(|it| it.rule != "unused-suppression"), "{rule}: {found:?}");
        let fixed = validator.fix_article(&text);
        assert!(fixed.text.contains(rule) && !fixed.text.contains("<br>"), "{}", fixed.text);
    }
    let text = article("<!-- ia-validate: allow(canonical-domain-mismatch) -->", "", "<p>A</p>");
    let options = Options::builder().domain("example.com").unwrap().build();
    let found = Validator::new(options).article(&text).diagnostics;
    assert!(found.iter().any(|it| it.rule == "unused-suppression"), "{found:?}");
}

/// A fix that takes away what is allowed is not taken, though another rule's finding would be mended by it.
#[test]
fn what_is_allowed_is_left_by_fixes() {
    for (allow, kept) in [
        (
            "image-in-link",
            "<p><a href=\"https://example.com/partner\"><figure><img src=\"https://example.com/i.jpg\"></figure></a></p>",
        ),
        (
            "op-social-deprecated",
            "<figure class=\"op-social\"><iframe src=\"https://w.soundcloud.com/player/?url=1\"></iframe></figure>",
        ),
    ] {
        let comment = format!("<!-- ia-validate: allow({allow}) our partner -->");
        let text = article("", "", &format!("{comment}{kept}<p>A<br><br>B</p>"));
        let fixed = Validator::new(Options::default()).fix_article(&text);
        assert!(fixed.text.contains(&comment), "{}", fixed.text);
        assert!(fixed.text.contains("<p>A</p><p>B</p>"), "{}", fixed.text);
        let again = Validator::new(Options::default()).article(&fixed.text);
        assert!(again.suppressed.iter().any(|it| it.rule == allow), "{}", fixed.text);
    }
}

#[test]
fn families_and_patterns_are_allowed_too() {
    let figure = "figure-in-paragraph <figure>";
    for selector in ["nesting", "figure-*", "image-repeated, *-in-paragraph"] {
        let comment = format!("<!-- ia-validate: allow({selector}) -->");
        let (shown, hidden) = check(&article("", "", &format!("{comment}{BAD}")), Kind::Article);
        assert_eq!(hidden, [figure], "{selector}");
        let is_about_it = |line: &String| line.starts_with("unused-") || line.starts_with("unknown-");
        let complaints = shown.iter().filter(|line| is_about_it(line)).count();
        assert_eq!(complaints, usize::from(selector.contains(',')), "{selector}: {shown:?}");
    }
    // A pattern that hides nothing, one of rules that could not run, and what is none.
    for (selector, complaint) in [
        ("captions", Some("unused-")),
        ("update*", None),
        ("*", Some("unknown-")),
        ("nestin", Some("unknown-")),
    ] {
        let comment = format!("<!-- ia-validate: allow({selector}) -->");
        let (shown, _) = check(&article("", "", &format!("{comment}<p>a</p>")), Kind::Article);
        assert_eq!(shown.len(), usize::from(complaint.is_some()), "{selector}: {shown:?}");
        assert!(shown.iter().all(|line| complaint.is_some_and(|it| line.starts_with(it))), "{shown:?}");
    }
}
