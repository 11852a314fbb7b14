//! The values of options.

use std::ffi::OsStr;
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Arg, Command, ValueEnum};
use ia_validate::{Kind, Level, rules};
use ia_validate_render::Format;
pub(crate) use ia_validate_render::options::NamedRule as RuleArg;
use ia_validate_render::options::rule;

use super::error::{BadSeverity, BadTime, UnknownRule};

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

/// A format of the report, and the file that it goes to, if it has one of its own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct FormatArg {
    pub(crate) format: Format,
    pub(crate) file: Option<PathBuf>,
}

/// The formats, as the help shows them.
fn formats() -> impl Iterator<Item = PossibleValue> {
    Format::ALL.iter().map(|format| PossibleValue::new(format.name()).help(format.about()))
}

/// Reads `FORMAT` and `FORMAT=FILE`.
#[derive(Clone, Copy, Debug)]
pub(super) struct FormatParser;

impl TypedValueParser for FormatParser {
    type Value = FormatArg;

    fn parse_ref(&self, cmd: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<FormatArg, clap::Error> {
        // A file whose name is not Unicode can still be named by --output.
        let parts = value.to_str().and_then(|text| text.split_once('='));
        let (name, file) = parts.map_or((value, None), |(name, file)| (OsStr::new(name), Some(file)));
        let format = PossibleValuesParser::new(formats()).try_map(|name| name.parse::<Format>());
        let format = format.parse_ref(cmd, arg, name)?;
        if file == Some("") {
            let message = format!("`--format {}=` lacks the file's name\n", format.name());
            return Err(clap::Error::raw(ErrorKind::InvalidValue, message).with_cmd(cmd));
        }
        Ok(FormatArg { format, file: file.map(PathBuf::from) })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(formats()))
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

/// What the caller makes of a rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct SeverityArg {
    pub(crate) rule: RuleArg,
    pub(crate) level: Level,
}

/// `RULE=LEVEL`.
pub(super) fn severity(text: &str) -> Result<SeverityArg, BadSeverity> {
    let (rule, level) = text.split_once('=').ok_or(BadSeverity::Form)?;
    Ok(SeverityArg { rule: rule_id(rule)?, level: level.trim_ascii().parse()? })
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
        let parse = |text: &str| FormatParser.parse_ref(&Command::new("x"), None, OsStr::new(text)).ok();
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
