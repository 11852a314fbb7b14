//! What is wrong with what a caller passes.

use ia_validate::Severity;

/// Something wrong with an option: the caller's mistake, or (a warning) an old name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem<P> {
    /// An error if the option cannot be used.
    pub severity: Severity,
    /// What is there.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// Where.
    pub at: P,
}
