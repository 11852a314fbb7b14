//! From what a caller passes to the library's options: what a binding needs.

use ia_validate::{Options, Severity};

use super::key::Key;
use super::keys::keys;
use super::problem::{Problem, unknown};
use super::raw::{Raw, RawValue};
use super::value::Value;

/// How a language writes names of several words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Naming {
    /// `max-items`, as in `ia-validate.toml`.
    Kebab,
    /// `maxItems`, as in JavaScript.
    Camel,
    /// `max_items`, as in Python.
    Snake,
}

impl Naming {
    /// What a key is called.
    #[must_use]
    pub fn name(self, key: &Key) -> String {
        match self {
            Self::Kebab => key.name.to_owned(),
            Self::Snake => key.name.replace('-', "_"),
            Self::Camel => {
                let mut words = key.name.split('-');
                let first = words.next().unwrap_or_default().to_owned();
                words.fold(first, |name, word| {
                    let (initial, rest) = word.split_at_checked(1).unwrap_or((word, ""));
                    name + &initial.to_ascii_uppercase() + rest
                })
            }
        }
    }
}

/// What was read of options.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Filled {
    /// What is the library's.
    pub options: Options,
    /// What is not, such as a format: for whoever passes it.
    pub rest: Vec<(&'static Key, Value)>,
}

/// Reads a table of options, each under its name in the caller's language.
///
/// # Errors
///
/// All mistakes, in the order of the table; an unknown key with the nearest. Old ids of rules are none.
pub fn fill<P: Clone>(raw: &Raw<P>, naming: Naming) -> Result<Filled, Vec<Problem<P>>> {
    let mut problems = Vec::new();
    let mut filled = Filled { options: Options::default(), rest: Vec::new() };
    match &raw.value {
        RawValue::Table(table) => {
            for entry in table {
                let known = || keys(false).filter(|key| !key.is_of_files());
                let Some(key) = known().find(|key| naming.name(key) == entry.name) else {
                    let names: Vec<String> = known().map(|key| naming.name(key)).collect();
                    problems.push(unknown(&entry.name, entry.at.clone(), &names, "option"));
                    continue;
                };
                for (_, value) in key.parse(&entry.value, &mut problems) {
                    match key.fill {
                        Some(fill) => fill(&value, &mut filled.options),
                        None => filled.rest.push((key, value)),
                    }
                }
            }
        }
        other => problems.push(Problem {
            severity: Severity::Error,
            message: format!("options must be a table, not {}", other.kind()),
            help: None,
            at: raw.at.clone(),
        }),
    }
    problems.retain(|problem| problem.severity == Severity::Error);
    if problems.is_empty() { Ok(filled) } else { Err(problems) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(value: serde_json::Value, naming: Naming) -> Result<Filled, Vec<(String, Option<String>)>> {
        fill(&Raw::from(&value), naming)
            .map_err(|problems| problems.into_iter().map(|it| (it.message, it.help)).collect())
    }

    #[test]
    fn options_of_other_languages() {
        let given = json!({ "domains": ["example.com"], "maxItems": 5, "severity": { "title-missing": "off" },
                            "format": "json", "ignore": ["op-published-missing"] });
        let Filled { options, rest } = read(given, Naming::Camel).unwrap();
        assert_eq!((options.domains.len(), options.limits.items, options.severity.len()), (1, 5, 1));
        assert!(options.ignore.contains("published-missing"));
        assert_eq!(rest.iter().map(|(key, _)| key.name).collect::<Vec<_>>(), ["format"]);
        assert_eq!(read(json!({ "max_items": 7 }), Naming::Snake).unwrap().options.limits.items, 7);
    }

    #[test]
    fn mistakes_name_what_was_meant() {
        let of = |value| read(value, Naming::Camel).unwrap_err();
        let help = |text: &str| Some(text.to_owned());
        assert_eq!(
            of(json!({ "max-items": 5 })),
            [("`max-items` is no option".to_owned(), help("did you mean `maxItems`?"))]
        );
        assert_eq!(
            of(json!({ "ignore": ["title-mising"] })),
            [("there is no rule `title-mising`".to_owned(), help("did you mean `title-missing`?"))]
        );
        assert!(of(json!({ "x": 1 }))[0].1.as_deref().unwrap().starts_with("there are `domains`, `select`"));
        assert_eq!(of(json!([]))[0].0, "options must be a table, not a list");
        assert_eq!(of(json!({ "overrides": [] }))[0].0, "`overrides` is no option");
    }
}
