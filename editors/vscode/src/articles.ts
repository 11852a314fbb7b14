// Which documents are checked, and which of the two ways leads to what is wrong with them.
import * as vscode from 'vscode';

export const LANGUAGES = ['html', 'xml'];

/** The files of a workspace that may be articles or feeds. */
export const FILES = '**/*.{html,htm,xml,rss}';

/** What checks documents and shows what is wrong: the program, or the engine. */
export interface Backend extends vscode.Disposable {
  /** What it is, for people. */
  readonly name: string;
  /** Mends a document as far as that is safe. */
  fixAll(document: vscode.TextDocument): Promise<void>;
}

export function isCandidate(document: vscode.TextDocument): boolean {
  return LANGUAGES.includes(document.languageId) && !['git', 'output', 'vscode-userdata'].includes(document.uri.scheme);
}
