//! What can be done about findings: fixing one, fixing all, allowing one.

use std::collections::{BTreeMap, BTreeSet};

use gen_lsp_types::{
    CodeAction, CodeActionKind, Command, DocumentChange, OptionalVersionedTextDocumentIdentifier, Range,
    SnippetTextEdit, StringValue, TextDocumentEdit, TextDocumentIdentifier, TextEdit, WorkspaceEdit,
};
use ia_validate::fix::{self, Edit, Fix, Fixed, Refusal, Safety};
use ia_validate::{Diagnostic, Kind, rules};
use ia_validate_render::Notes;
use ia_validate_render::wording::counted;
use serde::{Deserialize, Serialize};

use super::client::Client;
use super::diagnostics;
use super::document::Document;
use super::positions::Places;
use super::workspace::Workspace;
use crate::edits;

/// The kind of the action that fixes all.
pub(super) const FIX_ALL: &str = "source.fixAll.ia-validate";

/// The command that opens the documentation of the rule that it names.
pub(super) const EXPLAIN: &str = "ia-validate.explain";

/// The most findings that actions are offered for at once, unless the client asks for edits later.
const MOST: usize = 20;

/// The longest text, in bytes, all fixes of which are tried whenever actions are asked for.
const QUICK: usize = 32 * 1024;

/// An action whose edit is made when the client asks for it.
#[derive(Serialize, Deserialize, Debug)]
pub(super) struct Deferred {
    pub(super) uri: String,
    /// The version of the document that it is for.
    pub(super) version: i32,
    what: What,
}

#[derive(Serialize, Deserialize, Debug)]
#[serde(rename_all = "kebab-case")]
enum What {
    /// All safe fixes.
    FixAll,
    /// That of the finding of this rule at this byte; of several the one of this number.
    Fix { rule: String, at: u32, number: usize },
    /// Those of one rule.
    FixRule { rule: String },
    /// A comment for the finding of this rule at this byte.
    Allow { rule: String, at: u32, reason: Reason },
}

/// Whether a comment that allows a finding has a place to say why.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "kebab-case")]
enum Reason {
    None,
    Place,
}

/// The actions for findings in one document.
pub(super) struct Actions<'s, 'a> {
    document: &'s Document,
    client: &'s Client,
    in_force: &'s mut Workspace<'a>,
    places: Places<'s>,
    /// What the newsroom says of rules.
    own_words: Notes,
    /// What is worth a word about what was done: fixes that are left out.
    notes: Vec<String>,
}

impl<'s, 'a> Actions<'s, 'a> {
    pub(super) fn new(document: &'s Document, client: &'s Client, in_force: &'s mut Workspace<'a>) -> Self {
        let places = Places::new(&document.text, client.encoding);
        let own_words = in_force.notes(document.path.as_deref());
        Self { document, client, in_force, places, own_words, notes: Vec::new() }
    }

    /// What can be done in a range, of the kinds that are wanted if only some are; and what is left out of it.
    pub(super) fn in_range(
        mut self,
        range: Range,
        only: Option<&[String]>,
    ) -> (Vec<CodeAction>, Vec<String>) {
        let wants = |kind: &str| only.is_none_or(|only| only.iter().any(|wanted| is_kind_of(kind, wanted)));
        let Some(report) = &self.document.report else { return Default::default() };
        // Whoever asks for anything at all does not want to wait for much.
        let is_quick = self.document.text.len() <= QUICK;
        let is_patient = only.is_some() || self.client.resolves_edits || is_quick;
        let mut actions = Vec::new();
        if wants("quickfix") {
            let range = self.places.span(range);
            let is_in_range =
                |finding: &&Diagnostic| finding.span.start <= range.end && range.start <= finding.span.end;
            let most = if self.client.resolves_edits { usize::MAX } else { MOST };
            let here: Vec<&Diagnostic> = report.diagnostics.iter().filter(is_in_range).take(most).collect();
            for finding in &here {
                actions.extend(self.fix(finding));
            }
            if is_patient {
                for rule in rules_of_many(&here, &report.diagnostics) {
                    actions.extend(self.fix_all(Some(rule)));
                }
            }
            for finding in &here {
                actions.extend(self.allow(finding));
            }
            actions.extend(self.explain(&here));
        }
        if wants(FIX_ALL)
            && is_patient
            // What is left out may have fixes as well.
            && (report.diagnostics.iter().any(has_safe_fix) || !report.left_out.is_empty())
        {
            actions.extend(self.fix_all(None));
        }
        (actions, self.notes)
    }

    fn fix(&mut self, finding: &Diagnostic) -> Option<CodeAction> {
        let fix = finding.fix.as_ref()?;
        let is_safe = fix.safety == Safety::Safe;
        let mark = if is_safe { "" } else { " (unsafe)" };
        let mut action = CodeAction {
            is_preferred: is_safe.then_some(true),
            ..self.quick_fix(finding, format!("{}{mark}", capitalised(&fix.message)))
        };
        if self.client.resolves_edits {
            let (rule, at) = (finding.rule.to_owned(), finding.span.start);
            let same = self.of(finding.rule, at);
            let number = same.take_while(|other| !std::ptr::eq(*other, finding)).count();
            action.data = self.deferred(What::Fix { rule, at, number });
        } else {
            action.edit = Some(self.fixing(finding)?);
        }
        Some(action)
    }

    /// The findings of a rule at a byte.
    fn of(&self, rule: &str, at: u32) -> impl Iterator<Item = &'s Diagnostic> {
        let all = self.document.report.as_ref().map_or(&[][..], |report| &report.diagnostics);
        // They are sorted by their places.
        let from = all.partition_point(|finding| finding.span.start < at);
        let here = all[from..].iter().take_while(move |finding| finding.span.start == at);
        here.filter(move |finding| finding.rule == rule)
    }

    /// The edit of a finding's fix, if it loses nothing.
    fn fixing(&mut self, finding: &Diagnostic) -> Option<WorkspaceEdit> {
        let text = &self.document.text;
        match fix::one(text, Kind::of(text.as_bytes()), finding) {
            Ok(fix) => Some(self.edit(&fix?.edits)),
            Err(because) => {
                self.notes.push(format!("the fix for `{}` is left out, since {because}", finding.rule));
                None
            }
        }
    }

    fn allow(&mut self, finding: &Diagnostic) -> Vec<CodeAction> {
        // Where it belongs is found once for both.
        let fix = if self.client.resolves_edits { None } else { self.allowing(finding) };
        let offers = [(Reason::None, ""), (Reason::Place, ", because …")];
        let offer = |(reason, because)| {
            let title = format!("Allow `{}` here{because}", finding.rule);
            let mut action = self.quick_fix(finding, title);
            if self.client.resolves_edits {
                let (rule, at) = (finding.rule.to_owned(), finding.span.start);
                action.data = self.deferred(What::Allow { rule, at, reason });
            } else {
                action.edit = Some(self.comment(fix.as_ref()?, finding.rule, reason)?);
            }
            Some(action)
        };
        offers.into_iter().filter_map(offer).collect()
    }

    /// What opens the documentation of the rules of some findings.
    fn explain(&self, here: &[&Diagnostic]) -> Vec<CodeAction> {
        let mut explained = BTreeSet::new();
        let is_new = |finding: &&&Diagnostic| explained.insert(finding.rule);
        let explain = |finding: &&Diagnostic| {
            let title = format!("Explain `{}`", finding.rule);
            let arguments = Some(vec![finding.rule.into()]);
            let command = Command {
                title: title.clone(),
                command: EXPLAIN.to_owned(),
                arguments,
                ..Command::default()
            };
            CodeAction { command: Some(command), ..self.quick_fix(finding, title) }
        };
        if !self.client.opens_addresses {
            return Vec::new();
        }
        here.iter().filter(is_new).filter(|it| rules::find(it.rule).is_some()).map(explain).collect()
    }

    /// All safe fixes, or those of one rule.
    fn fix_all(&mut self, rule: Option<&str>) -> Option<CodeAction> {
        let (title, kind, what) = match rule {
            None => ("Fix all that is safe to fix".to_owned(), CodeActionKind::new(FIX_ALL), What::FixAll),
            Some(rule) => (
                format!("Fix all `{rule}` in this file"),
                CodeActionKind::QuickFix,
                What::FixRule { rule: rule.to_owned() },
            ),
        };
        let mut action = CodeAction { title, kind: Some(kind), ..CodeAction::default() };
        if self.client.resolves_edits {
            action.data = self.deferred(what);
        } else {
            action.edit = self.fixing_all(rule);
            action.edit.as_ref()?;
        }
        Some(action)
    }

    /// The edit of an action that was offered without one; none if there is none after all. And what is left out of it.
    pub(super) fn resolve(mut self, deferred: &Deferred) -> (Option<WorkspaceEdit>, Vec<String>) {
        let edit = match &deferred.what {
            What::FixAll => self.fixing_all(None),
            What::Fix { rule, at, number } => {
                let finding = self.of(rule, *at).nth(*number);
                finding.and_then(|finding| self.fixing(finding))
            }
            What::FixRule { rule } => self.fixing_all(Some(rule)),
            What::Allow { rule, at, reason } => self.allowing_at(rule, *at, *reason),
        };
        (edit, self.notes)
    }

    fn allowing_at(&mut self, rule: &str, at: u32, reason: Reason) -> Option<WorkspaceEdit> {
        let finding = self.of(rule, at).next()?;
        let fix = self.allowing(finding)?;
        self.comment(&fix, rule, reason)
    }

    /// The edit that puts a comment there, perhaps with a place for the reason.
    fn comment(&self, fix: &Fix, rule: &str, reason: Reason) -> Option<WorkspaceEdit> {
        if reason == Reason::None {
            return Some(self.edit(&fix.edits));
        }
        let allow = format!("allow({rule})");
        let [edit] = &fix.edits[..] else { return None };
        let (before, behind) = edit.text.split_once(&allow)?;
        if !(self.client.has_snippet_edits && self.client.has_document_changes) {
            let mut edit = edit.clone();
            edit.text = format!("{before}{allow} reason{behind}").into();
            return Some(self.edit(&[edit]));
        }
        let value = format!("{}{allow} ${{1:reason}}{}", literal(before), literal(behind));
        let range = self.places.range(edit.span);
        let snippet = SnippetTextEdit { range, snippet: StringValue { value }, annotation_id: None };
        Some(self.document_changes(vec![snippet.into()]))
    }

    fn allowing(&mut self, finding: &Diagnostic) -> Option<Fix> {
        self.in_force.allow(&self.document.text, self.document.path.as_deref(), finding)
    }

    fn fixing_all(&mut self, rule: Option<&str>) -> Option<WorkspaceEdit> {
        let text = &self.document.text;
        let fixed = self.in_force.fixed(text, self.document.path.as_deref(), rule).ok()?;
        self.notes.extend(left_out(&fixed));
        let edits = edits::between(text, &fixed.text);
        (!edits.is_empty()).then(|| self.edit(&edits))
    }

    fn quick_fix(&self, finding: &Diagnostic, title: String) -> CodeAction {
        let note = self.own_words.get(finding.rule);
        let told = diagnostics::one(finding, note, &self.places, &self.document.uri, self.client);
        CodeAction {
            title,
            kind: Some(CodeActionKind::QuickFix),
            diagnostics: Some(vec![told]),
            ..CodeAction::default()
        }
    }

    fn deferred(&self, what: What) -> Option<serde_json::Value> {
        let deferred = Deferred { uri: self.document.uri.0.clone(), version: self.document.version, what };
        serde_json::to_value(deferred).ok()
    }

    fn edit(&self, edits: &[Edit]) -> WorkspaceEdit {
        let edits = edits.iter().map(|edit| TextEdit {
            range: self.places.range(edit.span),
            new_text: edit.text.clone().into_owned(),
        });
        let uri = self.document.uri.clone();
        if !self.client.has_document_changes {
            return WorkspaceEdit {
                changes: Some([(uri, edits.collect())].into()),
                ..WorkspaceEdit::default()
            };
        }
        self.document_changes(edits.map(Into::into).collect())
    }

    fn document_changes(&self, edits: Vec<gen_lsp_types::Edit>) -> WorkspaceEdit {
        let change = TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier {
                version: Some(self.document.version),
                text_document_identifier: TextDocumentIdentifier { uri: self.document.uri.clone() },
            },
            edits,
        };
        WorkspaceEdit {
            document_changes: Some(vec![DocumentChange::TextDocumentEdit(change)]),
            ..WorkspaceEdit::default()
        }
    }
}

/// Text as snippets write it.
fn literal(text: &str) -> String {
    text.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}")
}

/// Whether a kind of action is the wanted one or one of its kinds, such as `source.fixAll` of `source`.
fn is_kind_of(kind: &str, wanted: &str) -> bool {
    let rest = kind.strip_prefix(wanted);
    wanted.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn has_safe_fix(finding: &Diagnostic) -> bool {
    finding.fix.as_ref().is_some_and(|fix| fix.safety == Safety::Safe)
}

/// The rules of some findings of which the document has more that are safe to fix.
fn rules_of_many<'d>(here: &[&'d Diagnostic], all: &[Diagnostic]) -> BTreeSet<&'d str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in all.iter().filter(|finding| has_safe_fix(finding)) {
        *counts.entry(finding.rule).or_default() += 1;
    }
    let of_many = |rule: &&str| counts.get(rule).is_some_and(|&count| count > 1);
    here.iter().filter(|finding| has_safe_fix(finding)).map(|finding| finding.rule).filter(of_many).collect()
}

/// What was not mended though it was to be, and why.
fn left_out(fixed: &Fixed) -> Option<String> {
    let told = |it: Refusal<'_>| format!("{} of `{}`, since {}", it.count, it.rule, it.because);
    let told: Vec<String> = fixed.refusals().into_iter().map(told).collect();
    let count = fixed.refused.len();
    (count > 0).then(|| format!("{} left out: {}", counted(count, "fix is", "fixes are"), told.join("; ")))
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_kinds() {
        for wanted in ["", "source", "source.fixAll", FIX_ALL] {
            assert!(is_kind_of(FIX_ALL, wanted), "{wanted}");
        }
        for wanted in ["quickfix", "source.fix", "source.fixAll.ia-validate.x", "sourc"] {
            assert!(!is_kind_of(FIX_ALL, wanted), "{wanted}");
        }
    }

    /// What is offered for a finding whose fix takes out a picture, though it is called safe; and what comes of it.
    fn offered(safety: Safety, capabilities: &serde_json::Value) -> (Vec<CodeAction>, Vec<String>) {
        #[derive(clap::Parser)]
        struct Alone {
            #[command(flatten)]
            args: crate::args::LspArgs,
        }
        let args = <Alone as clap::Parser>::parse_from(["lsp", "--no-config"]).args;
        let mut workspace = Workspace::new(&args, &mut crate::terminal::console::Console::new(true));
        let text = "<article><p>x</p><figure><img src=\"https://x.y/a.jpg\"></figure></article>";
        let mut document = Document::new(gen_lsp_types::Uri("untitled:x".to_owned()), 1, text.to_owned());
        let mut report = ia_validate::Validator::new(ia_validate::Options::default()).article(text);
        let figure = ia_validate::Span::at(17, text.len() - "</article>".len());
        let fix = Fix::new(safety, "take it out", vec![Edit::new(figure, "")]);
        report.diagnostics.truncate(1);
        report.diagnostics[0].rule = "figure-empty";
        report.diagnostics[0].fix = Some(fix);
        let range =
            Places::new(text, crate::lsp::positions::Encoding::Utf16).range(report.diagnostics[0].span);
        document.checked(Some(report), std::time::Duration::ZERO);
        let client = Client::of(&serde_json::json!({ "capabilities": capabilities }));
        let only = ["quickfix".to_owned()];
        let (actions, mut notes) =
            Actions::new(&document, &client, &mut workspace).in_range(range, Some(&only));
        let taken = actions.into_iter().filter(|action| action.title.starts_with("Take it out"));
        let resolved = taken.map(|action| match &action.data {
            None => action,
            Some(data) => {
                let deferred = serde_json::from_value(data.clone()).unwrap();
                let (edit, more) = Actions::new(&document, &client, &mut workspace).resolve(&deferred);
                notes.extend(more);
                CodeAction { edit, ..action }
            }
        });
        (resolved.collect(), notes)
    }

    #[test]
    fn a_fix_that_would_lose_something_is_not_made() {
        let resolving = serde_json::json!({
            "textDocument": { "codeAction": { "dataSupport": true, "resolveSupport": { "properties": ["edit"] } } }
        });
        for capabilities in [serde_json::json!({}), resolving] {
            let (actions, notes) = offered(Safety::Safe, &capabilities);
            assert!(actions.iter().all(|action| action.edit.is_none()), "{actions:?}");
            let because =
                "the fix for `figure-empty` is left out, since it would lose media (`https://x.y/a.jpg`)";
            assert_eq!(notes, [because]);
            let (actions, notes) = offered(Safety::Unsafe, &capabilities);
            assert!(actions.iter().any(|action| action.edit.is_some()), "{actions:?}");
            assert_eq!(notes, [""; 0]);
        }
    }
}
