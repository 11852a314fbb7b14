// For Node: from the file, without a network.
import { readFile } from 'node:fs/promises';

import { inline, start } from './core.js';

export {
  check, complete, decode, encode, explain, explainPage, fix, fixOne, hover, inventory, isMeant, optionsSchema, preview, report, rules, show, showPage, terms,
} from './core.js';

export const init = (source) => start(find, source);

/** The wasm stands beside this file, or, where a bundler left it behind, in a module. */
async function find() {
  try {
    return await readFile(new URL('./engine_bg.wasm', import.meta.url));
  } catch {
    return inline();
  }
}
