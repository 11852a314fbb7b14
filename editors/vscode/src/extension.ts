// What the extension does wherever it runs: status, commands, and one of two backends, begun only where there are articles.
import * as vscode from 'vscode';
import { files, isCandidate, isConfigured, mayBeMeant, type Backend } from './articles';
import { Checker } from './checker';
import { isMeant, load, optionsOf } from './engine';
import { SECTION } from './settings';

const { commands, window, workspace } = vscode;

/** Begins; `find` gives a better backend than the engine, if there is one. */
export async function begin(context: vscode.ExtensionContext, find: () => Promise<Backend | undefined>): Promise<void> {
  const status = window.createStatusBarItem(SECTION, vscode.StatusBarAlignment.Left);
  status.name = 'Instant Articles';
  status.command = 'workbench.actions.view.problems';
  let backend: Promise<Backend> | undefined;
  const start = () => (backend ??= find().then((found) => found ?? Checker.start(context)));
  const stop = async () => {
    const stopped = backend;
    backend = undefined;
    (await stopped)?.dispose();
  };

  /** Says how the document in front stands, and begins if it is the first that is meant. */
  const look = async () => {
    const document = window.activeTextEditor?.document;
    const text = document && isCandidate(document) ? document.getText() : '';
    // The engine is large: what bears no mark is left alone without it.
    const isOurs = mayBeMeant(text) && (await load(context), isMeant(text));
    void commands.executeCommand('setContext', 'ia-validate.isArticle', isOurs);
    if (isOurs) void start();
    if (!document || !isOurs) return status.hide();
    const found = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === SECTION);
    const count = (severity: vscode.DiagnosticSeverity) => found.filter((it) => it.severity === severity).length;
    const [errors, warnings] = [count(vscode.DiagnosticSeverity.Error), count(vscode.DiagnosticSeverity.Warning)];
    const name = backend ? (await backend).name : '';
    status.text = found.length === 0 ? '$(check) Instant Articles' : `$(error) ${errors} $(warning) ${warnings} Instant Articles`;
    status.tooltip = `${errors} errors, ${warnings} warnings, ${found.length - errors - warnings} notes (${name})`;
    status.show();
  };
  const shown = (type: string, title: string, html: string) => {
    const panel = window.createWebviewPanel(type, title, vscode.ViewColumn.Beside, { enableScripts: false, enableFindWidget: true });
    panel.webview.html = html;
  };
  const front = () => {
    const document = window.activeTextEditor?.document;
    if (!document) void window.showInformationMessage('Open an article or a feed first.');
    return document;
  };
  const nameOf = (document: vscode.TextDocument) => document.uri.path.replace(/.*\//, '');

  context.subscriptions.push(
    status, { dispose: () => void stop() },
    window.onDidChangeActiveTextEditor(look),
    workspace.onDidChangeTextDocument(({ document }) => document === window.activeTextEditor?.document && void look()),
    vscode.languages.onDidChangeDiagnostics(look),
    workspace.onDidChangeConfiguration(async (event) => {
      if (!event.affectsConfiguration(SECTION)) return;
      await stop();
      await look();
    }),
    commands.registerCommand('ia-validate.restart', async () => (await stop(), await look())),
    commands.registerCommand('ia-validate.fixAll', async () => {
      const document = front();
      if (document) await (await start()).fixAll(document);
    }),
    commands.registerCommand('ia-validate.show', async () => {
      const document = front();
      if (!document) return;
      const engine = await load(context);
      shown('ia-validate.show', `As read: ${nameOf(document)}`, engine.showPage(document.getText(), await optionsOf(document.uri)));
    }),
    commands.registerCommand('ia-validate.report', async () => {
      const document = front();
      if (!document) return;
      const engine = await load(context);
      const options = { ...(await optionsOf(document.uri)), format: 'html' as const };
      shown('ia-validate.report', `Report: ${nameOf(document)}`, engine.report(document.getText(), options));
    }),
    commands.registerCommand('ia-validate.checkWorkspace', async () => {
      await load(context);
      await checkWorkspace(await start());
    }),
  );
  if (await isConfigured()) void start();
  await look();
}

/** The most files that are opened for a check. */
const MOST = 500;

/** Opens every file that is meant, so that what is wrong with it stands among the problems. */
async function checkWorkspace(backend: Backend): Promise<void> {
  const location = vscode.ProgressLocation.Notification;
  let [seen, meant] = [0, 0];
  await window.withProgress({ location, title: 'Instant Articles', cancellable: true }, async (progress, token) => {
    for await (const file of files()) {
      if (token.isCancellationRequested || seen >= MOST) return;
      seen += 1;
      progress.report({ message: workspace.asRelativePath(file) });
      try {
        const document = await workspace.openTextDocument(file);
        if (!isMeant(document.getText())) continue;
        meant += 1;
        if (backend instanceof Checker) await backend.check(document);
      } catch {
        // What is no text is no article.
      }
    }
  });
  const rest = seen >= MOST ? ` (no more than ${MOST} are opened; the program checks any number)` : '';
  void window.showInformationMessage(`${meant} of ${seen} files are articles or feeds${rest}.`);
  await commands.executeCommand('workbench.actions.view.problems');
}
