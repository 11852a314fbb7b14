//! What the language server gives to whoever writes: completion, hover, symbols, folding, selection.

use serde_json::{Value, json};

use crate::lsp_client::{Session, Units};
use crate::support::{BAD, Folder, GOOD, RULE};

const URI: &str = "untitled:Untitled-1";

/// How an article stands in its file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum In {
    File,
    Section,
    Escaped,
}

/// A file with this body, and the byte at `|` in it.
fn file(body: &str, stands: In) -> (String, usize) {
    let article = if body.starts_with("<!doctype") || !body.contains(['<', 'x']) || body.starts_with("||") {
        body.trim_start_matches('|').to_owned() + if body.starts_with("||") { "|" } else { "" }
    } else {
        format!(
            "<!doctype html><html><head><title>x</title></head><body><article>{body}\n<p>more</p></article></body></html>"
        )
    };
    // What says that it is meant for us.
    let prefix = "<html prefix=\"op: http://media.facebook.com/op#\">";
    let article = article.replacen("<html>", prefix, 1);
    let feed = |content: &str| {
        format!(
            "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><item><title>é😀</title>\
             <content:encoded>{content}</content:encoded></item></channel></rss>"
        )
    };
    let marked = match stands {
        In::File => article,
        In::Section => feed(&format!("<![CDATA[{article}]]>")),
        In::Escaped => feed(&article.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")),
    };
    let at = marked.find('|').unwrap();
    (marked.replacen('|', "", 1), at)
}

fn open(session: &mut Session, text: &str) {
    session.open(URI, text);
}

fn ask(session: &mut Session, method: &str, text: &str, at: usize) -> Value {
    let position = session.units.position(text, at);
    let params = json!({ "textDocument": { "uri": URI }, "position": position });
    session.request(method, params).unwrap()
}

fn labels(items: &Value) -> Vec<&str> {
    items.as_array().unwrap().iter().map(|item| item["label"].as_str().unwrap()).collect()
}

/// Where, what is among the completions, and what is not; nothing at all where nothing is to be among them.
const PLACES: &[(&str, &[&str], &[&str])] = &[
    (
        "<|",
        &["p", "figure", "figure.op-ad", "figure.op-map", "h1", "ul", "header", "footer"],
        &["figcaption", "li", "div", "small"],
    ),
    ("<fi|", &["figure", "figure.op-slideshow", "figure.op-tracker"], &["p"]),
    ("<figure><|", &["img", "video", "figcaption", "audio"], &["p", "iframe", "figure.op-ad"]),
    ("<figure class=\"op-ad\"><|", &["iframe"], &["img", "figcaption"]),
    ("<figure class='op-interactive'><|", &["iframe", "figcaption"], &["img"]),
    ("<figure class=op-slideshow><|", &["figure", "figcaption"], &["figure.op-ad", "img"]),
    ("<figure class=\"op-map\"><s|", &["script.op-geotag"], &["figcaption"]),
    ("<figure><video><|", &["source"], &["img"]),
    ("<figure><img src=x><figcaption><|", &["h1", "h2", "cite"], &["p"]),
    (
        "<header><|",
        &["h1", "h2", "h3.op-kicker", "time.op-published", "address", "section.op-ad-template", "figure"],
        &["p", "figure.op-tracker"],
    ),
    ("<header><address><|", &["a"], &["p", "b"]),
    ("<header><ul class=\"op-sponsors\"><|", &["li"], &["a"]),
    ("<header><section class=\"op-ad-template\"><f|", &["figure.op-ad"], &["figure"]),
    ("<footer><|", &["small", "aside", "ul.op-related-articles"], &["p", "ul"]),
    ("<ul><|", &["li"], &["p"]),
    ("<ol><li>x</li><|", &["li"], &["ol"]),
    ("<p>x <|", &["a", "b", "em", "br"], &["figure", "p"]),
    ("<p>x</|", &["p"], &["article"]),
    ("<blockquote>x</bl|", &["blockquote"], &[]),
    ("<figure |", &["class", "data-mode", "data-feedback"], &["src", "href"]),
    ("<figure d|", &["data-mode", "data-feedback"], &["class"]),
    ("<figure class=\"op-ad\" |", &[], &[]),
    ("<figure class=\"op|", &["op-ad", "op-interactive", "op-social"], &["op-kicker", "fb-feed-cover"]),
    ("<figure class=\"op-ad |\"><iframe></iframe></figure>", &["op-ad-default"], &["op-ad"]),
    ("<figure class=|", &["op-ad"], &[]),
    ("<figure data-mode=\"|", &["aspect-fit", "fullscreen"], &["fb:likes"]),
    ("<figure data-mode=\"full|\"><img src=x></figure>", &["fullscreen"], &["aspect-fit"]),
    ("<figure data-feedback='|", &["fb:likes", "fb:comments"], &[]),
    ("<figure><video |", &["src", "data-fb-disable-autoplay", "loop"], &["muted", "class"]),
    (
        "<figure><figcaption class=\"op-large |",
        &["op-left", "op-vertical-top"],
        &["op-small", "op-large", "op-ad"],
    ),
    ("<header><time class=\"|", &["op-published", "op-modified"], &["op-ad"]),
    ("<header><time class=\"op-published\" |", &["datetime"], &["class"]),
    ("<figure class=\"op-ad\"><iframe |", &["src", "width", "height", "class"], &["muted"]),
    ("<figure class=\"op-interactive\"><iframe class=\"|", &["no-margin", "column-width"], &["op-ad"]),
    ("<p>x <a |", &["href", "rel"], &["class"]),
    ("<figure class=\"op-map\"><script |", &["type", "class"], &["src"]),
    ("<!doctype html><html><head><|", &["meta", "link", "title"], &["p", "article"]),
    ("<!doctype html><html><head><meta |", &["property", "content", "charset"], &["name"]),
    ("<!doctype html><html><head><meta property=\"|", &["op:markup_version", "fb:article_style"], &[]),
    (
        "<!doctype html><html><head><meta property=\"fb:|",
        &["fb:use_automatic_ad_placement", "fb:likes_and_comments"],
        &["op:markup_version"],
    ),
    (
        "<!doctype html><html><head><meta property=\"fb:likes_and_comments\" content=\"|",
        &["enable", "disable"],
        &["true"],
    ),
    ("<!doctype html><html><head><meta property=\"op:markup_version\" content=\"|", &["v1.0"], &[]),
    ("<!doctype html><html><head><link |", &["rel", "href"], &["content"]),
    ("<!doctype html><html><body |", &["dir"], &["lang"]),
    ("<!doctype html><html><|", &["head", "body"], &["p"]),
    // A form's name is written on.
    ("<figure.|", &["figure.op-slideshow", "figure.op-map"], &["figure", "p"]),
    ("<figure.op-s|", &["figure.op-slideshow", "figure.op-social"], &["figure.op-map"]),
    ("<p>x</p>\nfigure.op-s|", &["figure.op-slideshow"], &["figure.op-map"]),
    ("<p>x</p>\nThe end.fig|", &["figure.op-slideshow", "figure"], &["p"]),
    ("<p>x</p>\nThe end.|", &["figure", "p"], &[]),
    ("<p>x</p>\n<figure.op-s |", &[], &[]),
    // Nothing fits.
    ("<!-- <| -->", &[], &[]),
    ("<figure class=\"op-interactive\"><iframe><| </iframe></figure>", &[], &[]),
    ("<figure><img src=\"|", &[], &[]),
    ("<table><|", &[], &[]),
    ("<p>x</p|", &["p"], &[]),
    ("<1|", &[], &[]),
];

#[test]
fn completions_are_what_the_place_allows() {
    assert!(PLACES.len() >= 40);
    let folder = Folder::new();
    for stands in [In::File, In::Section, In::Escaped] {
        let mut session = Session::start(&folder, Units::Utf16);
        for (body, some, none) in PLACES {
            let (text, at) = file(body, stands);
            open(&mut session, &text);
            let items = ask(&mut session, "textDocument/completion", &text, at);
            let labels = labels(&items);
            for label in *some {
                assert!(labels.contains(label), "{stands:?} {body}: no {label} in {labels:?}");
            }
            for label in *none {
                assert!(!labels.contains(label), "{stands:?} {body}: {label} in {labels:?}");
            }
            let is_nothing = some.is_empty() && none.is_empty();
            assert_eq!(
                is_nothing,
                labels.is_empty() && some.is_empty() && none.is_empty(),
                "{stands:?} {body}: {labels:?}"
            );
            for item in items.as_array().unwrap() {
                let new = item["textEdit"]["newText"].as_str().unwrap();
                assert!(stands != In::Escaped || !new.contains(['<', '>']), "{body}: {new}");
                assert!(!item["documentation"]["value"].as_str().unwrap().is_empty());
            }
        }
    }
}

#[test]
fn an_empty_document_is_offered_a_whole_article_that_is_right() {
    let folder = Folder::new();
    let mut session = Session::start(&folder, Units::Utf8);
    for begun in ["", "<", "<ht", "<!DOCTYPE html>\n", "<!doctype html>\n<h", "\n\n"] {
        open(&mut session, begun);
        let items = ask(&mut session, "textDocument/completion", begun, begun.len());
        assert_eq!(labels(&items), ["html"], "{begun}");
        let edit = &items[0]["textEdit"];
        let start = session.units.offset(begun, &edit["range"]["start"]);
        let text = format!("{}{}", &begun[..start], edit["newText"].as_str().unwrap());
        assert_eq!(text.to_ascii_lowercase().matches("<!doctype html>\n<html lang").count(), 1, "{text}");
        assert_eq!(text.matches("<html").count(), 1, "{text}");
        open(&mut session, &text);
        let findings = session.findings(URI);
        assert!(findings.iter().all(|finding| finding.severity == 3), "{findings:?}");
    }
}

#[test]
fn an_article_without_a_mark_is_helped_along_where_articles_are_written() {
    let begun = "<!doctype html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n</head>\n<body>\n<article>\n<header>\n<h1>x</h1>\n</header>\n<fi\n<p>x</p>";
    let page = "<html><body><main><article><header><h1>x</h1><p>a<br><br>b<figure></figure></p><fi</article>";
    let bare = Folder::new();
    let project = Folder::new().with("ia-validate.toml", "");
    for (folder, text, expected) in [(&project, begun, true), (&bare, begun, false), (&project, page, false)]
    {
        let mut session = Session::start(folder, Units::Utf16);
        let uri = format!("file://{}", folder.path("a.html").to_str().unwrap());
        session.open(&uri, text);
        let position = session.units.position(text, text.find("<fi").unwrap() + 3);
        let params = json!({ "textDocument": { "uri": uri }, "position": position });
        let items = session.request("textDocument/completion", params).unwrap();
        assert_eq!(labels(&items).contains(&"figure.op-slideshow"), expected, "{items}");
        // Nothing is wrong with it yet: it may become anything.
        assert_eq!(session.findings(&uri), []);
    }
}

#[test]
fn hovering_says_what_a_word_is_without_a_finding() {
    let folder = Folder::new();
    let mut session = Session::start(&folder, Units::Utf16);
    for (body, expected) in [
        ("<figu|re class=\"op-map\">", "`figure.op-map`"),
        ("<block|quote>x</blockquote>", "`blockquote`"),
        ("<blockquote>x</block|quote>", "`blockquote`"),
        ("<figure class=\"op-inter|active\">", "class `op-interactive`"),
        ("<figure data-m|ode=\"fullscreen\">", "attribute `data-mode`"),
        (
            "<!doctype html><html><head><meta property=\"op:markup|_version\" content=\"v1.0\">",
            "meta `op:markup_version`",
        ),
    ] {
        for stands in [In::File, In::Section, In::Escaped] {
            let (text, at) = file(body, stands);
            open(&mut session, &text);
            let shown = ask(&mut session, "textDocument/hover", &text, at);
            let value = shown["contents"]["value"].as_str().unwrap_or_default();
            // Where there is a finding as well, its rule is shown.
            assert!(value.contains(expected) || value.starts_with("## "), "{stands:?} {body}: {shown}");
        }
    }
}

#[test]
fn the_shape_of_a_document() {
    let folder = Folder::new();
    let mut session = Session::start(&folder, Units::Utf16);
    let text = "<html prefix=\"op: http://media.facebook.com/op#\"><body><article>\n<header>\n<h1>Ferry</h1>\n</header>\n<figure class=\"op-ad\">\n<iframe></iframe>\n</figure>\n<ul>\n<li>a</li>\n</ul>\n</article></body></html>";
    open(&mut session, text);
    let named = json!({ "textDocument": { "uri": URI } });
    let symbols = session.request("textDocument/documentSymbol", named.clone()).unwrap();
    let article = &symbols[0];
    assert_eq!(article["name"], "article");
    let inner: Vec<&str> =
        article["children"].as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap()).collect();
    assert_eq!(inner, ["header", "figure.op-ad", "ul"]);
    assert_eq!(article["children"][0]["children"][0]["detail"], "Ferry");
    let folds = session.request("textDocument/foldingRange", named.clone()).unwrap();
    let folds: Vec<(u64, u64)> = folds
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["startLine"].as_u64().unwrap(), it["endLine"].as_u64().unwrap()))
        .collect();
    assert_eq!(folds, [(0, 10), (1, 3), (4, 6), (7, 9)]);
    let params = json!({ "textDocument": { "uri": URI }, "positions": [{ "line": 8, "character": 4 }] });
    let ranges = session.request("textDocument/selectionRange", params).unwrap();
    let (mut count, mut range) = (0, &ranges[0]);
    while !range.is_null() {
        count += 1;
        range = &range["parent"];
    }
    assert!(count >= 4, "{ranges}");
    let pulled = session.request("textDocument/diagnostic", named).unwrap();
    session.findings(URI);
    assert_eq!(pulled["items"].as_array().unwrap(), &session.published[URI].1);
    let all = session.request("workspace/diagnostic", json!({ "previousResultIds": [] })).unwrap();
    assert_eq!(all["items"].as_array().unwrap().len(), 1);
}

#[test]
fn bad_places_get_an_empty_answer() {
    let folder = Folder::new();
    let mut session = Session::start(&folder, Units::Utf16);
    for text in [
        "",
        "plain text",
        "{\"json\": 1}",
        "<rss><channel><item><",
        GOOD,
        "<html><head><",
        "\u{feff}<",
        "é<article>é<",
    ] {
        open(&mut session, text);
        for position in [(0, 0), (0, 3), (9999, 9999), (u32::MAX, u32::MAX)] {
            let at = json!({ "line": position.0, "character": position.1 });
            for method in
                ["completion", "hover", "documentSymbol", "foldingRange", "selectionRange", "diagnostic"]
            {
                let params = json!({ "textDocument": { "uri": URI }, "position": at, "positions": [at] });
                let answer = session.request(&format!("textDocument/{method}"), params);
                assert!(answer.is_ok(), "{method} {text}: {answer:?}");
            }
        }
    }
    let params =
        json!({ "textDocument": { "uri": "untitled:other" }, "position": { "line": 0, "character": 0 } });
    assert_eq!(session.request("textDocument/completion", params), Ok(json!([])));
}

#[test]
fn of_ordinary_pages_nothing_is_said() {
    let page = "<!doctype html>\n<html>\n<head>\n<title>x</title>\n<link rel=\"canonical\" href=\"https://example.com/a\">\n\
        <meta property=\"fb:app_id\" content=\"1\">\n</head>\n<body>\n<main>\n<article>\n<header>\n<h1>x</h1>\n</header>\n\
        <p>a<br><br>b<figure></figure></p>\n<fig\n</article>\n</main>\n</body>\n</html>";
    let folder = Folder::new();
    let mut session = Session::start(&folder, Units::Utf16);
    for text in [page, "plain <", "<!doctype html><html><head><"] {
        open(&mut session, text);
        assert_eq!(session.findings(URI), [], "{text}");
        let named = json!({ "textDocument": { "uri": URI } });
        let pulled = session.request("textDocument/diagnostic", named.clone()).unwrap();
        assert_eq!(pulled["items"], json!([]), "{text}");
        for method in ["documentSymbol", "foldingRange"] {
            let method = format!("textDocument/{method}");
            assert_eq!(session.request(&method, named.clone()), Ok(json!([])), "{method} {text}");
        }
        for at in (0..=text.len()).filter(|at| at % 7 == 0 || *at == text.len()) {
            assert_eq!(ask(&mut session, "textDocument/completion", text, at), json!([]), "{at} {text}");
            assert_eq!(ask(&mut session, "textDocument/hover", text, at), Value::Null, "{at} {text}");
        }
    }
    // A first tag may become anything.
    open(&mut session, "<ht");
    assert_eq!(labels(&ask(&mut session, "textDocument/completion", "<ht", 3)), ["html"]);
}

#[test]
fn who_asks_for_findings_is_not_told_as_well() {
    let folder = Folder::new().with("ia-validate.toml", "selekt = []\n");
    let pulls = json!({
        "textDocument": { "diagnostic": {} }, "workspace": { "diagnostics": { "refreshSupport": true } }
    });
    let mut session = Session::start_with(&folder, pulls);
    let uri = format!("file://{}", folder.path("a.html").to_str().unwrap());
    session.open(&uri, BAD);
    let pull = |session: &mut Session| {
        let params = json!({ "textDocument": { "uri": uri } });
        session.request("textDocument/diagnostic", params).unwrap()["items"].as_array().unwrap().clone()
    };
    assert_eq!(pull(&mut session), Vec::<Value>::new());
    // What is wrong with a file that is not open cannot be asked for.
    assert!(
        session.published.keys().all(|uri| uri.ends_with("/ia-validate.toml")),
        "{:?}",
        session.published
    );
    assert_eq!(session.published.len(), 1);
    folder.write("ia-validate.toml", "");
    session.save(&uri);
    session
        .wait_until(|session| session.told.iter().any(|it| it["method"] == "workspace/diagnostic/refresh"));
    assert!(pull(&mut session).iter().any(|finding| finding["code"] == RULE));
    session.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    assert_eq!(pull_all(&mut session), json!([]));
    assert!(!session.published.contains_key(&uri));
}

fn pull_all(session: &mut Session) -> Value {
    session.request("workspace/diagnostic", json!({ "previousResultIds": [] })).unwrap()["items"].clone()
}

#[test]
fn a_finding_is_explained_and_allowed_with_a_reason() {
    let folder = Folder::new();
    let titled = |actions: &[Value], title: &str| actions.iter().find(|it| it["title"] == title).cloned();
    let (explain, allow) = (format!("Explain `{RULE}`"), format!("Allow `{RULE}` here, because …"));
    for (resolves, snippets) in [(false, false), (true, false), (false, true), (true, true)] {
        let resolve = if resolves { json!(["edit"]) } else { json!([]) };
        let capabilities = json!({
            "window": { "showDocument": { "support": snippets } },
            "workspace": { "workspaceEdit": { "documentChanges": true, "snippetEditSupport": snippets } },
            "textDocument": { "codeAction": { "dataSupport": true, "resolveSupport": { "properties": resolve } } }
        });
        let mut session = Session::start_with(&folder, capabilities);
        session.open(URI, BAD);
        let range = session.findings(URI).iter().find(|it| it.rule == RULE).unwrap().range.clone();
        let actions = session.actions(URI, &range, None);
        let action = titled(&actions, &allow).unwrap_or_else(|| panic!("{actions:?}"));
        if snippets {
            let action =
                if resolves { session.request("codeAction/resolve", action).unwrap() } else { action };
            let edit = &action["edit"]["documentChanges"][0]["edits"][0];
            assert_eq!(edit["snippet"]["kind"], "snippet");
            let value = edit["snippet"]["value"].as_str().unwrap();
            assert!(
                value.starts_with(&format!("<!-- ia-validate: allow({RULE}) ${{1:reason}} -->")),
                "{value}"
            );
        } else {
            session.apply(URI, &action);
            let comment = format!("<!-- ia-validate: allow({RULE}) reason -->");
            assert!(session.text(URI).contains(&comment), "{}", session.text(URI));
            assert!(session.findings(URI).iter().all(|it| it.rule != RULE));
        }
        // Who cannot open addresses has them in the findings only.
        let action = titled(&actions, &explain);
        assert_eq!(action.is_some(), snippets);
        let Some(action) = action else { continue };
        assert_eq!(session.request("workspace/executeCommand", action["command"].clone()), Ok(Value::Null));
        let shows = |it: &&Value| it["method"] == "window/showDocument";
        let shown = session.told.iter().find(shows).unwrap()["params"].clone();
        assert_eq!(shown["external"], true);
        assert!(shown["uri"].as_str().unwrap().ends_with(&format!("/docs/rules.md#{RULE}")), "{shown}");
        let wrong = json!({ "command": "ia-validate.explain", "arguments": ["no-rule"] });
        assert_eq!(session.request("workspace/executeCommand", wrong).unwrap_err()["code"], -32602);
    }
}

#[test]
fn reasons_in_feeds() {
    let folder = Folder::new();
    let mut session = Session::start(&folder, Units::Utf16);
    for stands in [In::Section, In::Escaped] {
        let (text, _) = file("<p>é<figure></figure></p>|", stands);
        session.open(URI, &text);
        let range = session.findings(URI).iter().find(|it| it.rule == RULE).unwrap().range.clone();
        let title = format!("Allow `{RULE}` here, because …");
        let actions = session.actions(URI, &range, Some("quickfix"));
        let action = actions.iter().find(|it| it["title"] == title.as_str()).unwrap();
        session.apply(URI, action);
        assert!(session.text(URI).contains(&format!("allow({RULE}) reason --")), "{}", session.text(URI));
        assert!(session.findings(URI).iter().all(|it| it.rule != RULE), "{stands:?}");
    }
}
