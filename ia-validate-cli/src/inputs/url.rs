//! Showing URLs.

/// The URL without the password in it: reports are kept and passed on.
pub(super) fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let (authority, path) = rest.split_at(rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len()));
    match authority.rsplit_once('@').map(|(user, host)| (user.split_once(':'), host)) {
        Some((Some((user, _)), host)) => format!("{scheme}://{user}:…@{host}{path}"),
        _ => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_not_shown() {
        for (url, shown) in [
            ("https://example.com/a@b:c", "https://example.com/a@b:c"),
            ("https://ann@example.com:8080/a", "https://ann@example.com:8080/a"),
            ("https://ann:secret@example.com/a", "https://ann:…@example.com/a"),
            ("https://ann:s@c:ret@example.com?a", "https://ann:…@example.com?a"),
        ] {
            assert_eq!(without_password(url), shown);
        }
    }
}
