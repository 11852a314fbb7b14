//! Documents with random defects, the same ones on every run.

use ia_validate_testing::{Document, Rng, boundary, pick};

/// A text with a name to tell it by.
pub(crate) struct Text {
    pub(crate) name: String,
    pub(crate) text: String,
}

impl From<&Document> for Text {
    fn from(document: &Document) -> Self {
        Self { name: document.name.clone(), text: document.text().into_owned() }
    }
}

/// Documents are up to so long here, in bytes.
const LONGEST: usize = 20_000;

/// So many mutants of documents, with up to `changes` in each; none of none.
pub(crate) fn mutants(documents: &[Document], seed: u64, count: u64, changes: usize) -> Vec<Text> {
    let small: Vec<Text> = documents.iter().filter(|it| it.bytes.len() < LONGEST).map(Text::from).collect();
    let random = &mut Rng::with_seed(seed);
    let count = if small.is_empty() { 0 } else { count };
    let mut mutant = |number| {
        let document = &small[random.usize(..small.len())];
        let times = random.usize(1..=changes);
        let text = (0..times).fold(document.text.clone(), |text, _| changed(&text, random));
        Text { name: format!("mutant {number} of {}, seed {seed}", document.name), text }
    };
    (0..count).map(&mut mutant).collect()
}

/// Pieces that break rules.
const PIECES: &[&str] = &[
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
fn changed(text: &str, random: &mut Rng) -> String {
    // Mostly between tags, where markup is.
    let place = |random: &mut Rng| {
        let at = random.usize(..=text.len());
        let by_tag =
            text.as_bytes()[at..].iter().position(|&byte| byte == b'<').map_or(text.len(), |it| at + it);
        boundary(text, if random.u8(..4) > 0 { by_tag } else { at })
    };
    let (one, other) = (place(random), place(random));
    let (start, end) = (one.min(other), one.max(other).min(one.min(other) + 300));
    let end = boundary(text, end).max(start);
    match random.u8(..8) {
        0 => format!("{}{}", &text[..start], &text[end..]),
        1 => format!("{}{}", &text[..end], &text[start..]),
        2 => {
            let third = place(random);
            format!("{}{}{}", &text[..third], &text[start..end], &text[third..])
        }
        _ => format!("{}{}{}", &text[..start], pick(random, PIECES), &text[start..]),
    }
}
