//! What is in force for each document, as `check` has it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use ia_validate::fix::{self, Fix, Fixed, Safety};
use ia_validate::{Diagnostic, Kind, Report, Source, Validator};

use super::document::Document;
use crate::args::LspArgs;
use crate::config::ConfigDiagnostic;
use crate::config::{Configs, Layer, Settings};
use crate::engine::threads::threads;
use crate::engine::validators::Validators;
use crate::inputs::InputError;
use crate::paths::shown_path;
use crate::terminal::console::Console;
use ia_validate_render::{Notes, writing};

/// The configuration and what comes of it, each read and made when it is needed first.
pub(super) struct Workspace<'a> {
    args: &'a LspArgs,
    /// For what is told elsewhere.
    quiet: Console,
    configs: Configs,
    /// By document: an index into the settings, or why there are none.
    settings: BTreeMap<Option<PathBuf>, Result<usize, String>>,
    /// By settings.
    validators: BTreeMap<usize, Result<Validators, String>>,
}

impl<'a> Workspace<'a> {
    /// Tells on the console what is worth a word about the command line.
    pub(super) fn new(args: &'a LspArgs, console: &mut Console) -> Self {
        args.options.renamed.iter().for_each(|renamed| console.warning(renamed));
        Self {
            args,
            quiet: Console::new(true),
            configs: configs(args),
            settings: BTreeMap::new(),
            validators: BTreeMap::new(),
        }
    }

    /// Reads everything anew when it is needed next.
    pub(super) fn forget(&mut self) {
        self.configs = configs(self.args);
        self.settings.clear();
        self.validators.clear();
    }

    /// What is wrong with the configuration files that were read.
    pub(super) fn diagnostics(&self) -> &[(PathBuf, (String, Vec<ConfigDiagnostic>))] {
        self.configs.diagnostics()
    }

    /// Whether there is anything to say of a document, and of what is being written at a byte: it bears a mark of the
    /// format; nothing is written yet; or nothing speaks against it, and a configuration file is in force.
    pub(super) fn is_ours(&mut self, document: &Document, at: Option<u32>) -> bool {
        let (text, path) = (&document.text, document.path.as_deref());
        let is_set_up = |configs: &mut Configs| matches!(configs.explained(path, false), Ok((Some(_), ..)));
        !document.is_config()
            && (Kind::is_meant(text.as_bytes())
                || self.kind(path).is_some()
                || writing::is_blank(text)
                || writing::may_become(text, at) && is_set_up(&mut self.configs))
    }

    /// Checks a text, if it is meant for us: editors open web pages of all kinds, and begin with empty ones. An error
    /// says why it could not be checked.
    pub(super) fn check(&mut self, text: &str, path: Option<&Path>) -> Result<Option<Report>, String> {
        if text.trim_ascii().is_empty() || !Kind::is_meant(text.as_bytes()) && self.kind(path).is_none() {
            return Ok(None);
        }
        let mut report =
            self.with_validator(text, path, |validator, source, kind| validator.source(source, kind))?;
        if let Some(error) = report.history_error {
            return Err(error.to_string());
        }
        let index = self.index(path)?;
        report.limit(&self.configs.settings()[index].limits());
        Ok(Some(report))
    }

    /// What the configuration says that a document is, if it says so.
    fn kind(&mut self, path: Option<&Path>) -> Option<Kind> {
        let index = self.index(path).ok()?;
        self.configs.settings()[index].kind(None)
    }

    /// What the newsroom says of rules.
    pub(super) fn notes(&mut self, path: Option<&Path>) -> Notes {
        self.index(path).map_or_else(|_| Notes::new(), |index| self.configs.settings()[index].notes())
    }

    /// The fix that allows a finding; none if there is none.
    pub(super) fn allow(&mut self, text: &str, path: Option<&Path>, finding: &Diagnostic) -> Option<Fix> {
        self.with_validator(text, path, |validator, source, kind| {
            fix::allow(validator, source, kind, finding)
        })
        .ok()
        .flatten()
    }

    /// A text with all of its safe fixes, or those of one rule, as `fix` has it.
    pub(super) fn fixed(
        &mut self,
        text: &str,
        path: Option<&Path>,
        rule: Option<&str>,
    ) -> Result<Fixed, String> {
        let index = self.index(path)?;
        // With an earlier version each fix would be an update, perhaps one that comes too late.
        let settings = &self.configs.settings()[index];
        let mut options = settings.options(None, self.args.clock.now);
        let (source, kind) = source(text, settings.kind(None));
        if let Some(rule) = rule {
            options.select = [rule.to_owned()].into();
        }
        Ok(fix::all(&Validator::new(options), &source, kind, Safety::Safe))
    }

    fn with_validator<R>(
        &mut self,
        text: &str,
        path: Option<&Path>,
        then: impl FnOnce(&Validator, &Source<'_>, Kind) -> R,
    ) -> Result<R, String> {
        let index = self.index(path)?;
        let settings = &self.configs.settings()[index];
        let limit = settings.max_file_size();
        if text.len() as u64 > limit {
            let path = path.map_or_else(String::new, shown_path);
            return Err(InputError::TooLarge { path, limit }.to_string());
        }
        let (now, quiet) = (self.args.clock.now, &mut self.quiet);
        let mut make = || validators(settings, now, quiet);
        let made;
        let validators = match settings.state() {
            // Whoever wants to record into it would have to wait for this server to end.
            Some(_) => {
                made = make();
                &made
            }
            None => self.validators.entry(index).or_insert_with(make),
        };
        let validators = validators.as_ref().map_err(String::clone)?;
        let (source, kind) = source(text, settings.kind(None));
        let result = then(&validators[0], &source, kind);
        Ok(result)
    }

    fn index(&mut self, path: Option<&Path>) -> Result<usize, String> {
        let Self { settings, configs, .. } = self;
        let look = || configs.of(path).map_err(|error| error.to_string());
        settings.entry(path.map(Path::to_owned)).or_insert_with(look).clone()
    }
}

fn configs(args: &LspArgs) -> Configs {
    Configs::new(&args.config_file, Layer::from(&args.options))
}

fn validators(
    settings: &Settings,
    now: Option<chrono::DateTime<chrono::Utc>>,
    console: &mut Console,
) -> Result<Validators, String> {
    let validators = Validators::new(std::slice::from_ref(settings), now, true, console);
    validators.map(|all| all.on_threads(threads(None))).map_err(|error| error.to_string())
}

/// A text as `check` reads it, and what it is. Its encoding is the one that it declares: the editor has decoded
/// it, and encodes it again when it saves.
fn source(text: &str, kind: Option<Kind>) -> (Source<'_>, Kind) {
    let kind = kind.unwrap_or_else(|| Kind::of(text.as_bytes()));
    (Source::decode(text.as_bytes(), None).with_text(text), kind)
}
