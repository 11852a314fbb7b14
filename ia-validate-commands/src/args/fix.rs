//! What `fix` can be asked.

use std::path::PathBuf;

use clap::Args;
use ia_validate::fix::Safety;

use super::values::{RecordArg, RecordFormat, WithFile};
use super::{ChoiceArgs, ClockArgs, ConfigFileArgs, ConsoleArgs, InputArgs, OfFix, OptionArgs};

#[derive(Debug, Args)]
pub(crate) struct FixArgs {
    /// Files, folders, or `-` for stdin, which is written to stdout; the current folder if there is none.
    /// Folders are walked for .html, .htm, .xml and .rss files, as .gitignore allows
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// Apply the fixes that a person should look at, too
    #[arg(long = "unsafe", help_heading = "Fixes")]
    pub(crate) with_unsafe: bool,

    /// Show what would change, and change nothing; exits with 1 if anything would
    #[arg(long, help_heading = "Fixes")]
    pub(crate) diff: bool,

    /// Change nothing; exits with 1 if anything would
    #[arg(long, help_heading = "Fixes")]
    pub(crate) check: bool,

    /// Record what was mended and what was not, and in which file if not on stdout
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = WithFile::<RecordFormat>::new())]
    #[arg(help_heading = "Output")]
    pub(crate) format: Option<RecordArg>,

    /// Keep this baseline true: what it hides is hidden, and it counts what is left of that when all is mended
    #[arg(long, value_name = "FILE", help_heading = "Baseline")]
    pub(crate) baseline: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) choice: ChoiceArgs,

    #[command(flatten)]
    pub(crate) input: InputArgs,

    #[command(flatten)]
    pub(crate) config_file: ConfigFileArgs,

    #[command(flatten)]
    pub(crate) options: OptionArgs<OfFix>,

    #[command(flatten)]
    pub(crate) clock: ClockArgs,

    #[command(flatten)]
    pub(crate) console: ConsoleArgs,
}

impl FixArgs {
    /// The fixes that are applied.
    pub(crate) fn safety(&self) -> Safety {
        if self.with_unsafe { Safety::Unsafe } else { Safety::Safe }
    }

    /// Whether nothing is written.
    pub(crate) fn is_dry(&self) -> bool {
        self.diff || self.check
    }
}
