//! Documents to fix.

use std::fs;
use std::path::{Path, PathBuf};

/// A text with a name to tell it by.
pub(crate) struct Document {
    pub(crate) name: String,
    pub(crate) text: String,
}

/// Our own documents.
pub(crate) fn test_articles() -> Vec<Document> {
    documents(concat!(env!("CARGO_MANIFEST_DIR"), "/../test-articles"))
}

/// Documents that other people wrote; none, and a word about it, where they are not there.
pub(crate) fn corpus() -> Vec<Document> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/corpus");
    if !Path::new(folder).is_dir() {
        eprintln!("skipped: there is no {folder}");
        return Vec::new();
    }
    documents(folder)
}

fn documents(folder: &str) -> Vec<Document> {
    let mut paths = Vec::new();
    collect(Path::new(folder), &mut paths);
    paths.sort();
    let document = |path: PathBuf| {
        let text = String::from_utf8(fs::read(&path).ok()?).ok()?;
        Some(Document { name: path.strip_prefix(folder).ok()?.display().to_string(), text })
    };
    paths.into_iter().filter_map(document).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "html" || extension == "xml") {
            paths.push(path);
        }
    }
}

/// Numbers that look random, the same ones on every run.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }
}

/// Pieces that break rules.
const PIECES: [&str; 44] = [
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<div>",
    "</div>",
    "<section>",
    "</section>",
    "<br><br>",
    "<br>",
    "word",
    " ",
    "\n  ",
    "&nbsp;",
    "<figure>",
    "</figure>",
    "<figcaption>x</figcaption>",
    "<cite>AP</cite>",
    "<img src=\"/a.jpg\">",
    "<img src=\"https://example.com/a.jpg\">",
    "<a href=\"#x\">",
    "</a>",
    "<h3>y</h3>",
    "<figure><img src=\"https://example.com/b.jpg\"></figure>",
    "<blockquote>z</blockquote>",
    "<ul><li></li></ul>",
    "<video muted><source src=\"https://example.com/a.mp4\"></video>",
    "<iframe>",
    "</iframe>",
    "<footer></footer>",
    "<figure class=\"op-tracker\"><iframe src=\"https://x.example.com/\"></iframe></figure>",
    "<font color=red>",
    "</font>",
    "<span style=\"x\">",
    "</span>",
    "<!-- c -->",
    "<figure class=\"op-social\">",
    "<address></address>",
    "<time class=\"op-published\" datetime=\"2016-2-4T9:00Z\"></time>",
    "<style>p{}</style>",
    "<p>a <b>b",
    "<table>",
];

/// The text with one thing changed.
pub(crate) fn mutant(text: &str, random: &mut Random) -> String {
    // Mostly between tags, where markup is.
    let place = |random: &mut Random| {
        let at = random.below(text.len() + 1);
        let by_tag =
            text.as_bytes()[at..].iter().position(|&byte| byte == b'<').map_or(text.len(), |it| at + it);
        let at = if random.below(4) > 0 { by_tag } else { at };
        (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
    };
    let (one, other) = (place(random), place(random));
    let (start, end) = (one.min(other), one.max(other).min(one.min(other) + 300));
    let end = (start..=end).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(start);
    match random.below(8) {
        0 => format!("{}{}", &text[..start], &text[end..]),
        1 => format!("{}{}", &text[..end], &text[start..]),
        2 => {
            let third = place(random);
            format!("{}{}{}", &text[..third], &text[start..end], &text[third..])
        }
        _ => format!("{}{}{}", &text[..start], PIECES[random.below(PIECES.len())], &text[start..]),
    }
}
