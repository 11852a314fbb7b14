//! The values of options.

use std::ffi::OsStr;
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use clap::builder::{EnumValueParser, PossibleValue, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Arg, Command, ValueEnum};
use ia_validate::source::MAX_LEN;
use ia_validate::{Kind, Level, Severity, rules};

use crate::errors::{BadMost, BadSeverity, BadSize, BadTime, UnknownRule};
use crate::render::Format;

/// What the inputs are taken for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum KindArg {
    Auto,
    Article,
    Feed,
}

impl KindArg {
    /// The kind, unless the content is to tell.
    pub(crate) fn given(self) -> Option<Kind> {
        match self {
            Self::Auto => None,
            Self::Article => Some(Kind::Article),
            Self::Feed => Some(Kind::Feed),
        }
    }
}

/// From which severity on findings make the run fail.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum FailOn {
    Error,
    Warning,
    Info,
    Never,
}

impl FailOn {
    /// The mildest severity that makes the run fail, if any does.
    pub(crate) fn threshold(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Info => Some(Severity::Info),
            Self::Never => None,
        }
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

/// A format of the report, and the file that it goes to, if it has one of its own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct FormatArg {
    pub(crate) format: Format,
    pub(crate) file: Option<PathBuf>,
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
        let format = EnumValueParser::<Format>::new().parse_ref(cmd, arg, name)?;
        if file == Some("") {
            let message = format!("`--format {}=` lacks the file's name\n", format.name());
            return Err(clap::Error::raw(ErrorKind::InvalidValue, message).with_cmd(cmd));
        }
        Ok(FormatArg { format, file: file.map(PathBuf::from) })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Format::value_variants().iter().filter_map(Format::to_possible_value)))
    }
}

/// A rule that the caller names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct RuleArg {
    pub(crate) id: &'static str,
    /// The id by which it was named, if that is an old one.
    pub(crate) old: Option<String>,
}

impl RuleArg {
    /// That it is named by an old id, if it is.
    pub(crate) fn renamed(&self) -> Option<String> {
        self.old.as_ref().map(|old| format!("rule `{old}` was renamed to `{}`", self.id))
    }
}

/// The rule with this id.
pub(crate) fn rule_id(id: &str) -> Result<RuleArg, UnknownRule> {
    let id = id.trim_ascii();
    let rule = rules::find(id).ok_or_else(|| UnknownRule::new(id))?;
    Ok(RuleArg { id: rule.id, old: rules::renamed(id).map(|_| id.to_owned()) })
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

/// `10M` and the like: K, M and G are powers of 1,024, as in `ls -h`.
pub(crate) fn size(text: &str) -> Result<u64, BadSize> {
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

/// The word for no limit.
pub(crate) const NO_LIMIT: &str = "none";

/// How many of something there may be at most: a number from 1 on, or `none` for any number.
pub(crate) fn most(text: &str) -> Result<usize, BadMost> {
    if text == NO_LIMIT {
        return Ok(usize::MAX);
    }
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|&most| is_number && most > 0).ok_or(BadMost)
}

/// A time of RFC 3339, which names its zone.
pub(super) fn time(text: &str) -> Result<DateTime<Utc>, BadTime> {
    DateTime::parse_from_rfc3339(text.trim_ascii()).map(|time| time.to_utc()).map_err(|_| BadTime)
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
