//! The reference of the format, `docs/format.md`, made from the library's vocabulary.

use ia_validate::vocabulary::{self, CLASSES, Class, Form, METAS, Place, Values, forms};

use crate::sources::linked;

/// Where the page stands on the web.
pub const URL: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/docs/format.md");

const HEAD: &str = "\
<!-- Do not edit: this page is made from ia-validate/src/vocabulary by
     UPDATE=1 cargo test -p ia-validate-render format_page -->

# The Instant Articles format

A reference of the markup of Facebook Instant Articles, by element. Meta closed Instant Articles in April 2023, and its own
reference is gone from the web; this one is in our own words, and says of everything [where it comes from](sources.md). Every
example is checked by a test. [rules.md](rules.md) describes the rules that are named here.

An Instant Article is an HTML document with one `article` in it. It is delivered [in an RSS feed](#the-feed), whole, in
`content:encoded` of an item, in a CDATA section or escaped. The look comes from a style in the settings of the publisher's page on
Facebook; stylesheets, `style` attributes and scripts outside of an `iframe` have no effect (a geotag is a script, too, but is data).

## In short

- In `head` stand the canonical link, the encoding and the markup version.
- The header comes first in `article`, with one `h1` and one `time.op-published`.
- In the body text stands in `p`, `h1`, `h2`, lists, `blockquote` and `aside`, each directly in `article`.
- Everything else there is a `figure` directly in `article`: images, videos, and, by a class, slideshows, embeds, ads, trackers and
  maps. Related articles are a list, in the body or in the footer.
- Only header, footer, `address`, `aside`, lists and figures hold more than text. Inline tags may stand in each other, but for a link in a link.
- What is not named on this page is no part of the format: a `div`, a `table`, a third level of headings. Such blocks may be lost with
  all that is in them; of an inline tag, such as `span`, the text stays.
- Addresses are absolute, and begin with `https://` or `http://`.
";

/// The page, in Markdown.
#[must_use]
pub fn page() -> String {
    let mut page = HEAD.to_owned();
    page += "\n## Elements\n\n| element | what it is | stands in |\n|---|---|---|\n";
    for form in forms() {
        let about = first_sentence(form.about);
        page += &format!("| [`{}`](#{}) | {about} | {} |\n", form.name, anchor(form.name), list(form.within));
    }
    for form in forms() {
        page += &section(form);
    }
    page += &feed();
    page += "\n## Metas\n\nIn `head`, as `<meta property=\"…\" content=\"…\">`.\n\n| property | content | what it says | source |\n|---|---|---|---|\n";
    for meta in METAS {
        let values = match meta.values {
            Values::OneOf(values) => list(values),
            Values::Placement(starts) => {
                let written = |start: &str| format!("{start}placement_id=123_456");
                let all: Vec<String> =
                    std::iter::once("").chain(starts.iter().copied()).map(written).collect();
                list(&all.iter().map(String::as_str).collect::<Vec<_>>())
            }
            _ => "any text".to_owned(),
        };
        page += &format!("| `{}` | {values} | {} | {} |\n", meta.property, meta.about, source(meta.source));
    }
    page += "\n## Classes\n\nClass names are case-sensitive. Of each group of a caption's options one class at most is given (`op-vertical-center` counts in both of its groups); classes of different groups go together: `op-large op-left op-vertical-below`.\n\n| class | on | what it does | group | source |\n|---|---|---|---|---|\n";
    for class in CLASSES {
        let groups = class.groups.join(", ");
        page += &format!(
            "| `{}` | {} | {} | {groups} | {} |\n",
            class.name,
            list(class.on),
            class.about,
            source(class.source)
        );
    }
    page
}

/// The anchor of a form's heading, as GitHub makes it.
#[must_use]
pub fn anchor(name: &str) -> String {
    let kept = name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == ' ' || *c == '-');
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

fn section(form: &'static Form) -> String {
    let mut text = format!("\n### {}\n\n{}\n\n", form.name, form.about);
    if let Some(other) = form.deprecated_by {
        let since = form.since.map_or_else(|| "deprecated".to_owned(), str::to_owned);
        text += &format!("- **{}**: write [`{other}`](#{})\n", capitalised(&since), anchor(other));
    }
    if !form.within.is_empty() {
        let outer = form.within.iter().map(|name| format!("[`{name}`](#{})", anchor(name)));
        text += &format!("- Stands in: {}\n", outer.collect::<Vec<_>>().join(", "));
    }
    if !form.required.is_empty() {
        text += &format!("- Needs: {}\n", form.required);
    }
    let inside: Vec<&str> = vocabulary::inside(form.name).map(|inner| inner.name).collect();
    if !inside.is_empty() {
        let inner = inside.iter().map(|name| format!("[`{name}`](#{})", anchor(name)));
        text += &format!("- Holds: {}\n", inner.collect::<Vec<_>>().join(", "));
    }
    let rules: Vec<String> = form.rules.iter().map(|rule| format!("[{rule}](rules.md#{rule})")).collect();
    if !rules.is_empty() {
        text += &format!("- Rules: {}\n", rules.join(", "));
    }
    text += &format!("- Source: {}\n", source(form.source));
    let attributes: Vec<_> = vocabulary::attributes_of(form).collect();
    if !attributes.is_empty() {
        text += "\n| attribute | values | what it says | source |\n|---|---|---|---|\n";
        for it in attributes {
            let values = match it.name {
                _ if it.is_flag => "none: the name alone".to_owned(),
                "class" => classes(form),
                _ => list(it.values),
            };
            text += &format!("| `{}` | {values} | {} | {} |\n", it.name, it.about, source(it.source));
        }
    }
    if !form.example.is_empty() {
        let place = match form.place {
            Place::Head => "In the head",
            Place::Header => "In the header",
            Place::Footer => "In the footer",
            Place::Body => "In the body",
            _ => "A whole document",
        };
        text += &format!("\n{place}:\n\n```html\n{}\n```\n", form.example);
    }
    text
}

/// The classes that an element of a form can have.
fn classes(form: &Form) -> String {
    let of_element =
        CLASSES.iter().filter(|class| class.on.contains(&form.element) && class.groups.is_empty());
    let is_other = |class: &&Class| forms().all(|other| other.class != Some(class.name));
    let of_form = CLASSES.iter().filter(|class| class.on.contains(&form.name) && form.name != form.element);
    let own: Vec<&str> = form
        .class
        .into_iter()
        .chain(of_element.filter(is_other).chain(of_form).map(|class| class.name))
        .collect();
    let has_options =
        CLASSES.iter().any(|class| class.on.contains(&form.element) && !class.groups.is_empty());
    let options = "[options of a caption](#classes)";
    match (own.is_empty(), has_options) {
        (_, false) => list(&own),
        (true, true) if form.element.starts_with('h') => format!("in a caption: {options}"),
        (true, true) => options.to_owned(),
        (false, true) => format!("{}, {options}", list(&own)),
    }
}

/// A feed with one article.
fn feed_example() -> String {
    let article = vocabulary::form("html", "").map_or("", |form| form.example);
    format!(
        r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel>
<title>Example</title>
<link>https://example.com/</link>
<description>News of the harbour</description>
<language>en</language>
<item>
<title>Ferry resumes</title>
<link>https://example.com/ferry</link>
<guid>example-2016-17</guid>
<pubDate>2016-02-04T09:00:00Z</pubDate>
<author>Ann Ferryman</author>
<description>The ferry is back after a week in the yard.</description>
<content:encoded><![CDATA[{article}]]></content:encoded>
</item>
</channel>
</rss>"#
    )
}

fn feed() -> String {
    format!(
        "\n## The feed\n\nAn item needs a `title`, a `link` and a `content:encoded`, and should have `guid`, `pubDate`, `author` (a name) and \
         `description`. Its `link` is the canonical address of the article. The article stands in a CDATA section, as here, or with \
         `&lt;` for every `<`, `&gt;` for `>` and `&amp;` for `&`. `]]>` in an article would end a CDATA section: write \
         `]]]]><![CDATA[>`.\n\n```xml\n{}\n```\n",
        feed_example()
    )
}

fn source(source: &str) -> String {
    linked(source, "sources.md")
}

fn list(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn first_sentence(text: &str) -> &str {
    text.split_once(". ").map_or(text, |(first, _)| first).trim_end_matches('.')
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn format_page_is_up_to_date() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/format.md");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(path, page()).unwrap();
        }
        let command = "UPDATE=1 cargo test -p ia-validate-render format_page";
        assert!(
            std::fs::read_to_string(path).unwrap_or_default() == page(),
            "make docs/format.md again: {command}"
        );
    }

    #[test]
    fn the_feed_draws_no_finding() {
        let mut options = ia_validate::Options::default();
        options.now = "2016-02-04T09:30:00Z".parse().ok();
        let validator = ia_validate::Validator::new(options);
        let report = validator.feed(feed_example().as_bytes());
        assert!(report.articles.len() == 1 && report.diagnostics.is_empty(), "{:?}", report.diagnostics);
    }

    #[test]
    fn all_sources_are_known() {
        let dead: Vec<String> = crate::sources::dead(&page()).map(str::to_owned).collect();
        assert!(dead.is_empty(), "{dead:?}");
    }
}
