// What is set in the editor, for the program and for the engine.
import * as vscode from 'vscode';
import table from './settings.json';

export const SECTION = 'ia-validate';

/** What somebody has set; what nobody has is left to the configuration file. */
function* given(scope?: vscode.ConfigurationScope): Generator<[key: keyof typeof table, value: unknown]> {
  const settings = vscode.workspace.getConfiguration(SECTION, scope);
  for (const key of Object.keys(table) as (keyof typeof table)[]) {
    const said = settings.inspect(key);
    const value = said?.workspaceFolderValue ?? said?.workspaceValue ?? said?.globalValue;
    if (value !== undefined) yield [key, value];
  }
}

/** The same on a command line. */
export function commandLine(): string[] {
  const words: string[] = [];
  for (const [key, value] of given()) {
    const { flag } = table[key];
    if (Array.isArray(value)) value.forEach((it) => words.push(`${flag}=${it}`));
    else if (typeof value === 'object' && value) Object.entries(value).forEach(([name, it]) => words.push(`${flag}=${name}=${it}`));
    else words.push(`${flag}=${value}`);
  }
  return words;
}

/** The same as options of the engine. */
export function options(scope: vscode.Uri): Record<string, unknown> {
  const all: Record<string, unknown> = {};
  for (const [key, value] of given(scope)) all[table[key].option] = value;
  return all;
}
