//! What `fix` can be asked.

use std::path::PathBuf;

use clap::Args;
use ia_validate::fix::Safety;
use ia_validate::{Domain, Options};

use super::{AgainstArgs, ConsoleArgs, FindingArgs, InputArgs};

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

    #[command(flatten)]
    pub(crate) input: InputArgs,

    /// Your page's domain, which canonical URLs must be on; can be repeated
    #[arg(long = "domain", value_name = "DOMAIN", help_heading = "Checks")]
    domains: Vec<Domain>,

    /// Read no configuration file (none is read yet)
    #[arg(long, help_heading = "Checks")]
    no_config: bool,

    #[command(flatten)]
    pub(crate) findings: FindingArgs,

    #[command(flatten)]
    pub(crate) console: ConsoleArgs,
}

impl FixArgs {
    /// What the library is to check.
    pub(crate) fn options(&self) -> Options {
        // With an earlier version, each fix would be an update that comes too late.
        let against =
            AgainstArgs { domains: self.domains.clone(), previous: Vec::new(), no_config: self.no_config };
        self.findings.options(&against, None)
    }

    /// The fixes that are applied.
    pub(crate) fn safety(&self) -> Safety {
        if self.with_unsafe { Safety::Unsafe } else { Safety::Safe }
    }

    /// Whether nothing is written.
    pub(crate) fn is_dry(&self) -> bool {
        self.diff || self.check
    }
}
