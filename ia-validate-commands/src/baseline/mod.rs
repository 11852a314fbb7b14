//! Findings that are known already, and hidden until something new comes up.

mod error;
mod file;
mod key;

use std::collections::BTreeMap;
use std::path::PathBuf;

use ia_validate::fix::Fixed;
use ia_validate::{Diagnostic, Kind, Report, Validator, rules};

use crate::args::BaselineArgs;
use crate::inputs::Input;
use crate::paths::{Print, folder_of, real, sweep};
pub(crate) use error::BaselineError;

use error::BaselineProblem;
use file::{ANY, Counts, Found, Stored};
use ia_validate_render::Summary;
use key::{Key, Keys};

/// The baseline of a run.
#[derive(Debug)]
pub(crate) struct Baseline {
    path: PathBuf,
    mode: Mode,
    keys: Keys,
    /// What was read; nothing if there is no such file.
    read: Option<Print>,
    /// What the file counts.
    known: Counts,
    /// What of that the run has come across.
    used: Counts,
    /// What the file counts from now on: what was found of that, or all that was found if the run writes the file.
    found: Counts,
    /// What the run has looked at, and with which rules.
    seen: BTreeMap<Key, Validator>,
    /// Whether it has looked at a feed.
    has_feed: bool,
}

/// What is done with the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Mode {
    /// What it counts is hidden.
    Hide,
    /// The same, and then it counts no more than was found.
    Prune,
    /// All is hidden, and the file counts it.
    Write,
}

impl Baseline {
    /// Reads the baseline that `args` name, if they do.
    pub(crate) fn open(args: &BaselineArgs) -> Result<Option<Self>, BaselineError> {
        let Some(path) = &args.baseline else { return Ok(None) };
        let mode = match (args.write_baseline, args.prune_baseline) {
            (true, _) => Mode::Write,
            (false, true) => Mode::Prune,
            (false, false) => Mode::Hide,
        };
        let error = |problem| BaselineError::new(path, problem);
        if mode != Mode::Hide {
            sweep(&folder_of(&real(path)));
        }
        // Whatever is written over must be a baseline.
        let stored = match Stored::read(path) {
            Err(BaselineProblem::Missing) if mode == Mode::Write => None,
            stored => Some(stored.map_err(error)?),
        };
        let (stored, read) = stored.map_or((Stored::default(), None), |(stored, read)| (stored, Some(read)));
        let known = if mode == Mode::Write { Counts::new() } else { stored.into_counts() };
        Ok(Some(Self {
            keys: Keys::beside(path),
            path: path.clone(),
            mode,
            read,
            known,
            used: Counts::new(),
            found: Counts::new(),
            seen: BTreeMap::new(),
            has_feed: false,
        }))
    }

    /// The baseline that `fix` keeps true, if one is named; it is left as it is if the run is dry.
    pub(crate) fn of_fix(path: Option<&PathBuf>, is_dry: bool) -> Result<Option<Self>, BaselineError> {
        let (baseline, prune_baseline) = (path.cloned(), !is_dry);
        Self::open(&BaselineArgs { baseline, write_baseline: false, prune_baseline })
    }

    /// Takes the findings that are known out of the report of an input, as this validator made it.
    pub(crate) fn hide(
        &mut self,
        input: &Input,
        report: &mut Report,
        validator: &Validator,
    ) -> Vec<Diagnostic> {
        let places = self.look_at(input, report, validator);
        let is_known = |finding: &mut Diagnostic| {
            let key = places.of(finding);
            let is_hidden = self.knows(&key);
            if is_hidden {
                *self.found.entry(key).or_default() += 1;
            }
            is_hidden
        };
        report.diagnostics.extract_if(.., is_known).collect()
    }

    /// Takes out of the report of a file that was mended what is known: what was known before, and what came to light
    /// only because something known was mended.
    pub(crate) fn hide_mended(&mut self, input: &Input, fixed: &mut Fixed, validator: &Validator) -> usize {
        let places = self.look_at(input, &fixed.before, validator);
        let was_known: Vec<bool> =
            fixed.before.diagnostics.iter().map(|finding| self.knows(&places.of(finding))).collect();
        let was_known = |number: usize| was_known.get(number).is_some_and(|is_known| *is_known);
        let mut is_known = vec![false; fixed.report.diagnostics.len()];
        let left = fixed.left.iter().filter(|(was, _)| was_known(*was)).map(|(_, is)| *is);
        // What another fix brought to light is none of the file's own.
        let of_known = fixed.changes.iter().filter(|change| change.finding.is_none_or(was_known));
        for number in left.chain(of_known.flat_map(|change| change.uncovered.iter().copied())) {
            if let Some(is_known) = is_known.get_mut(number) {
                *is_known = true;
            }
        }
        let places = self.look_at(input, &fixed.report, validator);
        let mut is_known = is_known.into_iter();
        let hidden = fixed.report.diagnostics.extract_if(.., |_| is_known.next() == Some(true));
        hidden.map(|finding| *self.found.entry(places.of(&finding)).or_default() += 1).count()
    }

    /// What findings of a report stand in; what the run has seen of that is noted.
    fn look_at(&mut self, input: &Input, report: &Report, validator: &Validator) -> Places {
        let is_feed = report.kind == Kind::Feed;
        self.has_feed |= is_feed;
        let file = self.keys.of_input(input);
        let articles = if is_feed { &report.articles[..] } else { &[] };
        let articles: Vec<Option<Key>> =
            articles.iter().map(|article| Key::of_article(article.canonical.as_deref()?)).collect();
        let seen = articles.iter().flatten().cloned().chain([file.clone()]);
        self.seen.extend(seen.map(|key| (key, validator.clone())));
        Places { file, articles }
    }

    /// Whether a finding is known that has not been come across more often than it is.
    fn knows(&mut self, key: &Found) -> bool {
        if self.mode == Mode::Write {
            return true;
        }
        let any = (key.0.clone(), key.1.clone(), ANY.to_owned());
        [key, &any].into_iter().any(|key| {
            let known = self.known.get(key).copied().unwrap_or_default();
            let is_known = self.used.get(key).copied().unwrap_or_default() < known;
            if is_known {
                *self.used.entry(key.clone()).or_default() += 1;
            }
            is_known
        })
    }

    /// Ends a run: writes the file if that was asked for. A run that could not read all of its inputs, or did not
    /// check all items, does not know all findings, and leaves the file as it is.
    pub(crate) fn finish(self, summary: &Summary) -> Result<(), BaselineError> {
        let Self { path, mode, keys, read, known, mut found, seen, has_feed, .. } = self;
        let error = |problem| BaselineError::new(&path, problem);
        if mode == Mode::Hide {
            return Ok(());
        }
        if summary.failed > 0 {
            return Err(error(BaselineProblem::Incomplete));
        }
        if summary.unchecked_items > 0 {
            return Err(error(BaselineProblem::ItemsLeft));
        }
        if mode == Mode::Prune {
            // What the run could not find again is not gone.
            let is_gone = |(place, rule, _): &Found| match seen.get(place) {
                _ if rules::find(rule).is_none() => true,
                Some(validator) => validator.runs(rule),
                None => keys.is_gone(place, has_feed),
            };
            let kept = known.iter().filter(|(key, _)| !is_gone(key));
            kept.for_each(|(key, &count)| *found.entry(key.clone()).or_default() += count);
            if found == known {
                return Ok(());
            }
        }
        Stored::of(found).write(&path, read).map_err(error)
    }
}

/// What findings of a report stand in.
struct Places {
    file: Key,
    /// The articles of a feed, where they have a URL.
    articles: Vec<Option<Key>>,
}

impl Places {
    fn of(&self, finding: &Diagnostic) -> Found {
        let article = finding.article.and_then(|index| self.articles.get(index)?.clone());
        let place = article.unwrap_or_else(|| self.file.clone());
        (place, finding.rule.to_owned(), finding.fingerprint.to_string())
    }
}
