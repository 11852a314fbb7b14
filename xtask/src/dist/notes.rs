//! What the page of a release says.

use std::fs;

use anyhow::{Context as _, Result};
use xshell::cmd;

use super::Dist;

pub(super) fn make(dist: &Dist<'_>) -> Result<()> {
    let changes = fs::read_to_string(dist.workspace.root.join("CHANGELOG.md")).context("CHANGELOG.md")?;
    let version = &dist.workspace.version;
    let text = match section(&changes, version) {
        Some(text) => text,
        None => {
            eprintln!("note: CHANGELOG.md has no section [{version}]: the notes are those of [Unreleased]");
            section(&changes, "Unreleased").context("CHANGELOG.md has no section [Unreleased]")?
        }
    };
    let shell = dist.shell()?;
    let compiler = cmd!(shell, "rustc --version").quiet().read()?;
    let page = format!("{}/blob/v{version}/docs/installing.md", dist.workspace.repository);
    let text = absolute(text, &format!("{}/blob/v{version}/", dist.workspace.repository));
    dist.write(
        "RELEASE-NOTES.md",
        format!("{text}\n\nHow to install it, to verify the sums and to go back: [installing]({page}). Compiled by {compiler}.\n"),
    )
}

/// What stands below the heading of a version.
pub(crate) fn section<'t>(changes: &'t str, version: &str) -> Option<&'t str> {
    let heading = format!("\n## [{version}]");
    let (_, rest) = changes.split_once(&heading)?;
    let (_, rest) = rest.split_once('\n')?;
    Some(rest.split("\n## [").next().unwrap_or(rest).trim())
}

/// Links that begin at the root of the repository, as they must be on another page.
fn absolute(text: &str, root: &str) -> String {
    let mut parts = text.split("](");
    let mut absolute = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_relative = !part.contains("://") || part.find("://") > part.find(')');
        absolute.push_str("](");
        absolute.push_str(if is_relative && !part.starts_with('#') { root } else { "" });
        absolute.push_str(part);
    }
    absolute
}

#[cfg(test)]
mod tests {
    #[test]
    fn links_lead_to_the_repository() {
        let text =
            "[a](docs/a.md#b), [c](https://example.com/), [d](#e), see [f](g.rs) and https://example.com/";
        let absolute = "[a](R/docs/a.md#b), [c](https://example.com/), [d](#e), see [f](R/g.rs) and https://example.com/";
        assert_eq!(super::absolute(text, "R/"), absolute);
    }

    #[test]
    fn a_section_ends_where_the_next_begins() {
        let changes = "# Changelog\n\n## [Unreleased]\n\n## [0.2.0] - 2026-12-01\n\n### Added\n\n- this\n\n## [0.1.0]\n- that\n";
        assert_eq!(super::section(changes, "0.2.0"), Some("### Added\n\n- this"));
        assert_eq!(super::section(changes, "Unreleased"), Some(""));
        assert_eq!(super::section(changes, "0.1.0"), Some("- that"));
        assert_eq!(super::section(changes, "0.1"), None);
    }
}
