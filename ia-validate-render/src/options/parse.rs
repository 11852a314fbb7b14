//! From what a caller passes to what it means.

use std::fmt::Display;
use std::path::PathBuf;

use ia_validate::source::MAX_LEN;
use ia_validate::{Evidence, Kind, Level, Severity, rules};
use url::Url;

use super::fail_on::FailOn;
use super::key::{Key, Shape};
use super::nearest::nearest;
use super::problem::{Problem, unknown};
use super::raw::{Entry, Raw, RawValue};
use super::value::Value;
use crate::format::Format;
use crate::note::Note;

/// A file size that is none.
#[derive(Debug, thiserror::Error)]
pub enum BadSize {
    /// It is no number with a unit.
    #[error("give a number of bytes, with K, M or G for powers of 1,024, such as `10M`")]
    Form,
    /// No file can be that large.
    #[error("files larger than {MAX_LEN} bytes cannot be checked")]
    TooLarge,
}

/// A limit that is none.
#[derive(Debug, thiserror::Error)]
#[error("give a whole number from 1 on, or `none` for no limit")]
pub struct BadMost;

/// The word for a text whose content tells what it is.
pub const AUTO: &str = "auto";

/// The word for no limit.
pub const NO_LIMIT: &str = "none";

/// A rule that a caller names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NamedRule {
    /// Its id.
    pub id: &'static str,
    /// The id by which it was named, if that is an old one.
    pub old: Option<String>,
}

impl NamedRule {
    /// That it is named by an old id, if it is.
    #[must_use]
    pub fn renamed(&self) -> Option<String> {
        self.old.as_ref().map(|old| format!("rule `{old}` was renamed to `{}`", self.id))
    }
}

/// The rule with this id, in any case, white space around it aside.
#[must_use]
pub fn rule(id: &str) -> Option<NamedRule> {
    let id = id.trim_ascii().to_ascii_lowercase();
    let rule = rules::find(&id)?;
    Some(NamedRule { id: rule.id, old: rules::renamed(&id).map(|_| id.clone()) })
}

/// Rules that a caller names: by an id, a family, or a pattern.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NamedRules {
    /// Their ids.
    pub ids: Vec<&'static str>,
    /// The rule, if it is named by itself.
    pub rule: Option<NamedRule>,
}

impl NamedRules {
    /// That a rule is named by an old id, if one is.
    #[must_use]
    pub fn renamed(&self) -> Option<String> {
        self.rule.as_ref().and_then(NamedRule::renamed)
    }
}

/// The rules that this selects (see [`rules::matching`]), in any case, white space around it aside.
#[must_use]
pub fn selected(selector: &str) -> Option<NamedRules> {
    let selector = &*selector.trim_ascii().to_ascii_lowercase();
    let ids: Vec<&str> = rules::matching(selector).iter().map(|rule| rule.id).collect();
    (!ids.is_empty()).then(|| NamedRules { ids, rule: rule(selector) })
}

/// What selects rules and is most like this, if anything is.
#[must_use]
pub fn nearest_selector(selector: &str) -> Option<&'static str> {
    nearest(selector, rules::all().iter().map(|rule| rule.id).chain(rules::families()))
}

/// `10M` and the like: K, M and G are powers of 1,024, as in `ls -h`.
///
/// # Errors
///
/// [`BadSize`], which says what to write.
pub fn size(text: &str) -> Result<u64, BadSize> {
    let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let shift = match text[digits.len()..].to_ascii_lowercase().as_str() {
        "" | "b" => 0,
        "k" | "kb" | "kib" => 10,
        "m" | "mb" | "mib" => 20,
        "g" | "gb" | "gib" => 30,
        _ => return Err(BadSize::Form),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(BadSize::Form);
    }
    let bytes = digits.parse::<u64>().ok().and_then(|number| number.checked_mul(1 << shift));
    bytes.filter(|&bytes| bytes <= MAX_LEN as u64).ok_or(BadSize::TooLarge)
}

/// How many of something there may be at most: a number from 1 on, or `none` for any number.
///
/// # Errors
///
/// [`BadMost`], which says what to write.
pub fn most(text: &str) -> Result<usize, BadMost> {
    if text == NO_LIMIT {
        return Ok(usize::MAX);
    }
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|&most| is_number && most > 0).ok_or(BadMost)
}

/// What is wrong with a string, and what to do.
struct Wrong {
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

impl Key {
    /// Reads a value. What is wrong with it comes to `problems`, and what is right of it is used; of a table, and of
    /// nothing else, there are several values, each with its place.
    pub fn parse<P: Clone>(&self, raw: &Raw<P>, problems: &mut Vec<Problem<P>>) -> Vec<(P, Value)> {
        let mut reader = Reader { problems };
        let value = match self.shape {
            Shape::Levels => return reader.levels(raw),
            Shape::Notes => return reader.notes(raw),
            Shape::Domains => reader.list(raw, |text| text.parse().map_err(Wrong::new)).map(Value::Domains),
            Shape::Rules => reader.rules(raw).map(Value::Rules),
            Shape::Flag => reader.flag(raw).map(Value::Flag),
            Shape::Timezone => reader.one(raw, |text| text.parse().map_err(Wrong::new)).map(Value::Timezone),
            Shape::Path | Shape::Configuration => reader.one(raw, path).map(Value::Path),
            Shape::Paths => reader.list(raw, path).map(Value::Paths),
            Shape::Severity => {
                reader.one(raw, |text| choice(text, Severity::ALL, Severity::name)).map(Value::Severity)
            }
            Shape::FailOn => {
                reader.one(raw, |text| choice(text, FailOn::ALL, FailOn::name)).map(Value::FailOn)
            }
            Shape::Evidence => {
                reader.one(raw, |text| choice(text, Evidence::ALL, Evidence::name)).map(Value::Evidence)
            }
            Shape::Format => {
                let all = Format::ALL.iter().copied();
                reader.one(raw, |text| choice(text, all.clone(), Format::name)).map(Value::Format)
            }
            Shape::Size => reader.size(raw).map(Value::Size),
            Shape::Most => reader.most(raw).map(Value::Most),
            Shape::Kind => reader.one(raw, kind).map(Value::Kind),
            // Whoever looks at paths knows what they mean.
            Shape::Patterns => reader.list(raw, |text| Ok(text.to_owned())).map(Value::Patterns),
            Shape::Overrides => None,
        };
        value.map(|value| (raw.at.clone(), value)).into_iter().collect()
    }

    /// What holds without it, if anything does.
    #[must_use]
    pub fn default_value(&self) -> Option<Value> {
        let default: serde_json::Value = serde_json::from_str(self.default).ok()?;
        self.parse(&Raw::from(&default), &mut Vec::new()).into_iter().next().map(|((), value)| value)
    }
}

fn path(path: &str) -> Result<PathBuf, Wrong> {
    if path.is_empty() {
        return Err(Wrong::new("this must be a path, and is empty"));
    }
    Ok(path.into())
}

/// What a text is.
fn kind(text: &str) -> Result<Option<Kind>, Wrong> {
    let all = [None].into_iter().chain(Kind::ALL.map(Some));
    choice(text, all, |kind| kind.map_or(AUTO, Kind::name))
}

/// A newsroom's sentence.
fn sentence(text: &str) -> Result<String, Wrong> {
    match text.trim() {
        "" => Err(Wrong::new("this must be a sentence, and is empty")),
        text if text.chars().count() > Note::LONGEST => {
            let message = format!("this is longer than {} characters", Note::LONGEST);
            Err(Wrong { message, help: Some("put the rest where a `url` leads to".to_owned()) })
        }
        text => Ok(text.to_owned()),
    }
}

/// Where to read on.
fn web_url(text: &str) -> Result<String, Wrong> {
    let is_plain = !text.chars().any(|c| c.is_whitespace() || c.is_control());
    match Url::parse(text) {
        Ok(url) if is_plain && matches!(url.scheme(), "http" | "https") => Ok(text.to_owned()),
        _ => Err(Wrong {
            message: "this is no URL of the web".to_owned(),
            help: Some("give one that begins with `https://` or `http://`".to_owned()),
        }),
    }
}

/// One of some words.
fn choice<T: Copy>(
    text: &str,
    all: impl IntoIterator<Item = T>,
    name: impl Fn(T) -> &'static str,
) -> Result<T, Wrong> {
    let mut names = Vec::new();
    for value in all {
        if name(value) == text {
            return Ok(value);
        }
        names.push(name(value));
    }
    let listed: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    let message = format!("`{text}` is none of {}", listed.join(", "));
    Err(Wrong::instead(message, nearest(text, names.into_iter())))
}

fn named_rules(selector: &str) -> Result<NamedRules, Wrong> {
    let unknown = || Wrong::instead(format!("there is no rule `{selector}`"), nearest_selector(selector));
    selected(selector).ok_or_else(unknown)
}

fn level(name: &str) -> Result<Level, Wrong> {
    let near = nearest(name, Level::ALL.iter().map(|level| level.name()));
    name.parse().map_err(|error| Wrong::instead(format!("{error}"), near))
}

/// Reads values, and remembers what is wrong.
struct Reader<'p, P> {
    problems: &'p mut Vec<Problem<P>>,
}

impl<P: Clone> Reader<'_, P> {
    #[cold]
    fn tell(&mut self, severity: Severity, at: &P, message: String, help: Option<String>) {
        self.problems.push(Problem { severity, message, help, at: at.clone() });
    }

    /// Says that a value is not what it must be.
    #[cold]
    fn mismatch(&mut self, raw: &Raw<P>, wanted: &str) {
        self.tell(Severity::Error, &raw.at, format!("this must be {wanted}, not {}", raw.value.kind()), None);
    }

    /// What was parsed, unless something is wrong with it.
    fn right<T>(&mut self, parsed: Result<T, Wrong>, at: &P) -> Option<T> {
        parsed.map_err(|Wrong { message, help }| self.tell(Severity::Error, at, message, help)).ok()
    }

    /// A string that means something.
    fn one<T>(&mut self, raw: &Raw<P>, parse: impl Fn(&str) -> Result<T, Wrong>) -> Option<T> {
        let RawValue::Text(text) = &raw.value else {
            self.mismatch(raw, "a string");
            return None;
        };
        self.right(parse(text), &raw.at)
    }

    /// A list of such strings.
    fn list<T>(&mut self, raw: &Raw<P>, parse: impl Fn(&str) -> Result<T, Wrong>) -> Option<Vec<T>> {
        let RawValue::List(list) = &raw.value else {
            self.mismatch(raw, "a list of strings");
            return None;
        };
        Some(list.iter().filter_map(|value| self.one(value, &parse)).collect())
    }

    fn rules(&mut self, raw: &Raw<P>) -> Option<Vec<&'static str>> {
        let named = self.list(raw, named_rules)?;
        if let RawValue::List(list) = &raw.value {
            for raw in list {
                if let RawValue::Text(text) = &raw.value
                    && let Some(rules) = selected(text)
                {
                    self.note_renamed(&rules, &raw.at);
                }
            }
        }
        Some(named.into_iter().flat_map(|rules| rules.ids).collect())
    }

    /// Tells about an old id.
    fn note_renamed(&mut self, rules: &NamedRules, at: &P) {
        if let (Some(message), [id]) = (rules.renamed(), &rules.ids[..]) {
            self.tell(Severity::Warning, at, message, Some(format!("write `{id}`")));
        }
    }

    fn levels(&mut self, raw: &Raw<P>) -> Vec<(P, Value)> {
        let RawValue::Table(table) = &raw.value else {
            self.mismatch(raw, "a table of rules and severities");
            return Vec::new();
        };
        // What is said of a single rule counts more than what is said of several, and comes last.
        let mut of_many = Vec::new();
        let mut levels = Vec::new();
        for entry in table {
            let Some(rules) = self.right(named_rules(&entry.name), &entry.at) else { continue };
            self.note_renamed(&rules, &entry.at);
            let Some(level) = self.one(&entry.value, level) else { continue };
            let at = &entry.value.at;
            let Some(NamedRule { id, .. }) = rules.rule else {
                of_many.extend(rules.ids.into_iter().map(|id| (at.clone(), Value::Level(id, level))));
                continue;
            };
            let is_same = |(_, other): &(P, Value)| matches!(other, Value::Level(other, _) if *other == id);
            if levels.iter().any(is_same) {
                let message = format!("the severity of `{id}` is set twice, by its old id as well");
                self.tell(Severity::Error, &entry.at, message, None);
            }
            levels.push((at.clone(), Value::Level(id, level)));
        }
        of_many.extend(levels);
        of_many
    }

    /// Notes by rules: a sentence, or a table of it and a URL.
    fn notes(&mut self, raw: &Raw<P>) -> Vec<(P, Value)> {
        let RawValue::Table(table) = &raw.value else {
            self.mismatch(raw, "a table of rules and what you say of them");
            return Vec::new();
        };
        // As with severities, what is said of a single rule counts more.
        let (mut of_many, mut of_one) = (Vec::new(), Vec::new());
        for entry in table {
            let Some(rules) = self.right(named_rules(&entry.name), &entry.at) else { continue };
            self.note_renamed(&rules, &entry.at);
            let Some(note) = self.own_words(&entry.value) else { continue };
            let to = if rules.rule.is_some() { &mut of_one } else { &mut of_many };
            let at = &entry.value.at;
            to.extend(rules.ids.into_iter().map(|id| (at.clone(), Value::Note(id, note.clone()))));
        }
        of_many.append(&mut of_one);
        of_many
    }

    /// A newsroom's own words.
    fn own_words(&mut self, raw: &Raw<P>) -> Option<Note> {
        let table = match &raw.value {
            RawValue::Text(_) => return self.one(raw, sentence).map(|text| Note { text, url: None }),
            RawValue::Table(table) => table,
            _ => {
                self.mismatch(raw, "a string, or a table with `text` and `url`");
                return None;
            }
        };
        let before = self.problems.len();
        let (mut text, mut url) = (None, None);
        for Entry { name, at, value } in table {
            match name.as_str() {
                "text" => text = self.one(value, sentence),
                "url" => url = self.one(value, web_url),
                other => {
                    let names = ["text", "url"].map(str::to_owned);
                    self.problems.push(unknown(other, at.clone(), &names, "key of a note"));
                }
            }
        }
        if text.is_none() && self.problems.len() == before {
            let help = Some("add `text = \"…\"`, the sentence that is shown".to_owned());
            self.tell(Severity::Error, &raw.at, "a note needs `text`".to_owned(), help);
        }
        text.map(|text| Note { text, url })
    }

    fn flag(&mut self, raw: &Raw<P>) -> Option<bool> {
        if let RawValue::Flag(flag) = raw.value {
            return Some(flag);
        }
        self.mismatch(raw, "true or false");
        None
    }

    fn size(&mut self, raw: &Raw<P>) -> Option<u64> {
        match &raw.value {
            RawValue::Integer(bytes) => {
                let parsed = bytes.ok_or(BadSize::Form).and_then(|bytes| size(&bytes.to_string()));
                self.right(parsed.map_err(Wrong::new), &raw.at)
            }
            RawValue::Text(_) => self.one(raw, |text| size(text).map_err(Wrong::new)),
            _ => {
                self.mismatch(raw, "a number of bytes, or a string such as \"10M\"");
                None
            }
        }
    }

    /// A limit: a number, or the word for none.
    fn most(&mut self, raw: &Raw<P>) -> Option<usize> {
        match &raw.value {
            RawValue::Integer(most) => {
                let most = most.and_then(|most| usize::try_from(most).ok()).filter(|&most| most > 0);
                self.right(most.ok_or(BadMost).map_err(Wrong::new), &raw.at)
            }
            // A number in quotes is a mistake, here as elsewhere.
            RawValue::Text(text) if text == NO_LIMIT => Some(usize::MAX),
            _ => {
                self.mismatch(raw, "a whole number from 1 on, or \"none\" for no limit");
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        for (text, bytes) in [("0", 0), ("12", 12), ("1k", 1024), ("10M", 10 << 20), ("3GiB", 3 << 30)] {
            assert_eq!(size(text).unwrap(), bytes, "{text}");
        }
        for text in ["", "M", "-1", "1.5M", "10X", "1 M", "١M", "+1"] {
            assert!(matches!(size(text), Err(BadSize::Form)), "{text}");
        }
        for text in ["4G", "99999999999999999999", "18446744073709551615G"] {
            assert!(matches!(size(text), Err(BadSize::TooLarge)), "{text}");
        }
    }

    #[test]
    fn limits() {
        for (text, limit) in [("1", 1), ("10000", 10_000), ("none", usize::MAX)] {
            assert_eq!(most(text).unwrap(), limit, "{text}");
        }
        for text in ["", "0", "00", "-1", "+1", "1.5", "1k", "1_000", "None", "٣", "99999999999999999999"] {
            assert!(most(text).is_err(), "{text}");
        }
    }
}
