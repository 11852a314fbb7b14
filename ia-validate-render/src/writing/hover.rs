//! What a word of the format means.

use ia_validate::outline::{At, cursor};
use ia_validate::vocabulary::{self, CLASSES, METAS};
use ia_validate::{Kind, Span};

use super::page;

/// The word at a byte of a text, and what the vocabulary says of it, in Markdown; none if it is no word of the format. A byte
/// behind the end means the end.
#[must_use]
pub fn hover(text: &str, kind: Kind, at: u32) -> Option<(Span, String)> {
    let word = word_at(text, at);
    let written = word.of(text);
    // With the cursor at the word's end it is known what the word is.
    let cursor = cursor(text, kind, word.end).filter(|_| !word.is_empty())?;
    let value = match &cursor.at {
        At::Name => {
            page::form(vocabulary::form(&written.to_ascii_lowercase(), &class_behind(text, word.end))?)
        }
        At::EndName => {
            let open = cursor.open.last().filter(|open| open.name.eq_ignore_ascii_case(written))?;
            page::form(vocabulary::form(&open.name, &open.class)?)
        }
        At::Attribute { element, given } => {
            let class = given.iter().find(|(name, _)| name == "class").map_or("", |(_, class)| class);
            let form = vocabulary::form(element, class)?;
            let name = written.to_ascii_lowercase();
            page::attribute(vocabulary::attributes_of(form).find(|it| it.name == name)?)
        }
        At::Value { attribute, .. } if attribute == "class" => {
            page::class(CLASSES.iter().find(|class| class.name == written)?)
        }
        At::Value { element, attribute, .. } if element == "meta" && attribute == "property" => {
            page::meta(METAS.iter().find(|meta| meta.property == written)?)
        }
        At::Value { element, given, .. } if element == "meta" => {
            let (_, property) = given.iter().find(|(name, _)| name == "property")?;
            page::meta(METAS.iter().find(|meta| meta.property == property)?)
        }
        At::Value { element, given, attribute, .. } => {
            let class = given.iter().find(|(name, _)| name == "class").map_or("", |(_, class)| class);
            let form = vocabulary::form(element, class)?;
            page::attribute(vocabulary::attributes_of(form).find(|it| it.name == attribute)?)
        }
        _ => return None,
    };
    Some((word, value))
}

/// The word at a byte: letters, digits, and what stands in names of classes and metas.
fn word_at(text: &str, at: u32) -> Span {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"-:_.".contains(byte);
    let bytes = text.as_bytes();
    let at = (at as usize).min(bytes.len());
    let before = bytes[..at].iter().rev().take_while(|byte| is_part(byte)).count();
    let behind = bytes[at..].iter().take_while(|byte| is_part(byte)).count();
    Span::at(at - before, at + behind)
}

/// What the `class` of a start tag says, of which the name ends at a byte.
fn class_behind(text: &str, name_end: u32) -> String {
    let rest = Span::new(name_end, Span::at(0, text.len()).end).of(text);
    let tag = &rest[..rest.find('>').or_else(|| rest.find("&gt;")).unwrap_or(rest.len())];
    let value = tag.split_once("class=").map_or("", |(_, value)| value.trim_start_matches(['"', '\'']));
    value[..value.find(['"', '\'']).unwrap_or(value.len())].to_owned()
}
