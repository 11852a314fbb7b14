//! What `lsp` can be asked.

use clap::Args;

use super::{ClockArgs, ConfigFileArgs, ConsoleArgs, OfCheck, OptionArgs};

#[derive(Debug, Args)]
// An exit code says nothing of findings here.
#[command(mut_arg("fail-on", |arg| arg.hide(true)))]
pub(crate) struct LspArgs {
    /// Talk on stdin and stdout, as it does anyway: some editors say so
    #[arg(long, hide = true)]
    pub(crate) stdio: bool,

    #[command(flatten)]
    pub(crate) config_file: ConfigFileArgs,

    #[command(flatten)]
    pub(crate) options: OptionArgs<OfCheck>,

    #[command(flatten)]
    pub(crate) clock: ClockArgs,

    #[command(flatten)]
    pub(crate) console: ConsoleArgs,
}
