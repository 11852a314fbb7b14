//! `rules` and `explain`: what the rules are, from their own documentation.

mod json;
mod list;
mod markdown;
mod page;
mod pager;

use std::io::Write;

use clap::ValueEnum;
use ia_validate::rules::{self, Rule};

pub(crate) use page::entry;

use crate::args::{ExplainArgs, RulesArgs};
use crate::console::Console;
use crate::errors::RunError;
use crate::output;
use crate::summary::counted;

/// The formats of the catalogue.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum CatalogueFormat {
    /// For people
    Full,
    /// One JSON document, for programs
    Json,
    /// The whole documentation as Markdown
    Markdown,
}

/// Lists the rules that `args` ask for.
pub(crate) fn rules(args: &RulesArgs, console: &mut Console) -> Result<(), RunError> {
    let wanted = |rule: &&&Rule| {
        (args.family.is_empty() || args.family.iter().any(|family| family == rule.family))
            && (args.severity.is_empty() || args.severity.contains(&rule.severity))
            && (!args.fixable || rule.fix.is_some())
    };
    let rules: Vec<&Rule> = rules::all().iter().filter(wanted).copied().collect();
    let (mut out, layout) = output::open(None, [])?;
    match args.format {
        CatalogueFormat::Full => list::write(&mut out, &rules, layout)?,
        CatalogueFormat::Json => json::write(&mut out, &rules)?,
        CatalogueFormat::Markdown => out.write_all(page::of(&rules).as_bytes())?,
    }
    out.flush()?;
    if args.format == CatalogueFormat::Full {
        let count = counted(rules.len(), "rule", "rules");
        console.note(&format!("{count}; `ia-validate explain RULE` says more of one"));
    }
    Ok(())
}

/// Shows the documentation of the rules that `args` name.
pub(crate) fn explain(args: &ExplainArgs, console: &mut Console) -> Result<(), RunError> {
    args.rules.iter().for_each(|rule| console.note_renamed(rule));
    let rules: Vec<&Rule> = args.rules.iter().filter_map(|rule| rules::find(rule.id)).collect();
    let (mut out, layout) = output::open(None, [])?;
    if args.format == CatalogueFormat::Json {
        json::write(&mut out, &rules)?;
        return Ok(out.flush()?);
    }
    let text: Vec<String> = rules.iter().map(|rule| page::entry(rule, 1)).collect();
    let text = text.join("\n");
    // What other programs get is Markdown; what people see is drawn.
    if args.format == CatalogueFormat::Markdown || layout.columns.is_none() && !layout.colour {
        out.write_all(text.as_bytes())?;
        return Ok(out.flush()?);
    }
    let text = markdown::drawn(&text, layout);
    if layout.columns.is_some() && pager::show(&text) {
        return Ok(());
    }
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

/// The families of the rules, sorted.
pub(crate) fn families() -> Vec<&'static str> {
    let mut families: Vec<&str> = rules::all().iter().map(|rule| rule.family).collect();
    families.sort_unstable();
    families.dedup();
    families
}

/// How safe a rule's fixes are, for people.
fn fix_name(rule: &Rule) -> &'static str {
    rule.fix.map_or("–", |safety| safety.name())
}

#[cfg(test)]
mod tests;
