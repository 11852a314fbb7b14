//! What `config` can be asked.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::common::{ClockArgs, ConfigFileArgs, ConsoleArgs};
use super::options::{OfCheck, OptionArgs};

#[derive(Debug, Args)]
pub(crate) struct ConfigArgs {
    #[command(subcommand)]
    pub(crate) command: ConfigCommand,
}

#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(crate) enum ConfigCommand {
    /// Print what is in force for a file or folder, and where each value is from
    ///
    /// Options of `check` can be given to see what becomes of them.
    Show(Box<ShowArgs>),
    /// Print the JSON schema of ia-validate.toml
    Schema(ConsoleArgs),
    /// Write an ia-validate.toml into a folder, with every key and what it is for
    ///
    /// The domains are those of the canonical URLs of what stands there. A file that is there already is left alone.
    Init(InitArgs),
}

#[derive(Debug, Args)]
pub(crate) struct InitArgs {
    /// The folder; the current one if there is none
    #[arg(value_name = "FOLDER", default_value = ".")]
    pub(crate) folder: PathBuf,

    #[command(flatten)]
    pub(crate) console: ConsoleArgs,
}

#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    /// A file, a folder, or a URL; the current folder if there is none
    #[arg(value_name = "PATH")]
    pub(crate) path: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) config_file: ConfigFileArgs,

    #[command(flatten)]
    pub(crate) options: OptionArgs<OfCheck>,

    #[command(flatten)]
    pub(crate) clock: ClockArgs,

    #[command(flatten)]
    pub(crate) console: ConsoleArgs,
}
