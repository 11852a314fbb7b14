//! Findings that are known already, and hidden until something new comes up.

mod error;
mod file;
mod key;

use std::collections::BTreeMap;
use std::path::PathBuf;

use ia_validate::{Diagnostic, Kind, Report, Validator, rules};

use crate::args::BaselineArgs;
use crate::inputs::Input;
use crate::paths::{Print, folder_of, real, sweep};
pub(crate) use error::BaselineError;

use error::BaselineProblem;
use file::{Counts, Stored};
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
    /// What the run found of that; of all it found if it writes the file.
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
            found: Counts::new(),
            seen: BTreeMap::new(),
            has_feed: false,
        }))
    }

    /// Takes the findings that are known out of the report of an input, as this validator made it.
    pub(crate) fn hide(
        &mut self,
        input: &Input,
        report: &mut Report,
        validator: &Validator,
    ) -> Vec<Diagnostic> {
        let file = self.keys.of_input(input);
        let Report { kind, diagnostics, articles, .. } = report;
        self.has_feed |= *kind == Kind::Feed;
        let of_article = |index: Option<usize>| {
            let article = articles.get(index?).filter(|_| *kind == Kind::Feed)?;
            Key::of_article(article.canonical.as_deref()?)
        };
        let seen = (0..articles.len()).filter_map(|index| of_article(Some(index))).chain([file.clone()]);
        self.seen.extend(seen.map(|key| (key, validator.clone())));
        let is_known = |finding: &mut Diagnostic| {
            let place = of_article(finding.article).unwrap_or_else(|| file.clone());
            let key = (place, finding.rule.to_owned(), finding.fingerprint.to_string());
            let known = self.known.get(&key).copied().unwrap_or_default();
            let found = self.found.get(&key).copied().unwrap_or_default();
            let is_hidden = self.mode == Mode::Write || found < known;
            if is_hidden {
                self.found.insert(key, found + 1);
            }
            is_hidden
        };
        diagnostics.extract_if(.., is_known).collect()
    }

    /// Ends a run: writes the file if that was asked for. A run that could not read all of its inputs, or did not
    /// check all items, does not know all findings, and leaves the file as it is.
    pub(crate) fn finish(self, summary: &Summary) -> Result<(), BaselineError> {
        let Self { path, mode, keys, read, known, mut found, seen, has_feed } = self;
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
            let is_gone = |(place, rule, _): &(Key, String, String)| match seen.get(place) {
                _ if rules::find(rule).is_none() => true,
                Some(validator) => validator.reports(rule),
                None => keys.is_gone(place, has_feed),
            };
            let kept = known.iter().filter(|(key, _)| !is_gone(key));
            found.extend(kept.map(|(key, &count)| (key.clone(), count)));
            if found == known {
                return Ok(());
            }
        }
        Stored::of(found).write(&path, read).map_err(error)
    }
}
