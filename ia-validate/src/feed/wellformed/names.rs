//! Names (XML 1.0, productions 4 to 7; Namespaces in XML 1.0).

/// White space of XML.
pub(in crate::feed) const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

/// Whether a name may begin with this character.
pub(in crate::feed) fn is_start(character: char) -> bool {
    match character {
        'a'..='z' | 'A'..='Z' | '_' | ':' => true,
        '\0'..='\u{7f}' => false,
        _ => matches!(character,
            '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}' | '\u{370}'..='\u{37D}'
            | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}'
            | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}'
            | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}'),
    }
}

/// Whether a name may go on with this character.
fn is_part(character: char) -> bool {
    is_start(character)
        || matches!(character,
            '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

/// How long the name is that a text begins with; 0 if it begins with none.
pub(super) fn length(text: &str) -> usize {
    if !text.starts_with(is_start) {
        return 0;
    }
    let plain =
        text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"_:-.".contains(byte)).count();
    match text.as_bytes().get(plain) {
        Some(0x80..) => text.find(|character| !is_part(character)).unwrap_or(text.len()),
        _ => plain,
    }
}

/// Whether a text is a name.
pub(in crate::feed) fn is_name(text: &str) -> bool {
    !text.is_empty() && length(text) == text.len()
}

/// A name as namespaces divide it: a prefix, empty where there is none, and the rest. None if it cannot be divided so.
pub(super) fn divided(name: &str) -> Option<(&str, &str)> {
    let Some((prefix, local)) = name.split_once(':') else { return Some(("", name)) };
    let is_fine = !prefix.is_empty() && local.starts_with(is_start) && !local.contains(':');
    is_fine.then_some((prefix, local))
}
