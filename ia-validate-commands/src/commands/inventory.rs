//! `inventory`: what there is in many articles, and how they come through.

use ia_validate::ordered::in_order;
use ia_validate::reading::{self, Stock};
use ia_validate_render::Summary;
use ia_validate_render::documents::{self, Inventory};
use ia_validate_render::shown;

use super::configured::{configs, settings_of_found};
use super::error::RunError;
use super::skipped::{nothing_left, skipped};
use crate::args::{InventoryArgs, InventoryFormat};
use crate::config::Settings;
use crate::engine::threads::threads;
use crate::inputs::{self, Chosen, Input, InputError};
use crate::output;
use crate::terminal::console::Console;
use crate::terminal::progress::Progress;

/// Counts what is in the files and folders that `args` name. Files that cannot be read are told on the console and counted.
pub(crate) fn inventory(
    args: &InventoryArgs,
    console: &mut Console,
    summary: &mut Summary,
) -> Result<(), RunError> {
    let stdin_filename = args.reading.input.stdin_filename.as_deref();
    let output = args.reading.output.output.as_deref();
    let chosen = Chosen::default();
    let mut found = inputs::collect(&args.paths, &chosen, stdin_filename, output.as_slice())?;
    let mut configs = configs(&args.reading.config_file, &args.reading.options, console);
    let settings = settings_of_found(&mut found, &chosen, &mut configs, console)?;
    let mut out = output::open(output, configs.paths())?;
    let mut inventory = Inventory::new();
    let mut counted = 0;
    let jobs: Vec<_> = found.inputs.iter().zip(settings).collect();
    let mut next = jobs.iter();
    let work = |(input, index): &(&Input, usize)| stocks(input, &configs.settings()[*index], args);
    let progress = Progress::new(jobs.len(), !args.reading.output.console.quiet);
    in_order(
        || next.next(),
        threads(None).min(jobs.len()),
        work,
        |results| {
            for (input, _) in &jobs {
                progress.reads(&input.name, input.own_file());
                let Some(mut read) = results.next() else { break };
                match read.get() {
                    Some(Ok(stocks)) => {
                        counted += 1;
                        stocks.iter().for_each(|stock| inventory.add(stock));
                    }
                    Some(Err(error)) => progress.aside(|| skipped(error, console, summary)),
                    None => break,
                }
                progress.done();
            }
        },
    );
    drop(progress);
    for error in &found.errors {
        skipped(error, console, summary);
    }
    nothing_left(counted, console, summary);
    inventory.finish();
    let colour = out.layout().colour;
    match args.format {
        InventoryFormat::Text => shown::inventory::write(&mut out, &inventory, colour)?,
        InventoryFormat::Json => documents::write(&mut out, &inventory)?,
    }
    Ok(out.finish()?)
}

/// What is in an input.
fn stocks(input: &Input, settings: &Settings, args: &InventoryArgs) -> Result<Vec<Stock>, InputError> {
    let content = inputs::read(input, settings.max_file_size())?;
    if content.is_cut_off() {
        return Err(content.too_slow());
    }
    let (source, kind) = content.decode(settings.kind(args.reading.input.kind))?;
    Ok(reading::take_stock(&source, kind, &settings.options(None, None)))
}
