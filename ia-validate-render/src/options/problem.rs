//! What is wrong with what a caller passes.

use ia_validate::Severity;

use super::nearest::nearest;

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

/// That a name is none of those that there are, with the nearest or all of them.
pub fn unknown<P>(name: &str, at: P, names: &[String], what: &str) -> Problem<P> {
    let near = nearest(name, names.iter().map(String::as_str)).map(|near| format!("did you mean `{near}`?"));
    let all = || {
        let listed: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
        format!("there are {}", listed.join(", "))
    };
    Problem {
        severity: Severity::Error,
        message: format!("`{name}` is no {what}"),
        help: Some(near.unwrap_or_else(all)),
        at,
    }
}
