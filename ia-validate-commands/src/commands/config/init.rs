//! A configuration to begin with: every key, what it is for, and the domains that are found.

use std::collections::BTreeMap;
use std::io;
use std::net::IpAddr;
use std::path::Path;

use ia_validate::{Domain, Validator};
use ia_validate_render::options::KEYS;
use ia_validate_render::wording::counted;
use textwrap::{Options, WordSeparator};
use url::Url;

use crate::commands::error::RunError;
use crate::config::NAME;
use crate::engine::lint::lint;
use crate::inputs::{self, Chosen};
use crate::paths::{Old, shown_path, write};
use crate::terminal::console::Console;

/// How many files are looked at.
const MOST: usize = 500;

/// How large a file may be that is looked at, in bytes.
const LARGEST: u64 = 20 << 20;

/// A domain is rare if another one is so many times as frequent.
const RARE: usize = 20;

/// The width of comments.
const COLUMNS: usize = 100;

/// The address of the schema, for editors.
const SCHEMA: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/raw/main/docs/ia-validate.schema.json");

/// Writes the file into a folder, unless it has one.
pub(super) fn init(folder: &Path, console: &mut Console) -> Result<(), RunError> {
    let path = folder.join(NAME);
    let name = shown_path(&path).trim_start_matches("./").to_owned();
    if path.symlink_metadata().is_ok() {
        return Err(RunError::HasConfiguration(name));
    }
    let (domains, files) = domains(folder);
    let text = text(&domains);
    write(&path, &mut io::Cursor::new(text), &Old::Read(None))
        .map_err(|why| RunError::Configuration { path: name.clone(), why })?;
    let found = match &domains[..] {
        [] => "no canonical URL says which domains are yours".to_owned(),
        domains => format!("domains: {}", domains.join(", ")),
    };
    console.note(&format!("wrote `{name}`; looked at {}; {found}", counted(files, "file", "files")));
    Ok(())
}

/// The domains of the canonical URLs in a folder, the most frequent ones first, and how many files were looked at.
fn domains(folder: &Path) -> (Vec<String>, usize) {
    let validator = Validator::new(ia_validate::Options::default());
    let Ok(found) = inputs::collect(&[folder.to_owned()], &Chosen::default(), None, &[]) else {
        return (Vec::new(), 0);
    };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut files = 0;
    for input in found.inputs.iter().take(MOST) {
        // What cannot be read says nothing; `check` says why.
        let Ok(content) = inputs::read(input, LARGEST) else { continue };
        let Ok((_, report)) = lint(&content, None, &validator) else { continue };
        files += 1;
        for url in report.articles.iter().filter_map(|article| article.canonical.as_deref()) {
            let host = Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned));
            let host =
                host.as_deref().map(|host| host.strip_prefix("www.").unwrap_or(host).trim_end_matches('.'));
            if let Some(host) = host.filter(|host| is_site(host)) {
                *counts.entry(host.to_owned()).or_default() += 1;
            }
        }
    }
    let mut domains: Vec<(String, usize)> = counts.into_iter().collect();
    domains.sort_unstable_by(|(host, count), (other, others)| (others, host).cmp(&(count, other)));
    (usual(&domains), files)
}

/// Whether a host can be that of a site: a domain below a public suffix.
fn is_site(host: &str) -> bool {
    host.contains('.') && host.parse::<IpAddr>().is_err() && host.parse::<Domain>().is_ok()
}

/// Those of some domains, the most frequent ones first, that are worth a line: a domain holds for those below it, and what
/// is rare beside the others is a slip, as likely as not.
fn usual(domains: &[(String, usize)]) -> Vec<String> {
    let most = domains.first().map_or(0, |(_, most)| *most);
    let often: Vec<&str> =
        domains.iter().filter(|(_, count)| count * RARE >= most).map(|(host, _)| host.as_str()).collect();
    let is_below = |host: &str, other: &str| host.strip_suffix(other).is_some_and(|rest| rest.ends_with('.'));
    let is_covered = |host: &str| often.iter().any(|other| is_below(host, other));
    often.iter().filter(|host| !is_covered(host)).map(|&host| host.to_owned()).collect()
}

/// The file: the domains, and every other key as a comment with what holds without it.
fn text(domains: &[String]) -> String {
    let mut text = format!("#:schema {SCHEMA}\n# What holds for the files beside this one and below it.\n");
    for key in KEYS.iter().filter(|key| key.name != "overrides") {
        text.push('\n');
        for line in
            textwrap::wrap(key.text, Options::new(COLUMNS - 2).word_separator(WordSeparator::AsciiSpace))
        {
            text += &format!("# {line}\n");
        }
        match key.name {
            "domains" if !domains.is_empty() => {
                let domains: Vec<String> = domains.iter().map(|domain| format!("\"{domain}\"")).collect();
                text += &format!("domains = [{}]\n", domains.join(", "));
            }
            name => {
                // Some have no value unless one is given.
                let value = key.default_value().map_or(key.example, |_| key.default);
                text += &format!("# {name} = {value}\n");
            }
        }
    }
    text + "\n# [[overrides]]\n# paths = [\"archive/\"]\n# ignore = [\"feed-stale-item\"]\n"
}
