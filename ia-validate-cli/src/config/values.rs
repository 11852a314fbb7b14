//! The values in a configuration file.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::ops::Range;
use std::path::PathBuf;

use clap::ValueEnum;
use ia_validate::{Domain, Level, Severity, Timezone, rules};

use super::file::{Reader, Value};
use super::layer::{Origin, Said};
use crate::args::{self, RuleArg};
use crate::errors::{BadMost, BadSize};

/// What is wrong with a value, and what to do.
#[derive(Debug)]
pub(super) struct Wrong {
    message: String,
    help: Option<String>,
}

impl Wrong {
    fn new(message: impl Display) -> Self {
        Self { message: message.to_string(), help: None }
    }

    /// With the name that was meant.
    fn instead(message: String, near: Option<&str>) -> Self {
        Self { message, help: near.map(|near| format!("did you mean `{near}`?")) }
    }
}

pub(super) fn domain(text: &str) -> Result<Domain, Wrong> {
    text.parse().map_err(Wrong::new)
}

pub(super) fn timezone(text: &str) -> Result<Timezone, Wrong> {
    text.parse().map_err(Wrong::new)
}

/// The values that an option of the command line can have.
pub(super) fn choice<T: ValueEnum>(text: &str) -> Result<T, Wrong> {
    T::from_str(text, false).map_err(|_| {
        let names = names::<T>();
        let all: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
        let message = format!("`{text}` is none of {}", all.join(", "));
        Wrong::instead(message, nearest(text, names.iter().map(String::as_str)))
    })
}

/// The names of the values that an option of the command line can have.
pub(super) fn names<T: ValueEnum>() -> Vec<String> {
    let values = T::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    values.map(|value| value.get_name().to_owned()).collect()
}

/// The name that is most like this one, if any is.
pub(super) fn nearest<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    /// How alike two names must be to be meant, from 0 to 1.
    const ALIKE: f64 = 0.8;
    let best = names.map(|other| (strsim::jaro_winkler(name, other), other));
    best.max_by(|a, b| a.0.total_cmp(&b.0)).filter(|(likeness, _)| *likeness >= ALIKE).map(|(_, near)| near)
}

fn rule(id: &str) -> Result<RuleArg, Wrong> {
    args::rule_id(id).map_err(|_| Wrong::instead(format!("there is no rule `{id}`"), rules::nearest(id)))
}

fn level(name: &str) -> Result<Level, Wrong> {
    let near = nearest(name, Level::ALL.iter().map(|level| level.name()));
    name.parse().map_err(|error| Wrong::instead(format!("{error}"), near))
}

impl Reader<'_> {
    pub(super) fn said<T>(&self, value: T, at: &Range<usize>) -> Said<T> {
        Said { value, from: Origin::File(self.name.clone(), self.line(at)) }
    }

    pub(super) fn string<'v>(&mut self, value: &'v Value<'_>) -> Option<&'v str> {
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.wrong(value, "a string");
        }
        text
    }

    /// A string that means something.
    pub(super) fn one<T>(
        &mut self,
        value: &Value<'_>,
        parse: impl Fn(&str) -> Result<T, Wrong>,
    ) -> Option<Said<T>> {
        let parsed = parse(self.string(value)?);
        let right = self.right(parsed, value.span())?;
        Some(self.said(right, &value.span()))
    }

    /// What was parsed, unless something is wrong with it.
    fn right<T>(&mut self, parsed: Result<T, Wrong>, span: Range<usize>) -> Option<T> {
        parsed.map_err(|Wrong { message, help }| self.complain(Severity::Error, span, message, help)).ok()
    }

    /// A list of such strings.
    pub(super) fn list<T>(
        &mut self,
        value: &Value<'_>,
        parse: impl Fn(&str) -> Result<T, Wrong>,
    ) -> Option<Said<Vec<T>>> {
        let Some(array) = value.get_ref().as_array() else {
            self.wrong(value, "a list of strings");
            return None;
        };
        let list = array.iter().filter_map(|value| self.one(value, &parse)).map(|said| said.value).collect();
        Some(self.said(list, &value.span()))
    }

    pub(super) fn rules(&mut self, value: &Value<'_>) -> Option<Said<Vec<&'static str>>> {
        let named = self.list(value, |id| rule(id).map(|rule| rule.id))?;
        for value in value.get_ref().as_array().into_iter().flatten() {
            if let Some(Ok(rule)) = value.get_ref().as_str().map(rule) {
                self.note_renamed(&rule, value.span());
            }
        }
        Some(named)
    }

    pub(super) fn levels(&mut self, value: &Value<'_>) -> BTreeMap<&'static str, Said<Level>> {
        let mut levels = BTreeMap::new();
        let Some(table) = value.get_ref().as_table() else {
            self.wrong(value, "a table of rules and severities");
            return levels;
        };
        for (id, value) in table {
            let Some(rule) = self.right(rule(id.get_ref()), id.span()) else { continue };
            self.note_renamed(&rule, id.span());
            let Some(level) = self.one(value, level) else { continue };
            if levels.insert(rule.id, level).is_some() {
                let message = format!("the severity of `{}` is set twice, by its old id as well", rule.id);
                self.complain(Severity::Error, id.span(), message, None);
            }
        }
        levels
    }

    pub(super) fn flag(&mut self, value: &Value<'_>) -> Option<Said<bool>> {
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong(value, "true or false");
        }
        flag.map(|flag| self.said(flag, &value.span()))
    }

    pub(super) fn path(&mut self, value: &Value<'_>) -> Option<Said<PathBuf>> {
        let folder = self.folder.to_owned();
        self.one(value, |path| match path {
            "" => Err(Wrong::new("this must be a path, and is empty")),
            path => Ok(folder.join(path)),
        })
    }

    pub(super) fn paths(&mut self, value: &Value<'_>) -> Option<Said<Vec<PathBuf>>> {
        let folder = self.folder.to_owned();
        self.list(value, |path| match path {
            "" => Err(Wrong::new("this must be a path, and is empty")),
            path => Ok(folder.join(path)),
        })
    }

    pub(super) fn size(&mut self, value: &Value<'_>) -> Option<Said<u64>> {
        let parse = |text: &str| args::size(text).map_err(|error: BadSize| Wrong::new(error));
        match value.get_ref().as_integer() {
            Some(number) => {
                let bytes = u64::from_str_radix(number.as_str(), number.radix()).map_err(|_| BadSize::Form);
                let parsed = bytes.and_then(|bytes| args::size(&bytes.to_string())).map_err(Wrong::new);
                let bytes = self.right(parsed, value.span())?;
                Some(self.said(bytes, &value.span()))
            }
            None if value.get_ref().is_str() => self.one(value, parse),
            None => {
                self.wrong(value, "a number of bytes, or a string such as \"10M\"");
                None
            }
        }
    }

    /// A limit: a number, or the word for none.
    pub(super) fn most(&mut self, value: &Value<'_>) -> Option<Said<usize>> {
        let parse = |text: &str| args::most(text).map_err(Wrong::new);
        match value.get_ref().as_integer() {
            Some(number) => {
                let most = usize::from_str_radix(number.as_str(), number.radix()).map_err(|_| BadMost);
                let parsed = most.ok().filter(|&most| most > 0).ok_or(BadMost).map_err(Wrong::new);
                let most = self.right(parsed, value.span())?;
                Some(self.said(most, &value.span()))
            }
            // A number in quotes is a mistake, here as elsewhere.
            None if value.get_ref().as_str() == Some(args::NO_LIMIT) => self.one(value, parse),
            None => {
                self.wrong(value, "a whole number from 1 on, or \"none\" for no limit");
                None
            }
        }
    }
}
