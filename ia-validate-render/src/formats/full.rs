//! Findings with the source they point at, in the manner of rustc, drawn by miette.

use std::fmt::{self, Write as _};
use std::io::{self, Write};

use ia_validate::report::{ArticleSummary, Safety};
use ia_validate::source::LineIndex;
use ia_validate::{Diagnostic, Kind, Severity, Span, rules};
use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode, ThemeCharacters, ThemeStyles};
use owo_colors::{OwoColorize, Style};

use crate::file_report::{Entry, FileReport};
use crate::groups::{Listed, More, grouped};
use crate::omitted::sentence;
use crate::pieces;
use crate::renderer::Renderer;
use crate::sanitise::one_line;
use crate::snippet::{Excerpt, RELATED, TAB};
use crate::style::{Layout, Paint};
use crate::wording::grouped as grouped_number;
use crate::wrap::wrapped;

/// Columns of source to show where the terminal does not say how many it has.
const COLUMNS: usize = 120;

/// Columns for line numbers and the frame.
const FRAME: usize = 12;

/// What stands below a drawing begins here.
const INDENT: &str = "  ";

/// Fewer columns than this are taken for so many.
const NARROWEST: usize = 40;

/// How many places are named of findings that are not shown.
const PLACES: usize = 3;

/// How much of an article's URL or title is shown, in characters.
const TITLE: usize = 200;

/// The default format.
pub(crate) struct Full {
    layout: Layout,
}

impl Full {
    pub(crate) fn new(layout: Layout) -> Self {
        Self { layout }
    }

    /// The columns that one line of source may take.
    fn source_columns(&self) -> usize {
        self.layout.columns.map_or(COLUMNS, |columns| usize::from(columns).clamp(40, COLUMNS + FRAME) - FRAME)
    }
}

impl Renderer for Full {
    fn file(&mut self, out: &mut dyn Write, file: &FileReport<'_>) -> io::Result<()> {
        let listed = grouped(file.entries(), self.layout.grouping);
        pieces::write(&listed, self.layout.threads, out, |_, listed, text| {
            let listed = match listed {
                Listed::More(more) => self.labelled("", "note:", &told(more, file)) + "\n",
                Listed::Entry(Entry::Finding(finding)) => {
                    self.finding(finding, file).map_err(io::Error::other)?
                }
                Listed::Entry(Entry::LeftOut(left)) => {
                    self.labelled("", "note:", &sentence(left, file.path, file.report)) + "\n"
                }
            };
            text.write_all(listed.as_bytes())
        })
    }
}

/// How many more findings there are, and where.
fn told(more: &More<'_>, file: &FileReport<'_>) -> String {
    let count = grouped_number(more.findings.len());
    let what = more.rule.map_or_else(|| "findings".to_owned(), |rule| format!("of `{rule}`"));
    let articles = match more.articles() {
        articles if articles > 1 => format!(" in {} articles", grouped_number(articles)),
        _ => String::new(),
    };
    let places = more.findings.iter().take(PLACES).map(|finding| {
        let at = file.lines.position(finding.span.start);
        format!("{}:{}", at.line, at.column)
    });
    let places = places.collect::<Vec<_>>().join(", ");
    let rest = if more.findings.len() > PLACES { ", …" } else { "" };
    format!("{count} more {what}{articles}, at {places}{rest}")
}

impl Full {
    fn finding(&self, finding: &Diagnostic, file: &FileReport<'_>) -> Result<String, fmt::Error> {
        let paint = Paint(self.layout.colour);
        let mut excerpt = Excerpt::new(file.lines, self.source_columns(), finding.span, &finding.related);
        excerpt.name = one_line(file.path).into_owned();
        let head = format!("{}[{}]:", finding.severity, rule_name(finding.rule, self.layout));
        let mut text =
            self.drawing(head, finding.severity, &finding.message, finding.help.as_deref(), excerpt)?;
        let more = finding.related.len().saturating_sub(RELATED);
        if more > 0 {
            let places = if more == 1 { "place" } else { "places" };
            writeln!(text, "  {} and {more} more {places}", "note:".style(paint.note()))?;
        }
        if let Some(fix) = &finding.fix {
            let how = if fix.safety == Safety::Unsafe { " (with --unsafe)" } else { "" };
            text += &self.labelled(INDENT, "fix:", &format!("{}{how}", fix.message));
        }
        if let Some(own) = file.note(finding) {
            text += &self.labelled(INDENT, "note:", &own.to_string());
        }
        if let Some(article) = file.article(finding).filter(|_| file.report.kind == Kind::Feed) {
            let item = format!("item {}", article.index + 1);
            match name(article) {
                Some(name) => writeln!(text, "  {} {name}", format_args!("{item}:").style(paint.note()))?,
                None => writeln!(text, "  {}", item.style(paint.note()))?,
            }
        }
        text.push('\n');
        Ok(text)
    }

    /// Words behind a label, on as many lines as the terminal needs; raw.
    fn labelled(&self, indent: &str, label: &str, words: &str) -> String {
        let paint = Paint(self.layout.colour);
        let before = indent.len() + label.len() + 1;
        let columns =
            self.layout.columns.map(|columns| usize::from(columns).max(NARROWEST).saturating_sub(before));
        let lines = wrapped(&one_line(words), columns).join(&format!("\n{}", " ".repeat(before)));
        format!("{indent}{} {lines}\n", label.style(paint.note()))
    }

    /// What miette draws of a message; `head` comes in front of it.
    fn drawing(
        &self,
        head: String,
        severity: Severity,
        message: &str,
        help: Option<&str>,
        excerpt: Excerpt,
    ) -> Result<String, fmt::Error> {
        let paint = Paint(self.layout.colour);
        let handler = GraphicalReportHandler::new_themed(theme(head, severity, &excerpt, paint))
            .with_context_lines(1) // tells apart what miette asks the excerpt
            .tab_width(TAB)
            .with_links(false)
            .with_wrap_lines(self.layout.columns.is_some())
            .with_width(self.layout.columns.map_or(usize::MAX, usize::from));
        let shown = Shown {
            message: one_line(message).style(paint.bold()).to_string(),
            help: help.map(|help| one_line(help).into_owned()),
            excerpt,
        };
        let mut text = String::new();
        handler.render_report(&mut text, &shown)?;
        // miette indents the first line to make room for an icon.
        Ok(text.split_off(if text.starts_with("  ") { 2 } else { 0 }))
    }
}

/// Draws what is wrong at a place of a file that is no document, such as a configuration, like any finding. `path`,
/// `message` and `help` are raw; what comes of them is safe to print.
///
/// # Errors
///
/// What miette returns, which it has no reason to.
pub fn remark(
    (path, lines): (&str, &LineIndex<'_>),
    span: Span,
    severity: Severity,
    message: &str,
    help: Option<&str>,
    layout: Layout,
) -> Result<String, fmt::Error> {
    let full = Full::new(layout);
    let mut excerpt = Excerpt::new(lines, full.source_columns(), span, &[]);
    excerpt.name = one_line(path).into_owned();
    let mut text = full.drawing(format!("{severity}:"), severity, message, help, excerpt)?;
    text.push('\n');
    Ok(text)
}

/// What an article is called: its URL, else its title.
fn name(article: &ArticleSummary) -> Option<String> {
    let name = article.canonical.as_deref().or(article.title.as_deref())?;
    let cut = name.char_indices().nth(TITLE).map_or(name.len(), |(at, _)| at);
    let more = if cut < name.len() { "…" } else { "" };
    Some(format!("{}{more}", one_line(name.get(..cut).unwrap_or_default())))
}

/// A finding as miette wants it.
#[derive(Debug)]
struct Shown {
    message: String,
    help: Option<String>,
    excerpt: Excerpt,
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Shown {}

impl miette::Diagnostic for Shown {
    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.excerpt)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        // Where other places are marked too, the finding's own needs a word.
        let is_among_others = self.excerpt.labels.len() > 1;
        let own =
            move |range| is_among_others.then(|| own_word(self.excerpt.text.get(range).unwrap_or_default()));
        Some(Box::new(self.excerpt.labels.iter().map(move |label| match &label.message {
            None => LabeledSpan::new_primary_with_span(own(label.range.clone()), label.range.clone()),
            Some(message) => LabeledSpan::new_with_span(Some(message.clone()), label.range.clone()),
        })))
    }
}

/// What a place is, by what stands there.
fn own_word(text: &str) -> String {
    /// As many characters are repeated.
    const MOST: usize = 20;
    let is_of_name = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | ':');
    let name = |text: &str| text.chars().take_while(is_of_name).take(MOST).collect::<String>();
    let tag = text.strip_prefix('<').or_else(|| text.strip_prefix("&lt;"));
    match tag.map(|tag| (tag.starts_with('/'), name(tag.trim_start_matches('/')))) {
        Some((true, name)) if !name.is_empty() => format!("this `</{name}>`"),
        Some((false, name)) if !name.is_empty() => format!("this `{name}`"),
        _ if text.is_empty() => "this place".to_owned(),
        _ if text.len() > MOST || !text.bytes().all(|it| it != b'`' && matches!(it, b' '..=b'~')) => {
            "this".to_owned()
        }
        _ => format!("this `{text}`"),
    }
}

/// A rule's id, which leads to its documentation where text can.
fn rule_name(id: &str, layout: Layout) -> String {
    match rules::find(id).filter(|_| layout.links) {
        Some(rule) => format!("\x1b]8;;{}\x1b\\{id}\x1b]8;;\x1b\\", rule.url()),
        None => id.to_owned(),
    }
}

/// miette's look for one finding: its head (`severity[rule]:`) where it has an icon, the finding's place in
/// the colour of its severity, related places in another.
fn theme(head: String, severity: Severity, excerpt: &Excerpt, paint: Paint) -> GraphicalTheme {
    let severity = paint.severity(severity);
    let highlights = excerpt.labels.iter().map(|label| match label.message {
        None => severity,
        Some(_) => paint.note(),
    });
    GraphicalTheme {
        characters: ThemeCharacters {
            error: head.clone(),
            warning: head.clone(),
            advice: head,
            ..ThemeCharacters::unicode()
        },
        styles: ThemeStyles {
            error: severity,
            warning: severity,
            advice: severity,
            help: paint.note(),
            link: Style::new(),
            linum: paint.note(),
            highlights: highlights.collect(),
        },
    }
}
