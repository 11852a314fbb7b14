//! The options that are keys of the configuration as well: made from their table.

use std::fmt;
use std::marker::PhantomData;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser, ValueParser};
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches, value_parser};
use ia_validate::{Domain, Evidence, Severity, Timezone};
use ia_validate_render::options::{self, FailOn, Flag, KEYS, Key, Shape, Value, most, size};

use super::values::{SelectorArg, SelectorParser, SeverityArg, severity};

/// A command, as a type.
pub(crate) trait Of {
    const COMMAND: options::Command;
}

/// The commands that have options of the configuration.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OfCheck;
#[derive(Clone, Copy, Debug)]
pub(crate) struct OfFix;
#[derive(Clone, Copy, Debug)]
pub(crate) struct OfPreview;
#[derive(Clone, Copy, Debug)]
pub(crate) struct OfRecord;
#[derive(Clone, Copy, Debug)]
pub(crate) struct OfShow;

impl Of for OfCheck {
    const COMMAND: options::Command = options::Command::Check;
}
impl Of for OfFix {
    const COMMAND: options::Command = options::Command::Fix;
}
impl Of for OfPreview {
    const COMMAND: options::Command = options::Command::Preview;
}
impl Of for OfRecord {
    const COMMAND: options::Command = options::Command::Record;
}
impl Of for OfShow {
    const COMMAND: options::Command = options::Command::Show;
}

/// What the command line of a command says of the keys of the configuration.
pub(crate) struct OptionArgs<C> {
    /// What it says, in the order of the table.
    pub(crate) given: Vec<(&'static Key, Value)>,
    /// About rules that are named by old ids.
    pub(crate) renamed: Vec<String>,
    command: PhantomData<C>,
}

impl<C> fmt::Debug for OptionArgs<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.given.iter().map(|(key, value)| (key.name, value))).finish()
    }
}

impl<C: Of> OptionArgs<C> {
    fn flags() -> impl Iterator<Item = (&'static Key, &'static Flag)> {
        let flags = KEYS.iter().filter_map(|key| Some((key, key.flag.as_ref()?)));
        flags.filter(|(_, flag)| flag.on.contains(&C::COMMAND))
    }

    fn take(&mut self, key: &'static Key, matches: &mut ArgMatches) {
        let name = key.name;
        let values = match key.shape {
            Shape::Domains => all(matches, name).map(Value::Domains).into_iter().collect(),
            Shape::Rules => {
                let named: Option<Vec<SelectorArg>> = all(matches, name);
                self.renamed.extend(named.iter().flatten().filter_map(SelectorArg::renamed));
                let ids = |rules: Vec<SelectorArg>| rules.into_iter().flat_map(|rules| rules.ids).collect();
                named.map(ids).map(Value::Rules).into_iter().collect()
            }
            Shape::Levels => {
                let given: Vec<SeverityArg> = all(matches, name).unwrap_or_default();
                self.renamed.extend(given.iter().filter_map(|given| given.rules.renamed()));
                // What is said of a single rule counts more.
                let (own, of_many): (Vec<_>, Vec<_>) =
                    given.into_iter().partition(|given| given.rules.rule.is_some());
                let levels =
                    |it: SeverityArg| it.rules.ids.into_iter().map(move |id| Value::Level(id, it.level));
                of_many.into_iter().chain(own).flat_map(levels).collect()
            }
            Shape::Flag => one(matches, name).map(Value::Flag).into_iter().collect::<Vec<_>>(),
            Shape::Timezone => one(matches, name).map(Value::Timezone).into_iter().collect(),
            Shape::Path => one(matches, name).map(Value::Path).into_iter().collect(),
            Shape::Paths => all(matches, name).map(Value::Paths).into_iter().collect(),
            Shape::Severity => one(matches, name).map(Value::Severity).into_iter().collect(),
            Shape::Evidence => one(matches, name).map(Value::Evidence).into_iter().collect(),
            Shape::FailOn => one(matches, name).map(Value::FailOn).into_iter().collect(),
            Shape::Size => one(matches, name).map(Value::Size).into_iter().collect(),
            Shape::Most => one(matches, name).map(Value::Most).into_iter().collect(),
            // These have no flag of this kind.
            _ => Vec::new(),
        };
        self.given.extend(values.into_iter().map(|value| (key, value)));
    }
}

fn one<T: Clone + Send + Sync + 'static>(matches: &mut ArgMatches, name: &str) -> Option<T> {
    matches.try_remove_one(name).ok().flatten()
}

/// All that an option was given; none if it was not.
fn all<T: Clone + Send + Sync + 'static>(matches: &mut ArgMatches, name: &str) -> Option<Vec<T>> {
    matches.try_remove_many(name).ok().flatten().map(Iterator::collect)
}

impl<C: Of> FromArgMatches for OptionArgs<C> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        Self::from_arg_matches_mut(&mut matches.clone())
    }

    fn from_arg_matches_mut(matches: &mut ArgMatches) -> Result<Self, clap::Error> {
        let mut args = Self { given: Vec::new(), renamed: Vec::new(), command: PhantomData };
        args.update_from_arg_matches_mut(matches)?;
        Ok(args)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        self.update_from_arg_matches_mut(&mut matches.clone())
    }

    fn update_from_arg_matches_mut(&mut self, matches: &mut ArgMatches) -> Result<(), clap::Error> {
        Self::flags().for_each(|(key, _)| self.take(key, matches));
        Ok(())
    }
}

impl<C: Of> Args for OptionArgs<C> {
    fn augment_args(command: Command) -> Command {
        command.args(Self::flags().map(|(key, flag)| arg(key, flag)))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

/// Reads a kind of evidence.
pub(super) fn evidence() -> ValueParser {
    let names = PossibleValuesParser::new(Evidence::ALL.map(Evidence::name));
    names.try_map(|name| name.parse::<Evidence>()).into()
}

fn arg(key: &Key, flag: &'static Flag) -> Arg {
    let arg = Arg::new(key.name)
        .long(flag.long)
        .value_name(flag.value_name)
        .help(flag.help)
        .help_heading(flag.heading.name());
    match key.shape {
        Shape::Domains => arg.action(ArgAction::Append).value_parser(value_parser!(Domain)),
        Shape::Rules => {
            let rules = arg.action(ArgAction::Append).value_delimiter(',').value_parser(SelectorParser);
            rules.hide_possible_values(true)
        }
        Shape::Levels => {
            arg.action(ArgAction::Append).value_delimiter(',').value_parser(ValueParser::new(severity))
        }
        Shape::Flag => {
            let flag = arg.num_args(0..=1).require_equals(true).default_missing_value("true");
            flag.hide_possible_values(true).value_parser(value_parser!(bool))
        }
        Shape::Timezone => arg.allow_hyphen_values(true).value_parser(value_parser!(Timezone)),
        Shape::Paths => arg.action(ArgAction::Append).value_parser(value_parser!(PathBuf)),
        Shape::Severity => {
            let names = PossibleValuesParser::new(Severity::ALL.map(Severity::name));
            arg.value_parser(names.try_map(|name| name.parse::<Severity>()))
        }
        Shape::Evidence => arg.value_parser(evidence()),
        Shape::FailOn => {
            let names = PossibleValuesParser::new(FailOn::ALL.map(FailOn::name));
            arg.value_parser(names.try_map(|name| name.parse::<FailOn>()))
        }
        Shape::Size => arg.value_parser(ValueParser::new(size)),
        Shape::Most => arg.value_parser(ValueParser::new(most)),
        _ => arg.value_parser(value_parser!(PathBuf)),
    }
}
