use crate::Options;
use crate::rules::tests::examples;

fn drawn(example: &str) -> Vec<String> {
    examples::drawn("footer", example)
}

const HEADER: &str = r#"<header><h1>Ferry</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header>"#;
const NONE: [&str; 0] = [];

/// What an article draws that ends with this.
fn article(end: &str) -> Vec<String> {
    drawn(&format!("<article>{HEADER}<p>The ferry is back.</p>{end}</article>"))
}

/// What a list of related articles in the footer draws.
fn related(items: &str) -> Vec<String> {
    article(&format!("<footer><ul class=op-related-articles>{items}</ul></footer>"))
}

fn warnings(rule: &str, places: &[&str]) -> Vec<String> {
    places.iter().map(|place| format!("warning {rule} {place}")).collect()
}

#[test]
fn where_the_footer_stands() {
    let (one, two) = ("<footer id=1><small>x</small></footer>", "<footer id=2><small>x</small></footer>");
    for (end, expected) in [
        (one.to_owned(), &[][..]),
        (format!("{one} text <!-- x -->"), &[]),
        (format!("{one}<p>x</p>"), &["<footer id=1>"]),
        (
            format!("{one}<figure class=op-tracker><iframe src=https://x.y/></iframe></figure>"),
            &["<footer id=1>"],
        ),
        (format!("{one}{two}"), &["<footer id=2>"]),
        (format!("{one}<p>x</p>{two}"), &["<footer id=1>", "<footer id=2>"]),
        (format!("{one}{two}{two}"), &["<footer id=2>", "<footer id=2>"]),
        (format!("<section>x{one}</section>{two}"), &["<footer id=1>"]),
        (format!("</article>{one}"), &["<footer id=1>"]),
    ] {
        assert_eq!(article(&end), warnings("footer-misplaced", expected), "{end}");
    }
    // What is in it is moved along with it.
    assert_eq!(
        article("<footer><p>x</p></footer><p>x</p>"),
        ["warning footer-misplaced <footer>", "warning footer-child-invalid <p>"]
    );
}

#[test]
fn what_the_footer_holds() {
    let list = "<ul class=op-related-articles><li><a href=https://example.com/a></a></li></ul>";
    for (content, expected) in [
        ("<aside>x</aside>", &[][..]),
        ("<small>x</small>\n<!-- x --><aside><p>x</p><p>y</p></aside> &nbsp; ", &[]),
        (list, &[]),
        ("", &["<footer>"]),
        (" &nbsp;<!-- x --> ", &["<footer>"]),
        ("<p>x</p><aside>x</aside><h3>y</h3>", &["<p>", "<h3>"]),
        (
            "<ul><li>x</li></ul><ol class=op-related-articles><li>x</li></ol>",
            &["<ul>", "<ol class=op-related-articles>"],
        ),
        (" © <a href=https://example.com>x</a> &amp; y<br>", &["© "]),
        ("<small>x</small> and <b>b</b> <small>y</small><br>", &["and ", "<br>"]),
        // Other rules say more of these.
        ("<small>x</small><figure><img src=https://example.com/1.jpg></figure><cite>x</cite>", &["<cite>"]),
    ] {
        let expected: Vec<&str> = expected.iter().map(|place| place.trim_ascii()).collect();
        let content = format!("<footer>{content}</footer>");
        assert_eq!(article(&content), warnings("footer-child-invalid", &expected), "{content}");
    }
}

#[test]
fn related_articles() {
    let a = "<a href=https://example.com/a></a>";
    for (items, expected) in [
        (format!("<li>{a}</li><li data-sponsored=true>Cruises: {a}</li><li><b>{a}</b></li>"), &[][..]),
        (format!("<li>{a}<a>x</a></li>"), &[]),
        (String::new(), &["<ul class=op-related-articles>"]),
        (format!("<li id=1>x</li><li>{a}</li>"), &["<li id=1>"]),
        ("<li><a id=1>x</a><a id=2>x</a></li>".to_owned(), &["<a id=1>"]),
        ("<li><a href>x</a></li>".to_owned(), &["href"]),
        ("<li><a href=/a>x</a></li>".to_owned(), &["/a"]),
        ("<li><a href=//example.com/a>x</a></li>".to_owned(), &["//example.com/a"]),
        ("<li><a href=mailto:x@example.com>x</a></li>".to_owned(), &["mailto:x@example.com"]),
        (
            format!("<li>{a}<a id=2 href=https://example.com/b></a><a id=3 href=/c></a></li>"),
            &["<a id=2 href=https://example.com/b>", "<a id=3 href=/c>"],
        ),
        (
            format!(
                "<li data-sponsored>{a}</li><li data-sponsored=TRUE>{a}</li><li data-sponsored='false'>{a}</li>"
            ),
            &["data-sponsored", "TRUE", "false"],
        ),
        // Something else in the list is reported as in any list.
        (format!("<p>x</p><li>{a}</li>"), &[]),
    ] {
        assert_eq!(related(&items), warnings("related-articles-invalid", expected), "{items}");
    }
    let list = format!("<ul class=op-related-articles><li>{a}</li></ul>");
    assert_eq!(drawn(&list), NONE);
    assert_eq!(drawn(&format!("<div class=op-related-articles><p>{a}</p></div>")), NONE);
    for around in ["div", "aside", "section"] {
        let text = format!("<{around}>{list}</{around}>");
        assert_eq!(drawn(&text), ["warning related-articles-invalid <ul class=op-related-articles>"]);
    }
    // Where it stands, and what is in it.
    assert_eq!(drawn("<div><ul class=op-related-articles><li>x</li></ul></div>").len(), 2);
    // That it stands wrongly is said by the rule for that.
    assert_eq!(drawn(&format!("<p>x{list}</p>")), NONE);
}

#[test]
fn how_many_related_articles() {
    let items = |count: usize| {
        let item = |number| format!("<li id={number}><a href=https://example.com/{number}></a></li>");
        (1..=count).map(item).collect::<String>()
    };
    assert_eq!(related(&items(4)), NONE);
    assert_eq!(related(&items(6)), warnings("related-articles-too-many", &["<li id=5>"]));
    let inline = |count| drawn(&format!("<ul class=op-related-articles>{}</ul>", items(count)));
    assert_eq!(inline(3), NONE);
    assert_eq!(inline(4), warnings("related-articles-too-many", &["<li id=4>"]));
    assert_eq!(drawn(&format!("<ul>{}</ul>", items(9))), NONE);
}

#[test]
fn related_articles_elsewhere() {
    let list = "<ul class=op-related-articles><li><a href=https://a.example.com./1>x</a></li>\
                <li><a href=https://notexample.com/2>x</a></li><li data-sponsored=true><a href=https://x.org/3></a></li>\
                <li data-sponsored=false><a href=//x.org/4></a><p><a href=https://x.org/5></a></p></li></ul>";
    let foreign = |options: Options| {
        let text = format!("<article>{HEADER}<p>x</p><footer>{list}</footer></article>");
        let all = examples::drawn_with(options, "footer", &text);
        all.into_iter().filter(|finding| finding.contains("foreign")).collect::<Vec<_>>()
    };
    let with = |domains: &[&str]| {
        let domains = domains.iter().map(|domain| domain.parse().unwrap()).collect();
        foreign(Options { domains, ..Options::default() })
    };
    let expected = ["https://notexample.com/2", "https://x.org/5"];
    assert_eq!(with(&["example.com"]), warnings("related-articles-foreign-domain", &expected));
    assert_eq!(with(&["example.com", "notexample.com", "x.org"]), NONE);
    assert_eq!(with(&[]), NONE);
}
