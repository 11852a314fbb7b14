//! A page for a browser. It loads nothing and runs nothing: what stands in an article is text on it.

use std::io::{self, Write};

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{byline, rejection};
use crate::documents::{DroppedPart, Show, ShownArticle, ShownBlock};
use crate::formats::html::text::{Text, link};

/// Nothing may run, load or be sent, whatever else might have got in.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const STYLE: &str = include_str!("style.css");

/// Writes the page.
///
/// # Errors
///
/// What `out` returns.
pub fn write(out: &mut dyn Write, show: &Show) -> io::Result<()> {
    out.write_all(page(show).into_string().as_bytes())?;
    out.write_all(b"\n")
}

fn page(show: &Show) -> Markup {
    let title = match &show.articles[..] {
        [one] => one.title.as_deref().unwrap_or("Instant Article"),
        _ => "Instant Articles",
    };
    html! {
        (DOCTYPE)
        html {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                // By this the command knows a report that it may write over.
                meta name="generator" content="ia-validate";
                meta name="referrer" content="no-referrer";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (Text(title)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main { @for shown in &show.articles { (article(shown)) } }
                footer { p { "Made by ia-validate " (env!("CARGO_PKG_VERSION")) } }
            }
        }
    }
}

fn article(article: &ShownArticle) -> Markup {
    html! {
        article {
            header {
                p.quiet { (Text(&article.path)) ", article " (article.index + 1) }
                @if let Some(rule) = article.rejected { p.rejected { (rejection(rule)) } }
                @if let Some(kicker) = &article.kicker { p.kicker dir="auto" { (Text(kicker)) } }
                h1 dir="auto" { (Text(article.title.as_deref().unwrap_or("(no title)"))) }
                @if let Some(subtitle) = &article.subtitle { p.subtitle dir="auto" { (Text(subtitle)) } }
                @if let Some(byline) = byline(article) { p.quiet dir="auto" { (Text(&byline)) } }
                @if let Some(url) = &article.canonical { p.quiet { (link(url)) } }
            }
            @for shown in article.cover.iter().chain(&article.blocks) { (block(shown)) }
            @if let Some(footer) = &article.footer { footer dir="auto" { (lines(&footer.text)) } }
            @if !article.dropped.is_empty() { (dropped(&article.dropped)) }
        }
    }
}

fn block(block: &ShownBlock) -> Markup {
    let text = block.text.as_deref().unwrap_or_default();
    html! {
        @match block.kind {
            "paragraph" => p dir="auto" { (Text(text)) },
            "heading" if block.element == "h1" => h2 dir="auto" { (Text(text)) },
            "heading" => h3 dir="auto" { (Text(text)) },
            "list" if block.element == "ol" => ol dir="auto" { @for item in text.lines() { li { (Text(item)) } } },
            "list" => ul dir="auto" { @for item in text.lines() { li { (Text(item)) } } },
            "quote" | "pullquote" => blockquote class=(block.kind) dir="auto" {
                (lines(text))
                @if let Some(credit) = &block.credit { cite { "— " (Text(credit)) } }
            },
            kind => figure class=(kind) {
                p.kind { (kind) }
                @for url in block.all_sources() { p { (link(url)) } }
                (lines(text))
                @if block.caption.is_some() || block.credit.is_some() {
                    figcaption dir="auto" {
                        @if let Some(caption) = &block.caption { (lines(caption)) }
                        @if let Some(credit) = &block.credit { cite { "— " (Text(credit)) } }
                    }
                }
            },
        }
    }
}

fn lines(text: &str) -> Markup {
    html! { @for line in text.lines() { p { (Text(line)) } } }
}

fn dropped(all: &[DroppedPart]) -> Markup {
    html! {
        section.dropped {
            h2 { "Not shown" }
            ul {
                @for part in all {
                    li dir="auto" data-line=(part.start.line) data-column=(part.start.column) {
                        span.quiet { (part.start.line) ":" (part.start.column) } " "
                        code { (part.rule) } " " s { (Text(&part.text.replace('\n', " / "))) }
                    }
                }
            }
        }
    }
}
