//! The document and its head (rules.md D1).

use super::Findings;
use super::findings::Finding;
use crate::article::Article;
use crate::article::metas::Setting;
use crate::article::text::short;

crate::rules::declaration::family! {
    article_empty,
    article_multiple,
    auto_ad_value_invalid,
    auto_ad_without_header_ad,
    canonical_missing,
    canonical_multiple,
    canonical_not_absolute,
    charset_missing,
    likes_comments_value_invalid,
    markup_unparsable,
    markup_version_invalid,
    meta_uses_name,
    recirculation_value_invalid,
    stylesheet_ignored,
    unclosed_element,
    unexpected_end_tag,
}

/// Reports the value of a setting that it cannot have; `help` says which it can.
fn check_setting<'t, 'f>(
    article: &'t Article<'t>,
    setting: Setting,
    help: &str,
    findings: &'f mut Findings<'_>,
) -> Option<&'f mut Finding> {
    let meta = article.meta(setting)?;
    let property = setting.property();
    let content = meta.value("content");
    let message = match content.as_deref().map(str::trim_ascii) {
        // Of that there is more to say: meta-uses-name does.
        None if meta.attribute("value").is_some() => return None,
        None => format!("`{property}` has no `content`"),
        Some("") => format!("`{property}` is empty"),
        Some(value) if setting.takes(value) => return None,
        Some(value) => format!("`{}` is no value that `{property}` can have", short(value)),
    };
    Some(findings.at_value(meta, "content", message).help(help))
}

#[cfg(test)]
mod structure_tests;
#[cfg(test)]
mod tests;
