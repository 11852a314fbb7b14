//! The XML declaration (XML 1.0, productions 23 to 32 and 80).

use super::names::is_blank;

/// What is wrong with an XML declaration, given from `<?xml` to `?>`.
pub(super) fn fault(text: &str) -> Option<String> {
    let inner = text.strip_prefix("<?xml").unwrap_or(text);
    let mut rest = inner.strip_suffix("?>").unwrap_or(inner);
    let mut last = None;
    while !trimmed(rest).is_empty() {
        if !rest.as_bytes().first().is_some_and(|&byte| is_blank(byte)) {
            return Some("a blank is missing".to_owned());
        }
        let field = trimmed(rest);
        let Some((name, value, behind)) = field_of(field) else {
            return Some(format!(
                "`{}` is not understood",
                field.split_ascii_whitespace().next().unwrap_or(field)
            ));
        };
        let order = ["version", "encoding", "standalone"].into_iter().position(|known| known == name);
        let is_next = order.is_some_and(|order| last.map_or(order == 0, |last| order > last));
        if !is_next {
            return Some(match last {
                None => "it must begin with `version`".to_owned(),
                Some(_) => format!("`{name}` may not stand there"),
            });
        }
        last = order;
        let is_fine = match name {
            "version" => {
                value.strip_prefix("1.").is_some_and(|minor| minor.bytes().all(|byte| byte.is_ascii_digit()))
            }
            "encoding" => {
                value.starts_with(|first: char| first.is_ascii_alphabetic())
                    && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
            }
            _ => matches!(value, "yes" | "no"),
        };
        if !is_fine {
            return Some(format!("`{value}` is no {name}"));
        }
        rest = behind;
    }
    last.is_none().then(|| "`version` is missing".to_owned())
}

/// The encoding that an XML declaration names, if it does.
pub(in crate::feed) fn encoding(text: &str) -> Option<&str> {
    let mut rest = text.strip_prefix("<?xml")?;
    while let Some((name, value, behind)) = field_of(trimmed(rest)) {
        if name == "encoding" {
            return Some(value);
        }
        rest = behind;
    }
    None
}

fn trimmed(text: &str) -> &str {
    text.trim_start_matches([' ', '\t', '\r', '\n'])
}

/// The field that a text begins with: its name, its value, and what comes behind.
fn field_of(text: &str) -> Option<(&str, &str, &str)> {
    let (name, rest) = text.split_once('=')?;
    let rest = trimmed(rest);
    let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let (value, behind) = rest[1..].split_once(quote)?;
    Some((name.trim_end_matches([' ', '\t', '\r', '\n']), value, behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations() {
        for fine in [
            "<?xml version=\"1.0\"?>",
            "<?xml version='1.1' encoding = 'utf-8' standalone=\"no\" ?>",
            "<?xml version='1.'\n\tstandalone='yes'?>",
        ] {
            assert_eq!(fault(fine), None, "{fine}");
        }
        for wrong in [
            "<?xml?>",
            "<?xml ?>",
            "<?xml version=1.0?>",
            "<?xml version='2.0'?>",
            "<?xml version='1.0'encoding='utf-8'?>",
            "<?xml encoding='utf-8'?>",
            "<?xml version='1.0' encoding=''?>",
            "<?xml version='1.0' encoding='utf 8'?>",
            "<?xml version='1.0' standalone='maybe'?>",
            "<?xml version='1.0' standalone='yes' encoding='utf-8'?>",
            "<?xml version='1.0' version='1.0'?>",
            "<?xml version='1.0' x?>",
            "<?xml version='1.0?>",
        ] {
            assert!(fault(wrong).is_some(), "{wrong}");
        }
    }
}
