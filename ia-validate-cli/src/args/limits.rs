//! How much is checked and reported.

use clap::Args;

use super::values::most;

/// How many items of a feed are checked.
#[derive(Debug, Args)]
pub(crate) struct ItemsArgs {
    /// Check no more items of a feed than its first N, or `none` for all; 100000 unless the configuration says
    /// otherwise. How many more there are is told
    #[arg(long, value_name = "N", value_parser = most, help_heading = "Input")]
    pub(crate) max_items: Option<usize>,
}

/// The same, and how many findings are reported.
#[derive(Debug, Args)]
pub(crate) struct LimitArgs {
    #[command(flatten)]
    pub(crate) items: ItemsArgs,

    /// Report no more findings of an article than N, the gravest, or `none` for all; 10000 unless the
    /// configuration says otherwise. The others are counted, here and for the exit code
    #[arg(long, value_name = "N", value_parser = most, help_heading = "Output")]
    pub(crate) max_findings: Option<usize>,

    /// Report no findings in elements nested more than N deep, or `none` for any depth; 10000 unless the
    /// configuration says otherwise. They are counted likewise
    #[arg(long, value_name = "N", value_parser = most, help_heading = "Output")]
    pub(crate) max_depth: Option<usize>,
}
