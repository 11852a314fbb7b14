//! Who found it: the tool, and those of its rules that have results.

use ia_validate::rules::Rule;
use serde::Serialize;

use super::result::{Message, level};
use crate::sources::{self, linked};

#[derive(Serialize)]
pub(super) struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    semantic_version: &'static str,
    information_uri: &'static str,
    rules: Vec<ReportingDescriptor>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReportingDescriptor {
    id: &'static str,
    short_description: Message,
    full_description: Message,
    help_uri: String,
    help: Help,
    default_configuration: Configuration,
    properties: Properties,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Properties {
    tags: [&'static str; 1],
}

impl Tool {
    /// With the rules that results refer to by their places in this list.
    pub(crate) fn new(rules: &[&'static Rule]) -> Self {
        const VERSION: &str = env!("CARGO_PKG_VERSION");
        Self {
            driver: Driver {
                name: "ia-validate",
                version: VERSION,
                semantic_version: VERSION,
                information_uri: env!("CARGO_PKG_REPOSITORY"),
                rules: rules.iter().map(|rule| ReportingDescriptor::new(rule)).collect(),
            },
        }
    }
}

/// What it checks: the first paragraph of its documentation, which GitHub wants in 1,024 characters.
fn described(rule: &Rule) -> String {
    const LONGEST: usize = 1000;
    let text = rule.markdown();
    let is_text = |paragraph: &&str| !paragraph.starts_with('#') && !paragraph.is_empty();
    let first = text.split("\n\n").map(str::trim).find(is_text).unwrap_or_default().replace('\n', " ");
    match first.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{}…", first.get(..cut).unwrap_or_default()),
        None => first,
    }
}

impl ReportingDescriptor {
    fn new(rule: &'static Rule) -> Self {
        Self {
            id: rule.id,
            short_description: Message::new(&format!("{}.", rule.summary())),
            full_description: Message::new(&described(rule)),
            help_uri: rule.url(),
            help: Help { text: rule.markdown(), markdown: linked(&rule.markdown(), sources::URL) },
            default_configuration: Configuration { level: level(rule.severity) },
            properties: Properties { tags: [rule.family] },
        }
    }
}
