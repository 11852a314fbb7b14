// What is wrong with open documents, what can be done about it, and what can be written: all from the engine.
import type { Finding, Place } from 'ia-validate';
import * as vscode from 'vscode';
import { LANGUAGES, isCandidate, type Backend } from './articles';
import { isMeant, load, optionsOf } from './engine';

const SEVERITY: Record<string, vscode.DiagnosticSeverity> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};

/** How long nothing is typed before a check, in milliseconds. */
const PAUSE = 150;

/** A finding in the editor, with what the engine said of it. */
class Found extends vscode.Diagnostic {
  constructor(readonly said: Finding, range: vscode.Range) {
    super(range, said.help ? `${said.message}\nhelp: ${said.help}` : said.message, SEVERITY[said.severity]);
    this.source = 'ia-validate';
    this.code = said.url ? { value: said.rule, target: vscode.Uri.parse(said.url) } : said.rule;
  }
}

export class Checker implements Backend {
  readonly name = 'engine';
  readonly #found = vscode.languages.createDiagnosticCollection('ia-validate');
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #all: vscode.Disposable[] = [this.#found];

  private constructor(private readonly engine: Awaited<ReturnType<typeof load>>) {
    const { workspace, languages, CodeActionKind } = vscode;
    const soon = (document: vscode.TextDocument) => this.#soon(document);
    const again = () => workspace.textDocuments.forEach(soon);
    const watcher = workspace.createFileSystemWatcher('**/ia-validate.toml');
    this.#all.push(
      workspace.onDidOpenTextDocument(soon),
      workspace.onDidChangeTextDocument(({ document }) => soon(document)),
      workspace.onDidCloseTextDocument(({ uri }) => this.#found.delete(uri)),
      workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('ia-validate') && again()),
      watcher, watcher.onDidChange(again), watcher.onDidCreate(again), watcher.onDidDelete(again),
      languages.registerCompletionItemProvider(LANGUAGES, { provideCompletionItems: (document, position) => this.#complete(document, position) },
        '<', '/', ' ', '"', "'", '=', ';'),
      languages.registerHoverProvider(LANGUAGES, { provideHover: (document, position) => this.#hover(document, position) }),
      languages.registerCodeActionsProvider(LANGUAGES,
        { provideCodeActions: (document, range, context) => this.#actions(document, range, context) },
        { providedCodeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.SourceFixAll] }),
    );
    again();
  }

  static async start(context: vscode.ExtensionContext): Promise<Checker> {
    return new Checker(await load(context));
  }

  dispose(): void {
    this.#waiting.forEach((timer) => clearTimeout(timer));
    this.#all.forEach((it) => it.dispose());
  }

  #soon(document: vscode.TextDocument): void {
    if (!isCandidate(document)) return;
    const key = document.uri.toString();
    clearTimeout(this.#waiting.get(key));
    const check = () => {
      this.#waiting.delete(key);
      this.check(document).catch((error: unknown) => vscode.window.showErrorMessage(`ia-validate: ${error instanceof Error ? error.message : error}`));
    };
    this.#waiting.set(key, setTimeout(check, this.#found.has(document.uri) ? PAUSE : 0));
  }

  /** Checks a document, and shows what is found. */
  async check(document: vscode.TextDocument): Promise<void> {
    const { version } = document;
    const text = document.getText();
    if (!isMeant(text)) {
      this.#found.delete(document.uri);
      return;
    }
    const options = await optionsOf(document.uri);
    if (document.isClosed || document.version !== version) return;
    const { diagnostics } = this.engine.check(text, options);
    this.#found.set(document.uri, diagnostics.map((it) => new Found(it, rangeOf(document, it))));
  }

  async #complete(document: vscode.TextDocument, position: vscode.Position) {
    const text = document.getText();
    if (!isCandidate(document)) return [];
    const found = this.engine.complete(text, document.offsetAt(position));
    if (!found) return [];
    const range = new vscode.Range(document.positionAt(found.start), document.positionAt(found.end));
    // Of what bears no mark there is nothing to say, but that it may become an article where nothing is written yet.
    const items = isMeant(text) ? found.items : found.items.filter(({ label }) => label === 'html');
    const kinds = { element: 14, attribute: 9, value: 11 } as const satisfies Record<string, vscode.CompletionItemKind>;
    return items.map((it, index) => {
      const item = new vscode.CompletionItem(it.label, kinds[it.sort]);
      item.insertText = new vscode.SnippetString(it.snippet);
      item.range = range;
      item.filterText = it.filter;
      item.sortText = String(index).padStart(3, '0');
      item.documentation = new vscode.MarkdownString(it.about);
      if (it.deprecated) item.tags = [vscode.CompletionItemTag.Deprecated];
      return item;
    });
  }

  async #hover(document: vscode.TextDocument, position: vscode.Position) {
    const text = document.getText();
    if (!isCandidate(document) || !isMeant(text)) return undefined;
    const here = (this.#found.get(document.uri) ?? []).filter(({ range }) => range.contains(position)) as Found[];
    if (here.length > 0) {
      const rules = [...new Set(here.map(({ said }) => said.rule))];
      return new vscode.Hover(rules.map((rule) => new vscode.MarkdownString(this.engine.explain(rule))), here[0]?.range);
    }
    const meaning = this.engine.hover(text, document.offsetAt(position));
    const range = meaning && new vscode.Range(document.positionAt(meaning.start), document.positionAt(meaning.end));
    return meaning && range ? new vscode.Hover(new vscode.MarkdownString(meaning.about), range) : undefined;
  }

  async #actions(document: vscode.TextDocument, range: vscode.Range, context: vscode.CodeActionContext) {
    const { CodeAction, CodeActionKind } = vscode;
    const actions: vscode.CodeAction[] = [];
    const text = document.getText();
    const all = (this.#found.get(document.uri) ?? []) as Found[];
    const wants = (kind: vscode.CodeActionKind) => !context.only || context.only.contains(kind);
    if (wants(CodeActionKind.QuickFix)) {
      const options = await optionsOf(document.uri);
      for (const it of all.filter((found) => found.range.intersection(range)).slice(0, 20)) {
        if (!it.said.fix) continue;
        const { fix } = it.said;
        // What would lose something is not offered.
        const { text: after, refused } = this.engine.fixOne(text, it.said, options);
        const edit = between(document, after);
        if (refused !== null || !edit) continue;
        const mark = fix.safety === 'safe' ? '' : ' (unsafe)';
        const action = new CodeAction(fix.message.replace(/^./, (first) => first.toUpperCase()) + mark, CodeActionKind.QuickFix);
        action.diagnostics = [it];
        action.isPreferred = fix.safety === 'safe';
        action.edit = edit;
        actions.push(action);
      }
    }
    if (wants(CodeActionKind.SourceFixAll) && all.some(({ said }) => said.fix?.safety === 'safe')) {
      const edit = await this.#mended(document);
      if (edit) {
        const action = new CodeAction('Fix all that is safe to fix', CodeActionKind.SourceFixAll.append('ia-validate'));
        action.edit = edit;
        actions.push(action);
      }
    }
    return actions;
  }

  /** What mending a document changes in it. */
  async #mended(document: vscode.TextDocument): Promise<vscode.WorkspaceEdit | undefined> {
    const { text } = this.engine.fix(document.getText(), await optionsOf(document.uri));
    return between(document, text);
  }

  async fixAll(document: vscode.TextDocument): Promise<void> {
    const edit = await this.#mended(document);
    if (edit) await vscode.workspace.applyEdit(edit);
  }
}

/** The edit that makes another text of a document's, from the first difference to the last; none if there is none. */
function between(document: vscode.TextDocument, after: string): vscode.WorkspaceEdit | undefined {
  const before = document.getText();
  if (after === before) return undefined;
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < least - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1;
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(start), document.positionAt(before.length - same));
  edit.replace(document.uri, range, after.slice(start, after.length - same));
  return edit;
}

function rangeOf(document: vscode.TextDocument, { start, end }: { start: Place; end: Place }): vscode.Range {
  return new vscode.Range(document.positionAt(start.utf16 ?? 0), document.positionAt(end.utf16 ?? 0));
}
