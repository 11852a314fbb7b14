//! What a call does, from a text to a document or a report.

use ia_validate::fix as fixes;
use ia_validate::{Diagnostic, Report, Source, reading};

use super::error::CallError;
use super::options::Call;
use super::text::Text;
use crate::documents::{Document, FixedFile, Inventory, Mended, Preview, Show};
use crate::file_report::FileReport;
use crate::style::Layout;
use crate::summary::Summary;

/// The document of a check.
///
/// # Errors
///
/// That the text cannot be used.
pub fn check(call: &Call, text: &Text<'_>) -> Result<Document, CallError> {
    let (source, kind) = call.decode(text)?;
    let report = call.validator(true).source(&source, kind);
    Ok(document(call, &source, report))
}

/// The new text, and what became of each finding.
///
/// # Errors
///
/// That the text cannot be used.
pub fn fix(call: &Call, text: &Text<'_>) -> Result<Mended, CallError> {
    let (source, kind) = call.decode(text)?;
    let fixed = fixes::all(call.validator(false), &source, kind, call.safety);
    let by_rule = fixed.by_rule().into_iter().collect();
    let refused = FixedFile::of(&call.name, source.text(), &fixed, call.with_utf16).refused;
    let left = document(call, &source.with_text(&fixed.text), fixed.report);
    Ok(Mended { text: fixed.text, fixed: by_rule, refused, left })
}

/// A finding that [`check`] told of: by its rule, and where it begins and ends, in bytes.
#[derive(Clone, Copy, Debug)]
pub struct Which<'r> {
    /// The rule.
    pub rule: &'r str,
    /// The offset of its first byte, from 0.
    pub start: u32,
    /// The offset behind its last byte.
    pub end: u32,
}

/// A text in which one finding was mended, or why it was not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MendedOne {
    /// The text: the same as before if the fix was not taken.
    pub text: String,
    /// Why it was not taken, as a clause.
    pub refused: Option<String>,
}

/// Mends one finding, whatever the safety of its fix: whoever names it has seen it. A fix that is called safe and would
/// lose something is not taken, as in [`fix`].
///
/// # Errors
///
/// That the text cannot be used, or has no such finding with a fix.
pub fn fix_one(call: &Call, text: &Text<'_>, which: Which<'_>) -> Result<MendedOne, CallError> {
    let (source, kind) = call.decode(text)?;
    let report = call.validator(true).source(&source, kind);
    let lines = source.lines();
    let is_it = |it: &&Diagnostic| {
        let place = |offset| lines.position(offset).offset;
        it.rule == which.rule && (place(it.span.start), place(it.span.end)) == (which.start, which.end)
    };
    let found = report.diagnostics.iter().filter(is_it).find(|it| it.fix.is_some());
    let taken = found.map(|it| fixes::one(source.text(), kind, it));
    let (text, refused) = match taken {
        Some(Ok(Some(fix))) => (fixes::apply(source.text(), [fix]).text, None),
        Some(Err(because)) => (source.text().to_owned(), Some(because.to_string())),
        Some(Ok(None)) | None => {
            let (name, rule) = (call.name.clone(), which.rule.to_owned());
            return Err(CallError::NoFix { name, rule, offset: which.start });
        }
    };
    Ok(MendedOne { text, refused })
}

/// What ingestion would do.
///
/// # Errors
///
/// That the text cannot be used.
pub fn preview(call: &Call, text: &Text<'_>) -> Result<Preview, CallError> {
    let (source, kind) = call.decode(text)?;
    Ok(Preview::of(&call.validator(true).source(&source, kind)))
}

/// The articles as Facebook would have shown them, or the one that the call asks for.
///
/// # Errors
///
/// That the text cannot be used, or lacks that article.
pub fn show(call: &Call, text: &Text<'_>) -> Result<Show, CallError> {
    let (source, kind) = call.decode(text)?;
    let mut readings = reading::read(&source, kind, call.options());
    if let Some(item) = call.item {
        let articles = readings.len();
        let missing = || CallError::NoArticle { name: call.name.clone(), item, articles };
        readings = vec![readings.into_iter().nth(item - 1).ok_or_else(missing)?];
    }
    let mut show = Show::new();
    show.add(&call.name, source.text(), &readings, call.with_utf16);
    Ok(show)
}

/// What there is in the articles.
///
/// # Errors
///
/// That the text cannot be used.
pub fn inventory(call: &Call, text: &Text<'_>) -> Result<Inventory, CallError> {
    let (source, kind) = call.decode(text)?;
    let mut inventory = Inventory::new();
    for stock in &reading::take_stock(&source, kind, call.options()) {
        inventory.add(stock);
    }
    inventory.finish();
    Ok(inventory)
}

/// A report in the format of the call.
///
/// # Errors
///
/// That the text cannot be used.
pub fn report(call: &Call, text: &Text<'_>) -> Result<Vec<u8>, CallError> {
    let (source, kind) = call.decode(text)?;
    let report = call.validator(true).source(&source, kind);
    let mut out = Vec::new();
    let mut renderer = call.format.renderer(Layout::default());
    renderer.begin(&mut out)?;
    let mut summary = Summary::default();
    call.shown(&source, report, &mut summary, |file| renderer.file(&mut out, file))?;
    renderer.finish(&mut out, &summary)?;
    Ok(out)
}

fn document(call: &Call, source: &Source<'_>, report: Report) -> Document {
    let mut document = if call.with_utf16 { Document::with_utf16() } else { Document::new() };
    let mut summary = Summary::default();
    call.shown(source, report, &mut summary, |file| document.add(file));
    document.finish(&summary);
    document
}

impl Call {
    /// Shows a report, as much of it as the call wants, and counts what is in it.
    pub fn shown<T>(
        &self,
        source: &Source<'_>,
        mut report: Report,
        summary: &mut Summary,
        show: impl FnOnce(&FileReport<'_>) -> T,
    ) -> T {
        report.limit(&self.limits);
        summary.add(&report, self.fail_on);
        summary.checked_at = self.now();
        summary.domains = self.domains();
        let lines = &source.lines();
        show(&FileReport {
            path: &self.name,
            exact: None,
            lines,
            report: &report,
            hidden: &[],
            fail_on: self.fail_on,
            notes: &self.notes,
        })
    }
}
