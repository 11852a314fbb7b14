//! What must not stand in a paragraph.

use super::Element;
use crate::markup::Name;

/// What is no text, but for figures and block quotes, which have rules of their own.
#[rustfmt::skip]
pub(crate) const NOT_TEXT: &[Name] = &[
    Name::Address, Name::Aside, Name::Audio, Name::Button, Name::Canvas, Name::Center, Name::Dd, Name::Details,
    Name::Dialog, Name::Dir, Name::Div, Name::Dl, Name::Dt, Name::Embed, Name::Fieldset, Name::Footer, Name::Form,
    Name::H1, Name::H2, Name::H3, Name::H4, Name::H5, Name::H6, Name::Header, Name::Hgroup, Name::Hr, Name::Iframe,
    Name::Img, Name::Input, Name::Li, Name::Main, Name::Menu, Name::Nav, Name::Noframes, Name::Noscript, Name::Object,
    Name::Ol, Name::P, Name::Picture, Name::Pre, Name::Script, Name::Search, Name::Section, Name::Select, Name::Style,
    Name::Svg, Name::Table, Name::Textarea, Name::Ul, Name::Video,
];

impl Element<'_> {
    /// Whether it holds anything that must not stand in a paragraph.
    pub(crate) fn holds_more_than_text(self) -> bool {
        self.descendants().any(|inside| {
            matches!(inside.name(), Name::Figure | Name::Blockquote) || NOT_TEXT.contains(&inside.name())
        })
    }
}
