//! The options of a text that lies somewhere, for whoever has files but no file system: an editor in a browser.

use std::path::{Component, Path, PathBuf};

use ia_validate::source::Source;
use ia_validate::{Kind, Severity};
use serde_json::{Map, Value as Json, json};

use super::layer::{Layer, Origin};
use super::reader::{ConfigDiagnostic, ConfigFile, read};
use super::said::Said;
use crate::options::{AUTO, NO_LIMIT, Naming, Problem, Raw, RawValue, Shape, Value, keys};

/// A configuration file: where it lies, and its text.
#[derive(Clone, Debug)]
pub struct Given {
    /// Absolute, with `/`.
    pub path: PathBuf,
    /// What stands in it.
    pub text: String,
}

/// What comes of configuration files.
#[derive(Clone, PartialEq, Debug)]
pub enum Settled {
    /// The options of a call, by their names there.
    Options(Map<String, Json>),
    /// The last file extends this one, or the file [`NAME`](super::NAME) in this folder.
    Needs(PathBuf),
}

/// Why nothing comes of them.
#[derive(Debug, thiserror::Error)]
pub enum Unsettled {
    /// The first mistake of a file.
    #[error("{path}:{line}: {message}")]
    Mistake {
        /// The file.
        path: String,
        /// Counted from 1.
        line: u32,
        /// What is wrong, and what to do.
        message: String,
    },
    /// Files extend each other.
    #[error("`extends` leads in a circle: {0}")]
    Circle(String),
    /// What the caller sets is wrong.
    #[error("{0}")]
    Settings(String),
}

/// The options of the text at a path: what the nearest configuration file says, which comes first in `chain`, then each
/// that the one before it extends, and on top of them what the caller sets, as options are named in `naming`.
///
/// # Errors
///
/// What is wrong with them.
pub fn settle(
    chain: &[Given],
    about: &Path,
    settings: &Raw<String>,
    naming: Naming,
) -> Result<Settled, Unsettled> {
    let mut all: Option<ConfigFile> = None;
    let mut next = None;
    for (index, given) in chain.iter().enumerate() {
        if chain[..index].iter().any(|other| other.path == given.path) {
            let names: Vec<_> = chain[..=index].iter().map(|one| one.path.display().to_string()).collect();
            return Err(Unsettled::Circle(names.join(" → ")));
        }
        let file = parsed(given)?;
        next = file.layer.extends().map(|(path, _)| plain(path));
        match &mut all {
            None => all = Some(file),
            Some(all) => all.extend(file),
        }
    }
    if let Some(path) = next {
        return Ok(Settled::Needs(path));
    }
    let mut said = all.map_or_else(Said::default, |file| {
        let inside = |root: &Path| match about.strip_prefix(root) {
            Ok(inside) => inside.to_owned(),
            Err(_) => about.file_name().map(PathBuf::from).unwrap_or_default(),
        };
        file.said(&file.overrides_about(inside))
    });
    said.take(&set(settings, naming)?);
    Ok(Settled::Options(options(&said, naming)))
}

fn parsed(given: &Given) -> Result<ConfigFile, Unsettled> {
    let folder = given.path.parent().unwrap_or(Path::new(""));
    let name = given.path.display().to_string();
    let (file, diagnostics) = read(&given.text, &given.path, folder, &name);
    let mistake = diagnostics.into_iter().find(|diagnostic| diagnostic.severity == Severity::Error);
    let Some(ConfigDiagnostic { message, help, at, .. }) = mistake else { return Ok(file) };
    let line = Source::from_text(&given.text).lines().position(at.start).line;
    Err(Unsettled::Mistake { path: name, line, message: with_help(message, help) })
}

/// What the caller sets, as a layer.
fn set(settings: &Raw<String>, naming: Naming) -> Result<Layer, Unsettled> {
    let (mut layer, mut problems) = (Layer::default(), Vec::new());
    let RawValue::Table(entries) = &settings.value else { return Ok(layer) };
    for entry in entries {
        let Some(key) = keys(false).find(|key| naming.name(key) == entry.name) else { continue };
        for (_, value) in key.parse(&entry.value, &mut problems) {
            layer.push(key, value, Origin::CommandLine);
        }
    }
    match problems.into_iter().find(|problem| problem.severity == Severity::Error) {
        Some(Problem { message, help, at, .. }) => {
            Err(Unsettled::Settings(format!("`{at}`: {}", with_help(message, help))))
        }
        None => Ok(layer),
    }
}

fn with_help(message: String, help: Option<String>) -> String {
    help.map(|help| format!("{message}; {help}")).unwrap_or(message)
}

/// A path without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut plain, part| {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(plain.pop()),
            part => plain.push(part),
        }
        plain
    })
}

/// What was said, as options of a call. What only files have, and paths, which no call reads, are left out.
fn options(said: &Said, naming: Naming) -> Map<String, Json> {
    let is_here = |shape: Shape| shape == Shape::Kind || !matches!(shape, Shape::Path | Shape::Paths);
    let mut options = Map::new();
    for key in keys(false).chain(keys(true).filter(|key| key.shape == Shape::Kind)) {
        if !is_here(key.shape) || (key.is_of_files() && key.shape != Shape::Kind) {
            continue;
        }
        for sourced in said.of(key.name) {
            let Some(value) = json_of(&sourced.value) else { continue };
            match (options.get_mut(&naming.name(key)), value) {
                (Some(Json::Array(list)), Json::Array(more)) => list.extend(more),
                (Some(Json::Object(table)), Json::Object(more)) => table.extend(more),
                (_, value) => drop(options.insert(naming.name(key), value)),
            }
        }
    }
    options
}

fn json_of(value: &Value) -> Option<Json> {
    Some(match value {
        Value::Domains(domains) => domains.iter().map(ToString::to_string).collect(),
        Value::Rules(rules) => rules.iter().copied().collect(),
        Value::Level(id, level) => json!({ (*id): level.name() }),
        Value::Note(id, note) => match &note.url {
            None => json!({ (*id): note.text }),
            Some(url) => json!({ (*id): { "text": note.text, "url": url } }),
        },
        Value::Kind(kind) => json!(kind.map_or(AUTO, Kind::name)),
        Value::Flag(flag) => json!(flag),
        Value::Timezone(zone) => json!(zone.to_string()),
        Value::Severity(severity) => json!(severity.name()),
        Value::Evidence(evidence) => json!(evidence.name()),
        Value::FailOn(fail_on) => json!(fail_on.name()),
        Value::Format(format) => json!(format.name()),
        Value::Size(bytes) => json!(bytes),
        Value::Most(usize::MAX) => json!(NO_LIMIT),
        Value::Most(most) => json!(most),
        Value::Path(_) | Value::Paths(_) | Value::Patterns(_) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(files: &[(&str, &str)], about: &str, settings: &Json) -> String {
        let chain: Vec<Given> =
            files.iter().map(|(path, text)| Given { path: path.into(), text: (*text).to_owned() }).collect();
        let RawValue::Table(table) = Raw::from(settings).value else { return "no table".to_owned() };
        let entries = table.into_iter().map(|entry| named(&entry)).collect();
        let settings = Raw { at: String::new(), value: RawValue::Table(entries) };
        match settle(&chain, Path::new(about), &settings, Naming::Camel) {
            Ok(Settled::Options(options)) => Json::Object(options).to_string(),
            Ok(Settled::Needs(path)) => format!("needs {}", path.display()),
            Err(error) => format!("error: {error}"),
        }
    }

    fn named(entry: &crate::options::Entry<()>) -> crate::options::Entry<String> {
        let value = match &entry.value.value {
            RawValue::Text(text) => RawValue::Text(text.clone()),
            RawValue::Integer(number) => RawValue::Integer(*number),
            RawValue::List(list) => RawValue::List(
                list.iter()
                    .map(|item| match &item.value {
                        RawValue::Text(text) => {
                            Raw { at: entry.name.clone(), value: RawValue::Text(text.clone()) }
                        }
                        _ => Raw { at: entry.name.clone(), value: RawValue::Other("something") },
                    })
                    .collect(),
            ),
            _ => RawValue::Other("something"),
        };
        let at = entry.name.clone();
        crate::options::Entry { name: at.clone(), at: at.clone(), value: Raw { at, value } }
    }

    #[test]
    fn what_files_say_of_a_path() {
        let near = "ignore = [\"title-missing\"]\ndomains = [\"a.example\"]\n[[overrides]]\npaths = [\"old/\"]\nkind = \"feed\"\n\
                    ignore = [\"caption-element-not-allowed\"]\n";
        let none = json!({});
        assert_eq!(settled(&[], "/w/a.html", &none), "{}");
        assert_eq!(
            settled(&[("/w/ia-validate.toml", near)], "/w/a.html", &none),
            r#"{"domains":["a.example"],"ignore":["title-missing"]}"#
        );
        let old = settled(&[("/w/ia-validate.toml", near)], "/w/old/a.html", &none);
        assert!(old.contains("caption-element-not-allowed") && old.contains(r#""kind":"feed""#), "{old}");
        let set = settled(
            &[("/w/ia-validate.toml", near)],
            "/w/a.html",
            &json!({ "domains": ["b.example"], "maxItems": 3 }),
        );
        assert!(set.contains(r#""domains":["b.example"]"#) && set.contains(r#""maxItems":3"#), "{set}");
    }

    #[test]
    fn what_is_extended_counts_less() {
        let near = ("/w/a/ia-validate.toml", "extends = \"../base.toml\"\nmax-items = 2\n");
        let none = json!({});
        assert_eq!(settled(&[near], "/w/a/x.html", &none), "needs /w/base.toml");
        let base = ("/w/base.toml", "max-items = 9\nevidence = \"documented\"\n");
        let both = settled(&[near, base], "/w/a/x.html", &none);
        assert!(both.contains(r#""maxItems":2"#), "{both}");
        let circle = ("/w/base.toml", "extends = \"a/ia-validate.toml\"\n");
        assert_eq!(settled(&[near, circle], "/w/a/x.html", &none), "needs /w/a/ia-validate.toml");
        assert!(
            settled(&[near, circle, near], "/w/a/x.html", &none)
                .starts_with("error: `extends` leads in a circle")
        );
    }

    #[test]
    fn mistakes_are_told_with_their_line() {
        let told = settled(&[("/w/ia-validate.toml", "\nignor = []\n")], "/w/x.html", &json!({}));
        assert!(told.starts_with("error: /w/ia-validate.toml:2: ") && told.contains("ignore"), "{told}");
        let told = settled(&[], "/w/x.html", &json!({ "ignore": ["title-mising"] }));
        assert!(told.contains("title-missing"), "{told}");
    }
}
