//! The values of options.

use std::ffi::OsStr;
use std::marker::PhantomData;
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Arg, Command, ValueEnum};
use ia_validate::{Kind, Level, rules};
pub(crate) use ia_validate_render::options::NamedRule as RuleArg;
pub(crate) use ia_validate_render::options::NamedRules as SelectorArg;
use ia_validate_render::options::{rule, selected};
use ia_validate_render::{Format, GroupBy};

use super::error::{BadMost, BadSeverity, BadTime, UnknownRule};

/// What the inputs are taken for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum KindArg {
    Auto,
    Article,
    Feed,
    /// The inside of an `article` or `body`
    Fragment,
}

impl KindArg {
    /// The kind, unless the content is to tell.
    pub(crate) fn given(self) -> Option<Kind> {
        match self {
            Self::Auto => None,
            Self::Article => Some(Kind::Article),
            Self::Feed => Some(Kind::Feed),
            Self::Fragment => Some(Kind::Fragment),
        }
    }
}

/// The formats of the catalogue.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum CatalogueFormat {
    /// For people
    Full,
    /// One JSON document, for programs
    Json,
    /// The whole documentation as Markdown
    Markdown,
}

/// The formats of a preview.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum PreviewFormat {
    /// A table, for people
    Full,
    /// One JSON document, for programs
    Json,
}

/// The formats of articles as they would have been shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum ShowFormat {
    /// For people
    Text,
    /// For people and their tools
    Markdown,
    /// One JSON document, for programs
    Json,
    /// A page for a browser, which loads and runs nothing
    Html,
}

/// The formats of an inventory.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum InventoryFormat {
    /// Tables, for people
    Text,
    /// One JSON document, for programs
    Json,
}

/// What findings stand together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum GroupArg {
    /// Those of one rule, of which a few are shown
    Rule,
    /// Those of one article
    Article,
    /// All, in the order of the file
    None,
}

impl From<GroupArg> for GroupBy {
    fn from(group: GroupArg) -> Self {
        match group {
            GroupArg::Rule => Self::Rule,
            GroupArg::Article => Self::Article,
            GroupArg::None => Self::None,
        }
    }
}

/// How many findings of a group are shown: a number, or `none` for no limit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct MostArg(pub(crate) Option<usize>);

/// Reads a number of at least 1, or `none`.
pub(super) fn most(text: &str) -> Result<MostArg, BadMost> {
    match text.trim_ascii() {
        "none" => Ok(MostArg(None)),
        text => text.parse().ok().filter(|most| *most > 0).map(|most| MostArg(Some(most))).ok_or(BadMost),
    }
}

/// When to use colours.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum ColorArg {
    Auto,
    Always,
    Never,
}

impl From<ColorArg> for anstream::ColorChoice {
    fn from(color: ColorArg) -> Self {
        match color {
            ColorArg::Auto => Self::Auto,
            ColorArg::Always => Self::Always,
            ColorArg::Never => Self::Never,
        }
    }
}

/// The formats of the record of `fix`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum RecordFormat {
    /// One JSON document
    Json,
    /// JSON lines, one for each file
    Jsonl,
}

/// A format, and the file that it goes to, if it has one of its own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct InFile<F> {
    pub(crate) format: F,
    pub(crate) file: Option<PathBuf>,
}

/// A format of the report.
pub(crate) type FormatArg = InFile<Format>;

/// A format of the record of `fix`.
pub(crate) type RecordArg = InFile<RecordFormat>;

/// A format that has a name.
pub(super) trait Named: Copy + Send + Sync + 'static {
    /// All of them, as the help shows them.
    fn all() -> Vec<(PossibleValue, Self)>;
}

impl Named for Format {
    fn all() -> Vec<(PossibleValue, Self)> {
        Self::ALL.iter().map(|&it| (PossibleValue::new(it.name()).help(it.about()), it)).collect()
    }
}

impl Named for RecordFormat {
    fn all() -> Vec<(PossibleValue, Self)> {
        Self::value_variants().iter().filter_map(|&it| Some((it.to_possible_value()?, it))).collect()
    }
}

/// Reads `FORMAT` and `FORMAT=FILE`.
#[derive(Clone, Copy, Debug)]
pub(super) struct WithFile<F>(PhantomData<F>);

impl<F> WithFile<F> {
    pub(super) const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<F: Named> TypedValueParser for WithFile<F> {
    type Value = InFile<F>;

    fn parse_ref(&self, cmd: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<InFile<F>, clap::Error> {
        // A file whose name is not Unicode can still be named by --output.
        let parts = value.to_str().and_then(|text| text.split_once('='));
        let (name, file) = parts.map_or((value, None), |(name, file)| (OsStr::new(name), Some(file)));
        let formats = || F::all().into_iter();
        let names = PossibleValuesParser::new(formats().map(|(value, _)| value));
        let name = names.parse_ref(cmd, arg, name)?;
        if file == Some("") {
            let message = format!("`--format {name}=` lacks the file's name\n");
            return Err(clap::Error::raw(ErrorKind::InvalidValue, message).with_cmd(cmd));
        }
        let format = formats().find(|(value, _)| value.get_name() == name).map(|(_, format)| format);
        let format = format.ok_or_else(|| clap::Error::new(ErrorKind::InvalidValue).with_cmd(cmd))?;
        Ok(InFile { format, file: file.map(PathBuf::from) })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(F::all().into_iter().map(|(value, _)| value)))
    }
}

/// The rule with this id.
fn rule_id(id: &str) -> Result<RuleArg, UnknownRule> {
    rule(id).ok_or_else(|| UnknownRule::new(id.trim_ascii()))
}

/// Reads the id of a rule, and knows all of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct RuleParser;

impl TypedValueParser for RuleParser {
    type Value = RuleArg;

    fn parse_ref(&self, cmd: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<RuleArg, clap::Error> {
        rule_id.parse_ref(cmd, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(rules::all().iter().map(|rule| PossibleValue::new(rule.id))))
    }
}

/// The rules that this selects.
fn selector(text: &str) -> Result<SelectorArg, UnknownRule> {
    selected(text).ok_or_else(|| UnknownRule::or_family(text.trim_ascii()))
}

/// Reads what selects rules, and knows all rules and families.
#[derive(Clone, Copy, Debug)]
pub(super) struct SelectorParser;

impl TypedValueParser for SelectorParser {
    type Value = SelectorArg;

    fn parse_ref(&self, cmd: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<SelectorArg, clap::Error> {
        selector.parse_ref(cmd, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let ids = rules::all().iter().map(|rule| rule.id);
        Some(Box::new(ids.chain(rules::families()).map(PossibleValue::new)))
    }
}

/// What the caller makes of rules.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct SeverityArg {
    pub(crate) rules: SelectorArg,
    pub(crate) level: Level,
}

/// `RULE=LEVEL`.
pub(super) fn severity(text: &str) -> Result<SeverityArg, BadSeverity> {
    let (rule, level) = text.split_once('=').ok_or(BadSeverity::Form)?;
    Ok(SeverityArg { rules: selector(rule)?, level: level.trim_ascii().parse()? })
}

/// A time of RFC 3339, which names its zone.
pub(super) fn time(text: &str) -> Result<DateTime<Utc>, BadTime> {
    DateTime::parse_from_rfc3339(text.trim_ascii()).map(|time| time.to_utc()).map_err(|_| BadTime)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_and_their_files() {
        let parse =
            |text: &str| WithFile::<Format>::new().parse_ref(&Command::new("x"), None, OsStr::new(text)).ok();
        let wanted = |format, file: Option<&str>| Some(FormatArg { format, file: file.map(PathBuf::from) });
        assert_eq!(parse("json"), wanted(Format::Json, None));
        assert_eq!(parse("json=a.json"), wanted(Format::Json, Some("a.json")));
        assert_eq!(parse("json=a=b, c.json"), wanted(Format::Json, Some("a=b, c.json")));
        for text in ["", "=", "=a.json", "json=", "yaml=a", "json:a"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn times_name_their_zone() {
        let nine = time("2016-02-04T09:00:00Z").unwrap();
        assert_eq!(time("2016-02-04T11:00:00+02:00").unwrap(), nine);
        assert_eq!(time(" 2016-02-04T09:00:00.000Z ").unwrap(), nine);
        for text in ["", "now", "2016-02-04", "2016-02-04T09:00:00", "2016-02-04T09:00Z", "1454576400"] {
            assert!(time(text).is_err(), "{text}");
        }
    }
}
