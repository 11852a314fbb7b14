//! What one source says: a configuration file, one of its overrides, or the command line.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use ia_validate::{Domain, Level, Timezone};

use crate::args::{AgainstArgs, ContextArgs, FailOn, FindingArgs, ItemsArgs, LimitArgs, RuleArg, SizeArgs};
use crate::console::Console;
use crate::render::Format;

/// Where a value is from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Origin {
    Default,
    /// A configuration file, by its shown path, and the line counted from 1.
    File(Arc<str>, u32),
    CommandLine,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File(path, line) => write!(f, "{path}:{line}"),
            Self::CommandLine => f.write_str("command line"),
        }
    }
}

/// A value, and who said it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Said<T> {
    pub(crate) value: T,
    pub(crate) from: Origin,
}

impl<T> Said<T> {
    pub(super) const fn by_default(value: T) -> Self {
        Self { value, from: Origin::Default }
    }

    const fn on_the_command_line(value: T) -> Self {
        Self { value, from: Origin::CommandLine }
    }
}

/// All that one source says.
#[derive(Default, Debug)]
pub(crate) struct Layer {
    pub(crate) domains: Option<Said<Vec<Domain>>>,
    pub(crate) select: Option<Said<Vec<&'static str>>>,
    pub(crate) ignore: Option<Said<Vec<&'static str>>>,
    pub(crate) severity: BTreeMap<&'static str, Said<Level>>,
    pub(crate) lenient_captions: Option<Said<bool>>,
    pub(crate) assume_timezone: Option<Said<Timezone>>,
    pub(crate) stale_items: Option<Said<bool>>,
    pub(crate) no_suppress: Option<Said<bool>>,
    pub(crate) previous: Option<Said<Vec<PathBuf>>>,
    pub(crate) state: Option<Said<PathBuf>>,
    pub(crate) fail_on: Option<Said<FailOn>>,
    pub(crate) format: Option<Said<Format>>,
    pub(crate) max_file_size: Option<Said<u64>>,
    pub(crate) max_items: Option<Said<usize>>,
    pub(crate) max_findings: Option<Said<usize>>,
    pub(crate) max_depth: Option<Said<usize>>,
}

impl Layer {
    /// What the command line says of what does not depend on the articles.
    pub(crate) fn in_context(context: &ContextArgs) -> Self {
        Self {
            domains: said(any(&context.domains).cloned()),
            assume_timezone: said(context.assume_timezone),
            ..Self::default()
        }
    }

    /// What it says of what articles are judged against.
    pub(crate) fn of(against: &AgainstArgs) -> Self {
        Self {
            previous: said(any(&against.previous).cloned()),
            state: said(against.state.clone()),
            ..Self::in_context(&against.context)
        }
    }

    /// What it says of findings; tells about old ids of rules.
    pub(crate) fn with_findings(mut self, args: &FindingArgs, console: &mut Console) -> Self {
        let rules = |rules: &Vec<RuleArg>| rules.iter().map(|rule| rule.id).collect();
        let named = args.select.iter().chain(&args.ignore).chain(args.severity.iter().map(|said| &said.rule));
        named.for_each(|rule| console.note_renamed(rule));
        self.select = said(any(&args.select).map(rules));
        self.ignore = said(any(&args.ignore).map(rules));
        let severity = args.severity.iter();
        self.severity = severity.map(|said| (said.rule.id, Said::on_the_command_line(said.level))).collect();
        self.lenient_captions = said(args.lenient_captions);
        self.no_suppress = said(args.no_suppress);
        self.fail_on = said(args.fail_on);
        self
    }

    /// What it says of how large files may be.
    pub(crate) fn with_size(mut self, size: &SizeArgs) -> Self {
        self.max_file_size = said(size.max_file_size);
        self
    }

    /// What it says of how many items are checked.
    pub(crate) fn with_items(mut self, items: &ItemsArgs) -> Self {
        self.max_items = said(items.max_items);
        self
    }

    /// The same, and how much is reported.
    pub(crate) fn with_limits(mut self, limits: &LimitArgs) -> Self {
        self.max_findings = said(limits.max_findings);
        self.max_depth = said(limits.max_depth);
        self.with_items(&limits.items)
    }
}

fn said<T>(value: Option<T>) -> Option<Said<T>> {
    value.map(Said::on_the_command_line)
}

/// A list that can be repeated; none if it was never given.
fn any<T>(list: &Vec<T>) -> Option<&Vec<T>> {
    Some(list).filter(|list| !list.is_empty())
}
