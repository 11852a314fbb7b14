// The engine that comes along: WebAssembly, in this thread of the extensions' host.
import * as engine from 'ia-validate';
import * as vscode from 'vscode';
import { options } from './settings';

let started: Promise<typeof engine> | undefined;

/** The engine, started once. */
export function load(context: vscode.ExtensionContext): Promise<typeof engine> {
  return (started ??= (async () => {
    const file = async (name: string) => new Uint8Array(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, 'dist', name)));
    const [whole, words] = await Promise.all([file('whole_bg.wasm'), file('words.bin')]);
    await engine.init({ whole, words });
    return engine;
  })());
}

const CONFIG = 'ia-validate.toml';

interface File { path: string; text: string }

/** The first of these files that there is. */
async function first(uris: Iterable<vscode.Uri>): Promise<File | undefined> {
  for (const uri of uris) {
    try {
      return { path: uri.path, text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) };
    } catch {
      // The next one, perhaps.
    }
  }
  return undefined;
}

/** Where the configuration file of a document may be: in its folder or above it, in its part of the workspace. */
function* places(uri: vscode.Uri): Generator<vscode.Uri> {
  const top = vscode.workspace.getWorkspaceFolder(uri)?.uri.path;
  if (top === undefined) return;
  for (let folder = vscode.Uri.joinPath(uri, '..'); folder.path.startsWith(top); folder = vscode.Uri.joinPath(folder, '..')) {
    yield vscode.Uri.joinPath(folder, CONFIG);
    if (folder.path === '/') return;
  }
}

/** What is in force for a document. */
export async function optionsOf(uri: vscode.Uri): Promise<engine.Options> {
  const read = (path?: string): Promise<File | undefined> => {
    const at = uri.with({ path: path ?? '/' });
    return first(path === undefined ? places(uri) : [at, vscode.Uri.joinPath(at, CONFIG)]);
  };
  return { ...await engine.configured(uri.path, read, options(uri)), name: vscode.workspace.asRelativePath(uri) };
}

/** Whether a text is meant for Instant Articles. Of an empty one nothing is known yet. */
export function isMeant(text: string): boolean {
  return text.trim() !== '' && engine.isMeant(text);
}
