use crate::rules::tests::examples;

fn drawn(example: &str) -> Vec<String> {
    examples::drawn("document", example)
}

const CANONICAL: &str = "<link rel=canonical href=https://example.com/ferry>";
const METAS: &str = "<meta charset=utf-8><meta property=op:markup_version content=v1.0>";
const TIME: &str = "<time class=op-published datetime=2016-02-04T09:00:00Z>4 February</time>";

/// A document with this head and an article that is right.
fn with_head(head: &str) -> String {
    format!(
        "<html id=html><head id=head>{head}</head><body>\
         <article><header id=header><h1>x</h1>{TIME}</header><p>x</p></article></body></html>"
    )
}

fn of_head(head: &str) -> Vec<String> {
    drawn(&with_head(head))
}

/// What a `meta` beside the usual ones draws.
fn of_meta(meta: &str) -> Vec<String> {
    of_head(&format!("{CANONICAL}{METAS}{meta}"))
}

#[test]
fn canonical_links_that_differ() {
    let link = |attributes: &str| format!("<link {attributes}>");
    let first = link("rel=canonical href=https://example.com/a");
    let found = |others: &[&str]| {
        let others: String = others.iter().map(|other| link(other)).collect();
        of_head(&format!("{METAS}{first}{others}"))
    };
    for good in [
        "rel=canonical href=' https://example.com/a\n'",
        "rel='CANONICAL' href=https&#58;//example.com/a",
        "rel=canonical href=''",
        "rel=canonical",
        "rel=alternate href=https://example.com/b",
        "rel=canonical-url href=https://example.com/b",
    ] {
        assert!(found(&[good]).is_empty(), "{good}");
    }
    let warning = |attributes: &str| format!("warning canonical-multiple <link {attributes}>");
    for bad in [
        "rel=canonical href=https://example.com/A",
        "rel=canonical href=https://example.com/a/",
        "rel='shortlink Canonical' href=/b",
    ] {
        assert_eq!(found(&[bad]), [warning(bad)]);
    }
    let (b, c) = ("rel=canonical href=https://example.com/b", "rel=canonical href=https://example.com/c");
    assert_eq!(found(&[b, "rel=canonical href=https://example.com/a", c]), [warning(b), warning(c)]);
    // One that is empty does not count, not even as the first; nor does what stands in the article.
    assert!(of_head(&format!("{METAS}<link rel=canonical href>{first}")).is_empty());
    assert!(drawn(&format!("<p>x<link {b}></p>")).is_empty());
}

#[test]
fn the_version_of_the_markup() {
    let version = |meta: &str| of_head(&format!("{CANONICAL}<meta charset=utf-8>{meta}"));
    assert_eq!(version(""), ["info markup-version-invalid <head id=head>"]);
    assert!(version("<META Property=op:markup_version CONTENT=' v1.0 '>").is_empty());
    for (content, place) in [
        ("content=v2.0", "v2.0"),
        ("content='V1.0'", "V1.0"),
        ("content=''", ""),
        ("content", "content"),
        ("", "<meta property=op:markup_version >"),
    ] {
        assert_eq!(
            version(&format!("<meta property=op:markup_version {content}>")),
            [format!("warning markup-version-invalid {place}")]
        );
    }
    // The first one counts.
    let (good, bad) =
        ("<meta property=op:markup_version content=v1.0>", "<meta property=op:markup_version content=v2.0>");
    assert!(version(&[good, bad].concat()).is_empty());
    assert_eq!(version(&[bad, good].concat()), ["warning markup-version-invalid v2.0"]);
    // One that is misspelt is not missing besides.
    for (meta, place) in
        [("name=op:markup_version content=v1.0", "name"), ("property=op:markup_version value=v1.0", "value")]
    {
        assert_eq!(version(&format!("<meta {meta}>")), [format!("warning meta-uses-name {place}")]);
    }
}

#[test]
fn where_the_head_is_missed() {
    let both = |place: &str| {
        ["charset-missing", "markup-version-invalid"].map(|rule| format!("info {rule} {place}")).to_vec()
    };
    let hints = |text: &str| {
        drawn(text).into_iter().filter(|finding| finding.starts_with("info")).collect::<Vec<_>>()
    };
    let body = format!("<body><article id=a><header><h1>x</h1>{TIME}</header><p>x</p></article></body>");
    assert_eq!(hints(&format!("<html id=1><head id=2></head>{body}</html>")), both("<head id=2>"));
    assert_eq!(hints(&format!("<html id=1>{body}</html>")), both("<html id=1>"));
    assert_eq!(hints(&format!("<!doctype html>{body}")), both("<article id=a>"));
    // Without `<head>`, metas are metas nevertheless; in the article they are not.
    assert!(hints(&format!("<html>{METAS}{CANONICAL}{body}</html>")).is_empty());
    let inside = body.replace("<p>x", &format!("<p>{METAS}x"));
    assert_eq!(hints(&format!("<html id=1>{inside}</html>")), both("<html id=1>"));
    let version = "<meta property=op:markup_version content=v1.0>";
    for (charset, declares) in [
        (r#"<meta http-equiv="content-type" content="text/html; charset=utf-8">"#, true),
        ("<META HTTP-EQUIV=Content-Type CONTENT='text/html;CHARSET=UTF-8'>", true),
        (r#"<meta http-equiv="content-type" content="text/html">"#, false),
        (r#"<meta name="content-type" content="text/html; charset=utf-8">"#, false),
        (r#"<meta http-equiv="refresh" content="1; url=/?charset=utf-8">"#, false),
    ] {
        let expected = if declares { vec![] } else { vec!["info charset-missing <head id=head>"] };
        assert_eq!(of_head(&[CANONICAL, version, charset].concat()), expected, "{charset}");
    }
}

#[test]
fn values_of_settings() {
    for (rule, property, good, bad) in [
        ("auto-ad-value-invalid", "fb:use_automatic_ad_placement", "false", "TRUE"),
        ("recirculation-value-invalid", "fb:op-recirculation-ads", "placement_id=1_2", "placement_id=1_x"),
        ("likes-comments-value-invalid", "fb:likes_and_comments", "disable", "disabled"),
    ] {
        let meta = |content: &str| format!("<meta property='{property}' {content}>");
        assert!(of_meta(&meta(&format!("content=' {good}\n'"))).is_empty(), "{good}");
        for (content, place) in [
            (format!("content='{bad}'"), bad.to_owned()),
            ("content=''".to_owned(), String::new()),
            (String::new(), meta("")),
        ] {
            assert_eq!(of_meta(&meta(&content)), [format!("warning {rule} {place}")], "{content}");
        }
        // The first one counts.
        let two = |first: &str, second: &str| {
            of_meta(&(meta(&format!("content='{first}'")) + &meta(&format!("content='{second}'"))))
        };
        assert!(two(good, bad).is_empty(), "{property}");
        assert_eq!(two(bad, good), [format!("warning {rule} {bad}")]);
        assert_eq!(of_meta(&meta(&format!("value='{good}'"))), ["warning meta-uses-name value"]);
    }
}

#[test]
fn automatic_ads_need_an_ad() {
    let meta = |content: &str| format!("<meta property=fb:use_automatic_ad_placement content='{content}'>");
    let missing = ["warning auto-ad-without-header-ad <header id=header>"];
    let on = ["true", " true ", "enable=true", "enable=true ad_density=medium"];
    for content in on {
        assert_eq!(of_meta(&meta(content)), missing, "{content}");
    }
    for content in ["false", "enable=false", "enable=false ad_density=low"] {
        assert!(of_meta(&meta(content)).is_empty(), "{content}");
    }
    // What is no value counts as off.
    for content in ["yes", "enable=true ad_density=high", "True"] {
        assert_eq!(of_meta(&meta(content)), [format!("warning auto-ad-value-invalid {content}")]);
    }
    assert!(of_meta(&(meta("false") + &meta("true"))).is_empty());
    let head = format!("{CANONICAL}{METAS}{}", meta("true"));
    let with_header =
        |content: &str| drawn(&with_head(&head).replace("<h1>x</h1>", &format!("<h1>x</h1>{content}")));
    let ad = |class: &str| {
        format!("<figure class='{class}'><iframe src=https://ads.example.com/1></iframe></figure>")
    };
    for good in [
        ad("op-ad"),
        ad("x op-ad op-ad-default"),
        format!("<section class=op-ad-template>{0}{0}</section>", ad("op-ad")),
    ] {
        assert!(with_header(&good).is_empty(), "{good}");
    }
    for bad in [
        ad("op-tracker"),
        ad("op-Ad"),
        format!("<!-- {} -->", ad("op-ad")),
        "<div class=op-ad></div>".to_owned(),
    ] {
        assert_eq!(with_header(&bad), missing, "{bad}");
    }
    // An ad in the body is another matter; without a header, the article lacks it.
    let in_body = with_head(&head).replace("<p>", &format!("{}<p>", ad("op-ad")));
    assert_eq!(drawn(&in_body), missing);
    let without_header = format!("<html><head>{head}</head><body><article><p>x</p></article></body></html>");
    assert_eq!(drawn(&without_header), ["warning auto-ad-without-header-ad <article>"]);
}

#[test]
fn names_for_properties() {
    for good in [
        "name=viewport content='width=device-width'",
        "name=twitter:card content=summary",
        "name=op content=x",
        "name=opengraph content=x",
        "name=facebook-domain-verification content=x",
        "name=og:title content=x",
        "property=fb:app_id content=1",
        "name=fb:app_id property=fb:app_id content=1",
        "property=og:title value=x",
        "property=op:generator content='' value=x",
        "property=op:generator",
        "itemprop=fb:x content=x",
    ] {
        assert!(of_meta(&format!("<meta {good}>")).is_empty(), "{good}");
    }
    for (bad, places) in [
        ("name=op:generator content=x", &["name"][..]),
        ("content=x NAME=' fb:article_style '", &["NAME"]),
        ("name=fb:app_id property='' content=1", &["name"]),
        ("property=op:generator value=x", &["value"]),
        ("name=fb:likes_and_comments value=enable", &["name", "value"]),
    ] {
        let expected: Vec<String> =
            places.iter().map(|place| format!("warning meta-uses-name {place}")).collect();
        assert_eq!(of_meta(&format!("<meta {bad}>")), expected);
    }
}

#[test]
fn stylesheets() {
    let hints = |text: &str| {
        drawn(text).into_iter().filter(|finding| finding.contains("stylesheet")).collect::<Vec<_>>()
    };
    for bad in ["<style>", "<link rel=stylesheet href=a.css>", "<LINK REL='alternate StyleSheet'>"] {
        let found = [format!("info stylesheet-ignored {bad}")];
        let end = if bad == "<style>" { "</style>" } else { "" };
        assert_eq!(of_meta(&format!("{bad}{end}")), found);
        assert_eq!(hints(&format!("<p>x</p>{bad}{end}")), found);
        assert!(
            hints(&format!("<figure class=op-interactive><iframe>{bad}{end}</iframe></figure>")).is_empty()
        );
    }
    for good in [
        "<link rel=icon href=a.css>",
        "<link rel=preload as=style href=a.css>",
        "<link href=a.css>",
        "<!-- <style></style> -->",
        "<figure><svg><style>a{}</style></svg></figure>",
    ] {
        assert!(hints(&format!("<p>x</p>{good}")).is_empty(), "{good}");
    }
}
