//! Editor sessions: whatever is done to a document, the editor shows what `check` says of its text.

use serde_json::{Value, json};

use crate::lsp_client::{Session, Shown, Units};
use crate::support::{Folder, stdout};

/// What is typed: markup, characters of all lengths, line ends and references.
const TYPED: &str = "<p>M\u{f6}we \u{1f600} & <figure class=\"op-x\"><img src='a.jpg'></figure> \u{65e5}\u{672c}</p>\r\n\
    <p><br><br>\tx&amp;y</p>\r<h3>Z\u{1f469}\u{200d}\u{1f680}</h3>\n<figure><iframe></iframe></figure>\
    <ul><li><p>1</p></li></ul><!-- ia-validate: allow(figure-empty) --><figure></figure>]]>\n";

/// An article that something can be done about.
fn article(ends: &str) -> String {
    [
        "<!doctype html>",
        "<html lang=\"en\">",
        "<head><meta charset=\"utf-8\"><meta property=\"op:markup_version\" content=\"v1.0\">",
        "<link rel=\"canonical\" href=\"https://example.com/a\"></head>",
        "<body><article><header><h1>\u{1f600} \u{d6}l</h1>",
        "<time class=\"op-published\" datetime=\"2016-02-04T09:00:00Z\">then</time></header>",
        "<p>\u{1f600} <b>One</b> <figure><img src=\"https://example.com/1.jpg\"></figure> two</p>",
        "\t<p>\u{65e5} <figure><img src=\"https://example.com/2.jpg\"></figure></p>",
        "<p>three</p>",
        "<figure class=\"op-interactive\"><iframe src=\"https://example.com/\" height=\"60px\"></iframe></figure>",
        "</article></body></html>",
        "",
    ]
    .join(ends)
}

/// The same in a feed, once in a CDATA section and once escaped.
fn feed(ends: &str) -> String {
    let item = |n: usize, content: String| {
        format!(
            "<item><title>\u{1f600} {n}</title><link>https://example.com/{n}</link><guid>{n}</guid>\
             <pubDate>2016-02-04T09:00:00Z</pubDate><author>A</author><description>D</description>\
             <content:encoded>{content}</content:encoded></item>{ends}"
        )
    };
    let article = |n: usize| {
        article(ends).replace("com/a\"", &format!("com/{n}\"")).replace("\u{d6}l", &format!("{n}"))
    };
    let escaped = article(2).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>{ends}<rss version=\"2.0\" \
         xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>N</title>\
         <link>https://example.com/</link><description>N</description>{ends}{}{}</channel></rss>{ends}",
        item(1, format!("<![CDATA[{}]]>", article(1))),
        item(2, escaped)
    )
}

/// One document in a session with one editor.
struct Replay<'f> {
    folder: &'f Folder,
    session: Session,
    uri: String,
    name: &'static str,
}

impl<'f> Replay<'f> {
    fn new(folder: &'f Folder, session: Session, name: &'static str, text: &str) -> Self {
        let path = folder.path(name);
        let mut replay = Self { folder, session, uri: format!("file://{}", path.to_str().unwrap()), name };
        replay.session.open(&replay.uri, text);
        replay.is_as_checked();
        replay
    }

    /// The findings, which must be those of `check`.
    fn is_as_checked(&mut self) -> Vec<Shown> {
        let found = self.session.findings(&self.uri);
        let expected =
            self.session.expected(self.folder, &self.uri, &format!("--stdin-filename {}", self.name));
        assert_eq!(found, expected, "in {}", self.session.text(&self.uri));
        found
    }

    fn rules(&mut self) -> Vec<String> {
        self.is_as_checked().into_iter().map(|finding| finding.rule).collect()
    }

    /// Types 200 characters at a place, with a look at the findings now and then.
    fn types(&mut self, behind: &str) {
        let mut at = self.session.text(&self.uri).rfind(behind).unwrap() + behind.len();
        for (number, character) in TYPED.chars().cycle().take(200).enumerate() {
            self.session.change(&self.uri, &[(at..at, character.encode_utf8(&mut [0; 4]))]);
            at += character.len_utf8();
            if number % 9 == 0 {
                self.is_as_checked();
            }
        }
        self.session.save(&self.uri);
        self.is_as_checked();
    }

    fn titles(&mut self, range: &Value) -> Vec<(String, Value)> {
        let actions = self.session.actions(&self.uri, range, Some("quickfix"));
        actions.into_iter().map(|action| (action["title"].as_str().unwrap().to_owned(), action)).collect()
    }

    /// Applies the first action for the last finding of a rule whose title begins like this.
    fn does(&mut self, rule: &str, title: &str) {
        let found = self.is_as_checked();
        let finding = found.iter().rfind(|finding| finding.rule == rule).unwrap_or_else(|| panic!("{rule}"));
        let actions = self.titles(&finding.range);
        let about = |action: &Value| action["diagnostics"][0]["code"] == rule;
        let action = actions.iter().find(|(shown, action)| shown.starts_with(title) && about(action));
        let (_, action) = action.unwrap_or_else(|| panic!("{title}: {actions:?}"));
        assert_eq!(action["kind"], "quickfix");
        self.session.apply(&self.uri, action);
        self.is_as_checked();
    }

    fn fixes_all(&mut self) {
        let fix = self.folder.command().args(["fix", "--quiet", "-", "--stdin-filename", self.name]);
        let fixed = stdout(&fix.stdin(self.session.text(&self.uri).as_bytes().to_vec()).assert());
        let nowhere = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } });
        let actions = self.session.actions(&self.uri, &nowhere, Some("source.fixAll"));
        let [action] = &actions[..] else { panic!("{actions:?}") };
        assert_eq!(action["kind"], "source.fixAll.ia-validate");
        self.session.apply(&self.uri, action);
        assert_eq!(self.session.text(&self.uri), fixed);
        self.is_as_checked();
        assert_eq!(self.session.actions(&self.uri, &nowhere, Some("source.fixAll")), [Value::Null; 0]);
    }
}

fn count(rules: &[String], rule: &str) -> usize {
    rules.iter().filter(|other| *other == rule).count()
}

/// A session from the beginning to the end.
fn replayed(units: Units, name: &'static str, text: &str, behind: &str) {
    const RULE: &str = "figure-in-paragraph";
    let folder = Folder::new()
        .with("ia-validate.toml", "domains = [\"example.com\"]\n[severity]\nimage-repeated = \"error\"\n");
    let session = Session::start(&folder, units);
    assert_eq!(session.units, units);
    let mut replay = Replay::new(&folder, session, name, text);
    replay.types(behind);

    let whole = replay.session.text(&replay.uri).to_owned();
    let (uri, all) = (replay.uri.clone(), 0..whole.len());
    replay.session.change(&uri, &[(all, text)]);
    let before = count(&replay.rules(), RULE);
    replay.does(RULE, "End the paragraph");
    assert_eq!(count(&replay.rules(), RULE), before - 1);
    replay.does(RULE, &format!("Allow `{RULE}`"));
    let rules = replay.rules();
    assert_eq!(count(&rules, RULE), before - 2);
    assert!(!rules.iter().any(|rule| rule.ends_with("-suppression")), "{rules:?}");
    assert!(replay.session.text(&uri).contains(&format!("!-- ia-validate: allow({RULE}) --")));
    replay.fixes_all();
    assert_eq!(replay.session.end(), Some(0));
}

#[test]
fn an_article_in_half_words() {
    replayed(Units::Utf16, "a.html", &article("\n"), "<p>three");
}

#[test]
fn an_article_in_bytes() {
    replayed(Units::Utf8, "a.html", &article("\r\n"), "<p>three");
}

#[test]
fn a_feed_in_half_words() {
    // In the escaped item.
    replayed(Units::Utf16, "feed.xml", &feed("\r\n"), "&lt;p&gt;three");
}

#[test]
fn a_feed_in_bytes() {
    // In the CDATA section.
    replayed(Units::Utf8, "feed.xml", &feed("\n"), "<p>three");
}

#[test]
fn lone_carriage_returns() {
    replayed(Units::Utf16, "a.html", &article("\r"), "<p>three");
}

#[test]
fn an_editor_that_can_nothing() {
    let folder = Folder::new();
    let session = Session::start_with(&folder, json!({}));
    assert_eq!(session.units, Units::Utf16);
    let mut replay = Replay::new(&folder, session, "a.html", &article("\n"));
    let before = replay.rules().len();
    replay.does("figure-in-paragraph", "Allow");
    replay.does("figure-in-paragraph", "End the paragraph");
    assert_eq!(replay.rules().len(), before - 2);
    replay.fixes_all();
    assert_eq!(replay.session.told, [Value::Null; 0]);
    assert!(
        replay.session.published[&replay.uri]
            .1
            .iter()
            .all(|finding| finding.get("relatedInformation").is_none())
    );
    assert_eq!(replay.session.end(), Some(0));
}

#[test]
fn many_changes_at_once() {
    let folder = Folder::new();
    let session = Session::start(&folder, Units::Utf16);
    let mut replay = Replay::new(&folder, session, "a.html", &article("\r\n"));
    let uri = replay.uri.clone();
    let places = |text: &str| text.match_indices("<p>").map(|(at, _)| at).collect::<Vec<_>>();
    // From the back to the front, as most editors have it, and from the front to the back.
    let back =
        places(replay.session.text(&uri)).into_iter().rev().map(|at| (at..at + 3, "<p>\u{1f600}\r\n<b>"));
    let edits: Vec<_> = back.collect();
    replay.session.change(&uri, &edits);
    replay.is_as_checked();
    let front = places(replay.session.text(&uri));
    let edits: Vec<_> = front.iter().enumerate().map(|(n, at)| (at + 2 * n..at + 2 * n, "\u{e9}")).collect();
    replay.session.change(&uri, &edits);
    replay.is_as_checked();
    // All of it, and a part of that in the same breath.
    let (version, text) = replay.session.open.get_mut(&uri).unwrap();
    *version += 1;
    *text = "<article>\u{1f600}<p>x</p></article><meta property=op:markup_version content=v1.0>".to_owned();
    let at = json!({ "line": 0, "character": 11 });
    let changes = json!([{ "text": "<article>\u{1f600}</article><meta property=op:markup_version content=v1.0>" }, { "range": { "start": at, "end": at }, "text": "<p>x</p>" }]);
    let document = json!({ "uri": uri, "version": *version });
    let params = json!({ "textDocument": document, "contentChanges": changes });
    replay.session.notify("textDocument/didChange", params);
    replay.is_as_checked();
}
