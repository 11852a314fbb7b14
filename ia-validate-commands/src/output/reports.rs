//! The reports of a run: one in each format that was asked for, each to its own place.

use std::io::{self, Write};
use std::path::Path;

use ia_validate::report::LeftOut;

use super::destination::{self, Destination};
use super::error::OutputError;
use crate::args::FormatArg;
use crate::paths::is_same_file;
use crate::paths::shown_path;
use ia_validate_render::Summary;
use ia_validate_render::{FileReport, Format, Grouping, Layout, Renderer};

/// A report that was asked for.
#[derive(Debug)]
pub(crate) struct Wanted<'a> {
    format: Format,
    /// Where it goes if not to stdout.
    pub(crate) file: Option<&'a Path>,
    /// Whether it is the one that no file was named with.
    is_main: bool,
}

impl Wanted<'_> {
    /// Whether someone reads it here and now.
    pub(crate) fn is_for_people(&self) -> bool {
        self.format == Format::Full && self.file.is_none()
    }
}

/// What `--format` and `--output` ask for. `--output` is for the one format that has no file of its own;
/// no two reports go to one place.
pub(crate) fn wanted<'a>(
    formats: &'a [FormatArg],
    output: Option<&'a Path>,
) -> Result<Vec<Wanted<'a>>, OutputError> {
    let mut wanted: Vec<Wanted<'_>> = Vec::with_capacity(formats.len());
    let mut without_file: Option<Format> = None;
    for FormatArg { format, file } in formats {
        let is_main = file.is_none();
        let file = match (file, without_file) {
            (Some(file), _) => Some(file.as_path()),
            (None, Some(other)) => {
                return Err(OutputError::TwoToOnePlace(other.to_string(), format.to_string()));
            }
            (None, None) => {
                without_file = Some(*format);
                output
            }
        };
        if let Some(file) = file
            && wanted.iter().filter_map(|other| other.file).any(|other| is_same_file(other, file))
        {
            return Err(OutputError::SameOutput(shown_path(file)));
        }
        wanted.push(Wanted { format: *format, file, is_main });
    }
    if output.is_some() && without_file.is_none() {
        return Err(OutputError::OutputUnused);
    }
    Ok(wanted)
}

/// The reports, each where it goes.
pub(crate) struct Reports(Vec<Open>);

struct Open {
    out: Destination,
    renderer: Box<dyn Renderer>,
    /// Whether someone watches it grow.
    is_watched: bool,
}

impl Reports {
    /// Opens them. None is written over a file that the run reads. With `statistics` these take the place of the
    /// findings in the format that has no file of its own; where each has one, they go to stdout. On so many `threads` long
    /// lists are rendered; `is_only` says that there is one input.
    pub(crate) fn open(
        wanted: &[Wanted<'_>],
        statistics: bool,
        grouping: Grouping,
        threads: usize,
        is_only: bool,
        read: &[&Path],
    ) -> Result<Self, OutputError> {
        let main = wanted.iter().find(|report| report.is_main).map(|report| report.format);
        if let Some(other) = main.filter(|main| statistics && main.statistics(Layout::default()).is_none()) {
            return Err(OutputError::StatisticsInstead(other.to_string()));
        }
        let besides = (statistics && main.is_none()).then_some(&Wanted {
            format: Format::Full,
            file: None,
            is_main: true,
        });
        let open = wanted.iter().chain(besides).map(|Wanted { format, file, is_main }| {
            let mut out = destination::open(*file, read.iter().copied())?;
            let layout = Layout { grouping, threads, is_only, ..out.layout() };
            let counts = (statistics && *is_main).then(|| format.statistics(layout)).flatten();
            let mut renderer = counts.unwrap_or_else(|| format.renderer(layout));
            renderer.begin(&mut out)?;
            Ok(Open { out, renderer, is_watched: layout.columns.is_some() })
        });
        Ok(Self(open.collect::<Result<_, OutputError>>()?))
    }

    /// Adds one file's findings to all of them.
    pub(crate) fn file(&mut self, file: &FileReport<'_>) -> io::Result<()> {
        self.0.iter_mut().try_for_each(|report| {
            report.renderer.file(&mut report.out, file)?;
            if report.is_watched { report.out.flush() } else { Ok(()) }
        })
    }

    /// Whether one of them has no place for what a limit left out.
    pub(crate) fn are_silent_on(&self, left: &LeftOut) -> bool {
        self.0.iter().any(|report| report.renderer.is_silent_on(left))
    }

    /// Ends them, each whatever becomes of the others. Of those whose readers have gone nothing is said if there are
    /// others.
    pub(crate) fn finish(self, summary: &Summary) -> Result<(), OutputError> {
        let mut closed = Vec::new();
        let mut other = Ok(());
        let count = self.0.len();
        for Open { mut out, mut renderer, .. } in self.0 {
            match renderer.finish(&mut out, summary).map_err(OutputError::from).and_then(|()| out.finish()) {
                Err(error) if error.is_closed_pipe() => closed.push(error),
                result => other = other.and(result),
            }
        }
        other?;
        if closed.len() == count { closed.into_iter().next().map_or(Ok(()), Err) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn places(formats: &[(Format, Option<&str>)], output: Option<&str>) -> Result<Vec<String>, String> {
        let formats: Vec<FormatArg> = formats
            .iter()
            .map(|&(format, file)| FormatArg { format, file: file.map(PathBuf::from) })
            .collect();
        let wanted = wanted(&formats, output.map(Path::new)).map_err(|error| error.to_string())?;
        let place = |report: &Wanted<'_>| {
            format!("{} {}", report.format.name(), report.file.map_or("stdout".to_owned(), shown_path))
        };
        Ok(wanted.iter().map(place).collect())
    }

    #[test]
    fn each_report_has_its_place() {
        use Format::{Full, Html, Json};
        assert_eq!(places(&[(Full, None)], None).unwrap(), ["full stdout"]);
        assert_eq!(places(&[(Full, None)], Some("a")).unwrap(), ["full a"]);
        let both = [(Full, None), (Html, Some("b"))];
        assert_eq!(places(&both, None).unwrap(), ["full stdout", "html b"]);
        assert_eq!(places(&both, Some("a")).unwrap(), ["full a", "html b"]);
        assert_eq!(places(&[(Html, Some("b"))], None).unwrap(), ["html b"]);
        assert!(places(&both, Some("./b")).unwrap_err().starts_with("two reports go to"));
        assert!(places(&[(Html, Some("b"))], Some("a")).unwrap_err().starts_with("--output is for"));
        let twice = places(&[(Full, None), (Json, None)], None).unwrap_err();
        assert_eq!(
            twice,
            "two formats go to one place, `full` and `json`; give one a file: `--format json=FILE`"
        );
    }
}
