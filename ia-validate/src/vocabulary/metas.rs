//! What a `meta` in the head can say.

use super::classes::is_same;

/// A `meta` of the head, by its `property`.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Meta {
    /// The value of its `property`.
    pub property: &'static str,
    /// The values that its `content` can have.
    pub values: Values,
    /// What it says, in a sentence of Markdown.
    pub about: &'static str,
    /// The ids of rules that concern it.
    pub rules: &'static [&'static str],
    /// Where this is said.
    pub source: &'static str,
}

/// The values that a meta can have.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Values {
    /// One of these.
    OneOf(&'static [&'static str]),
    /// One of these, or nothing, in front of `placement_id=` and two numbers with `_` between them.
    Placement(&'static [&'static str]),
    /// Any text.
    Text,
}
use Values::{OneOf, Placement, Text};

/// All metas.
#[rustfmt::skip]
pub static METAS: &[Meta] = &[
    Meta { property: "op:markup_version", values: OneOf(&["v1.0"]),
        about: "The version of the markup. There is one: `v1.0`.",
        rules: &["markup-version-invalid", "meta-uses-name"], source: "DOC reference/article" },
    Meta { property: "fb:use_automatic_ad_placement", values: OneOf(&[
            "true", "enable=true", "enable=true ad_density=default", "enable=true ad_density=medium",
            "enable=true ad_density=low",
            "false", "enable=false", "enable=false ad_density=default", "enable=false ad_density=medium",
            "enable=false ad_density=low",
        ]),
        about: "Whether the ads of the header (there must be one) are placed in the body automatically, and how densely: every 250 words \
            (`default`), 350 (`medium`) or 500 (`low`).",
        rules: &["auto-ad-value-invalid", "auto-ad-without-header-ad"], source: "DOC monetization/ad-placement" },
    Meta { property: "fb:op-recirculation-ads", values: Placement(&["enable=true ", "enable=false "]),
        about: "The placement of an ad among the related articles: `placement_id=` and two numbers with `_` between.",
        rules: &["recirculation-value-invalid"], source: "SDK InstantArticle" },
    Meta { property: "fb:likes_and_comments", values: OneOf(&["enable", "disable"]),
        about: "Whether readers can like the article, and comment on it.",
        rules: &["likes-comments-value-invalid"], source: "VENDOR feeds" },
    Meta { property: "fb:article_style", values: Text,
        about: "The name of a style from the settings of the publisher's page on Facebook. Without it, or if there is no such style, `default` \
            is used.",
        rules: &[], source: "DOC reference/article" },
    Meta { property: "op:generator", values: Text,
        about: "The program that wrote the document. Information only.", rules: &[], source: "SDK InstantArticle" },
    Meta { property: "op:generator:version", values: Text,
        about: "The version of the program that wrote the document.", rules: &[], source: "SDK InstantArticle" },
    Meta { property: "op:generator:application", values: Text,
        about: "The application that the program is part of.", rules: &[], source: "SDK InstantArticle" },
    Meta { property: "op:generator:application:version", values: Text,
        about: "The version of that application.", rules: &[], source: "SDK InstantArticle" },
    Meta { property: "op:generator:transformer", values: Text,
        about: "What made the document from other markup.", rules: &[], source: "SDK InstantArticle" },
    Meta { property: "op:generator:transformer:version", values: Text,
        about: "The version of what made it.", rules: &[], source: "SDK InstantArticle" },
];

/// The property of a meta, and its values. A property that is none does not compile where this is constant.
pub(crate) const fn meta(property: &str) -> (&'static str, Values) {
    let mut index = 0;
    while !is_same(METAS[index].property, property) {
        index += 1;
    }
    (METAS[index].property, METAS[index].values)
}
