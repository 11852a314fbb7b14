//! What the metas of a document say.

use crate::markup::{NodeId, NodeRef};
use crate::vocabulary::{self, Values};

/// A setting that a `meta` gives, of those whose values are known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Setting {
    MarkupVersion,
    AdPlacement,
    RecirculationAds,
    LikesAndComments,
}

/// The property of each setting, and its values, in the order of [`Setting`].
const SETTINGS: [(&str, Values); 4] = [
    vocabulary::meta("op:markup_version"),
    vocabulary::meta("fb:use_automatic_ad_placement"),
    vocabulary::meta("fb:op-recirculation-ads"),
    vocabulary::meta("fb:likes_and_comments"),
];

impl Setting {
    /// What the `property` of its `meta` says.
    pub(crate) const fn property(self) -> &'static str {
        SETTINGS[self as usize].0
    }

    /// Whether it can have this value.
    pub(crate) fn takes(self, value: &str) -> bool {
        match SETTINGS[self as usize].1 {
            Values::Text => true,
            Values::OneOf(values) => values.contains(&value),
            Values::Placement(starts) => {
                let start = starts.iter().find_map(|start| value.strip_prefix(start));
                start.unwrap_or(value).strip_prefix("placement_id=").is_some_and(is_placement)
            }
        }
    }
}

/// Whether it is two numbers with `_` between them.
fn is_placement(id: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    id.split_once('_').is_some_and(|(page, placement)| is_number(page) && is_number(placement))
}

/// The metas that count: the first of each setting.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Metas {
    pub(super) declares_charset: bool,
    pub(super) by_property: [Option<NodeId>; SETTINGS.len()],
    /// Those that give the setting in `name`, which does not count.
    pub(super) by_name: [Option<NodeId>; SETTINGS.len()],
}

impl Metas {
    /// Notes a `meta`.
    pub(super) fn note(&mut self, meta: NodeRef<'_>) {
        self.declares_charset |= meta.attribute("charset").is_some() || says_charset_in_content(meta);
        for (attribute, firsts) in [("property", &mut self.by_property), ("name", &mut self.by_name)] {
            let Some(value) = meta.value(attribute) else { continue };
            if let Some(at) = SETTINGS.iter().position(|(property, _)| *property == value.trim_ascii()) {
                firsts[at].get_or_insert(meta.id);
            }
        }
    }
}

/// Whether it declares the encoding in the older way: `http-equiv="Content-Type" content="text/html; charset=utf-8"`.
fn says_charset_in_content(meta: NodeRef<'_>) -> bool {
    let has = |name: &str, part: &str| {
        meta.value(name).is_some_and(|value| value.to_ascii_lowercase().contains(part))
    };
    has("http-equiv", "content-type") && has("content", "charset=")
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;
    use crate::article::{Buffers, Element};

    #[test]
    fn the_table_is_in_order() {
        for (setting, property) in [
            (Setting::MarkupVersion, "op:markup_version"),
            (Setting::AdPlacement, "fb:use_automatic_ad_placement"),
            (Setting::RecirculationAds, "fb:op-recirculation-ads"),
            (Setting::LikesAndComments, "fb:likes_and_comments"),
        ] {
            assert_eq!(setting.property(), property);
        }
    }

    #[test]
    fn values() {
        for (setting, good, bad) in [
            (Setting::MarkupVersion, &["v1.0"][..], &["", "v1", "V1.0", "1.0", "v1.0.0", "v1.1"][..]),
            (
                Setting::AdPlacement,
                &["true", "false", "enable=true", "enable=false", "enable=true ad_density=low"],
                &[
                    "",
                    "yes",
                    "True",
                    "enable",
                    "enable=1",
                    "true ad_density=low",
                    "ad_density=low",
                    "enable=true ad_density=high",
                    "enable=true, ad_density=low",
                    "enable=true ad_density=",
                    "ad_density=low enable=true",
                ],
            ),
            (
                Setting::RecirculationAds,
                &["placement_id=1_2", "enable=true placement_id=12_34", "enable=false placement_id=0_0"],
                &[
                    "",
                    "123",
                    "1_2",
                    "placement_id=",
                    "placement_id=1",
                    "placement_id=1_",
                    "placement_id=_2",
                    "placement_id=1_2_3",
                    "placement_id=1_2 ",
                    "placement_id=１_２",
                    "placement_id=+1_2",
                    "enable=yes placement_id=1_2",
                    "enable=trueplacement_id=1_2",
                    "enable=true  placement_id=1_2",
                    "enable=true",
                ],
            ),
            (Setting::LikesAndComments, &["enable", "disable"], &["", "true", "enabled", "Enable"]),
        ] {
            for value in good {
                assert!(setting.takes(value), "{setting:?} {value}");
            }
            for value in bad {
                assert!(!setting.takes(value), "{setting:?} {value}");
            }
        }
    }

    #[test]
    fn the_first_of_each_counts_outside_article_and_iframes() {
        let text = "<iframe><meta charset=utf-8><meta property=op:markup_version id=0></iframe>\
                    <meta name=op:markup_version id=1><META PROPERTY=' op:markup_version ' id=2>\
                    <meta property=op:markup_version id=3><meta property=OP:MARKUP_VERSION>\
                    <article><meta charset=utf-8><meta property=fb:likes_and_comments id=4></article>\
                    <meta property=fb:likes_and_comments id=5>";
        let mut buffers = Buffers::default();
        let article = buffers.read(text);
        let id = |meta: Option<Element<'_>>| meta?.value_if_any("id").map(Cow::into_owned);
        assert_eq!(id(article.meta(Setting::MarkupVersion)).as_deref(), Some("2"));
        assert_eq!(id(article.misnamed_meta(Setting::MarkupVersion)).as_deref(), Some("1"));
        assert_eq!(id(article.meta(Setting::LikesAndComments)).as_deref(), Some("5"));
        assert_eq!(id(article.meta(Setting::AdPlacement)), None);
        assert!(!article.declares_charset());
    }
}
