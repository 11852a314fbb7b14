//! What `show` and `inventory` can be asked.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args;

use super::values::{InventoryFormat, ShowFormat};
use super::{ConfigFileArgs, InputArgs, OfShow, OptionArgs, OutputArgs};

// How documents are read, and where what is said of them goes: the same for all that only reads.
#[derive(Debug, Args)]
pub(crate) struct HowToRead {
    #[command(flatten)]
    pub(crate) input: InputArgs,

    #[command(flatten)]
    pub(crate) config_file: ConfigFileArgs,

    #[command(flatten)]
    pub(crate) options: OptionArgs<OfShow>,

    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

#[derive(Debug, Args)]
pub(crate) struct ReadingArgs {
    /// Articles and feeds: files, URLs, or `-` for stdin
    #[arg(value_name = "FILE", required_unless_present = "stdin_filename")]
    pub(crate) files: Vec<PathBuf>,

    /// Show only this article of each feed: 1 is the first
    #[arg(long, value_name = "N", help_heading = "Output")]
    pub(crate) item: Option<NonZeroUsize>,

    /// How to show them
    #[arg(long, value_name = "FORMAT", default_value = "text", help_heading = "Output")]
    pub(crate) format: ShowFormat,

    #[command(flatten)]
    pub(crate) reading: HowToRead,
}

#[derive(Debug, Args)]
pub(crate) struct InventoryArgs {
    /// Files, folders, URLs, or `-` for stdin; the current folder if there is none. Folders are walked for
    /// .html, .htm, .xml and .rss files, as .gitignore allows
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// How to show it
    #[arg(long, value_name = "FORMAT", default_value = "text", help_heading = "Output")]
    pub(crate) format: InventoryFormat,

    #[command(flatten)]
    pub(crate) reading: HowToRead,
}
