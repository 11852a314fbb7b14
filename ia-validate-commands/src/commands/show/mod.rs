//! `show`: articles as Facebook would have shown them.

use ia_validate::Options;
use ia_validate::reading;
use ia_validate_render::Summary;
use ia_validate_render::documents::{self, Show};
use ia_validate_render::shown;

use super::configured::{configs, settings_of_found};
use super::error::RunError;
use super::skipped::{nothing_left, skipped};
use crate::args::{InputArgs, ReadingArgs, ShowFormat};
use crate::config::Settings;
use crate::inputs::{self, Chosen, Input, InputError};
use crate::output;
use crate::terminal::console::Console;

/// Shows the articles of the files that `args` name. Files that cannot be read are told on the console and counted.
pub(crate) fn show(args: &ReadingArgs, console: &mut Console, summary: &mut Summary) -> Result<(), RunError> {
    let stdin_filename = args.reading.input.stdin_filename.as_deref();
    let output = args.reading.output.output.as_deref();
    let chosen = Chosen::default();
    let mut found = inputs::collect(&args.files, &chosen, stdin_filename, output.as_slice())?;
    let mut configs = configs(&args.reading.config_file, &args.reading.options, console);
    let settings = settings_of_found(&mut found, &chosen, &mut configs, console)?;
    let mut out = output::open(output, configs.paths())?;
    let mut show = Show::new();
    let read = found
        .inputs
        .iter()
        .zip(settings)
        .map(|(input, index)| add(&mut show, input, &configs.settings()[index], args));
    for error in read.filter_map(Result::err).chain(found.errors) {
        skipped(&error, console, summary);
    }
    nothing_left(show.articles.len(), console, summary);
    let is_whole = !show.articles.is_empty() && show.articles.iter().all(|it| it.rejected.is_none());
    summary.failing += usize::from(!is_whole);
    let colour = out.layout().colour;
    match args.format {
        ShowFormat::Text => shown::text::write(&mut out, &show, colour)?,
        ShowFormat::Markdown => shown::markdown::write(&mut out, &show)?,
        ShowFormat::Json => documents::write(&mut out, &show)?,
        ShowFormat::Html => shown::html::write(&mut out, &show)?,
    }
    Ok(out.finish()?)
}

/// Reads the articles of an input, or the one that is asked for.
fn add(show: &mut Show, input: &Input, settings: &Settings, args: &ReadingArgs) -> Result<(), InputError> {
    let InputArgs { kind, .. } = &args.reading.input;
    let content = inputs::read(input, settings.max_file_size())?;
    if content.is_cut_off() {
        return Err(content.too_slow());
    }
    let (source, kind) = content.decode(settings.kind(*kind))?;
    let options: Options = settings.options(None, None);
    let mut readings = reading::read(&source, kind, &options);
    if let Some(item) = args.item {
        let articles = readings.len();
        let wanted = readings.into_iter().nth(item.get() - 1);
        let missing = || InputError::NoItem { path: input.name.clone(), item: item.get(), articles };
        readings = vec![wanted.ok_or_else(missing)?];
    }
    show.add(&input.name, source.text(), &readings, false);
    Ok(())
}
