//! How a table of rows is read and written.
//!
//! ```text
//! ## A1 embed-code-in-text          a row, and the rules that it is about
//! + the code of a video             a variant that draws one of them (`-`: none)
//! <div class="fb-video" …></div>    the variant: a whole file, a head, a header, an item, or what stands in the text
//! ! Facebook                        words that a message or a help has
//! = 1:1 warning embed-code-in-text at <div …>    what is found, at which line of the variant
//! > <p>…</p>                        what safe fixes make of the lines that they change
//! >> <figure>…</figure>             what all fixes make of them, where that is another thing
//! ```

use std::fmt::Write as _;

pub(super) struct Row {
    pub(super) id: String,
    pub(super) rules: Vec<String>,
    pub(super) variants: Vec<Variant>,
}

pub(super) struct Variant {
    pub(super) name: String,
    /// Whether one of the row's rules speaks.
    pub(super) draws: bool,
    pub(super) example: String,
    pub(super) says: Vec<String>,
    /// The lines from `=` on.
    pub(super) expected: String,
}

pub(super) fn rows(text: &str) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for line in text.lines() {
        if let Some(row) = line.strip_prefix("## ") {
            let mut words = row.split(' ').map(str::to_owned);
            rows.push(Row { id: words.next().unwrap(), rules: words.collect(), variants: Vec::new() });
            continue;
        }
        let Some(row) = rows.last_mut() else { continue };
        if let Some((draws, name)) = line
            .strip_prefix("+ ")
            .map(|it| (true, it))
            .or_else(|| line.strip_prefix("- ").map(|it| (false, it)))
        {
            let (name, example, expected) = (name.to_owned(), String::new(), String::new());
            row.variants.push(Variant { name, draws, example, says: Vec::new(), expected });
            continue;
        }
        let Some(variant) = row.variants.last_mut() else { continue };
        if let Some(words) = line.strip_prefix("! ") {
            variant.says.push(words.to_owned());
        } else if line.starts_with("= ") || line.starts_with('>') {
            writeln!(variant.expected, "{line}").unwrap();
        } else if !line.is_empty() {
            writeln!(variant.example, "{line}").unwrap();
        }
    }
    rows
}

pub(super) fn write(rows: &[Row]) -> String {
    let mut text = String::new();
    for row in rows {
        writeln!(text, "## {} {}\n", row.id, row.rules.join(" ")).unwrap();
        for Variant { name, draws, example, says, expected } in &row.variants {
            let side = if *draws { '+' } else { '-' };
            let says: String = says.iter().map(|it| format!("! {it}\n")).collect();
            writeln!(text, "{side} {name}\n{example}{says}{expected}").unwrap();
        }
    }
    text
}

const HEAD: &str = "<meta charset=\"utf-8\">\n<meta property=\"op:markup_version\" content=\"v1.0\">";
const CANONICAL: &str = "<link rel=\"canonical\" href=\"https://example.com/ferry\">";
const HEADER: &str = "<header><figure><img src=\"https://example.com/cover.jpg\"></figure><h1>Ferry resumes</h1>\
                      <time class=\"op-published\" datetime=\"2016-02-04T09:00:00Z\">4 February</time></header>";
const END: &str = "<p>The ferry is back after a week in the yard, and so is its crew.</p>";
const FIELDS: &str = "<guid>1</guid><pubDate>2016-02-04T09:00:00Z</pubDate><author>Ann</author>\
                      <description>The ferry is back.</description>";

impl Variant {
    /// The file that the variant stands for, and the line on which it begins there.
    pub(super) fn document(&self) -> (String, i64) {
        let example = self.example.trim_end().replace("{fields}", FIELDS).replace("{article}", &article());
        let example = &*example;
        let starts = |names: &[&str]| names.iter().any(|name| example.to_ascii_lowercase().starts_with(name));
        if starts(&["<!doctype", "<?xml", "<html", "<rss", "<opml", "<feed", "<rdf", "<channel"]) {
            return (example.to_owned(), 1);
        }
        let canonical = if example.contains("canonical") { "" } else { CANONICAL };
        let around = |head: &str, body: &str| {
            format!("<!doctype html>\n<html lang=\"en\">\n<head>\n{HEAD}\n{head}\n</head>\n{body}\n</html>\n")
        };
        let whole = if starts(&["<item", "<title>"]) || starts(&["<link>", "<link/>", "<guid", "<pubdate"]) {
            feed(example)
        } else if starts(&["<meta", "<link", "<base", "<title", "<style", "<author", "<script type"]) {
            let body = format!("<body>\n<article>\n{HEADER}\n{END}\n</article>\n</body>");
            let version = "<meta property=\"op:markup_version\" content=\"v1.0\">";
            let head = if starts(&["<meta charset", "<meta http"]) { version } else { HEAD };
            format!(
                "<!doctype html>\n<html lang=\"en\">\n<head>\n{head}\n{canonical}\n{example}\n</head>\n{body}\n</html>\n"
            )
        } else if starts(&["<body"]) {
            around(CANONICAL, example)
        } else if starts(&["<article"]) {
            around(CANONICAL, &format!("<body>\n{example}\n</body>"))
        } else if starts(&["<header"]) {
            around(CANONICAL, &format!("<body>\n<article>\n{example}\n{END}\n</article>\n</body>"))
        } else {
            around(CANONICAL, &format!("<body>\n<article>\n{HEADER}\n{example}\n{END}\n</article>\n</body>"))
        };
        let before = &whole[..whole.find(example).unwrap()];
        let line = before.matches('\n').count() + 1;
        (whole, i64::try_from(line).unwrap())
    }
}

/// A feed around an item, or around fields of one.
fn feed(example: &str) -> String {
    let item = if example.starts_with("<item") {
        example.to_owned()
    } else {
        format!("<item>\n{example}\n<content:encoded><![CDATA[{}]]></content:encoded></item>", article())
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\" \
         xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>\n<title>News</title>\
         <link>https://example.com/</link><description>News</description>\n{item}\n</channel></rss>\n"
    )
}

fn article() -> String {
    format!(
        "<!doctype html><html lang=\"en\"><head>{HEAD}{CANONICAL}</head><body><article>{HEADER}{END}</article></body></html>"
    )
}

/// The file's bytes: `{byte E9}` is one that is no UTF-8.
pub(super) fn bytes(document: &str) -> Vec<u8> {
    let mut parts = document.split("{byte ");
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (number, rest) = part.split_once('}').unwrap();
        bytes.push(u8::from_str_radix(number, 16).unwrap());
        bytes.extend_from_slice(rest.as_bytes());
    }
    bytes
}

/// A text on one line, cut to what tells it from others.
pub(super) fn short(text: &str) -> String {
    const MOST: usize = 60;
    let line = text.replace('\n', "⏎");
    match line.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}

/// The lines of a text that are not as before, each after a sign.
pub(super) fn changed(old: &str, new: &str, sign: &str) -> String {
    if old == new {
        return String::new();
    }
    let (mut old, mut new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    while !old.is_empty() && old.first() == new.first() {
        old.remove(0);
        new.remove(0);
    }
    while !old.is_empty() && old.last() == new.last() {
        old.pop();
        new.pop();
    }
    if new.is_empty() {
        return format!("{}\n", sign.trim_end());
    }
    new.iter().map(|line| format!("{}\n", format!("{sign}{line}").trim_end())).collect()
}
