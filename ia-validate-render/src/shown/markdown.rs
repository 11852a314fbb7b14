//! Markdown. What stands in an article is text there, never markup.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::{byline, rejection};
use crate::documents::{Show, ShownArticle, ShownBlock};
use crate::sanitise::one_line;
use crate::url::is_url;

/// Writes the articles.
///
/// # Errors
///
/// What `out` returns.
pub fn write(out: &mut dyn Write, show: &Show) -> io::Result<()> {
    for (at, article) in show.articles.iter().enumerate() {
        if at > 0 {
            out.write_all(b"\n---\n\n")?;
        }
        out.write_all(parts(article).join("\n\n").as_bytes())?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn parts(article: &ShownArticle) -> Vec<String> {
    let mut parts = Vec::new();
    parts.extend(article.rejected.map(|rule| format!("**{}**", plain(&rejection(rule)))));
    parts.extend(article.kicker.as_deref().map(plain));
    parts.push(format!("# {}", plain(article.title.as_deref().unwrap_or("(no title)"))));
    parts.extend(article.subtitle.as_deref().map(|it| format!("**{}**", plain(it))));
    parts.extend(byline(article).map(|line| plain(&line)));
    parts.extend(article.canonical.as_deref().map(|url| link("", url, url)));
    parts.extend(article.cover.iter().chain(&article.blocks).map(block));
    parts.extend(article.footer.as_ref().map(|footer| lines(&footer.text, "\\\n")));
    if !article.dropped.is_empty() {
        let mut list = "## Not shown\n".to_owned();
        for dropped in &article.dropped {
            let place = format!("{}:{}", dropped.start.line, dropped.start.column);
            let text = plain(&dropped.text.replace('\n', " / "));
            let _ = write!(list, "\n- {place} `{}`: {text}", dropped.rule);
        }
        parts.push(list);
    }
    parts
}

fn block(block: &ShownBlock) -> String {
    let text = block.text.as_deref().unwrap_or_default();
    let mut parts = Vec::new();
    match block.kind {
        "heading" => {
            parts.push(format!("{} {}", if block.element == "h1" { "##" } else { "###" }, plain(text)))
        }
        "list" => {
            let item = |(at, line): (usize, &str)| match block.element {
                "ol" => format!("{}. {}", at + 1, plain(line)),
                _ => format!("- {}", plain(line)),
            };
            parts.push(text.lines().enumerate().map(item).collect::<Vec<_>>().join("\n"));
        }
        "quote" | "pullquote" => parts.push(format!("> {}", lines(text, "\n>\n> "))),
        "image" | "slideshow" => {
            let alt = block.caption.as_deref().unwrap_or_default().replace('\n', " ");
            parts.extend(block.all_sources().iter().map(|url| link("!", &alt, url)));
        }
        _ => {
            if block.kind != "paragraph" {
                let links: Vec<_> = block.all_sources().iter().map(|url| link("", url, url)).collect();
                parts.push(format!("*{}* {}", block.kind, links.join(" ")).trim_end().to_owned());
            }
            parts.extend(block.text.as_deref().map(|text| lines(text, "\\\n")));
        }
    }
    parts.extend(block.caption.as_deref().map(|caption| lines(caption, "\\\n")));
    parts.extend(block.credit.as_deref().map(|credit| format!("— {}", plain(credit))));
    parts.join("\n\n")
}

/// Several lines of text.
fn lines(text: &str, between: &str) -> String {
    text.lines().map(plain).collect::<Vec<_>>().join(between)
}

/// A link, or with `!` in front an image, where it is a URL of the web; else only text.
fn link(mark: &str, text: &str, url: &str) -> String {
    if !is_url(url) {
        return plain(url);
    }
    let mut target = String::with_capacity(url.len());
    for c in one_line(url).chars() {
        match c {
            '<' => target.push_str("%3C"),
            '>' => target.push_str("%3E"),
            '\\' => target.push_str("%5C"),
            c => target.push(c),
        }
    }
    format!("{mark}[{}](<{target}>)", plain(text))
}

/// A line of text in which nothing acts as markup.
fn plain(text: &str) -> String {
    let text = one_line(text);
    let mut plain = String::with_capacity(text.len());
    let mut is_number = true;
    for (at, c) in text.char_indices() {
        let acts = matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '@' | '&' | '!' | '$'
        );
        let begins = at == 0 && matches!(c, '-' | '+' | '=' | ':');
        let numbers = is_number && at > 0 && matches!(c, '.' | ')');
        is_number &= c.is_ascii_digit();
        if acts || begins || numbers {
            plain.push('\\');
        }
        plain.push(c);
    }
    plain
}
