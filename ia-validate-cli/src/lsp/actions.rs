//! What can be done about findings: fixing one, fixing all, allowing one.

use gen_lsp_types::{
    CodeAction, CodeActionKind, DocumentChange, OptionalVersionedTextDocumentIdentifier, Range,
    TextDocumentEdit, TextDocumentIdentifier, TextEdit, WorkspaceEdit,
};
use ia_validate::Diagnostic;
use ia_validate::fix::{Edit, Fix, Safety};
use serde::{Deserialize, Serialize};

use super::client::Client;
use super::diagnostics;
use super::document::Document;
use super::positions::Places;
use super::workspace::Workspace;
use crate::edits;

/// The kind of the action that fixes all.
pub(super) const FIX_ALL: &str = "source.fixAll.ia-validate";

/// The most findings that actions are offered for at once, unless the client asks for edits later.
const MOST: usize = 20;

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
    /// A comment for the finding of this rule at this byte.
    Allow { rule: String, at: u32 },
}

/// The actions for findings in one document.
pub(super) struct Actions<'s, 'a> {
    document: &'s Document,
    client: &'s Client,
    in_force: &'s mut Workspace<'a>,
    places: Places<'s>,
}

impl<'s, 'a> Actions<'s, 'a> {
    pub(super) fn new(document: &'s Document, client: &'s Client, in_force: &'s mut Workspace<'a>) -> Self {
        Self { document, client, in_force, places: Places::new(&document.text, client.encoding) }
    }

    /// What can be done in a range, of the kinds that are wanted if only some are.
    pub(super) fn in_range(mut self, range: Range, only: Option<&[String]>) -> Vec<CodeAction> {
        let wants = |kind: &str| only.is_none_or(|only| only.iter().any(|wanted| is_kind_of(kind, wanted)));
        let Some(report) = &self.document.report else { return Vec::new() };
        let mut actions = Vec::new();
        if wants("quickfix") {
            let range = self.places.span(range);
            let is_in_range =
                |finding: &&Diagnostic| finding.span.start <= range.end && range.start <= finding.span.end;
            let most = if self.client.resolves_edits { usize::MAX } else { MOST };
            let here: Vec<&Diagnostic> = report.diagnostics.iter().filter(is_in_range).take(most).collect();
            actions.extend(here.iter().filter_map(|finding| self.fix(finding)));
            for finding in here {
                actions.extend(self.allow(finding));
            }
        }
        // Whoever asks for anything at all does not want to wait for this.
        if wants(FIX_ALL)
            && (only.is_some() || self.client.resolves_edits)
            // What is left out may have fixes as well.
            && (has_safe_fixes(&report.diagnostics) || !report.left_out.is_empty())
        {
            actions.extend(self.fix_all());
        }
        actions
    }

    fn fix(&self, finding: &Diagnostic) -> Option<CodeAction> {
        let fix = finding.fix.as_ref()?;
        let is_safe = fix.safety == Safety::Safe;
        let mark = if is_safe { "" } else { " (unsafe)" };
        Some(CodeAction {
            is_preferred: is_safe.then_some(true),
            edit: Some(self.edit(&fix.edits)),
            ..self.quick_fix(finding, format!("{}{mark}", capitalised(&fix.message)))
        })
    }

    fn allow(&mut self, finding: &Diagnostic) -> Option<CodeAction> {
        let mut action = self.quick_fix(finding, format!("Allow `{}` here", finding.rule));
        if self.client.resolves_edits {
            action.data =
                self.deferred(What::Allow { rule: finding.rule.to_owned(), at: finding.span.start });
        } else {
            let fix = self.allowing(finding)?;
            action.edit = Some(self.edit(&fix.edits));
        }
        Some(action)
    }

    fn fix_all(&mut self) -> Option<CodeAction> {
        let mut action = CodeAction {
            title: "Fix all that is safe to fix".to_owned(),
            kind: Some(CodeActionKind::new(FIX_ALL)),
            ..CodeAction::default()
        };
        if self.client.resolves_edits {
            action.data = self.deferred(What::FixAll);
        } else {
            action.edit = self.fixing_all();
            action.edit.as_ref()?;
        }
        Some(action)
    }

    /// The edit of an action that was offered without one; none if there is none after all.
    pub(super) fn resolve(mut self, deferred: &Deferred) -> Option<WorkspaceEdit> {
        match &deferred.what {
            What::FixAll => self.fixing_all(),
            What::Allow { rule, at } => {
                let mut findings = self.document.report.as_ref()?.diagnostics.iter();
                let finding = findings.find(|finding| finding.rule == rule && finding.span.start == *at)?;
                let fix = self.allowing(finding)?;
                Some(self.edit(&fix.edits))
            }
        }
    }

    fn allowing(&mut self, finding: &Diagnostic) -> Option<Fix> {
        self.in_force.allow(&self.document.text, self.document.path.as_deref(), finding)
    }

    fn fixing_all(&mut self) -> Option<WorkspaceEdit> {
        let text = &self.document.text;
        let fixed = self.in_force.fixed(text, self.document.path.as_deref()).ok()?;
        let edits = edits::between(text, &fixed);
        (!edits.is_empty()).then(|| self.edit(&edits))
    }

    fn quick_fix(&self, finding: &Diagnostic, title: String) -> CodeAction {
        CodeAction {
            title,
            kind: Some(CodeActionKind::QuickFix),
            diagnostics: Some(vec![diagnostics::one(finding, &self.places, &self.document.uri, self.client)]),
            ..CodeAction::default()
        }
    }

    fn deferred(&self, what: What) -> Option<serde_json::Value> {
        let deferred = Deferred { uri: self.document.uri.0.clone(), version: self.document.version, what };
        serde_json::to_value(deferred).ok()
    }

    fn edit(&self, edits: &[Edit]) -> WorkspaceEdit {
        let edits = edits
            .iter()
            .map(|edit| TextEdit { range: self.places.range(edit.span), new_text: edit.text.clone() });
        let uri = self.document.uri.clone();
        if !self.client.has_document_changes {
            return WorkspaceEdit {
                changes: Some([(uri, edits.collect())].into()),
                ..WorkspaceEdit::default()
            };
        }
        let change = TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier {
                version: Some(self.document.version),
                text_document_identifier: TextDocumentIdentifier { uri },
            },
            edits: edits.map(Into::into).collect(),
        };
        WorkspaceEdit {
            document_changes: Some(vec![DocumentChange::TextDocumentEdit(change)]),
            ..WorkspaceEdit::default()
        }
    }
}

/// Whether a kind of action is the wanted one or one of its kinds, such as `source.fixAll` of `source`.
fn is_kind_of(kind: &str, wanted: &str) -> bool {
    let rest = kind.strip_prefix(wanted);
    wanted.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn has_safe_fixes(findings: &[Diagnostic]) -> bool {
    findings.iter().any(|finding| finding.fix.as_ref().is_some_and(|fix| fix.safety == Safety::Safe))
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
}
