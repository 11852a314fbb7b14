//! Reads the feed around its items.

use super::outline::CHANNEL_FIELDS;
use super::token::Token;
use super::wellformed::{Piece, declaration};
use super::{Problem, Reader};
use crate::source::Span;

impl<'t> Reader<'t> {
    /// Root and channel.
    pub(super) fn outline_element(&mut self, name: &'t str, span: Span) {
        if self.open.depth() == 0 && self.outline.root.is_none() {
            self.outline.root = Some((name.to_owned(), span));
        }
        let is_in_channel = self.open.top() == Some("channel");
        if name == "item" && !is_in_channel && !self.checker.is_lost() {
            self.outline.item_outside.get_or_insert(span);
        }
        if name == "channel" {
            self.outline.channel.get_or_insert(span);
        }
    }

    /// What stands between the elements around the items.
    pub(super) fn outside(&mut self, token: Token, span: Span, problems: &mut Vec<Problem>) {
        match token {
            Token::End => self.end_outside(span, problems),
            Token::Text => {
                self.channel_field(span);
                self.checker.text(span, problems, &mut |_: Piece<'_>| ());
            }
            Token::Section { holds_item } => {
                let content = Span::new(span.start + 9, span.end - 3);
                self.checker.other(token, span, problems);
                let top = self.open.top().filter(|_| holds_item);
                let end = top.and_then(|top| self.end_of_field_in(content, top));
                self.channel_field(Span::new(
                    content.start,
                    end.map_or(content.end, |end| Span::at(end, end).end),
                ));
                if let Some(end) = end {
                    self.outline.open_section.get_or_insert(Span::new(span.start, content.start));
                    self.isolated = true;
                    self.resume_at(end);
                }
            }
            Token::Comment | Token::Instruction | Token::DocumentType => {
                if token == Token::Instruction
                    && self.outline.encoding.is_none()
                    && self.outline.root.is_none()
                {
                    self.outline.encoding = encoding_of(span, self.feed);
                }
                match self.swallows_item(token, span, problems) {
                    true => self.resume_at_item(span.start as usize),
                    false if token == Token::Comment => self.open.comment(span),
                    false => {}
                }
            }
            _ => self.checker.other(token, span, problems),
        }
    }

    /// Notes the text of a field of the channel.
    fn channel_field(&mut self, text: Span) {
        if self.open.depth() == 3 && !text.of(self.feed).trim_ascii().is_empty() {
            let field = CHANNEL_FIELDS.iter().position(|name| self.open.top() == Some(name));
            if let Some(seen) = field.and_then(|field| self.outline.channel_fields.get_mut(field)) {
                *seen = true;
            }
        }
    }
}

/// The encoding that a declaration names, and where.
fn encoding_of(span: Span, feed: &str) -> Option<(String, Span)> {
    let name = declaration::encoding(span.of(feed))?;
    let at = span.of(feed).find(name)?;
    let start = span.start as usize + at;
    Some((name.to_owned(), Span::at(start, start + name.len())))
}
