//! All formats on the same findings: each is valid by its own rules, says the same as the others, and holds
//! no character that would do harm.

mod read;
mod same;
mod schemas;
mod several;
mod valid;

use std::collections::BTreeMap;

use crate::support::Folder;

/// Every format in which each finding stands with its place, by its name on the command line.
pub(super) const FORMATS: [&str; 10] =
    ["full", "compact", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "html"];

/// The others: the one counts columns in bytes, the other names some places only.
const OTHERS: [&str; 2] = ["rdjson", "markdown"];

/// The same run in every format.
pub(super) fn reports(folder: &Folder, arguments: &[&str]) -> BTreeMap<&'static str, String> {
    let reports = Folder::new();
    let all = || FORMATS.into_iter().chain(OTHERS);
    let formats = all().map(|format| format!("--format={format}={}", reports.path(format).display()));
    let run = folder
        .command()
        .args(formats)
        .args(["--fail-on=never", "--group=none"])
        .args(arguments)
        .assert()
        .code(0);
    run.stdout_eq("");
    all().map(|format| (format, String::from_utf8(reports.read(format)).unwrap())).collect()
}
