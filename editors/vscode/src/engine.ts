// The engine that comes along: WebAssembly, in this thread of the extensions' host.
import * as engine from 'ia-validate';
import { parse } from 'smol-toml';
import * as vscode from 'vscode';
import { options } from './settings';

let started: Promise<typeof engine> | undefined;

/** The engine, started once. */
export function load(context: vscode.ExtensionContext): Promise<typeof engine> {
  return (started ??= (async () => {
    const file = async (name: string) => new Uint8Array(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, 'dist', name)));
    const [source, words] = await Promise.all([file('engine_bg.wasm'), file('words.bin')]);
    await engine.init({ source, words });
    return engine;
  })());
}

const CONFIG = 'ia-validate.toml';

/** The table of the nearest configuration file; none if there is none, and a word if it cannot be read. */
async function configuration(uri: vscode.Uri): Promise<Record<string, unknown>> {
  const top = vscode.workspace.getWorkspaceFolder(uri)?.uri.path;
  let folder = vscode.Uri.joinPath(uri, '..');
  while (top !== undefined && folder.path.startsWith(top)) {
    let text: string;
    try {
      text = new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, CONFIG)));
    } catch {
      if (folder.path === '/') break;
      folder = vscode.Uri.joinPath(folder, '..');
      continue;
    }
    return parse(text);
  }
  return {};
}

/** What is in force for a document. */
export async function optionsOf(uri: vscode.Uri): Promise<engine.Options> {
  return { ...options(uri, await configuration(uri)), name: vscode.workspace.asRelativePath(uri) };
}

/** Whether a text is meant for Instant Articles. Of an empty one nothing is known yet. */
export function isMeant(text: string): boolean {
  return text.trim() !== '' && engine.isMeant(text);
}
