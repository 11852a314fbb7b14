//! The command line: what can be asked, not what is done about it.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use ia_validate::source::MAX_LEN;
use ia_validate::{Domain, Kind, Severity, rules};

use crate::errors::{BadSize, UnknownRule};
use crate::render::Format;

/// Checks Facebook Instant Articles and the RSS feeds that carry them, and shows the exact place of every
/// defect.
///
/// `ia-validate PATH…` is short for `ia-validate check PATH…`. A path that is also the name of a command
/// needs a `./` in front.
#[derive(Debug, Parser)]
#[command(name = "ia-validate", version, max_term_width = 100, after_help = EXIT_CODES)]
#[command(args_conflicts_with_subcommands = true, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    #[command(flatten)]
    pub(crate) check: CheckArgs,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check articles and feeds (what happens without a command, too)
    #[command(after_help = EXIT_CODES)]
    Check(CheckArgs),
}

const EXIT_CODES: &str = "\
Exit codes: 0 nothing found at or above --fail-on; 1 findings; 2 wrong usage, or an input that could not \
be read. The report goes to stdout, everything else to stderr.";

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// Files, folders, or `-` for stdin; the current folder if there is none. Folders are walked for
    /// .html, .htm, .xml and .rss files, as .gitignore allows
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// What the inputs are; `auto` tells by their content
    #[arg(long, value_name = "KIND", default_value = "auto", help_heading = "Input")]
    pub(crate) kind: KindArg,

    /// Name to show for stdin; reads stdin if no PATH is given
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    pub(crate) stdin_filename: Option<PathBuf>,

    /// Refuse larger files: bytes, or with K, M or G
    #[arg(long, value_name = "SIZE", default_value = "100M", value_parser = size)]
    #[arg(help_heading = "Input")]
    pub(crate) max_file_size: u64,

    /// Your page's domain, which canonical URLs must be on; can be repeated
    #[arg(long = "domain", value_name = "DOMAIN", help_heading = "Checks")]
    pub(crate) domains: Vec<Domain>,

    /// Report only these rules; comma-separated, can be repeated
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = rule_id)]
    #[arg(help_heading = "Checks")]
    pub(crate) select: Vec<&'static str>,

    /// Do not report these rules; comma-separated, can be repeated
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = rule_id)]
    #[arg(help_heading = "Checks")]
    pub(crate) ignore: Vec<&'static str>,

    /// Exit with 1 for findings of at least this severity
    #[arg(long, value_name = "SEVERITY", default_value = "error", help_heading = "Checks")]
    pub(crate) fail_on: FailOn,

    /// Read no configuration file (none is read yet)
    #[arg(long, help_heading = "Checks")]
    pub(crate) no_config: bool,

    /// How to show the findings
    #[arg(long, value_name = "FORMAT", default_value = "full", help_heading = "Output")]
    pub(crate) format: Format,

    /// Write the report to this file instead of stdout
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,

    /// When to use colours; `auto` heeds the terminal, NO_COLOR and CLICOLOR_FORCE
    #[arg(long, value_name = "WHEN", default_value = "auto", help_heading = "Output")]
    pub(crate) color: ColorArg,

    /// Print the report only, no summary
    #[arg(long, short, help_heading = "Output")]
    pub(crate) quiet: bool,
}

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

fn rule_id(id: &str) -> Result<&'static str, UnknownRule> {
    let id = id.trim_ascii();
    rules::find(id).map(|rule| rule.id).ok_or_else(|| UnknownRule::new(id))
}

/// `10M` and the like: K, M and G are powers of 1,024, as in `ls -h`.
fn size(text: &str) -> Result<u64, BadSize> {
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

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

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
    fn commands_and_paths() {
        let paths = |line: &str| {
            let cli = Cli::try_parse_from(line.split(' ')).unwrap();
            let check = match cli.command {
                Some(Command::Check(check)) => check,
                None => cli.check,
            };
            check.paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>()
        };
        assert_eq!(paths("ia-validate a.html b.xml"), ["a.html", "b.xml"]);
        assert_eq!(paths("ia-validate check a.html"), ["a.html"]);
        assert_eq!(paths("ia-validate check check"), ["check"]);
        assert_eq!(paths("ia-validate ./check"), ["./check"]);
        assert_eq!(paths("ia-validate --quiet a.html"), ["a.html"]);
        assert_eq!(paths("ia-validate check"), [""; 0]);
        assert_eq!(paths("ia-validate a.html check"), ["a.html", "check"]);
        assert_eq!(paths("ia-validate -- -x.html"), ["-x.html"]);
    }
}
