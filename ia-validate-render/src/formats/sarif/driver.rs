//! Who found it: the tool and all of its rules, whether broken or not.

use ia_validate::rules::{self, Rule};
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
    rules: Vec<ReportingDescriptor>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReportingDescriptor {
    id: &'static str,
    short_description: Message,
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
    pub(crate) fn new() -> Self {
        const VERSION: &str = env!("CARGO_PKG_VERSION");
        let rules = rules::all().iter().map(|rule| ReportingDescriptor::new(rule)).collect();
        Self { driver: Driver { name: "ia-validate", version: VERSION, semantic_version: VERSION, rules } }
    }
}

impl ReportingDescriptor {
    fn new(rule: &'static Rule) -> Self {
        Self {
            id: rule.id,
            short_description: Message::new(&format!("{}.", rule.summary())),
            help_uri: rule.url(),
            help: Help { text: rule.markdown(), markdown: linked(&rule.markdown(), sources::URL) },
            default_configuration: Configuration { level: level(rule.severity) },
            properties: Properties { tags: [rule.family] },
        }
    }
}
