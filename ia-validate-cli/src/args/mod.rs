//! The command line: what can be asked, not what is done about it.

mod fix;
mod values;

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use clap::{Args, Parser, Subcommand};
use ia_validate::{Domain, Options, Severity};

pub(crate) use fix::FixArgs;
pub(crate) use values::{ColorArg, FailOn, KindArg};

use crate::history::Known;
use crate::preview::PreviewFormat;
use crate::render::Format;
use values::{rule_id, size, time};

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
    command: Option<Command>,
    #[command(flatten)]
    check: CheckArgs,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check articles and feeds (what happens without a command, too)
    #[command(after_help = EXIT_CODES)]
    Check(CheckArgs),
    /// Apply the fixes of findings, up to a point where nothing changes
    ///
    /// No fix is applied that would bring a new error or warning. All that is not fixed stays as it is, to the
    /// byte.
    #[command(after_help = FIX_EXIT_CODES)]
    Fix(FixArgs),
    /// Say article by article what ingestion would do with a feed
    #[command(after_help = EXIT_CODES)]
    Preview(PreviewArgs),
    /// Store the articles of a feed as ingested, to judge later updates against
    ///
    /// What is stored is what ingestion would take: new articles and updates, not what it would reject,
    /// ignore or leave as it is. All of it is stored at once, or nothing.
    #[command(after_help = RECORD_EXIT_CODES)]
    Record(RecordArgs),
}

const EXIT_CODES: &str = "\
Exit codes: 0 nothing found at or above --fail-on; 1 findings; 2 wrong usage, or an input that could not \
be read. The report goes to stdout, everything else to stderr.";

const FIX_EXIT_CODES: &str = "\
Exit codes: 0 nothing left at or above --fail-on; 1 such findings are left, or with --check or --diff something \
would change; 2 wrong usage, or a file that could not be read or written. The summary goes to stderr.";

const RECORD_EXIT_CODES: &str = "\
Exit codes: 0 stored, whatever was found; 2 wrong usage, or the input or the state could not be used. There \
is no report: what was stored is told on stderr.";

impl Cli {
    /// The command that was given, or meant.
    pub(crate) fn chosen(self) -> Command {
        self.command.unwrap_or(Command::Check(self.check))
    }
}

impl Command {
    pub(crate) fn console(&self) -> &ConsoleArgs {
        match self {
            Self::Check(args) => &args.output.console,
            Self::Fix(args) => &args.console,
            Self::Preview(args) => &args.output.console,
            Self::Record(args) => &args.console,
        }
    }

    /// The mildest severity that makes the run fail, if any does.
    pub(crate) fn threshold(&self) -> Option<Severity> {
        match self {
            Self::Check(args) => args.findings.fail_on.threshold(),
            // What would change is said by itself.
            Self::Fix(args) if args.is_dry() => None,
            Self::Fix(args) => args.findings.fail_on.threshold(),
            Self::Preview(args) => args.findings.fail_on.threshold(),
            Self::Record(_) => None,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// Files, folders, URLs, or `-` for stdin; the current folder if there is none. Folders are walked for
    /// .html, .htm, .xml and .rss files, as .gitignore allows
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) input: InputArgs,

    #[command(flatten)]
    pub(crate) against: AgainstArgs,

    /// State database that `record` has written, to judge updates against
    #[arg(long, value_name = "FILE", help_heading = "Checks")]
    pub(crate) state: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) findings: FindingArgs,

    /// How to show the findings
    #[arg(long, value_name = "FORMAT", default_value = "full", help_heading = "Output")]
    pub(crate) format: Format,

    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

#[derive(Debug, Args)]
pub(crate) struct PreviewArgs {
    /// The feed, or one article: a file, a URL, or `-` for stdin
    #[arg(value_name = "FEED")]
    pub(crate) feed: PathBuf,

    #[command(flatten)]
    pub(crate) input: InputArgs,

    #[command(flatten)]
    pub(crate) against: AgainstArgs,

    /// State database that `record` writes, to judge updates against; if it does not exist yet, every article
    /// is new
    #[arg(long, value_name = "FILE", help_heading = "Checks")]
    pub(crate) state: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) findings: FindingArgs,

    /// How to show what would happen
    #[arg(long, value_name = "FORMAT", default_value = "full", help_heading = "Output")]
    pub(crate) format: PreviewFormat,

    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

#[derive(Debug, Args)]
pub(crate) struct RecordArgs {
    /// The feed, or one article: a file, a URL, or `-` for stdin
    #[arg(value_name = "FEED")]
    pub(crate) feed: PathBuf,

    /// State database to store in; made if it does not exist
    #[arg(long, value_name = "FILE")]
    pub(crate) state: PathBuf,

    #[command(flatten)]
    pub(crate) input: InputArgs,

    #[command(flatten)]
    pub(crate) against: AgainstArgs,

    #[command(flatten)]
    pub(crate) console: ConsoleArgs,
}

/// How to read the inputs.
#[derive(Debug, Args)]
pub(crate) struct InputArgs {
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
}

/// What articles are judged against.
#[derive(Debug, Args)]
pub(crate) struct AgainstArgs {
    /// Your page's domain, which canonical URLs must be on; can be repeated
    #[arg(long = "domain", value_name = "DOMAIN", help_heading = "Checks")]
    pub(crate) domains: Vec<Domain>,

    /// An earlier feed or article to judge updates against; can be repeated. Of several versions of an
    /// article, here or in --state, the one with the latest op-modified counts
    #[arg(long, value_name = "FILE", help_heading = "Checks")]
    pub(crate) previous: Vec<PathBuf>,

    /// Read no configuration file (none is read yet)
    #[arg(long, help_heading = "Checks")]
    pub(crate) no_config: bool,
}

/// Which findings count.
#[derive(Debug, Args)]
pub(crate) struct FindingArgs {
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

    /// The current time in RFC 3339, for what depends on it; nothing does without
    #[arg(long, value_name = "TIME", value_parser = time, help_heading = "Checks")]
    pub(crate) now: Option<DateTime<Utc>>,
}

/// Where the report goes, and what is told beside it.
#[derive(Debug, Args)]
pub(crate) struct OutputArgs {
    /// Write the report to this file instead of stdout
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) console: ConsoleArgs,
}

#[derive(Debug, Args)]
pub(crate) struct ConsoleArgs {
    /// When to use colours; `auto` heeds the terminal, NO_COLOR and CLICOLOR_FORCE
    #[arg(long, value_name = "WHEN", default_value = "auto", help_heading = "Output")]
    pub(crate) color: ColorArg,

    /// Print the report only, no summary
    #[arg(long, short, help_heading = "Output")]
    pub(crate) quiet: bool,
}

impl AgainstArgs {
    /// What the library is to judge articles against.
    pub(crate) fn options(&self, known: Option<&Arc<Known>>) -> Options {
        let mut options = Options::default();
        options.domains.clone_from(&self.domains);
        options.history = known.map(|known| Arc::clone(known) as _);
        options
    }
}

impl FindingArgs {
    /// What the library is to check, and against what.
    pub(crate) fn options(&self, against: &AgainstArgs, known: Option<&Arc<Known>>) -> Options {
        let ids = |rules: &[&str]| rules.iter().map(|&id| id.to_owned()).collect();
        let mut options = against.options(known);
        options.select = ids(&self.select);
        options.ignore = ids(&self.ignore);
        options.now = self.now;
        options
    }
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
    fn commands_and_paths() {
        let paths = |line: &str| {
            let Command::Check(check) = Cli::try_parse_from(line.split(' ')).unwrap().chosen() else {
                panic!()
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
