//! `show`: articles as Facebook would have shown them.

use serde_json::Value;

use crate::support::{Folder, Item, feed, stderr, stdout};

fn article(body: &str) -> String {
    Item::new(1).article().replace("<p>Text 1.</p>", body)
}

fn json(folder: &Folder, arguments: &str, code: i32) -> Value {
    let run = folder.run(&format!("show --format json {arguments}")).code(code);
    serde_json::from_str(&stdout(&run)).unwrap()
}

#[test]
fn an_article_in_json() {
    let body = "<p>One</p><div>Lost</div><figure><img src=\"https://example.com/a.jpg\"><figcaption>Quay<cite>Ann</cite>\
                </figcaption></figure>";
    let folder = Folder::new().with("a.html", article(body));
    let shown = json(&folder, "a.html", 0);
    assert_eq!(shown["schema"], 1);
    let article = &shown["articles"][0];
    assert_eq!((&article["path"], &article["index"]), (&"a.html".into(), &0.into()));
    assert_eq!(article["title"], "Title 1");
    assert_eq!(article["canonical"], "https://example.com/1");
    assert_eq!(article["published"], "2011-02-01T00:00:00Z");
    for nothing in ["subtitle", "kicker", "modified", "cover", "footer"] {
        assert_eq!(article.get(nothing), Some(&Value::Null), "{nothing}");
    }
    let [paragraph, image] = &article["blocks"].as_array().unwrap()[..] else { panic!("{article}") };
    assert_eq!((&paragraph["kind"], &paragraph["text"]), (&"paragraph".into(), &"One".into()));
    assert!(paragraph.get("caption").is_none() && paragraph.get("src").is_none());
    assert_eq!(image["kind"], "image");
    assert_eq!((&image["caption"], &image["credit"]), (&"Quay".into(), &"Ann".into()));
    assert_eq!(image["src"], "https://example.com/a.jpg");
    let dropped = &article["dropped"][0];
    assert_eq!((&dropped["rule"], &dropped["text"]), (&"body-element-unsupported".into(), &"Lost".into()));
    let text = String::from_utf8(folder.read("a.html")).unwrap();
    let span = |of: &Value| {
        let offset = |end: &str| usize::try_from(of[end]["offset"].as_u64().unwrap()).unwrap();
        text[offset("start")..offset("end")].to_owned()
    };
    assert_eq!((span(paragraph), span(dropped)), ("<p>One</p>".into(), "<div>Lost</div>".into()));
}

#[test]
fn one_item_of_a_feed() {
    let folder = Folder::new().with("feed.xml", feed(&[Item::new(1), Item::new(2)]));
    let titles = |arguments: &str| -> Vec<String> {
        let shown = json(&folder, arguments, 0);
        shown["articles"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["title"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(titles("feed.xml"), ["Title 1", "Title 2"]);
    assert_eq!(titles("feed.xml --item 2"), ["Title 2"]);
    assert_eq!(json(&folder, "feed.xml --item 2", 0)["articles"][0]["index"], 1);
    let run = folder.run("show --item 3 feed.xml").code(2);
    assert!(stderr(&run).contains("`feed.xml` has no item 3: there are 2"), "{}", stderr(&run));
    assert_eq!(stdout(&run), "");
    folder.run("show --item 0 feed.xml").code(2);
    folder.run("show").code(2);
    folder.run("show none.xml").code(2);
}

#[test]
fn text_and_markdown() {
    let body = "<h2>Head</h2><p>One *two* [a](b) &lt;i&gt;</p><ol><li>a</li><li>b</li></ol>loose\
                <figure class=op-ad><iframe src=\"https://example.com/ad\"></iframe></figure>";
    let folder = Folder::new().with("a.html", article(body));
    let text = stdout(&folder.run("show a.html").code(0));
    let expected = "a.html, article 1\n\nTitle 1\npublished 2011-02-01T00:00:00Z\nhttps://example.com/1\n\nHead\n\n\
        One *two* [a](b) <i>\n\n1. a\n2. b\n\n[ad] https://example.com/ad\n\nNot shown:\n  1:";
    assert!(text.starts_with(expected), "{text}");
    assert!(text.ends_with(" text-outside-paragraph: loose\n"), "{text}");
    let markdown = stdout(&folder.run("show --format markdown a.html").code(0));
    for part in [
        "# Title 1\n\n",
        "\n\n### Head\n\nOne \\*two\\* \\[a\\](b) \\<i\\>\n\n1. a\n2. b\n\n",
        "*ad* [https://example.com/ad](<https://example.com/ad>)",
        "## Not shown\n\n- 1:",
    ] {
        assert!(markdown.contains(part), "{part}\n{markdown}");
    }
}

/// What stands in an article is text, wherever it is shown.
#[test]
fn hostile_markup_never_runs() {
    const BAD: &str = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;";
    let body = format!(
        "<p>{BAD}</p><h2>{BAD}</h2><ul><li>{BAD}</ul><aside>{BAD}<cite>{BAD}</cite></aside>\
         <figure><img src=\"javascript:alert(1)\" onerror=alert(1)><figcaption>{BAD}</figcaption></figure>\
         <figure class=op-interactive><iframe src='https://example.com/\"&gt;&lt;script&gt;'></iframe></figure>\
         <script>alert(2)</script><p onclick=alert(3)>\u{1b}[31m\u{202e}</p><div>{BAD}</div><footer><small>{BAD}</small></footer>"
    );
    let text = article(&body).replace("Title 1", &format!("Title {BAD}"));
    let folder = Folder::new().with("a<b>.html", text);
    let page = stdout(&folder.run("show --format html a<b>.html").code(0));
    assert!(page.contains(
        "content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\""
    ));
    let lower = page.to_ascii_lowercase();
    for bad in ["<script", "<img", "<iframe", "href=\"javascript", "<b>", "\u{1b}", "\u{202e}", " onclick="] {
        assert!(!lower.contains(bad), "{bad}\n{page}");
    }
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    for format in ["text", "markdown"] {
        let text = stdout(&folder.run(&format!("show --format {format} a<b>.html")).code(0));
        assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text}");
    }
    let markdown = stdout(&folder.run("show --format markdown a<b>.html").code(0));
    assert!(
        !markdown.replace("\\<", "").contains("<script") && !markdown.contains("](<javascript"),
        "{markdown}"
    );
}

#[test]
fn what_would_not_be_shown_fails() {
    let bare = article("<p>Text</p>").replace("<h1>Title 1</h1>", "");
    let folder = Folder::new()
        .with("a.html", bare)
        .with("b.html", article("<p>Text</p>"))
        .with("c.xml", "<rss></rss>");
    let shown = json(&folder, "a.html b.html", 1);
    assert_eq!(shown["articles"][0]["rejected"], "title-missing");
    assert!(shown["articles"][1].get("rejected").is_none());
    assert_eq!(json(&folder, "c.xml", 1)["articles"], Value::Array(Vec::new()));
}

#[test]
fn stdin_and_output() {
    let folder = Folder::new();
    folder
        .command()
        .args(["show", "-", "--output", "a.html", "--format", "html"])
        .stdin(article("<p>In</p>"))
        .assert()
        .code(0);
    assert!(String::from_utf8(folder.read("a.html")).unwrap().contains("<p dir=\"auto\">In</p>"));
    // What the command wrote it may write over, but not what it reads.
    folder.command().args(["show", "-", "--output", "a.html"]).stdin(article("<p>In</p>")).assert().code(0);
    let folder = folder.with("b.html", article("<p>In</p>"));
    folder.run("show b.html --output b.html").code(2);
}

#[test]
fn an_inventory_of_a_folder() {
    let with_loss =
        article("<p>a</p><div>x</div><div>y</div>").replace("<html lang=\"en\">", "<html lang=\"de\">");
    let folder = Folder::new()
        .with("all/a.html", article("<figure><img src=\"https://img.example.com/a.jpg\"></figure><p>a</p>"))
        .with("all/b.html", with_loss)
        .with("all/c.html", article("<p>a</p>").replace("<h1>Title 1</h1>", ""))
        .with("all/feed.xml", feed(&[Item::new(1), Item::new(2)]));
    let run = folder.run("inventory all --format json").code(0).stderr_eq("");
    let told: Value = serde_json::from_str(&stdout(&run)).unwrap();
    let counts = |json: &str| serde_json::from_str::<Value>(json).unwrap();
    assert_eq!(told["schema"], 1);
    assert_eq!(told["articles"], counts(r#"{"whole": 3, "with_loss": 1, "rejected": 1}"#));
    assert_eq!(told["years"], counts(r#"{"2011": 5}"#));
    assert_eq!(told["languages"], counts(r#"{"de": 1, "en": 4}"#));
    assert_eq!(
        told["elements"],
        counts(r#"{"div": 2, "figure": 1, "h1": 4, "header": 5, "img": 1, "p": 5, "time": 5}"#)
    );
    assert_eq!(told["classes"], counts(r#"{"op-published": 5}"#));
    assert_eq!(told["media_hosts"], counts(r#"{"img.example.com": 1}"#));
    assert_eq!(told["embeds"], counts("{}"));
    assert_eq!(
        told["losses"],
        counts(r#"[{"rule": "body-element-unsupported", "articles": 1, "count": 2}]"#)
    );
    assert_eq!(told["rejections"], counts(r#"{"title-missing": 1}"#));
    assert_eq!(stdout(&folder.run("inventory all --format json")), stdout(&run));
    let text = stdout(&folder.run("inventory all").code(0));
    assert!(text.starts_with("5 articles\n        3  come through whole\n"), "{text}");
    folder.run("inventory none").code(2);
}
