//! `inventory`: what there is in many articles, and how they come through.

use ia_validate::reading;
use ia_validate_render::Summary;
use ia_validate_render::documents::{self, Inventory};
use ia_validate_render::shown;

use super::configured::{configs, settings_of};
use super::error::RunError;
use super::skipped::{nothing_left, skipped};
use crate::args::{InventoryArgs, InventoryFormat};
use crate::config::Settings;
use crate::inputs::{self, Chosen, Input, InputError};
use crate::output;
use crate::terminal::console::Console;

/// Counts what is in the files and folders that `args` name. Files that cannot be read are told on the console and counted.
pub(crate) fn inventory(
    args: &InventoryArgs,
    console: &mut Console,
    summary: &mut Summary,
) -> Result<(), RunError> {
    let stdin_filename = args.reading.input.stdin_filename.as_deref();
    let output = args.reading.output.output.as_deref();
    let found = inputs::collect(&args.paths, &Chosen::default(), stdin_filename, output.as_slice())?;
    let mut configs = configs(&args.reading.config_file, &args.reading.options, console);
    let settings = settings_of(found.inputs.iter().map(Input::path), &mut configs, console)?;
    let mut out = output::open(output, configs.paths())?;
    let mut inventory = Inventory::new();
    let mut counted = 0;
    let read = found.inputs.iter().zip(settings).map(|(input, index)| {
        add(&mut inventory, input, &configs.settings()[index], args).inspect(|()| counted += 1)
    });
    for error in read.filter_map(Result::err).chain(found.errors) {
        skipped(&error, console, summary);
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

/// Counts what is in an input.
fn add(
    inventory: &mut Inventory,
    input: &Input,
    settings: &Settings,
    args: &InventoryArgs,
) -> Result<(), InputError> {
    let content = inputs::read(input, settings.max_file_size())?;
    if content.is_cut_off() {
        return Err(content.too_slow());
    }
    let (source, kind) = content.decode(args.reading.input.kind.given())?;
    let stocks = reading::take_stock(&source, kind, &settings.options(None, None));
    stocks.iter().for_each(|stock| inventory.add(stock));
    Ok(())
}
