//! Markdown on a terminal: as much of it as the rules' documentation needs.

use owo_colors::{OwoColorize, Style};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};
use unicode_width::UnicodeWidthStr;

use ia_validate_render::{Layout, Paint};

/// Columns of text at most: longer lines are hard to read.
const COLUMNS: usize = 100;

/// How far code is moved in; its lines are never broken.
const INDENT: usize = 4;

/// Draws Markdown for people.
pub(crate) fn drawn(text: &str, layout: Layout) -> String {
    let columns = layout.columns.map_or(COLUMNS, |columns| usize::from(columns).min(COLUMNS));
    let mut page = Page { paint: Paint(layout.colour), columns, ..Page::default() };
    for event in Parser::new(text) {
        page.take(event);
    }
    page.out
}

/// A page that is being drawn.
struct Page {
    out: String,
    paint: Paint,
    columns: usize,
    /// The words of the block that is open, each in pieces of one style.
    words: Vec<Vec<(String, Style)>>,
    /// The style of what comes next.
    style: Style,
    /// Whether what comes next is code in lines of its own.
    is_code: bool,
    /// What stands before the first line of the next block, as wide as the other lines are moved in.
    bullet: &'static str,
}

impl Default for Page {
    fn default() -> Self {
        Self {
            out: String::new(),
            paint: Paint(false),
            columns: COLUMNS,
            words: vec![Vec::new()],
            style: Style::new(),
            is_code: false,
            bullet: "",
        }
    }
}

impl Page {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                self.style = if level == HeadingLevel::H1 { self.paint.good() } else { self.paint.bold() };
                self.block();
            }
            Event::Start(Tag::Paragraph) => self.block(),
            Event::Start(Tag::Item) => {
                self.end();
                self.bullet = "- ";
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented)) => {
                self.block();
                self.is_code = true;
            }
            Event::Start(Tag::Strong | Tag::Emphasis) => self.style = self.paint.bold(),
            Event::End(TagEnd::Strong | TagEnd::Emphasis) => self.style = Style::new(),
            Event::End(TagEnd::CodeBlock) => self.is_code = false,
            Event::End(TagEnd::Heading(_)) => {
                self.end();
                self.style = Style::new();
            }
            Event::End(TagEnd::Paragraph | TagEnd::Item) => self.end(),
            Event::Text(code) if self.is_code => {
                for line in code.lines() {
                    self.out += &" ".repeat(if line.is_empty() { 0 } else { INDENT });
                    self.out += &line.style(self.paint.code()).to_string();
                    self.out.push('\n');
                }
            }
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text, self.style),
            // What no colour sets off keeps its marks.
            Event::Code(code) if !self.paint.0 => self.text(&format!("`{code}`"), self.style),
            Event::Code(code) => self.text(&code, self.paint.code()),
            Event::SoftBreak => self.words.push(Vec::new()),
            Event::HardBreak => self.end(),
            _ => {}
        }
    }

    /// A block begins: behind an empty line, but for the first.
    fn block(&mut self) {
        self.end();
        if !self.out.is_empty() && self.bullet.is_empty() {
            self.out.push('\n');
        }
    }

    /// Takes text of one style, word by word.
    fn text(&mut self, text: &str, style: Style) {
        for (at, piece) in text.split(' ').enumerate() {
            if at > 0 {
                self.words.push(Vec::new());
            }
            if let Some(word) = self.words.last_mut().filter(|_| !piece.is_empty()) {
                word.push((piece.to_owned(), style));
            }
        }
    }

    /// Writes the words of the block that is open, in lines.
    fn end(&mut self) {
        let words = std::mem::replace(&mut self.words, vec![Vec::new()]);
        let mut words = words.into_iter().filter(|word| !word.is_empty()).peekable();
        if words.peek().is_none() {
            return;
        }
        let bullet = std::mem::take(&mut self.bullet);
        self.out += bullet;
        let mut column = bullet.width();
        for (at, word) in words.enumerate() {
            let width: usize = word.iter().map(|(piece, _)| piece.width()).sum();
            if at > 0 && column + 1 + width > self.columns {
                self.out.push('\n');
                self.out += &" ".repeat(bullet.width());
                column = bullet.width();
            } else if at > 0 {
                self.out.push(' ');
                column += 1;
            }
            for (piece, style) in word {
                self.out += &piece.style(style).to_string();
            }
            column += width;
        }
        self.out.push('\n');
    }
}
