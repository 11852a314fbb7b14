//! What the configuration chooses: which files of folders, what kind they are, and what a newsroom says of rules.

use serde_json::{Value, json};

use crate::lsp_client::{Session, Units};
use crate::support::{BAD, Folder, GOOD, stderr, stdout};

/// The files with findings.
fn files(folder: &Folder, arguments: &str) -> Vec<String> {
    let report = stdout(&folder.check(arguments));
    report.lines().map(|line| line.split_once(':').unwrap().0.to_owned()).collect()
}

fn many() -> Folder {
    let folder = Folder::new();
    for path in
        ["a.html", "drafts/b.html", "drafts/keep.html", "site/c.html", "site/old/d.html", "vendor/e.html"]
    {
        folder.write_in_folders(path, BAD);
    }
    folder
}

#[test]
fn folders_are_searched_as_the_configuration_says() {
    let folder = many();
    folder.write("ia-validate.toml", "exclude = [\"drafts/*\", \"!keep.html\"]\n");
    assert_eq!(files(&folder, "."), ["./a.html", "./drafts/keep.html", "./site/c.html", "./site/old/d.html"]);
    // Whoever names a file means it.
    assert_eq!(files(&folder, "drafts/b.html vendor"), ["drafts/b.html", "vendor/e.html"]);
    // What the command line says comes to it; patterns start from the file's folder, wherever one calls from.
    assert_eq!(files(&folder, "--exclude site ."), ["./a.html", "./drafts/keep.html"]);
    assert_eq!(files(&folder, "drafts"), ["drafts/keep.html"]);
    let run = folder.command().args(["--format=compact", "--select=figure-in-paragraph", ".."]);
    let run = run.current_dir(folder.path("site")).assert().code(1);
    assert!(!stdout(&run).contains("b.html") && stdout(&run).contains("keep.html"), "{}", stdout(&run));
    // `fix` and `inventory` take the same files.
    let fixed = stderr(&folder.run("fix --check --format json"));
    assert!(fixed.contains("4 files"), "{fixed}");
    let inventory: Value = serde_json::from_str(&stdout(&folder.run("inventory --format json"))).unwrap();
    let counts = &inventory["articles"];
    let all = ["whole", "with_loss", "rejected"].map(|key| counts[key].as_u64().unwrap());
    assert_eq!(all.iter().sum::<u64>(), 4, "{counts}");
}

#[test]
fn only_what_is_included() {
    let folder = many();
    folder.write("ia-validate.toml", "include = [\"site/\"]\nexclude = [\"old/\"]\n");
    assert_eq!(files(&folder, "."), ["./site/c.html"]);
    // The command line says it anew.
    assert_eq!(files(&folder, "--include a.html ."), ["./a.html"]);
    let shown = stdout(&folder.run("config show"));
    assert!(shown.contains("include = [\"site/\"] # ia-validate.toml:1\n"), "{shown}");
    assert!(shown.contains("exclude = [\n  \"old/\", # ia-validate.toml:2\n]\n"), "{shown}");
}

#[test]
fn an_extended_file_leaves_out_from_its_own_folder() {
    let folder = many();
    folder.write("ia-validate.toml", "exclude = [\"site/old/\", \"c.html\"]\n");
    folder.write("site/ia-validate.toml", "extends = \"..\"\nexclude = [\"!c.html\"]\n");
    assert_eq!(files(&folder, "site"), ["site/c.html"]);
    assert_eq!(files(&folder, "."), ["./a.html", "./drafts/b.html", "./drafts/keep.html", "./site/c.html"]);
}

#[test]
fn where_nothing_is_left_that_is_told() {
    let folder = Folder::new().with("a.html", BAD);
    folder.write("ia-validate.toml", "exclude = [\"*\"]\n");
    folder.run("check . --output report.txt").code(2).stdout_eq("").stderr_eq(
        "error: `include` and `exclude` of the configuration leave out the one file here: change them, or name a file \
         to check it all the same\n",
    );
    folder.run("check --include *.rss").code(2).stdout_eq("").stderr_eq(
        "error: `.`: --include and --exclude leave out all that there is in this folder: change them, or name a file to \
         check it all the same\n",
    );
    for (text, told) in [
        ("exclude = \"a\"", "this must be a list of strings, not a string"),
        ("exclude = [1]", "this must be a string, not an integer"),
        ("include = [\"{a\"]", "this is no pattern"),
        ("[[overrides]]\npaths = [\"x\"]\nexclude = [\"y\"]", "`exclude` cannot be overridden"),
    ] {
        folder.write("ia-validate.toml", text);
        let run = folder.run("check .").code(2).stdout_eq("");
        assert!(stderr(&run).contains(told), "{text}: {}", stderr(&run));
    }
}

/// A body as a content management system has it in its editor.
const BODY: &str = "<p>Text<figure></figure></p>\n";

#[test]
fn files_are_of_the_kind_that_the_configuration_says() {
    let folder =
        Folder::new().with("bodies/a.html", BODY).with("b.html", GOOD).with("bodies/empty.html", "Words.\n");
    folder.write("ia-validate.toml", "[[overrides]]\npaths = [\"bodies/\"]\nkind = \"fragment\"\n");
    let told = stdout(&folder.run("check bodies --format compact"));
    assert!(told.contains("[figure-in-paragraph]") && !told.contains("title-missing"), "{told}");
    // What bears no mark is not passed over, since it is known what it is; and nothing is left to be said of that.
    let said = stderr(&folder.run("check bodies --verbose"));
    assert!(said.contains("checked 2 files") && !said.contains("as the body of an article"), "{said}");
    // The command line counts more, `auto` included.
    let as_article = stdout(&folder.run("check bodies/a.html --kind article --format compact"));
    assert!(as_article.contains("[markup-unparsable]"), "{as_article}");
    assert!(stderr(&folder.run("check bodies/a.html --kind auto")).contains("as the body of an article"));
    assert!(
        stdout(&folder.run("config show bodies/a.html"))
            .contains("kind = \"fragment\" # ia-validate.toml:3\n")
    );
    folder.run("fix bodies/a.html --format json").code(1);
    assert_eq!(String::from_utf8(folder.read("bodies/a.html")).unwrap(), "<p>Text</p><figure></figure>\n");
    folder.write("ia-validate.toml", "kind = \"fragmnt\"\n");
    assert!(stderr(&folder.run("check").code(2)).contains("did you mean `fragment`?"));
}

#[test]
fn editors_take_files_for_what_the_configuration_says() {
    let folder = Folder::new();
    // Without the configuration this is an ordinary page.
    let text = "<div><p>Text<iframe></iframe></p></div>\n";
    folder.write("ia-validate.toml", "kind = \"fragment\"\n[notes]\n\"*-in-paragraph\" = \"Ask Ann.\"\n");
    folder.write("a.html", text);
    let mut client = Session::start(&folder, Units::Utf16);
    let uri = format!("file://{}", folder.path("a.html").display());
    client.open(&uri, BODY);
    let messages: Vec<String> = client.findings(&uri).into_iter().map(|it| it.message).collect();
    let note = |message: &String| message.ends_with("\nnote: Ask Ann.");
    assert!(messages.iter().any(note), "{messages:?}");
    let at = json!({ "textDocument": { "uri": uri }, "position": { "line": 0, "character": 9 } });
    let hover = client.request("textDocument/hover", at).unwrap();
    assert!(hover["contents"]["value"].as_str().unwrap().contains("Ask Ann."), "{hover}");
    client.change(&uri, &[(0..BODY.len(), text)]);
    assert!(!client.findings(&uri).is_empty());
    assert_eq!(client.end(), Some(0));
}

const NOTES: &str = "[notes]\nfigure-in-paragraph = { text = \"Ask the *desk* <b>.\", url = \"https://wiki.example/a?b\" }\n\
                     \"figure-*\" = \"Figures are Ann's.\"\n";

#[test]
fn notes_stand_beside_the_help_in_every_format() {
    let folder = Folder::new().with("a.html", BAD).with("ia-validate.toml", NOTES);
    for (format, words) in [
        ("full", "  note: Ask the *desk* <b>. (https://wiki.example/a?b)\n"),
        ("github", "%0Anote: Ask the *desk* <b>. (https://wiki.example/a?b)"),
        ("junit", "  note: Ask the *desk* &lt;b&gt;. (https://wiki.example/a?b)"),
        ("markdown", "\n*Note:* Ask the \\*desk\\* \\<b\\>. <https://wiki.example/a?b>\n"),
        ("rdjson", "\\nAsk the *desk* <b>. (https://wiki.example/a?b)\""),
        ("sarif", "; Ask the *desk* <b>. (https://wiki.example/a?b)\""),
        ("html", "<bdi>Ask the *desk* &lt;b&gt;.</bdi> <a href=\"https://wiki.example/a?b\""),
        ("jsonl", "\"note\":{\"text\":\"Ask the *desk* <b>.\",\"url\":\"https://wiki.example/a?b\"}"),
        ("json", "\"text\": \"Ask the *desk* <b>.\","),
    ] {
        let report = stdout(&folder.run(&format!("check a.html --format {format}")));
        assert!(report.contains(words), "{format}: {report}");
        // What is said of several rules is said of the others.
        assert!(report.contains("Figures are Ann"), "{format}: {report}");
    }
    let report = stdout(&folder.run("check a.html --format compact"));
    assert!(!report.contains("Ask") && !report.contains("Ann"), "{report}");
    // No note, no member.
    folder.write("ia-validate.toml", "");
    assert!(!stdout(&folder.run("check a.html --format json")).contains("\"note\""));
}

#[test]
fn mistakes_in_notes_are_shown_at_their_places() {
    let folder = Folder::new().with("a.html", BAD);
    let long = format!("title-missing = \"{}\"", "x".repeat(1001));
    for (row, told, help) in [
        ("title-mising = \"x\"", "there is no rule `title-mising`", "did you mean `title-missing`?"),
        ("\"figur-*\" = \"x\"", "there is no rule `figur-*`", "help"),
        ("title-missing = \" \"", "this must be a sentence, and is empty", ""),
        ("title-missing = 3", "this must be a string, or a table with `text` and `url`, not an integer", ""),
        ("title-missing = { url = \"https://a.example\" }", "a note needs `text`", "add `text = "),
        (
            "title-missing = { text = \"x\", link = \"y\" }",
            "`link` is no key of a note",
            "there are `text`, `url`",
        ),
        (
            "title-missing = { text = \"x\", url = \"ftp://a\" }",
            "this is no URL of the web",
            "begins with `https://`",
        ),
        (
            "title-missing = { text = \"x\", url = \"a\" }",
            "this is no URL of the web",
            "begins with `https://`",
        ),
        (
            "title-missing = { text = \"x\", url = \"https://\" }",
            "this is no URL of the web",
            "begins with `https://`",
        ),
        (&long, "this is longer than 1000 characters", "where a `url` leads"),
    ] {
        folder.write("ia-validate.toml", format!("[notes]\n{row}\n"));
        let run = folder.run("check a.html --output report").code(2).stdout_eq("");
        let said = stderr(&run);
        assert!(said.contains(told) && said.contains(help), "{row}: {said}");
        assert!(said.contains("ia-validate.toml:2:"), "{row}: {said}");
        assert!(!folder.path("report").exists());
    }
}
