//! Showing URLs: reports are kept and passed on, so no secret stands in them.

use url::Url;

/// What parameters are called whose values let one in, in lower case.
const SECRETS: [&str; 14] = [
    "access_token",
    "api_key",
    "apikey",
    "auth",
    "client_secret",
    "key",
    "passwd",
    "password",
    "pwd",
    "secret",
    "sig",
    "signature",
    "token",
    "x-amz-signature",
];

/// What stands in the place of a secret.
const HIDDEN: &str = "…";

/// The URL without the password in it, and without the values of parameters that are secrets.
pub(crate) fn without_secrets(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once(':') else { return url.to_owned() };
    // Programs take more or fewer slashes than two, white space among them, and the other slash.
    let rest_start = url.len() - rest.trim_start_matches(['/', '\\', '\t', '\r', '\n']).len();
    let (start, rest) = url.split_at(rest_start);
    let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    // What is no URL as it stands may have such a character in its password.
    let is_broken = Url::parse(url).is_err();
    let end = if is_broken { rest.rfind('@').map_or(end, |at| at.max(end)) } else { end };
    let (authority, path) = rest.split_at(end);
    let (authority, at_end) = match path.strip_prefix('@') {
        Some(path) => (rest.get(..=end).unwrap_or(authority), path),
        None => (authority, path),
    };
    let shown = match authority.rsplit_once('@').map(|(user, host)| (user.split_once(':'), host)) {
        Some((Some((user, _)), host)) => format!("{start}{user}:{HIDDEN}@{host}"),
        _ => format!("{start}{authority}"),
    };
    debug_assert!(shown.starts_with(scheme));
    shown + &without_values(at_end)
}

/// A path with parameters, without those that are secrets.
fn without_values(path: &str) -> String {
    let Some((path, query)) = path.split_once('?') else { return path.to_owned() };
    let (query, fragment) = query.split_at(query.find('#').unwrap_or(query.len()));
    let parameters = query.split('&').map(|parameter| match parameter.split_once('=') {
        Some((name, value)) if !value.is_empty() && is_secret(name) => format!("{name}={HIDDEN}"),
        _ => parameter.to_owned(),
    });
    format!("{path}?{}{fragment}", parameters.collect::<Vec<_>>().join("&"))
}

fn is_secret(name: &str) -> bool {
    SECRETS.contains(&name.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_not_shown() {
        for (url, shown) in [
            ("https://example.com/a@b:c", "https://example.com/a@b:c"),
            ("https://ann@example.com:8080/a", "https://ann@example.com:8080/a"),
            ("https://ann:secret@example.com/a", "https://ann:…@example.com/a"),
            ("https://ann:s@c:ret@example.com?a", "https://ann:…@example.com?a"),
            ("http:///ann:secret@example.com/a", "http:///ann:…@example.com/a"),
            ("http:\\\\ann:secret@example.com/a", "http:\\\\ann:…@example.com/a"),
            ("http:/\t/ann:secret@example.com/a", "http:/\t/ann:…@example.com/a"),
            ("http://ann:secret@example.com:99999999/a", "http://ann:…@example.com:99999999/a"),
            ("http://ann:se/cret@example.com", "http://ann:…@example.com"),
            ("ftp://ann:secret@example.com/a", "ftp://ann:…@example.com/a"),
            ("https://example.com/a?b=1&Token=abc#c", "https://example.com/a?b=1&Token=…#c"),
            ("https://example.com/a?b=token&key=", "https://example.com/a?b=token&key="),
            ("https://", "https://"),
            ("x", "x"),
        ] {
            assert_eq!(without_secrets(url), shown);
        }
    }
}
