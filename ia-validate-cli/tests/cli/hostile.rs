//! Input that means harm, or might as well.

use crate::support::{BAD, Folder, RULE, stderr, stdout};

#[cfg(unix)]
const EVIL: &str = "\x1b[31m\x1b]8;;http://evil.example/\x07x\u{9b}1m\u{202e}\u{2066}\u{200f}\u{61c}\x7f";

#[cfg(unix)]
/// Whether a terminal would show this as it stands.
fn is_harmless(text: &str) -> bool {
    let bidi = |c| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().all(|c| c == '\n' || !(c.is_control() || bidi(c)))
}

#[cfg(unix)] // elsewhere no file can be called that
#[test]
fn no_control_character_reaches_the_terminal() {
    let text = format!(
        "<article><p title=\"{EVIL}\">{EVIL}<figure class=\"{EVIL}\"></figure></p></article><meta property=op:markup_version content=v1.0>"
    );
    let name = format!("{}\n.html", EVIL.replace('/', "|"));
    let folder = Folder::new().with(&name, text);
    let missing = format!("missing{name}");
    for format in ["full", "compact"] {
        let run = folder.command().args(["--format", format, &name, &missing]).assert().code(2);
        assert!(stdout(&run).contains(RULE));
        assert!(is_harmless(&stdout(&run)), "{:?}", stdout(&run));
        assert!(stderr(&run).contains("missing␛[31m"), "{}", stderr(&run));
        assert!(is_harmless(&stderr(&run)), "{:?}", stderr(&run));
    }
    for option in [format!("--{EVIL}"), format!("--select={EVIL}"), format!("--format={EVIL}")] {
        let run = folder.command().arg(option).env("CLICOLOR_FORCE", "1").assert().code(2).stdout_eq("");
        assert!(is_harmless(&stderr(&run)), "{:?}", stderr(&run));
    }
}

#[cfg(unix)]
#[test]
fn json_keeps_everything_as_it_is() {
    let name = format!("{}\n.html", EVIL.replace('/', "|"));
    let folder = Folder::new().with(&name, BAD);
    let run =
        folder.command().args(["--color", "always", "--format", "json", "--select", RULE, &name]).assert();
    let text = stdout(&run);
    assert!(!text.contains('\x1b'));
    let document: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(document["diagnostics"][0]["path"], *name);
}

/// A document type with an entity that stands for a file, and some that grow to a billion bytes.
fn bomb() -> String {
    let grow = |(name, of): (char, char)| format!("<!ENTITY {name} \"{}\">", format!("&{of};").repeat(10));
    let growing: String = ('b'..='j').zip('a'..).map(grow).collect();
    format!("<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY file SYSTEM \"secret.txt\">{growing}]>")
}

#[test]
fn entities_are_neither_read_nor_expanded() {
    let item = "<item><title>&file;</title><link>https://example.com/a</link>\
                <content:encoded>&lt;article&gt;&j;&file;&lt;/article&gt;</content:encoded></item>";
    let feed = format!(
        "{}<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>{item}\
         </channel></rss>",
        bomb()
    );
    let folder = Folder::new().with("feed.xml", feed).with("secret.txt", "the secret");
    for format in ["full", "json", "html"] {
        let run = folder.run(&format!("--select feed-not-wellformed --format {format} feed.xml")).code(1);
        let text = stdout(&run);
        assert!(text.contains("entities of its own are not expanded"), "{text}");
        assert!(text.contains("no entity of XML"), "{text}");
        assert!(!text.contains("the secret") && !text.contains("aaaaaaaaaaa"), "{text}");
        assert!(text.len() < 200_000, "{}", text.len());
    }
}

#[cfg(unix)]
#[test]
fn reports_go_where_they_can_and_nowhere_else() {
    let folder = Folder::new().with("a.html", BAD).with("folder/x", "");
    let link = |to: &str, name: &str| std::os::unix::fs::symlink(to, folder.path(name)).unwrap();
    link("a.html", "input-again");
    link("nowhere/x", "dangling");
    for (output, why) in [
        ("folder", "cannot write to `folder`: it is no ordinary file"),
        ("missing/report", "cannot write to `missing/report`: No such file"),
        ("dangling", "cannot write to `dangling`: No such file"),
        ("input-again", "the report's file `input-again` is one of the inputs"),
        ("a.html", "the report's file `a.html` is one of the inputs"),
    ] {
        let run = folder.run(&format!("--format json --output {output} a.html")).code(2).stdout_eq("");
        assert!(stderr(&run).contains(why), "{}", stderr(&run));
        let run = folder.run(&format!("--format json={output} a.html")).code(2);
        assert!(stderr(&run).contains(why), "{}", stderr(&run));
    }
    assert_eq!(folder.read("a.html"), BAD.as_bytes());
}

#[test]
fn ten_megabytes_on_one_line() {
    let text = format!(
        "<article><p>{}</p><p>Text<figure></figure></p></article><meta property=op:markup_version content=v1.0>",
        "wörds ".repeat(1_500_000)
    );
    assert!(text.len() > 10_000_000);
    let column = 12 + 9_000_000 + 4 + 3 + 4 + 1;
    let folder = Folder::new().with("line.html", text);
    let full = folder.run(&format!("--select {RULE} line.html")).code(1);
    assert!(stdout(&full).contains(&format!("[line.html:1:{column}]")), "{}", stdout(&full));
    assert!(stdout(&full).len() < 2000);
    folder.check("line.html").code(1).stdout_eq(format!("line.html:1:{column}: error[{RULE}] [..]\n"));
}

#[test]
fn thousands_of_findings_on_one_line() {
    let folder = Folder::new().with("line.html", BAD.trim_end().repeat(5000));
    let full = folder.run(&format!("--select {RULE} --max-shown none line.html")).code(1);
    assert_eq!(stdout(&full).matches(&format!("error[{RULE}]")).count(), 5000);
}

#[test]
fn a_hundred_thousand_open_elements() {
    let folder = Folder::new().with("deep.html", format!("<article>{}{BAD}", "<div>".repeat(100_000)));
    folder.check("deep.html").code(1);
}
