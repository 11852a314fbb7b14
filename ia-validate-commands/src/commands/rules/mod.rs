//! `rules`: what rules there are.

mod list;

use std::io::Write;

use ia_validate::rules::{self, Rule};
use ia_validate_render::documents::{self, Catalogue};
use ia_validate_render::rule_page;
use ia_validate_render::wording::counted;

use super::error::RunError;
use crate::args::{CatalogueFormat, RulesArgs};
use crate::output;
use crate::terminal::console::Console;

/// Lists the rules that `args` ask for.
pub(crate) fn rules(args: &RulesArgs, console: &mut Console) -> Result<(), RunError> {
    let wanted = |rule: &&&Rule| {
        (args.family.is_empty() || args.family.iter().any(|family| family == rule.family))
            && (args.severity.is_empty() || args.severity.contains(&rule.severity))
            && (!args.fixable || rule.fix.is_some())
            && args.evidence.is_none_or(|least| rule.evidence() >= least)
    };
    let rules: Vec<&Rule> = rules::all().iter().filter(wanted).copied().collect();
    let mut out = output::open(None, [])?;
    let layout = out.layout();
    match args.format {
        CatalogueFormat::Full => list::write(&mut out, &rules, layout)?,
        CatalogueFormat::Json => documents::write(&mut out, &Catalogue::of(&rules))?,
        CatalogueFormat::Markdown => out.write_all(rule_page::of(&rules).as_bytes())?,
    }
    out.finish()?;
    if args.format == CatalogueFormat::Full {
        let count = counted(rules.len(), "rule", "rules");
        console.note(&format!("{count}; `ia-validate explain RULE` says more of one"));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
