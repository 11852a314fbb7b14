//! Public suffixes: the names under which everyone can have one, such as `com`, `co.uk` and `github.io`.
//!
//! The list (publicsuffix.org) is text that is searched as it is. Compiled into functions it had 900 kB.

use memchr::memrchr;

use crate::source::sorted_lines;

/// The rules of the list, one a line. The names of their labels go from the right to the left, so that what belongs
/// together stands together; those of the private section have a [`PRIVATE`] behind them. Sorted by bytes without it.
/// Names that are not ASCII are there in both spellings. Made by a test, from the list that the crate `psl` has.
static RULES: &str = include_str!("public_suffix.txt");

/// Stands behind the rules of the private section.
const PRIVATE: char = '+';

/// A part of the list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Section {
    /// Suffixes that registries have.
    Icann,
    /// Suffixes of companies that let others use names under their own.
    Private,
}

/// The public suffix of a host.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Suffix<'h> {
    /// Without a dot at the end.
    pub(super) name: &'h str,
    /// Where the list has it; nothing for the last label of a host that it does not know.
    pub(super) section: Option<Section>,
}

/// The suffix of a host in lower case, in either spelling; none where its last label is empty.
pub(super) fn of(host: &str) -> Option<Suffix<'_>> {
    let host = host.strip_suffix('.').unwrap_or(host);
    let last = memrchr(b'.', host.as_bytes()).map_or(0, |dot| dot + 1);
    if last == host.len() {
        return None;
    }
    let mut suffix = Suffix { name: &host[last..], section: None };
    let mut rule = String::new();
    let mut start = host.len();
    for label in host.rsplit('.') {
        let behind = &host[start..];
        start -= label.len() + usize::from(start < host.len());
        if !rule.is_empty() {
            rule.push('.');
        }
        let parent = rule.len();
        let mut find = |mark: &str, label: &str| {
            rule.truncate(parent);
            rule.push_str(mark);
            rule.push_str(label);
            Row::of(&rule)
        };
        // What rules are written with is in no host.
        let is_plain = label.bytes().all(|byte| byte >= b'-');
        // No rule is for all names, and there are exceptions only where one is for all below a name.
        let any = if parent == 0 { Row::default() } else { find("*", "") };
        let exception = any.section.filter(|_| is_plain).and_then(|_| find("!", label).section);
        if exception.is_some() {
            return Some(Suffix { name: behind, section: exception });
        }
        let this = if is_plain { find("", label) } else { Row::default() };
        if let Some(section) = this.section.or(any.section) {
            suffix = Suffix { name: &host[start..], section: Some(section) };
        }
        if !this.has_more {
            break;
        }
    }
    Some(suffix)
}

/// The name that somebody registered, and what follows: one label more than the public suffix. None for a suffix itself.
pub(super) fn registrable(host: &str) -> Option<&str> {
    let host = host.strip_suffix('.').unwrap_or(host);
    let name = host.strip_suffix(of(host)?.name)?.strip_suffix('.').filter(|name| !name.is_empty())?;
    Some(&host[memrchr(b'.', name.as_bytes()).map_or(0, |dot| dot + 1)..])
}

/// What the list says of a rule.
#[derive(Clone, Copy, Default)]
struct Row {
    /// Where it has it.
    section: Option<Section>,
    /// Whether there may be rules that begin with it.
    has_more: bool,
}

impl Row {
    fn of(rule: &str) -> Self {
        match sorted_lines::find(RULES, |line| line.strip_suffix(PRIVATE).unwrap_or(line).cmp(rule)) {
            Ok(line) => {
                let section = if line.ends_with(PRIVATE) { Section::Private } else { Section::Icann };
                Self { section: Some(section), has_more: true }
            }
            Err(next) => Self { section: None, has_more: sorted_lines::at(RULES, next).starts_with(rule) },
        }
    }
}

#[cfg(test)]
mod tests;
