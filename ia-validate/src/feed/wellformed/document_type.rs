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
        entities.push((name, plain(value)?));
        rest = trimmed(trimmed(behind).strip_prefix('>')?);
    }
}

/// The text that an entity stands for; none where there is markup in it.
fn plain(value: &str) -> Option<String> {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, reference)) = rest.split_once('&') {
        let (number, behind) = reference.strip_prefix('#')?.split_once(';')?;
        out.push_str(before);
        out.push(numbered(number)?);
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
