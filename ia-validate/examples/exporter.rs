//! An exporter that checks articles before they are published: it mends what can be mended safely, shows what
//! is left, and refuses what Facebook would not show as it is meant.
//!
//! ```sh
//! cargo run -p ia-validate --example exporter
//! ```

#![allow(clippy::print_stdout)] // it is a program

use std::error::Error;

use ia_validate::fix::{self, Fixed, Safety};
use ia_validate::{Kind, Options, Severity, Source, Validator};

/// A story, as the publishing system holds it.
struct Story {
    slug: &'static str,
    title: &'static str,
    /// When it was published, in RFC 3339; empty as long as it is a draft.
    published: &'static str,
    body: &'static str,
}

const STORIES: [Story; 3] = [
    Story {
        slug: "ferry-resumes",
        title: "Ferry resumes",
        published: "2026-03-06T05:30:00Z",
        body: "<p>The ferry is back.</p>\n<p>It sails at noon.</p>",
    },
    Story {
        slug: "best-rye-bread",
        title: "The best rye bread of the harbour",
        published: "2026-03-06T06:15:00Z",
        body: "<p>Two bakers and one oven.\n<figure><img src=\"https://cdn.example.com/oven.jpg\"></figure></p>",
    },
    Story {
        slug: "noise-of-the-cranes",
        title: "The noise of the cranes",
        published: "",
        body: "<p>A letter from the quay.<br><br>Another one.</p>",
    },
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut options = Options::default();
    options.domains.push("example.com".parse()?);
    let validator = Validator::new(options);
    for story in &STORIES {
        let fixed = fix::all(&validator, &Source::from_text(&export(story)), Kind::Article, Safety::Safe);
        show(story, &fixed);
        match fixed.report.count(Severity::Error) {
            0 => publish(story, &fixed.text),
            errors => println!("{}: not published, errors: {errors}", story.slug),
        }
    }
    Ok(())
}

/// The story's article.
fn export(story: &Story) -> String {
    let Story { slug, title, published, body } = story;
    let time = match *published {
        "" => String::new(),
        time => format!("<time class=\"op-published\" datetime=\"{time}\">{time}</time>\n"),
    };
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta property=\"op:markup_version\" content=\"v1.0\">\n\
         <link rel=\"canonical\" href=\"https://example.com/{slug}\">\n</head>\n<body>\n<article>\n\
         <header>\n<h1>{title}</h1>\n{time}</header>\n{body}\n</article>\n</body>\n</html>\n"
    )
}

/// What was mended, and what an editor has to look at: lines and columns are those of the text that is published.
fn show(story: &Story, fixed: &Fixed) {
    for (rule, count) in &fixed.by_rule() {
        println!("{}: mended {rule} ({count})", story.slug);
    }
    let source = Source::from_text(&fixed.text);
    let lines = source.lines();
    for finding in &fixed.report.diagnostics {
        let start = lines.position(finding.span.start);
        let (severity, rule) = (finding.severity, finding.rule);
        println!("{}:{}:{}: {severity}[{rule}] {}", story.slug, start.line, start.column, finding.message);
        if let Some(help) = &finding.help {
            println!("    help: {help}");
        }
    }
}

/// Here the article would go into the feed.
fn publish(story: &Story, html: &str) {
    println!("{}: published, {} bytes", story.slug, html.len());
}
