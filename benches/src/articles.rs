//! Generated articles: the same in every run, and without a defect unless asked for.

use std::fmt::Write;

use crate::prose::{Random, sentence, words};

/// What an article consists of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// What newspapers publish: mostly text, with links, captions, an embed, an ad, a list.
    Prose,
    /// The same with a handful of ordinary defects.
    DefectiveProse,
    /// Hardly any text: media, galleries, lists and short lines of marked-up words.
    TagDense,
}

/// An article of about `bytes` bytes.
#[must_use]
pub fn article(style: Style, seed: u64, bytes: usize) -> String {
    let mut writer =
        Writer { out: String::with_capacity(bytes + 2048), random: Random::new(seed), seed, images: 0 };
    writer.head();
    writer.header();
    let mut block = 0;
    while writer.out.len() + 900 < bytes {
        match style {
            Style::TagDense => writer.dense_block(block),
            _ => writer.prose_block(block),
        }
        if style == Style::DefectiveProse && block % 12 == 5 {
            writer.defect(block / 12);
        }
        block += 1;
    }
    writer.footer();
    writer.out
}

struct Writer {
    out: String,
    random: Random,
    seed: u64,
    images: usize,
}

impl Writer {
    fn push(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn words(&mut self, least: usize, most: usize) {
        let count = self.random.between(least, most);
        words(&mut self.out, &mut self.random, count);
    }

    /// A single element that holds a few words.
    fn short(&mut self, start_tag: &str, least: usize, most: usize, end_tag: &str) {
        self.push(start_tag);
        self.words(least, most);
        self.push(end_tag);
    }

    fn head(&mut self) {
        let _ = write!(
            self.out,
            r#"<!doctype html>
<html lang="en" prefix="op: http://media.facebook.com/op#">
  <head>
    <meta charset="utf-8">
    <link rel="canonical" href="https://news.example.com/2016/03/story-{}.html">
    <meta property="op:markup_version" content="v1.0">
    <meta property="fb:article_style" content="default">
    <title>The harbour &amp; the city</title>
  </head>
  <body>
    <article>
      <header>
"#,
            self.seed
        );
    }

    fn header(&mut self) {
        self.push("        ");
        self.image("");
        self.short("        <h1>The ", 5, 9, "</h1>\n");
        self.short("        <h2>It ", 12, 20, "</h2>\n");
        self.short("        <h3 class=\"op-kicker\">", 1, 2, "</h3>\n");
        self.push(
            r#"        <time class="op-published" datetime="2016-03-06T09:30:00Z">March 6th, 9:30 AM</time>
        <time class="op-modified" datetime="2016-03-06T11:05:00+01:00">March 6th, 10:05 AM</time>
        <address><a rel="facebook" href="https://www.facebook.com/zoe.example">Zoë Example</a> reports from Malmö.</address>
      </header>
"#,
        );
    }

    fn prose_block(&mut self, block: usize) {
        match block % 40 {
            3 | 11 | 19 | 29 | 36 => {
                self.push("      ");
                self.image(r#" data-feedback="fb:likes,fb:comments""#);
            }
            6 | 22 => self.short("      <h2>", 2, 6, "</h2>\n"),
            8 => self.embed(),
            14 => self.ad(),
            17 => self.list(),
            25 => self.short("      <blockquote>“It ", 12, 30, ".”</blockquote>\n"),
            32 => self.tracker(),
            _ => self.paragraph(),
        }
    }

    fn paragraph(&mut self) {
        self.push("      <p>");
        for _ in 0..self.random.between(4, 9) {
            sentence(&mut self.out, &mut self.random, inline);
        }
        self.out.truncate(self.out.trim_ascii_end().len());
        self.push("</p>\n");
    }

    fn image(&mut self, attributes: &str) {
        self.images += 1;
        let (seed, number) = (self.seed, self.images);
        let _ = write!(
            self.out,
            r#"<figure{attributes}><img src="https://cdn.example.com/{seed}/photo-{number}.jpg" alt=""><figcaption class="op-small"><h1>"#
        );
        self.words(3, 6);
        self.short("</h1>It ", 8, 16, ".");
        self.short("<cite class=\"op-vertical-bottom\">", 2, 3, "</cite></figcaption></figure>\n");
    }

    fn embed(&mut self) {
        self.push(
            r#"      <figure class="op-interactive">
        <iframe class="no-margin" height="420" width="640">
          <blockquote class="embed" data-id="8812"><p lang="en">Ferry service is back &mdash; <a href="https://t.example/1">more</a></p></blockquote>
          <script async src="https://embed.example/v1.js"></script>
        </iframe>
      </figure>
"#,
        );
    }

    fn ad(&mut self) {
        self.push(
            "      <figure class=\"op-ad\"><iframe src=\"https://ads.example.com/slot/4?size=300x250&amp;page=story\" \
             width=\"300\" height=\"250\"></iframe></figure>\n",
        );
    }

    fn tracker(&mut self) {
        self.push(
            r"      <figure class='op-tracker'>
        <iframe hidden>
          <script>
            var page = { section: 'news', words: 4 < 5 && 'many' };
            (function (w, d) { w.stats = w.stats || []; w.stats.push(page); d.title = '<b>'; })(window, document);
          </script>
        </iframe>
      </figure>
",
        );
    }

    fn list(&mut self) {
        self.push("      <ul>\n");
        for _ in 0..4 {
            self.short("        <li><strong>", 1, 2, "</strong> ");
            self.words(6, 14);
            self.push("</li>\n");
        }
        self.push("      </ul>\n");
    }

    fn dense_block(&mut self, block: usize) {
        match block % 8 {
            0 | 5 => {
                self.push("      ");
                self.image(r#" data-mode="fullscreen" data-feedback="fb:likes,fb:comments""#);
            }
            1 => self.list(),
            2 => self.slideshow(),
            3 => self.short("      <h2>", 2, 4, "</h2>\n"),
            6 => self.video(),
            _ => {
                self.push("      <p>");
                for _ in 0..3 {
                    self.words(2, 5);
                    self.push(" ");
                    inline(&mut self.out, &mut self.random);
                    self.push(" ");
                }
                self.push("</p>\n");
            }
        }
    }

    fn slideshow(&mut self) {
        self.push("      <figure class=\"op-slideshow\">\n");
        for _ in 0..4 {
            self.images += 1;
            let (seed, number) = (self.seed, self.images);
            let _ = writeln!(
                self.out,
                r#"        <figure><img src="https://cdn.example.com/{seed}/{number}.jpg"></figure>"#
            );
        }
        self.push("      </figure>\n");
    }

    fn video(&mut self) {
        self.images += 1;
        let (seed, number) = (self.seed, self.images);
        let _ = write!(
            self.out,
            r#"      <figure data-feedback="fb:likes">
        <video controls data-fb-parse-360>
          <source src="https://cdn.example.com/{seed}/{number}.mp4" type="video/mp4">
        </video>
        <figcaption><h1 class="op-medium op-left">"#
        );
        self.short("", 1, 3, "</h1> <h2>");
        self.short("", 2, 5, "</h2></figcaption>\n      </figure>\n");
    }

    /// What publishers get wrong most.
    fn defect(&mut self, number: usize) {
        match number % 3 {
            0 => {
                self.push("      <p>It follows. ");
                self.image("");
                self.push("      </p>\n");
            }
            1 => self.short("      <p>It ", 20, 30, ".<br><br>It follows.</p>\n"),
            _ => self.short("      It ", 6, 12, " without a paragraph\n"),
        }
    }

    fn footer(&mut self) {
        self.push(
            r#"      <footer>
        <aside>Reporting by Zoë Example &amp; Łukasz Example.</aside>
        <small>© The Example Courier</small>
        <ul class="op-related-articles">
          <li><a href="https://news.example.com/2016/03/harbour.html"></a></li>
          <li><a href="https://news.example.com/2016/03/railway.html"></a></li>
        </ul>
      </footer>
    </article>
  </body>
</html>
"#,
        );
    }
}

/// A few words as a link or stressed.
fn inline(out: &mut String, random: &mut Random) {
    let (start, end) = match random.below(5) {
        0 => ("<em>", "</em>"),
        1 => ("<strong>", "</strong>"),
        2 => ("<a href=\"https://www.example.org/archive/2016/03/04/harbour?part=2&amp;lang=en\">", "</a>"),
        _ => ("<a href=\"https://news.example.com/topics/railway\">", "</a>"),
    };
    out.push_str(start);
    let count = random.between(1, 3);
    words(out, random, count);
    out.push_str(end);
}

#[cfg(test)]
mod tests {
    use ia_validate::{Options, Severity, Validator};

    use super::*;

    #[test]
    fn only_defects_draw_findings() {
        let validator = Validator::new(Options::default());
        for seed in 1..4 {
            let [prose, defective, dense] =
                [Style::Prose, Style::DefectiveProse, Style::TagDense].map(|style| {
                    let report = validator.article(&article(style, seed, 30_000));
                    report.count(Severity::Error) + report.count(Severity::Warning)
                });
            assert_eq!((prose, dense), (0, 0), "seed {seed}");
            assert!(defective > 0, "seed {seed}");
        }
    }

    #[test]
    fn articles_are_as_long_as_asked_for_and_the_same_in_every_run() {
        for style in [Style::Prose, Style::DefectiveProse, Style::TagDense] {
            let text = article(style, 7, 30_000);
            assert!((29_000..31_000).contains(&text.len()), "{style:?}: {}", text.len());
            assert_eq!(text, article(style, 7, 30_000));
        }
    }
}
