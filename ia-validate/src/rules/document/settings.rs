//! What the rules about settings in the head share.

use crate::article::metas::Setting;
use crate::rules::findings::Finding;
use crate::rules::prelude::*;
use crate::rules::shared::quotes::between_marks;

/// Reports the value of a setting that it cannot have; `help` says which it can.
pub(super) fn check_setting<'t, 'f>(
    article: &'t Article<'t>,
    setting: Setting,
    help: &'static str,
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
        Some(value) if between_marks(value).is_some_and(|inner| setting.takes(inner)) => {
            format!("`{}`: these are no quotation marks of HTML, but part of the value", short(value))
        }
        Some(value) => format!("`{}` is no value that `{property}` can have", short(value)),
    };
    Some(findings.at_value(meta, "content", message).help(help))
}
