//! Markdown for a comment on a pull request: rule by rule, and no longer than a comment can be.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use ia_validate::report::{LeftOut, Safety};
use ia_validate::{Severity, rules};

use crate::file_report::FileReport;
use crate::note::Note;
use crate::renderer::Renderer;
use crate::summary::Summary;
use crate::wording::counted;

/// How long it may become, in characters: GitHub's comments have 65,536.
const LONGEST: usize = 60_000;

/// The places of each rule that are shown.
const PLACES: usize = 10;

/// Collects the findings by rule.
#[derive(Default)]
pub(crate) struct Markdown {
    rules: BTreeMap<&'static str, Group>,
    safe: usize,
    with_unsafe: usize,
    files: usize,
}

#[derive(Default)]
struct Group {
    severity: Option<Severity>,
    count: usize,
    articles: std::collections::BTreeSet<(usize, usize)>,
    /// The first message, its help, what the newsroom says, and places.
    message: Cow<'static, str>,
    help: Option<Cow<'static, str>>,
    note: Option<Note>,
    places: Vec<String>,
}

impl Renderer for Markdown {
    fn is_silent_on(&self, _: &LeftOut) -> bool {
        true
    }

    fn file(&mut self, _: &mut dyn Write, file: &FileReport<'_>) -> io::Result<()> {
        for finding in &file.report.diagnostics {
            let group = self.rules.entry(finding.rule).or_default();
            if group.count == 0 {
                group.message.clone_from(&finding.message);
                group.help.clone_from(&finding.help);
                group.note = file.note(finding).cloned();
            }
            group.count += 1;
            group.severity = group.severity.max(Some(finding.severity));
            group.articles.extend(finding.article.map(|index| (self.files, index)));
            if group.places.len() < PLACES {
                let at = file.lines.position(finding.span.start);
                group.places.push(format!("{}:{}:{}", file.path, at.line, at.column));
            }
            match finding.fix.as_ref().map(|fix| fix.safety) {
                Some(Safety::Safe) => self.safe += 1,
                Some(Safety::Unsafe) => self.with_unsafe += 1,
                None => {}
            }
        }
        self.files += 1;
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        let mut text = String::new();
        let _ = writeln!(text, "**ia-validate** {}", plain(&summary.counts()));
        if self.safe > 0 {
            let _ = writeln!(
                text,
                "\n{} can be fixed safely with `ia-validate fix`.",
                counted(self.safe, "finding", "findings")
            );
        }
        let mut groups: Vec<_> = self.rules.iter().collect();
        groups.sort_by_key(|(_, group)| std::cmp::Reverse((group.severity, group.count)));
        for (number, (rule, group)) in groups.iter().enumerate() {
            let section = section(rule, group);
            let rest = groups.len() - number;
            if text.chars().count() + section.chars().count() > LONGEST - 100 {
                let _ = writeln!(text, "\n… and {} more.", counted(rest, "rule", "rules"));
                break;
            }
            text += &section;
        }
        out.write_all(text.as_bytes())
    }
}

fn section(rule: &str, group: &Group) -> String {
    let severity = group.severity.unwrap_or(Severity::Info).name();
    let name = match rules::find(rule) {
        Some(known) => format!("[`{rule}`]({})", known.url()),
        None => format!("`{rule}`"),
    };
    let found = counted(group.count, "finding", "findings");
    let articles = match group.articles.len() {
        0 => String::new(),
        count => format!(" in {}", counted(count, "article", "articles")),
    };
    let mut text = format!("\n### {severity}: {name}, {found}{articles}\n\n{}\n", plain(&group.message));
    if let Some(help) = &group.help {
        let _ = writeln!(text, "\n*What to do:* {}", plain(help));
    }
    if let Some(note) = &group.note {
        let _ = writeln!(text, "\n*Note:* {}", note_in_markdown(note));
    }
    text.push('\n');
    for place in &group.places {
        let _ = writeln!(text, "- {}", code(place));
    }
    if group.count > group.places.len() {
        let _ = writeln!(text, "- … and {} more", group.count - group.places.len());
    }
    text
}

/// What a newsroom says of a rule, as a line of Markdown.
#[must_use]
pub fn note_in_markdown(Note { text, url }: &Note) -> String {
    // Between angle brackets a URL is a link; one that could end them is text.
    let link = url.as_ref().map(|url| match url.contains(['<', '>', '\\', '`']) {
        false => format!(" <{url}>"),
        true => format!(" {}", plain(url)),
    });
    format!("{}{}", plain(text), link.unwrap_or_default())
}

/// Text that is no markup: what stands between backticks stays code, of the rest nothing acts.
fn plain(text: &str) -> String {
    let text = crate::sanitise::one_line(text);
    let mut is_code = false;
    let parts = text.split('`').count();
    let balanced = parts % 2 == 1;
    text.chars().fold(String::new(), |mut plain, c| {
        is_code ^= c == '`' && balanced;
        if !is_code
            && (matches!(c, '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '@' | '&')
                || c == '`' && !balanced)
        {
            plain.push('\\');
        }
        plain.push(c);
        plain
    })
}

/// Text as code, whatever is in it.
fn code(text: &str) -> String {
    let text = crate::sanitise::one_line(text).replace('`', "'");
    format!("`{text}`")
}
