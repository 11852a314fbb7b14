//! What `lsp` can be asked.

use clap::Args;

use super::{AgainstArgs, ConsoleArgs, FindingArgs, LimitArgs, SizeArgs};

#[derive(Debug, Args)]
// An exit code says nothing of findings here.
#[command(mut_arg("fail_on", |arg| arg.hide(true)))]
pub(crate) struct LspArgs {
    /// Talk on stdin and stdout, as it does anyway: some editors say so
    #[arg(long, hide = true)]
    pub(crate) stdio: bool,

    #[command(flatten)]
    pub(crate) size: SizeArgs,

    #[command(flatten)]
    pub(crate) against: AgainstArgs,

    #[command(flatten)]
    pub(crate) findings: FindingArgs,

    #[command(flatten)]
    pub(crate) limits: LimitArgs,

    #[command(flatten)]
    pub(crate) console: ConsoleArgs,
}
