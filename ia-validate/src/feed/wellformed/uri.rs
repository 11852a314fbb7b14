//! What may stand as the name of a namespace: a URI reference (RFC 3986).

/// Whether a text is a URI reference, as libxml2 reads them.
pub(super) fn is_reference(text: &str) -> bool {
    let (rest, fragment) = text.split_once('#').unwrap_or((text, ""));
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let rest = match rest.split_once(':') {
        Some((scheme, rest)) if is_scheme(scheme) => rest,
        // In the first segment of a path without scheme a colon may not stand.
        Some((segment, _)) if !segment.contains('/') => return false,
        _ => rest,
    };
    let path = match rest.strip_prefix("//") {
        Some(rest) => {
            let end = rest.find('/').unwrap_or(rest.len());
            if !is_authority(&rest[..end]) {
                return false;
            }
            &rest[end..]
        }
        None => rest,
    };
    consists_of(path, b"/:@") && consists_of(query, b"/?:@") && consists_of(fragment, b"/?:@")
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

fn is_authority(text: &str) -> bool {
    let (user, host) = text.split_once('@').unwrap_or(("", text));
    let (host, port) = match host.strip_prefix('[').and_then(|host| host.split_once(']')) {
        Some((address, port)) => {
            let is_address = address.bytes().all(|byte| byte.is_ascii_hexdigit() || b":.".contains(&byte));
            if !is_address {
                return false;
            }
            ("", port)
        }
        None => host.find(':').map_or((host, ""), |colon| host.split_at(colon)),
    };
    let is_port = match port.strip_prefix(':') {
        Some(digits) => !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()),
        None => port.is_empty(),
    };
    is_port && consists_of(user, b":") && consists_of(host, b"")
}

/// Whether a text holds only unreserved characters, sub-delimiters, percent escapes and what `more` names.
fn consists_of(text: &str, more: &[u8]) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let is_fine = match byte {
            b'%' => {
                let mut is_digit = || bytes.next().is_some_and(|byte| byte.is_ascii_hexdigit());
                is_digit() && is_digit()
            }
            _ => byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=".contains(&byte) || more.contains(&byte),
        };
        if !is_fine {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references() {
        for fine in [
            "",
            "http://a",
            "http://a/%C3%A9",
            "//",
            "http:",
            "http://[::1]/",
            "?a?b#c",
            "a/b:c",
            "urn:x:y",
            "http://u:p@a:80/",
        ] {
            assert!(is_reference(fine), "{fine}");
        }
        for wrong in [
            "foo bar",
            "http://a/[x",
            "http://a/%zz",
            "http://a/é",
            "ht tp://a",
            "1http://a",
            ":",
            "http://a:b/",
            "a^b",
            "a|b",
            "a{b}",
            "#a#b",
            "a\"b",
            " http://x ",
            "http://a:80x/",
            "http://a:/",
        ] {
            assert!(!is_reference(wrong), "{wrong}");
        }
    }
}
