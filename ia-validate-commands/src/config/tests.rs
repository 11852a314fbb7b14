//! The keys, their examples and their defaults against the reader.

use std::path::Path;

use ia_validate_render::options::{KEYS, PATHS, keys};

use super::settings::Settings;
use super::show;
use crate::config::ConfigDiagnostic;
use ia_validate_render::config::{self as reader, ConfigFile};

fn read(text: &str) -> (ConfigFile, Vec<ConfigDiagnostic>) {
    reader::read(text, Path::new("ia-validate.toml"), Path::new("/"), "ia-validate.toml")
}

fn settings(file: &ConfigFile) -> Settings {
    let mut settings = Settings::default();
    settings.take(&file.layer);
    settings
}

#[test]
fn examples_are_right_and_say_something() {
    let nothing = show::body(&Settings::default());
    for key in KEYS {
        let text = format!("{} = {}", key.name, key.example);
        let (file, complaints) = read(&text);
        assert_eq!(complaints, [], "{text}");
        // What another file says is read where a file is opened.
        let is_about_files = !file.overrides.is_empty() || key.name == "extends";
        let says_something = show::body(&settings(&file)) != nothing || is_about_files;
        assert!(says_something, "{text}");
    }
    for key in keys(true).filter(|key| key.name != PATHS.name) {
        let text = format!("[[overrides]]\npaths = {}\n{} = {}", PATHS.example, key.name, key.example);
        let (file, complaints) = read(&text);
        assert_eq!(complaints, [], "{text}");
        let mut settings = Settings::default();
        settings.take(&file.overrides[0].layer);
        assert_ne!(show::body(&settings), nothing, "{text}");
    }
}

#[test]
fn defaults_are_what_holds_without() {
    for key in KEYS.iter().filter(|key| key.default != "none") {
        let (file, complaints) = read(&format!("{} = {}", key.name, key.default));
        assert_eq!(complaints, [], "{}", key.name);
        let without_origins = |settings: &Settings| {
            let shown = show::body(settings);
            shown.lines().map(|line| line.split(" #").next().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(without_origins(&settings(&file)), without_origins(&Settings::default()), "{}", key.name);
    }
}

#[test]
fn every_wrong_type_is_a_mistake() {
    let values = ["1979-05-27", "1.5", "[1]", "[{}]", "{ a = 1 }", "\"\\u0000\"", "-1", "[[[]]]"];
    for key in KEYS {
        for value in
            values.iter().filter(|value| !value.starts_with('"') || !["state", "extends"].contains(&key.name))
        {
            let text = format!("{} = {value}", key.name);
            let (_, complaints) = read(&text);
            assert_eq!(complaints.len(), 1, "{text}: {complaints:?}");
            let place = complaints[0].at.of(&text);
            assert!(place != text && value.contains(place) && !place.is_empty(), "{text}: {place}");
        }
    }
}

#[test]
fn the_page_says_which_keys_overrides_cannot_have() {
    let page = include_str!("../../../docs/configuration.md");
    let (_, rest) = page.split_once("Overrides can have all keys but ").unwrap();
    let (names, _) = rest.split_once('.').unwrap();
    let named: Vec<&str> = names.split('`').skip(1).step_by(2).collect();
    let only_at_the_top = KEYS.iter().filter(|key| !key.per_path && key.name != "overrides");
    assert_eq!(named, only_at_the_top.map(|key| key.name).collect::<Vec<_>>());
}

/// Each key stands in the table once, and everything else follows: here side by side.
#[test]
fn keys_flags_schema_and_documentation_are_of_one_table() {
    use clap::CommandFactory;
    let schema = ia_validate_render::options::schema(&|_| None);
    let properties = schema["properties"].as_object().unwrap();
    assert_eq!(properties.len(), KEYS.len());
    let mut command = crate::args::Cli::command();
    command.build();
    let check = command.find_subcommand("check").unwrap();
    let page = include_str!("../../../docs/configuration.md");
    for key in KEYS {
        assert_eq!(properties[key.name]["description"], key.text);
        assert!(
            page.contains(&format!("\n{} = ", key.name)) || page.contains(&format!("[{}]", key.name)),
            "{}",
            key.name
        );
        let flag = check.get_arguments().find(|arg| arg.get_id() == key.name);
        // These belong to how inputs are found and read, and are given beside paths.
        if ["include", "exclude", "kind"].contains(&key.name) {
            assert_eq!(flag.and_then(|arg| arg.get_long()), Some(key.name));
            continue;
        }
        assert_eq!(
            flag.and_then(|arg| arg.get_long()),
            key.flag.as_ref().map(|flag| flag.long),
            "{}",
            key.name
        );
        let help = flag.and_then(|arg| arg.get_help()).map(ToString::to_string);
        assert_eq!(help.as_deref(), key.flag.as_ref().map(|flag| flag.help), "{}", key.name);
    }
}
