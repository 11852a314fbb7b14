//! The language server beside the findings themselves: its manners, hover, configuration.

use serde_json::{Value, json};

use crate::lsp_client::{Session, Units};
use crate::support::{BAD, Folder, GOOD, RULE};

fn file(folder: &Folder, name: &str) -> String {
    format!("file://{}", folder.path(name).to_str().unwrap())
}

/// The rules that are broken in a document.
fn rules(session: &mut Session, uri: &str) -> Vec<String> {
    session.findings(uri).into_iter().map(|finding| finding.rule).collect()
}

fn at(line: u32, character: u32) -> Value {
    json!({ "line": line, "character": character })
}

#[test]
fn a_finding_says_all_that_is_known() {
    let folder = Folder::new();
    let mut session = Session::start(&folder, Units::Utf16);
    let uri = file(&folder, "a b.html").replace(' ', "%20");
    session.open(&uri, BAD);
    session.findings(&uri);
    let found = &session.published[&uri].1;
    let finding = found.iter().find(|finding| finding["code"] == RULE).unwrap();
    assert_eq!(finding["range"], json!({ "start": at(0, 16), "end": at(0, 24) }));
    assert_eq!(finding["severity"], 1);
    assert_eq!(finding["source"], "ia-validate");
    let href = finding["codeDescription"]["href"].as_str().unwrap();
    assert!(href.starts_with("https://") && href.ends_with(&format!("/docs/rules.md#{RULE}")), "{href}");
    let related = &finding["relatedInformation"][0];
    assert_eq!(related["location"], json!({ "uri": uri, "range": { "start": at(0, 9), "end": at(0, 12) } }));
    assert_eq!(related["message"], "the paragraph begins here");
    let unused = GOOD.replace("<p>", "<!-- ia-validate: allow(figure-empty) --><p>");
    session.open(&uri, &unused);
    session.findings(&uri);
    let found = &session.published[&uri].1;
    let finding = found.iter().find(|finding| finding["code"] == "unused-suppression").unwrap();
    assert_eq!(finding["tags"], json!([1]));
}

#[test]
fn hovering_shows_the_rule() {
    let folder = Folder::new().with("ia-validate.toml", format!("select = [\"{RULE}\"]"));
    let mut session = Session::start(&folder, Units::Utf16);
    let uri = file(&folder, "a.html");
    session.open(&uri, BAD);
    let mut hover = |character| {
        let params = json!({ "textDocument": { "uri": uri }, "position": at(0, character) });
        session.request("textDocument/hover", params).unwrap()
    };
    let shown = hover(18);
    assert_eq!(shown["range"], json!({ "start": at(0, 16), "end": at(0, 24) }));
    assert_eq!(shown["contents"]["kind"], "markdown");
    let text = shown["contents"]["value"].as_str().unwrap();
    assert!(text.starts_with(&format!("## {RULE}\n")) && text.contains("\n### Why\n"), "{text}");
    assert!(text.ends_with(&format!("#{RULE})\n")), "{text}");
    assert_eq!(hover(24)["range"], shown["range"]);
    assert_eq!(hover(15), Value::Null);
    assert_eq!(hover(99), Value::Null);
}

#[test]
fn closing_takes_the_findings_away() {
    let folder = Folder::new();
    let mut session = Session::start(&folder, Units::Utf8);
    let uri = file(&folder, "a.html");
    session.open(&uri, BAD);
    assert!(rules(&mut session, &uri).contains(&RULE.to_owned()));
    session.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    session.wait_until(|session| session.published[&uri] == (None, vec![]));
    assert_eq!(session.end(), Some(0));
}

#[test]
fn documents_without_files() {
    let folder = Folder::new();
    let mut session = Session::start(&folder, Units::Utf8);
    for uri in ["untitled:Untitled-1", "vscode-remote://host/a.html", "no uri at all", "git:/a.html?%7B%7D"] {
        session.open(uri, BAD);
        let expected = session.expected(&folder, uri, "-");
        assert_eq!(session.findings(uri), expected, "{uri}");
    }
}

#[test]
fn the_configuration_is_read_again_when_it_changes() {
    let severity = |level: &str| format!("select = [\"{RULE}\"]\nseverity = {{ {RULE} = \"{level}\" }}\n");
    let folder = Folder::new().with("ia-validate.toml", severity("info")).with("sub/x", "");
    let mut session = Session::start(&folder, Units::Utf16);
    session.wait_until(|session| !session.told.is_empty());
    let registration = &session.told[0];
    assert_eq!(registration["method"], "client/registerCapability");
    let registration = &registration["params"]["registrations"][0];
    assert_eq!(registration["method"], "workspace/didChangeWatchedFiles");
    assert_eq!(
        registration["registerOptions"]["watchers"],
        json!([{ "globPattern": "**/ia-validate.toml" }])
    );
    session.send(&json!({ "jsonrpc": "2.0", "id": session.told[0]["id"], "result": null }));

    let (uri, config) = (file(&folder, "sub/a.html"), file(&folder, "ia-validate.toml"));
    session.open(&uri, BAD);
    let severities = |session: &Session| -> Vec<u64> {
        session.published[&uri].1.iter().map(|finding| finding["severity"].as_u64().unwrap()).collect()
    };
    session.findings(&uri);
    assert_eq!(severities(&session), [3]);

    let changed = json!({ "changes": [{ "uri": config, "type": 2 }] });
    folder.write("ia-validate.toml", severity("warning"));
    session.notify("workspace/didChangeWatchedFiles", changed.clone());
    session.wait_until(|session| severities(session) == [2]);

    // A mistake is shown where it is, and nothing is checked, as `check` has it.
    folder.write("ia-validate.toml", "\u{feff}# \u{1f600}\nselekt = []\n");
    folder.write("ia-validate.toml", "# \u{1f600}\nselekt = []\n");
    session.notify("workspace/didChangeWatchedFiles", changed.clone());
    session.wait_until(|session| session.published.contains_key(&config));
    assert_eq!(severities(&session), [0; 0]);
    let (version, mistakes) = &session.published[&config];
    assert_eq!((*version, mistakes.len()), (None, 1));
    assert_eq!(mistakes[0]["range"], json!({ "start": at(1, 0), "end": at(1, 6) }));
    assert_eq!(mistakes[0]["severity"], 1);
    assert_eq!(
        mistakes[0]["message"],
        "`selekt` is no key of the configuration\nhelp: did you mean `select`?"
    );
    session.wait_until(|session| session.told.iter().any(|told| told["method"] == "window/showMessage"));
    session.change(&uri, &[(0..0, " ")]);
    assert_eq!(session.findings(&uri), []);

    // An old id is told, and means the new one. Saving the file is enough.
    folder.write("ia-validate.toml", "select = [\"op-published-missing\"]\n");
    session.save(&config);
    session.wait_until(|session| session.published[&config].1.iter().any(|it| it["severity"] == 2));
    assert_eq!(rules(&mut session, &uri), ["published-missing"]);
    let shown = session.told.iter().filter(|told| told["method"] == "window/showMessage").count();
    assert_eq!(shown, 1);

    folder.write("ia-validate.toml", severity("error"));
    session.save(&uri);
    session.wait_until(|session| severities(session) == [1]);
    std::fs::remove_file(folder.path("ia-validate.toml")).unwrap();
    session.notify("workspace/didChangeWatchedFiles", changed);
    session.wait_until(|session| session.published[&config].1.is_empty() && severities(session).len() > 1);
    assert_eq!(session.end(), Some(0));
}

#[test]
fn an_open_configuration_file_is_judged_as_it_is_written() {
    let folder = Folder::new().with("ia-validate.toml", "select = 1\n");
    let mut session = Session::start(&folder, Units::Utf8);
    let (uri, config) = (file(&folder, "a.html"), file(&folder, "ia-validate.toml"));
    session.open(&uri, BAD);
    session.wait_until(|session| session.published.contains_key(&config));
    assert_eq!(session.findings(&uri), []);
    session.open(&config, "select = []\n");
    assert_eq!(session.findings(&config), []);
    session.change(&config, &[(0..6, "x")]);
    assert!(session.findings(&config)[0].message.starts_with("`x` is no key"));
    session.save(&uri);
    let hover = json!({ "textDocument": { "uri": uri }, "position": at(0, 0) });
    assert_eq!(session.request("textDocument/hover", hover), Ok(Value::Null));
    assert!(session.findings(&config)[0].message.starts_with("`x` is no key"));
    session.notify("textDocument/didClose", json!({ "textDocument": { "uri": config } }));
    session.wait_until(|session| {
        let found = &session.published[&config].1;
        found.iter().any(|finding| finding["message"].as_str().unwrap().starts_with("this must be"))
    });
}

#[test]
fn options_of_the_command_line() {
    let folder = Folder::new().with("ia-validate.toml", "select = 1\n");
    let mut session =
        Session::new(&folder, &["--stdio", "--no-config", "--select", RULE, "--max-file-size", "100"]);
    session.request("initialize", json!({ "capabilities": {} })).unwrap();
    let uri = file(&folder, "a.html");
    session.open(&uri, BAD);
    assert_eq!(rules(&mut session, &uri), [RULE]);
    session.change(&uri, &[(0..0, &" ".repeat(100))]);
    assert_eq!(session.findings(&uri), []);
    session.change(&uri, &[(0..100, "")]);
    assert_eq!(rules(&mut session, &uri), [RULE]);
    assert!(session.told.iter().any(|told| told["method"] == "window/showMessage"), "{:?}", session.told);
}

#[test]
fn limits_are_those_of_check_and_told() {
    let folder = Folder::new();
    let options = ["--stdio", "--no-config", "--select", RULE, "--max-findings", "1"];
    let mut session = Session::new(&folder, &options);
    session.request("initialize", json!({ "capabilities": {} })).unwrap();
    let uri = file(&folder, "a.html");
    session.open(&uri, &BAD.replace("</article>", "<p>x<figure></figure></p></article>"));
    assert_eq!(rules(&mut session, &uri), [RULE, "max-findings"]);
    let told = session.findings(&uri)[1].clone();
    assert_eq!(told.message, "and 1 more finding: 1 error (--max-findings 1)");
    // All is fixed, whatever is shown.
    let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } });
    let context = json!({ "diagnostics": [], "only": ["source.fixAll"] });
    let params = json!({ "textDocument": { "uri": uri }, "range": range, "context": context });
    let actions = session.request("textDocument/codeAction", params).unwrap();
    let edit = actions[0]["edit"].to_string();
    assert_eq!(edit.matches("newText").count(), 4, "{edit}");
}

#[test]
fn one_rule_is_fixed_in_the_whole_file_and_what_is_left_out_is_told() {
    let odd = "<p>She said: <blockquote>We <img src=\"https://example.com/odd.jpg\"> sail.</blockquote></p>";
    let quote = "<p>One <blockquote>two</blockquote></p>";
    let text = format!(
        "<article><p>a<br><br>b</p>{quote}{odd}{quote}</article><meta property=op:markup_version content=v1.0>"
    );
    let folder = Folder::new();
    let mut session = Session::start(&folder, Units::Utf8);
    let uri = file(&folder, "a.html");
    session.open(&uri, &text);
    let rule = "blockquote-in-paragraph";
    let found = session.findings(&uri);
    let of_rule = found.iter().find(|it| it.rule == rule).unwrap().range.clone();
    let titled = |actions: &[Value], title: &str| actions.iter().find(|it| it["title"] == title).cloned();
    let actions = session.actions(&uri, &of_rule, Some("quickfix"));
    let all =
        titled(&actions, &format!("Fix all `{rule}` in this file")).unwrap_or_else(|| panic!("{actions:?}"));
    assert_eq!(all["kind"], "quickfix");
    session.apply(&uri, &all);
    let mended = quote.replace("<blockquote>two</blockquote></p>", "</p> <blockquote>two</blockquote>");
    let text = session.text(&uri).to_owned();
    assert_eq!(text.replace(" </p>", "</p>").matches("</p> <blockquote>two").count(), 2, "{text} {mended}");
    assert!(text.contains(odd) && text.contains("a<br><br>b"), "{text}");
    let told = session.told.iter().filter_map(|told| told["params"]["message"].as_str());
    let told: Vec<_> = told.filter(|it| it.contains("left out")).map(str::to_owned).collect();
    assert!(
        told.iter().any(|it| it.starts_with("1 fix is left out: 1 of `blockquote-in-paragraph`")),
        "{told:?}"
    );
    // Of what there is only one of, there is nothing more to fix.
    let found = session.findings(&uri);
    let breaks = found.iter().find(|it| it.rule == "repeated-line-breaks").unwrap().range.clone();
    let actions = session.actions(&uri, &breaks, Some("quickfix"));
    assert!(titled(&actions, "Fix all `repeated-line-breaks` in this file").is_none(), "{actions:?}");
}

#[test]
fn a_state_can_be_recorded_into_meanwhile() {
    let items = [crate::support::Item::new(1)];
    let folder = Folder::new().with("feed.xml", crate::support::feed(&items));
    folder.run("record --quiet feed.xml --state ingested.db").code(0);
    folder.write("ia-validate.toml", "state = \"ingested.db\"\n");
    let mut session = Session::start(&folder, Units::Utf8);
    let uri = file(&folder, "feed.xml");
    session.open(&uri, &crate::support::feed(&items).replace("Text 1.", "Other text."));
    let expected = session.expected(&folder, &uri, "--stdin-filename feed.xml");
    assert_eq!(session.findings(&uri), expected);
    assert!(!expected.is_empty());
    folder.run("record --quiet feed.xml").code(0);
}

#[test]
fn exit_codes() {
    let folder = Folder::new();
    assert_eq!(Session::start(&folder, Units::Utf8).end(), Some(0));
    let mut session = Session::start(&folder, Units::Utf8);
    session.notify("exit", Value::Null);
    assert_eq!(session.exit_code(), Some(1));
    let mut session = Session::start(&folder, Units::Utf8);
    assert_eq!(session.exit_code(), Some(1));
    let mut session = Session::new(&folder, &[]);
    session.notify("exit", Value::Null);
    assert_eq!(session.exit_code(), Some(1));
}

#[test]
fn requests_out_of_place() {
    let folder = Folder::new();
    let mut session = Session::new(&folder, &[]);
    let code = |answer: Result<Value, Value>| answer.unwrap_err()["code"].as_i64().unwrap();
    assert_eq!(code(session.request("textDocument/hover", json!({}))), -32002);
    session.notify("textDocument/didOpen", json!({}));
    session.request("initialize", json!({ "capabilities": { "general": 7 }, "rootUri": [] })).unwrap();
    assert_eq!(code(session.request("initialize", json!({}))), -32600);
    assert_eq!(code(session.request("textDocument/definition", json!({}))), -32601);
    assert_eq!(code(session.request("$/unknown", json!({}))), -32601);
    session.request("shutdown", Value::Null).unwrap();
    assert_eq!(code(session.request("textDocument/hover", json!({}))), -32600);
    assert_eq!(code(session.request("shutdown", Value::Null)), -32600);
    session.notify("exit", Value::Null);
    assert_eq!(session.exit_code(), Some(0));
}

#[test]
fn nothing_that_is_said_ends_the_session() {
    let folder = Folder::new();
    let mut session = Session::start(&folder, Units::Utf16);
    let uri = file(&folder, "a.html");
    session.open(&uri, BAD);
    let before = session.findings(&uri);
    let code = |answer: Result<Value, Value>| answer.unwrap_err()["code"].as_i64().unwrap();
    for params in [Value::Null, json!([]), json!(7), json!({}), json!({ "textDocument": { "uri": 1 } })] {
        for method in ["textDocument/hover", "textDocument/codeAction", "codeAction/resolve"] {
            assert_eq!(code(session.request(method, params.clone())), -32602, "{method} {params}");
        }
        for method in ["didOpen", "didChange", "didSave", "didClose"] {
            session.notify(&format!("textDocument/{method}"), params.clone());
        }
        session.notify("workspace/didChangeWatchedFiles", params.clone());
        session.notify("$/cancelRequest", params.clone());
        session.notify("$/setTrace", params);
    }
    let other = json!({ "textDocument": { "uri": "file:///not/open.html" }, "position": at(0, 0) });
    assert_eq!(code(session.request("textDocument/hover", other)), -32602);
    let action = json!({ "title": "x", "data": { "uri": uri, "version": 0, "what": "fix-all" } });
    assert_eq!(code(session.request("codeAction/resolve", action)), -32801);
    let half = json!({ "range": { "start": at(0, 0) }, "text": "lost" });
    let document = json!({ "uri": uri, "version": 2 });
    session.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [half] }));

    for rubbish in ["{", "[]", "\"x\"", "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"x\"}"] {
        session.send_bytes(format!("Content-Length: {}\r\n\r\n{rubbish}", rubbish.len()).as_bytes());
        assert_eq!(code(session.answer(&Value::Null)), -32700, "{rubbish}");
    }
    session.send_bytes(b"Content-Length: many\r\n\r\n\r\nGET / HTTP/1.1\r\n\r\n");

    let positions = [at(0, 0), at(0, u32::MAX), at(u32::MAX, 0), at(u32::MAX, u32::MAX)];
    for (start, end) in positions.iter().flat_map(|start| positions.iter().map(move |end| (start, end))) {
        session.actions(&uri, &json!({ "start": start, "end": end }), None);
    }
    session.notify("textDocument/didSave", json!({ "textDocument": { "uri": uri } }));
    assert_eq!(session.findings(&uri), before);
    let errors = session.told.iter().filter(|told| told["method"] == "window/logMessage").count();
    assert!(errors >= 20, "{errors}");
    assert_eq!(session.end(), Some(0));
}
