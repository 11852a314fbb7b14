//! The page about the sources, `docs/sources.md`.

use super::scan::linked;
use super::source::Source;
use super::table::{KINDS, Kind};
use super::vendors::REPOSITORIES;

/// How the page begins. The command stands there too, for whoever wants to change the page.
const HEAD: &str = "\
<!-- Do not edit: this page is made from ia-validate-render/src/sources by
     UPDATE=1 cargo test -p ia-validate-render sources -->

# Sources

Every rule says where it comes from, in short: `FAQ L106`, `MSG 12`, `SDK Header`. This page says what stands behind each
of these cites, in our own words.

Meta closed Instant Articles in April 2023: since 20 April 2023 its API returned no data, and its endpoints were removed on
21 August 2023. Nothing can be tried live any more, and the rules change no more. What is known was found in stored copies on
23 November 2026, and some of it on 28 November.

The kinds of sources stand below in the order of their weight. Where two disagree, the FAQ wins if it is stricter; the
[open questions](#open-questions) say how each case was decided. Where a source has no date of its own, the date is the
one on which it was found.
";

/// Where the page stands on the web.
pub const URL: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/docs/sources.md");

/// The page, in Markdown: a heading for each source, of which the anchor is [`anchor`](super::anchor).
#[must_use]
pub fn page() -> String {
    let mut page = HEAD.to_owned();
    page.push('\n');
    for kind in KINDS {
        let (heading, about) = (kind.heading, first_sentence(kind.about));
        page += &format!("- [{heading}](#{}): {about}\n", slug(heading));
    }
    for kind in KINDS {
        page += &section(kind);
    }
    page
}

/// A kind of sources. What they all have in common is said once.
fn section(kind: &Kind) -> String {
    let first = kind.sources.first();
    let alike = first.filter(|first| {
        kind.sources.iter().all(|source| (source.origin, source.date) == (first.origin, first.date))
    });
    let mut section = format!("\n## {}\n\n{}\n", kind.heading, kind.about);
    if let Some(source) = alike {
        section += &format!("\nFrom {} ({}).\n", source.origin, source.date);
    }
    for source in kind.sources {
        section += &format!("\n### {}\n\n{}\n", source.cite, linked(source.statement, ""));
        if alike.is_none() {
            section += &format!("\n{}\n", found_in(source));
        }
    }
    section
}

/// Where a source was found, and when.
fn found_in(source: &Source) -> String {
    let origin = issues_linked(&linked(source.origin, ""));
    let date = source.date;
    match issue(source.cite) {
        Some(address) => format!("[{origin}]({address}) ({date})"),
        None => format!("{origin} ({date})"),
    }
}

/// A text with `AMP 1157` and the like as links, where no link is made of them yet.
fn issues_linked(text: &str) -> String {
    let parts = text.split(", ").map(|part| match issue(part) {
        Some(address) => format!("[{part}]({address})"),
        None => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join(", ")
}

/// The page of an issue that is cited by its repository and its number.
fn issue(cite: &str) -> Option<String> {
    let (short, number) = cite.split_once(' ')?;
    let (_, repository) = REPOSITORIES.iter().find(|(known, _)| *known == short)?;
    let number: u32 = number.parse().ok()?;
    Some(format!("https://github.com/{repository}/issues/{number}"))
}

fn first_sentence(text: &str) -> &str {
    text.split_once(". ").map_or(text, |(first, _)| first).trim_end_matches('.')
}

/// The anchor that GitHub gives to a heading.
fn slug(heading: &str) -> String {
    let kept = heading.chars().filter(|char| char.is_ascii_alphanumeric() || *char == ' ');
    kept.map(|char| if char == ' ' { '-' } else { char.to_ascii_lowercase() }).collect()
}
