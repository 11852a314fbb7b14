//! A folder of its own for every test, and the binary run in it.

use std::path::{Path, PathBuf};

use snapbox::cmd::{Command, OutputAssert};
use tempfile::TempDir;

/// A document with one finding, if only [`RULE`] is asked for: in line 1, column 17.
pub(crate) const BAD: &str =
    "<article><p>Text<figure></figure></p></article><meta property=op:markup_version content=v1.0>\n";

/// A document without.
pub(crate) const GOOD: &str =
    "<article><p>Text</p></article><meta property=op:markup_version content=v1.0>\n";

/// The rule that [`BAD`] breaks.
pub(crate) const RULE: &str = "figure-in-paragraph";

/// What the environment may say about colours and terminals.
const VARIABLES: [&str; 8] =
    ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "CI", "TERM", "COLUMNS", "FORCE_HYPERLINK"];

/// What it may say about the network.
const PROXIES: [&str; 6] =
    ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];

/// A feed item, with what updates are judged by.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) canonical: String,
    pub(crate) guid: String,
    pub(crate) title: String,
    pub(crate) published: String,
    pub(crate) modified: Option<String>,
    pub(crate) text: String,
}

impl Item {
    /// The `n`th of many items, published in 2011 and never modified.
    pub(crate) fn new(n: usize) -> Self {
        Self {
            canonical: format!("https://example.com/{n}"),
            guid: format!("guid {n}"),
            title: format!("Title {n}"),
            published: "2011-02-01T00:00:00Z".to_owned(),
            modified: None,
            text: format!("Text {n}."),
        }
    }

    /// Changed at some time.
    pub(crate) fn changed(mut self, modified: &str) -> Self {
        self.text += " More.";
        self.modified(modified)
    }

    pub(crate) fn modified(self, modified: &str) -> Self {
        Self { modified: Some(modified.to_owned()), ..self }
    }

    /// The article in it.
    pub(crate) fn article(&self) -> String {
        let Self { canonical, title, published, modified, text, .. } = self;
        let modified = modified.as_ref().map_or(String::new(), |modified| {
            format!("<time class=\"op-modified\" datetime=\"{modified}\">then</time>")
        });
        format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
             <meta property=\"op:markup_version\" content=\"v1.0\"><link rel=\"canonical\" href=\"{canonical}\">\
             </head><body><article><header><h1>{title}</h1><time class=\"op-published\" datetime=\"{published}\">\
             then</time>{modified}</header><p>{text}</p></article></body></html>"
        )
    }
}

/// A feed.
pub(crate) fn feed(items: &[Item]) -> String {
    let item = |item: &Item| {
        let Item { canonical, guid, title, published, .. } = item;
        format!(
            "<item><title>{title}</title><link>{canonical}</link><guid>{guid}</guid><pubDate>{published}</pubDate>\
             <author>Ann</author><description>News</description><content:encoded><![CDATA[{}]]></content:encoded>\
             </item>\n",
            item.article()
        )
    };
    format!(
        "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>\
         <title>News</title><link>https://example.com/</link><description>News</description>\n{}</channel></rss>\n",
        items.iter().map(item).collect::<String>()
    )
}

pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// One in memory where that can be: for tests that write much, and have no use for a disk.
    #[cfg(unix)]
    pub(crate) fn in_memory() -> Self {
        Self(tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap())
    }

    /// Writes a file, with the folders that it stands in.
    pub(crate) fn with(self, path: impl AsRef<Path>, content: impl AsRef<[u8]>) -> Self {
        self.write_in_folders(path, content);
        self
    }

    pub(crate) fn write_in_folders(&self, path: impl AsRef<Path>, content: impl AsRef<[u8]>) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }

    pub(crate) fn path(&self, path: impl AsRef<Path>) -> PathBuf {
        self.0.path().join(path)
    }

    pub(crate) fn write(&self, path: impl AsRef<Path>, content: impl AsRef<[u8]>) {
        std::fs::write(self.path(path), content).unwrap();
    }

    pub(crate) fn read(&self, path: impl AsRef<Path>) -> Vec<u8> {
        std::fs::read(self.path(path)).unwrap()
    }

    /// What stands in it, sorted.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// The binary, in this folder and without what the environment says about colours and the network.
    pub(crate) fn command(&self) -> Command {
        let command = Command::new(env!("CARGO_BIN_EXE_ia-validate")).current_dir(self.0.path());
        VARIABLES.iter().chain(&PROXIES).fold(command, |command, name| command.env_remove(name))
    }

    /// Runs the binary with these arguments, separated by spaces.
    pub(crate) fn run(&self, arguments: &str) -> OutputAssert {
        self.command().args(arguments.split_ascii_whitespace()).assert()
    }

    /// What `preview` says with these arguments: each article's outcome, and the reason where there is one.
    pub(crate) fn preview(&self, arguments: &str) -> Vec<String> {
        let run = self.run(&format!("preview --quiet --fail-on never --format json {arguments}")).code(0);
        let document: serde_json::Value = serde_json::from_str(&stdout(&run)).unwrap();
        let outcome = |article: &serde_json::Value| {
            let outcome = article["outcome"].as_str().unwrap();
            article["reason"].as_str().map_or(outcome.to_owned(), |reason| format!("{outcome} {reason}"))
        };
        document["articles"].as_array().unwrap().iter().map(outcome).collect()
    }

    /// Runs a quiet `check` for [`RULE`] alone, one line for each finding.
    pub(crate) fn check(&self, arguments: &str) -> OutputAssert {
        self.run(&format!("check --quiet --format compact --select {RULE} {arguments}"))
    }
}

/// stdout as text.
pub(crate) fn stdout(assert: &OutputAssert) -> String {
    String::from_utf8(assert.get_output().stdout.clone()).unwrap()
}

/// stderr as text.
pub(crate) fn stderr(assert: &OutputAssert) -> String {
    String::from_utf8(assert.get_output().stderr.clone()).unwrap()
}
