//! Options by query, under the keys of `ia-validate.toml`.

use ia_validate::Severity;
use ia_validate_render::call::{Call, CallError, Caller};
use ia_validate_render::options::{
    self, Entry, Naming, Problem as OptionProblem, Raw, RawValue, nearest, written_flag,
};
use url::form_urlencoded;

use super::problem::Problem;

/// A service knows no files of whoever asks.
pub(super) const CALLER: Caller = Caller {
    naming: Naming::Kebab,
    with_utf16: false,
    without: &[
        ("previous", "the service reads no file; `ia-validate --previous` judges against earlier ones"),
        ("state", "the service reads no file; `ia-validate --state` judges against what was recorded"),
    ],
    // Only one route has it, which takes it out itself.
    with_item: false,
    progress: None,
    codec: None,
};

/// A flag that only a call has.
const UNSAFE: &str = "unsafe";

/// A query, read.
#[derive(Debug, Default)]
pub(super) struct Query {
    options: Vec<Entry<String>>,
    problems: Vec<OptionProblem<String>>,
}

impl Query {
    /// Reads a query; what is wrong with it is told by whoever asks for the options.
    pub(super) fn read(query: &str) -> Self {
        let mut read = Self::default();
        for (name, text) in form_urlencoded::parse(query.as_bytes()) {
            let key = options::keys(false).find(|key| CALLER.naming.name(key) == name);
            let value = match key {
                Some(key) => key.written(&text, &name),
                None if name == UNSAFE => written_flag(&text),
                None => RawValue::Text(text.into_owned()),
            };
            if options::add(&mut read.options, &name, &name, value).is_err() {
                read.wrong(&name, "this is given twice; give it once".to_owned(), None);
            }
        }
        read
    }

    /// Takes an option out that only some routes have: one of some words, the first if it is not given.
    pub(super) fn choice<T: Copy>(&mut self, name: &str, all: &[(&'static str, T)]) -> Option<T> {
        let Some(at) = self.options.iter().position(|entry| entry.name == name) else {
            return all.first().map(|(_, value)| *value);
        };
        let Entry { value: Raw { value: RawValue::Text(text), .. }, .. } = self.options.remove(at) else {
            return None;
        };
        if let Some((_, value)) = all.iter().find(|(word, _)| *word == text) {
            return Some(*value);
        }
        let words: Vec<String> = all.iter().map(|(word, _)| format!("`{word}`")).collect();
        let near = nearest(&text, all.iter().map(|(word, _)| *word));
        let help = near.map(|near| format!("did you mean `{near}`?"));
        self.wrong(name, format!("`{text}` is none of {}", words.join(", ")), help);
        None
    }

    /// Takes the number of an item out, from 1 on.
    pub(super) fn item(&mut self, name: &str) -> Option<usize> {
        let at = self.options.iter().position(|entry| entry.name == name)?;
        let Entry { value: Raw { value: RawValue::Text(text), .. }, .. } = self.options.remove(at) else {
            return None;
        };
        let number = text.parse().ok().filter(|&number| number > 0);
        if number.is_none() {
            self.wrong(name, "give the number of an article, from 1 on".to_owned(), None);
        }
        number
    }

    /// The options of a call.
    pub(super) fn call(self) -> Result<Call, Problem> {
        let Self { options, mut problems } = self;
        let raw = Raw { at: String::new(), value: RawValue::Table(options) };
        let clock = || std::time::SystemTime::now().into();
        match Call::read(&CALLER, &raw, None, clock) {
            Ok(call) if problems.is_empty() => Ok(call),
            Ok(_) => Err(CallError::Options(problems).into()),
            Err(CallError::Options(more)) => {
                problems.extend(more);
                Err(CallError::Options(problems).into())
            }
            Err(error) => Err(error.into()),
        }
    }

    /// That there is nothing but what was taken out.
    pub(super) fn nothing_more(mut self) -> Result<(), Problem> {
        for entry in std::mem::take(&mut self.options) {
            self.wrong(&entry.name, "there is no such option here".to_owned(), None);
        }
        match self.problems.is_empty() {
            true => Ok(()),
            false => Err(CallError::Options(self.problems).into()),
        }
    }

    fn wrong(&mut self, name: &str, message: String, help: Option<String>) {
        let at = name.to_owned();
        self.problems.push(OptionProblem { severity: Severity::Error, message, help, at });
    }
}

/// The names of all options, those of the table first.
#[cfg(test)]
pub(super) fn names() -> Vec<String> {
    let keys = options::keys(false)
        .filter(|key| !key.is_of_files() && !CALLER.without.iter().any(|(name, _)| *name == key.name));
    keys.map(|key| CALLER.naming.name(key)).chain(ia_validate_render::call::OWN.map(str::to_owned)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(query: &str) -> Vec<String> {
        match Query::read(query).call() {
            Ok(_) => Vec::new(),
            Err(problem) => problem.detail.lines().map(str::to_owned).collect(),
        }
    }

    #[test]
    fn lists_are_repeated_or_have_commas() {
        let call =
            Query::read("domains=a.com,b.com&domains=c.com&max-findings=3&unsafe&name=x%20y&kind=feed");
        let call = call.call().unwrap();
        assert_eq!(call.domains(), ["a.com", "b.com", "c.com"]);
        assert_eq!((call.limits.findings, call.name.as_str()), (3, "x y"));
        assert!(
            told("severity=title-missing=off,figure-in-paragraph=info&severity=captions=error").is_empty()
        );
    }

    #[test]
    fn mistakes_name_what_was_meant() {
        for (query, wanted) in [
            ("domain=a.com", "`domain`: `domain` is no option; did you mean `domains`?"),
            (
                "ignore=title-mising",
                "`ignore`: there is no rule `title-mising`; did you mean `title-missing`?",
            ),
            ("format=jsn", "`format`: `jsn` is none of"),
            ("name=a&name=b", "`name`: this is given twice; give it once"),
            ("previous=/etc/passwd", "`previous`: the service reads no file; `ia-validate --previous`"),
            ("state=x", "`state`: the service reads no file; `ia-validate --state`"),
            ("config=x", "`config`: `config` is no option; there are `domains`"),
            ("unsafe=yes", "`unsafe`: this must be true or false, not a string"),
            ("lenient-captions=1", "`lenient-captions`: this must be true or false, not a string"),
        ] {
            let told = told(query);
            assert!(told.len() == 1 && told[0].starts_with(wanted), "{query}: {told:?}");
        }
        assert_eq!(told("x=1&y=2&kind=z").len(), 3);
    }
}
