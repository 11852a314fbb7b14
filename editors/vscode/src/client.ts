// The program: its language server does everything.
import { execFile } from 'node:child_process';
import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';
import { LANGUAGES, type Backend } from './articles';
import { SECTION, commandLine } from './settings';

/** The version of the program at a path; none if there is none. */
function version(program: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(program, ['--version'], { timeout: 5000 }, (error, stdout) => resolve(error ? undefined : stdout.trim()));
  });
}

/** The server, if there is the program and the workspace is trusted. */
export async function start(): Promise<Backend | undefined> {
  if (!vscode.workspace.isTrusted) return undefined;
  const command = vscode.workspace.getConfiguration(SECTION).get<string>('path') || 'ia-validate';
  const name = await version(command);
  if (name === undefined) return undefined;
  const client = new LanguageClient(SECTION, 'Instant Articles', { command, args: ['lsp', ...commandLine()] }, {
    documentSelector: LANGUAGES.flatMap((language) => ['file', 'untitled'].map((scheme) => ({ language, scheme }))),
  });
  await client.start();
  return {
    name,
    dispose: () => void client.stop(),
    async fixAll(document) {
      const kind = vscode.CodeActionKind.SourceFixAll.append(SECTION);
      const range = new vscode.Range(0, 0, 0, 0);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider',
        document.uri, range, kind.value, 1);
      const edit = actions.find((action) => action.kind?.value === kind.value)?.edit;
      if (edit) await vscode.workspace.applyEdit(edit);
    },
  };
}
