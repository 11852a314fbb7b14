//! Reading takes time in proportion to the length of the text, whatever stands in it.
//!
//! Documents of one make are compared in two lengths, 32 times apart: the longer one once, the shorter one 32
//! times. Were reading quadratic, the first would take 32 times as long as the second. That is far beyond what
//! caches make of it, and a busy machine interrupts both alike.

use std::time::{Duration, Instant};

use ia_validate_testing::{Rng, pick};

use super::{Tree, build};

/// What adversarial documents are put together from.
#[rustfmt::skip]
const FRAGMENTS: &[&str] = &[
    "<div>", "</div>", "<p>", "</p>", "<b>", "</b>", "<x-y>", "</x-y>", "<iframe>", "</iframe>", "<figure>",
    "</figure>", "<li>", "<ul>", "</ul>", "<table>", "<tbody>", "<tr>", "<td>", "</td>", "<dd>", "<option>",
    "<cite>", "<h1>", "</h1>", "<br>", "</br>", "<article>", "</article>", "<head>", "<body>", "</body>",
    "<script>", "</script>", "<script><!--", "<title>", "</title>", "<textarea>", "<style>", "<figcaption>",
    "</iframe></figure>", "<!--", "-->", "--!>", "<!--->", "<!", "<?", "</ ", "</>", "<![CDATA[", "]]>", "<",
    ">", "</", "=", "'", "\"", "<a b='", "<a b=\"", "<a b=", "<a ", "<a\n", "/>", "</iframe ", "<iframe ",
    "</script ", "</figure ", "a", " ", "&amp;", "\0", "\r", "é",
];

/// A document of parts; the odd ones are repeated.
struct Make([String; 6]);

impl Make {
    /// Every other one begins in an iframe, where the tokenizer looks ahead.
    fn random(seed: u64) -> Self {
        let random = &mut Rng::with_seed(seed);
        let [inside, prefix, first, between, second, behind, third] = [1, 2, 1, 2, 5, 2, 3]
            .map(|most| (0..random.u8(..=most)).map(|_| pick(random, FRAGMENTS)).collect::<String>());
        let start = if inside.is_empty() { prefix } else { prefix + "<iframe>" };
        Self([start, first, between, second, behind, third])
    }

    fn text(&self, times: usize) -> String {
        self.0
            .iter()
            .enumerate()
            .map(|(index, part)| part.repeat(if index % 2 == 1 { times } else { 1 }))
            .collect()
    }
}

/// How much longer the longer document is.
const LONGER: usize = 32;

fn time(text: &str, tree: &mut Tree, times: usize) -> Duration {
    let start = Instant::now();
    for _ in 0..times {
        build(text, tree);
    }
    start.elapsed()
}

fn assert_linear(make: &Make) {
    let mut tree = Tree::default();
    let (short, long) = (make.text(200), make.text(200 * LONGER));
    let (mut best_short, mut best_long) = (Duration::MAX, Duration::MAX);
    // A busy machine is no evidence: look again before speaking.
    for _ in 0..20 {
        best_short = best_short.min(time(&short, &mut tree, LONGER));
        best_long = best_long.min(time(&long, &mut tree, 1));
        if best_long < 5 * best_short {
            return;
        }
    }
    panic!("{best_long:?} instead of {best_short:?}: not linear: {:?}, the odd parts repeated", make.0);
}

#[test]
#[ignore = "a measurement: see benches/README.md"]
fn adversarial_documents_take_linear_time() {
    for [start, first, between, second, behind, third] in [
        // Tags that nothing ends, each looked at to the end of the file.
        ["<iframe>", "</iframe ", "", "", "", ""],
        ["<iframe>", "", "<a ", "</iframe '", "", ""],
        // Runs of end tags before the end of a figure that does not come.
        ["<iframe>", "<title>", "", "</iframe>", "", "<b>"],
        ["<iframe>", "", "<script>", "</iframe>", "</script>", ""],
        // Paragraphs in paragraphs, whose blocks move up one by one.
        ["", "", "", "<head><p>a", "", ""],
        ["", "", "", "<p><cite><div>", "", ""],
        // Iframes, scripts and comments without their ends, and what could be their ends far behind.
        ["<article>", "", "", "<figure><iframe></figure>", "</article>", ""],
        ["", "", "", "<iframe><script></iframe></figure>", "</script>", ""],
        ["", "", "", "<iframe><script><!--<script></iframe></figure>", "", "</script>"],
        ["", "", "", "<iframe><!--</iframe></figure>", "-->", ""],
        // Values with iframe end tags, and a last one that makes the whole tag look broken.
        ["", "<iframe>", "<a", " x=\"</iframe><a \"", " z=\"=", "\""],
        ["<iframe>", "", "", "<a b='</iframe>", "", ""],
    ] {
        assert_linear(&Make([start, first, between, second, behind, third].map(str::to_owned)));
    }
    for seed in 0..120 {
        assert_linear(&Make::random(seed));
    }
}
