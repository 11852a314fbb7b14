//! Showing text page by page, as git does.

use std::env;
use std::io::Write;
use std::process::{Command, Stdio};

/// What git asks of `less`: colours, no paging of what fits on one screen, and the text stays there.
const LESS: &str = "FRX";

/// Shows text in the caller's pager; false if there is none, and nothing was shown.
pub(crate) fn show(text: &str) -> bool {
    let Some((program, arguments)) = chosen(env::var("PAGER").ok().as_deref()) else { return false };
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::piped());
    if env::var_os("LESS").is_none() {
        command.env("LESS", LESS);
    }
    let Ok(mut pager) = command.spawn() else { return false };
    if let Some(mut stdin) = pager.stdin.take() {
        // Whoever leaves the pager early has seen enough.
        let _ = stdin.write_all(text.as_bytes());
    }
    let _ = pager.wait();
    true
}

/// The program to run, with its arguments, as `PAGER` says; `less` where it says nothing. Empty and `cat` ask
/// for none.
fn chosen(pager: Option<&str>) -> Option<(String, Vec<String>)> {
    let mut words = pager.unwrap_or("less").split_ascii_whitespace().map(str::to_owned);
    let program = words.next().filter(|program| program != "cat")?;
    Some((program, words.collect()))
}

#[cfg(test)]
mod tests {
    use super::chosen;

    #[test]
    fn what_the_environment_asks_for() {
        let program =
            |pager| chosen(pager).map(|(program, arguments)| format!("{program} {}", arguments.join(" ")));
        assert_eq!(program(None).as_deref(), Some("less "));
        assert_eq!(program(Some("more")).as_deref(), Some("more "));
        assert_eq!(program(Some(" less -R  +G ")).as_deref(), Some("less -R +G"));
        for none in ["", " ", "cat"] {
            assert_eq!(program(Some(none)), None, "{none:?}");
        }
    }
}
