//! What search engines and archives read: microdata and RDFa.

/// The attributes of microdata (HTML, 5.2) and RDFa (RDFa Core 1.1, 5); `rel`, `href` and `content` have other meanings, too.
#[rustfmt::skip]
static NAMES: &[&str] = &[
    "itemscope", "itemprop", "itemtype", "itemid", "itemref",
    "typeof", "property", "vocab", "resource", "about", "datatype", "inlist",
];

/// The properties that say of a text that it is the article's, which it is (Joomla, Drupal, themes of `WordPress`).
static OF_THE_BODY: &[&str] = &["articleBody", "text", "encoded"];

/// The prefixes of properties that a page has, in a `meta`, and no part of it: Facebook's and Open Graph's.
static OF_THE_PAGE: &[&str] = &["op:", "fb:", "ia:", "og:", "article:"];

/// Whether an attribute, with its name in lower case, is one of them and says something.
pub(crate) fn is_microdata(name: &str, value: &str) -> bool {
    let is_other = |property: &str| {
        let local = property.rsplit([':', '/']).next().unwrap_or_default();
        OF_THE_BODY.contains(&local) || OF_THE_PAGE.iter().any(|prefix| property.starts_with(prefix))
    };
    let is_property = matches!(name, "itemprop" | "property");
    NAMES.contains(&name) && !(is_property && value.split_ascii_whitespace().all(is_other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_something() {
        for (name, value, says) in [
            ("itemprop", "articleBody", false),
            ("property", "schema:text", false),
            ("property", "content:encoded schema:text", false),
            ("property", "op:markup_version", false),
            ("property", "schema:author", true),
            ("itemprop", "articleBody headline", true),
            ("itemprop", "author", true),
            ("itemscope", "", true),
            ("itemtype", "https://schema.org/articleBody", true),
            ("class", "articleBody", false),
        ] {
            assert_eq!(is_microdata(name, value), says, "{name}={value}");
        }
    }
}
