use std::borrow::Cow;

use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A `meta` gives an `op:` or `fb:` property in `name` instead of `property`, or its value in `value`
    /// instead of `content`. Other metas, such as `name="viewport"`, are as they should be.
    ///
    /// # Why
    ///
    /// Facebook looks for `property` and `content` (SDK InstantArticle). Exporters had this bug, and their settings no
    /// effect (whyisjake 4).
    ///
    /// # Bad
    ///
    /// ```html
    /// <meta name="fb:article_style" content="weekend">
    /// ```
    ///
    /// ```html
    /// <meta property="fb:likes_and_comments" value="enable">
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <meta property="fb:article_style" content="weekend">
    /// <meta name="viewport" content="width=device-width">
    /// <meta name="twitter:card" content="summary">
    /// ```
    ///
    /// # Fix
    ///
    /// Rename the attribute.
    id: "meta-uses-name",
    severity: Warning,
    points: AttributeName,
    on: Elements(&[Name::Meta], check),
    fix: Safe,
}

fn check(meta: Element<'_>, findings: &mut Findings<'_>) {
    let is_ours = |name: &Cow<'_, str>| name.starts_with("op:") || name.starts_with("fb:");
    let property = meta.value_if_any("property");
    let misnamed = meta.value_if_any("name").filter(|name| property.is_none() && is_ours(name));
    if let Some(name) = &misnamed {
        findings
            .at_attribute(
                meta,
                "name",
                format!("`{}` is given in `name`: the `meta` has no effect", short(name)),
            )
            .help("write `property` for `name`")
            .fix(
                Safety::Safe,
                "write `property` for `name`",
                Edits::default().rename_attribute(meta, "name", "property"),
            );
    }
    let Some(property) = misnamed.or_else(|| property.filter(is_ours)) else { return };
    if meta.attribute("content").is_none() && meta.attribute("value").is_some() {
        let message =
            format!("the value of `{}` is given in `value`: the `meta` has no effect", short(&property));
        findings.at_attribute(meta, "value", message).help("write `content` for `value`").fix(
            Safety::Safe,
            "write `content` for `value`",
            Edits::default().rename_attribute(meta, "value", "content"),
        );
    }
}
