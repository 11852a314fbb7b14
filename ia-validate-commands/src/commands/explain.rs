//! `explain`: what a rule checks and why, from its own documentation.

use std::io::Write;

use ia_validate::rules::{self, Rule};
use ia_validate_render::documents::{self, Catalogue};
use ia_validate_render::rule_page;

use super::error::RunError;
use crate::args::{CatalogueFormat, ExplainArgs, RuleArg};
use crate::output;
use crate::terminal::console::Console;
use crate::terminal::{markdown, pager};

/// Shows the documentation of the rules that `args` name.
pub(crate) fn explain(args: &ExplainArgs, console: &mut Console) -> Result<(), RunError> {
    args.rules.iter().filter_map(RuleArg::renamed).for_each(|renamed| console.warning(&renamed));
    let rules: Vec<&Rule> = args.rules.iter().filter_map(|rule| rules::find(rule.id)).collect();
    let mut out = output::open(None, [])?;
    let layout = out.layout();
    if args.format == CatalogueFormat::Json {
        documents::write(&mut out, &Catalogue::of(&rules))?;
        return Ok(out.finish()?);
    }
    let text: Vec<String> = rules.iter().map(|rule| rule_page::explained(rule)).collect();
    let text = text.join("\n");
    // What other programs get is Markdown; what people see is drawn.
    if args.format == CatalogueFormat::Markdown || layout.columns.is_none() && !layout.colour {
        out.write_all(text.as_bytes())?;
        return Ok(out.finish()?);
    }
    let text = markdown::drawn(&text, layout);
    if layout.columns.is_some() && pager::show(&text) {
        return Ok(());
    }
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}
