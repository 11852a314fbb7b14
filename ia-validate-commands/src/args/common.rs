//! What several commands can be asked.

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use clap::Args;

use super::values::{ColorArg, KindArg, time};

// Which files are meant, beside those that are named.
#[derive(Debug, Default, Args)]
pub(crate) struct ChoiceArgs {
    /// Read from this file, or from stdin (`-`), what to look at: a line for each, or NUL between them. An empty list is
    /// no mistake
    #[arg(long, value_name = "FILE", help_heading = "Input")]
    pub(crate) files_from: Option<PathBuf>,

    /// In folders, look only at files that fit a pattern as in .gitignore, such as `*.rss`; can be repeated
    #[arg(long, value_name = "GLOB", help_heading = "Input")]
    pub(crate) include: Vec<String>,

    /// In folders, leave out what fits a pattern as in .gitignore, such as `drafts/`; can be repeated. `node_modules`,
    /// `vendor` and `.git` are always left out, unless they are named
    #[arg(long, value_name = "GLOB", help_heading = "Input")]
    pub(crate) exclude: Vec<String>,
}

// Findings that are known already.
#[derive(Debug, Args)]
pub(crate) struct BaselineArgs {
    /// Hide the findings that this file counts: those that were there when it was written
    #[arg(long, value_name = "FILE", help_heading = "Baseline")]
    pub(crate) baseline: Option<PathBuf>,

    /// Make the baseline count all findings of this run, which are then hidden
    #[arg(long, requires = "baseline", conflicts_with = "prune_baseline", help_heading = "Baseline")]
    pub(crate) write_baseline: bool,

    /// Drop from the baseline what is gone: findings in what this run checks, in files that do not exist any
    /// more, and in articles that none of the feeds holds. Name all the feeds that it is for, and give the
    /// options that it was written with
    #[arg(long, requires = "baseline", help_heading = "Baseline")]
    pub(crate) prune_baseline: bool,
}

// How to read the inputs.
#[derive(Debug, Args)]
pub(crate) struct InputArgs {
    /// What the inputs are; `auto`, unless the configuration says otherwise, tells by their content
    #[arg(long, value_name = "KIND", help_heading = "Input")]
    pub(crate) kind: Option<KindArg>,

    /// Name to show for stdin; reads stdin if no PATH is given
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    pub(crate) stdin_filename: Option<PathBuf>,
}

// Which configuration file to read.
#[derive(Debug, Args)]
pub(crate) struct ConfigFileArgs {
    /// Read this configuration file for all inputs, in place of the ia-validate.toml next to each input or
    /// in the nearest folder above it
    #[arg(long, value_name = "FILE", conflicts_with = "no_config", help_heading = "Checks")]
    pub(crate) config: Option<PathBuf>,

    /// Read no configuration file
    #[arg(long, help_heading = "Checks")]
    pub(crate) no_config: bool,
}

// What time it is.
#[derive(Debug, Args)]
pub(crate) struct ClockArgs {
    /// The current time in RFC 3339, for what depends on it; nothing does without
    #[arg(long, value_name = "TIME", value_parser = time, help_heading = "Checks")]
    pub(crate) now: Option<DateTime<Utc>>,
}

// Where the report goes, and what is told beside it.
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

    /// Say more on stderr: which configuration counts, what was skipped and why, how long it took
    #[arg(long, short, help_heading = "Output", conflicts_with = "quiet")]
    pub(crate) verbose: bool,
}
