//! What `lsp` can be asked.

use clap::Args;

use super::{AgainstArgs, ConsoleArgs, FindingArgs, size};

#[derive(Debug, Args)]
// An exit code says nothing of findings here.
#[command(mut_arg("fail_on", |arg| arg.hide(true)))]
pub(crate) struct LspArgs {
    /// Talk on stdin and stdout, as it does anyway: some editors say so
    #[arg(long, hide = true)]
    pub(crate) stdio: bool,

    /// Refuse larger files: bytes, or with K, M or G; 100M unless the configuration says otherwise
    #[arg(long, value_name = "SIZE", value_parser = size, help_heading = "Input")]
    pub(crate) max_file_size: Option<u64>,

    #[command(flatten)]
    pub(crate) against: AgainstArgs,

    #[command(flatten)]
    pub(crate) findings: FindingArgs,

    #[command(flatten)]
    pub(crate) console: ConsoleArgs,
}
