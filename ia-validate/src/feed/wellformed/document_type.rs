//! Document types that declare nothing but entities that are plain text.

use super::names::{self, is_blank};
use super::references::numbered;

/// The entities that a document type declares, each with its text, the first of a name first; none where it holds or
/// refers to anything else. `text` is all of it, from `<!` to `>`.
pub(super) fn entities(text: &str) -> Option<Vec<(&str, String)>> {
    let rest = blank(text.strip_prefix("<!DOCTYPE")?)?;
    let rest = trimmed(&rest[name(rest)?.len()..]);
    let Some(subset) = rest.strip_prefix('[') else { return (rest == ">").then(Vec::new) };
    let mut rest = trimmed(subset);
    let mut entities = Vec::new();
    loop {
        if let Some(behind) = rest.strip_prefix(']') {
            return (trimmed(behind) == ">").then_some(entities);
        }
        if let Some(comment) = rest.strip_prefix("<!--") {
            let (comment, behind) = comment.split_once("-->")?;
            if comment.contains("--") || comment.ends_with('-') {
                return None;
            }
            rest = trimmed(behind);
            continue;
        }
        let declared = blank(rest.strip_prefix("<!ENTITY")?)?;
        let name = name(declared)?;
        let value = blank(&declared[name.len()..])?;
        let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        let (value, behind) = value[1..].split_once(quote)?;
        if matches!(name, "lt" | "gt" | "amp" | "quot" | "apos") || name.contains(':') {
            return None;
        }
        let text = plain(value, &entities)?;
        entities.push((name, text));
        rest = trimmed(trimmed(behind).strip_prefix('>')?);
    }
}

/// The text that an entity stands for, which may refer to those before it; none where there is markup in it.
fn plain(value: &str, known: &[(&str, String)]) -> Option<String> {
    /// Entities of entities grow.
    const LONGEST: usize = 10_000;
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, reference)) = rest.split_once('&') {
        let (name, behind) = reference.split_once(';')?;
        out.push_str(before);
        match name.strip_prefix('#') {
            Some(number) => out.push(numbered(number)?),
            None => out.push_str(&known.iter().find(|(known, _)| *known == name)?.1),
        }
        if out.len() > LONGEST {
            return None;
        }
        rest = behind;
    }
    out.push_str(rest);
    let is_plain = !out.contains(['<', '&', '%']) && !value.contains('%') && !out.contains("]]>");
    is_plain.then_some(out)
}

fn trimmed(text: &str) -> &str {
    text.trim_start_matches([' ', '\t', '\r', '\n'])
}

/// What stands behind the white space that a text begins with, if it does.
fn blank(text: &str) -> Option<&str> {
    text.as_bytes().first().filter(|&&byte| is_blank(byte)).map(|_| trimmed(text))
}

fn name(text: &str) -> Option<&str> {
    Some(&text[..names::length(text)]).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_of_plain_text() {
        assert_eq!(entities("<!DOCTYPE rss>"), Some(Vec::new()));
        assert_eq!(
            entities("<!DOCTYPE rss [\n<!ENTITY nbsp \"&#160;\"> <!-- c -->\n<!ENTITY f 'F > o'>\n] >"),
            Some(vec![("nbsp", "\u{a0}".to_owned()), ("f", "F > o".to_owned())])
        );
        assert_eq!(
            entities("<!DOCTYPE rss [<!ENTITY a 'b'><!ENTITY c '&a;d'>]>"),
            Some(vec![("a", "b".to_owned()), ("c", "bd".to_owned())])
        );
        let grown: String = (b'b'..=b'z')
            .map(|c| {
                let (this, before) = (char::from(c), char::from(c - 1));
                format!("<!ENTITY {this} '&{before};&{before};&{before};'>")
            })
            .collect();
        assert_eq!(entities(&format!("<!DOCTYPE rss [<!ENTITY a 'xxx'>{grown}]>")), None);
        for other in [
            "<!doctype rss>",
            "<!DOCTYPE>",
            "<!DOCTYPE rss SYSTEM 'a'>",
            "<!DOCTYPE rss [<!ENTITY % a 'b'>]>",
            "<!DOCTYPE rss [<!ENTITY a '<b/>'>]>",
            "<!DOCTYPE rss [<!ENTITY a '&#60;b/>'>]>",
            "<!DOCTYPE rss [<!ENTITY a '&b;'>]>",
            "<!DOCTYPE rss [<!ENTITY a SYSTEM 'b'>]>",
            "<!DOCTYPE rss [<!ELEMENT a ANY>]>",
            "<!DOCTYPE rss [<!ENTITY lt '&#38;#60;'>]>",
        ] {
            assert_eq!(entities(other), None, "{other}");
        }
    }
}
