// Which documents are checked, and which of the two ways leads to what is wrong with them.
import * as vscode from 'vscode';

export const LANGUAGES = ['html', 'xml'];

/** Folders that hold what others wrote. */
const FOREIGN = new Set(['node_modules', 'vendor']);

/** The files of the workspace that may be articles or feeds, folder by folder; in folders of any kind, also in the browser. */
export async function* files(): AsyncGenerator<vscode.Uri> {
  const waiting = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  for (let folder = waiting.shift(); folder; folder = waiting.shift()) {
    for (const [name, type] of await vscode.workspace.fs.readDirectory(folder)) {
      const uri = vscode.Uri.joinPath(folder, name);
      if (type === vscode.FileType.Directory && !name.startsWith('.') && !FOREIGN.has(name)) waiting.push(uri);
      if (type === vscode.FileType.File && /\.(html?|xml|rss)$/i.test(name)) yield uri;
    }
  }
}

/** Whether a folder of the workspace has a configuration file. */
export async function isConfigured(): Promise<boolean> {
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    try {
      await vscode.workspace.fs.stat(vscode.Uri.joinPath(uri, 'ia-validate.toml'));
      return true;
    } catch {
      // The next one, perhaps.
    }
  }
  return false;
}

/** What checks documents and shows what is wrong: the program, or the engine. */
export interface Backend extends vscode.Disposable {
  /** What it is, for people. */
  readonly name: string;
  /** Mends a document as far as that is safe. */
  fixAll(document: vscode.TextDocument): Promise<void>;
}

/** From the engine, when the extension is built. */
declare const MARKS: string;
const marks = new RegExp(MARKS, 'i');

/** Whether a text may be meant; what may not be needs no engine to tell. */
export const mayBeMeant = (text: string): boolean => marks.test(text);

export function isCandidate(document: vscode.TextDocument): boolean {
  return LANGUAGES.includes(document.languageId) && !['git', 'output', 'vscode-userdata'].includes(document.uri.scheme);
}
