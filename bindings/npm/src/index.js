// For browsers and bundlers.
import { inline, isWasm, start } from './core.js';

export {
  check, complete, decode, encode, explain, explainPage, fix, fixOne, hover, inventory, isMeant, optionsSchema, preview, report, rules, show, showPage, terms,
} from './core.js';

export const init = (source) => start(find, source);

/** The wasm stands beside this file, or, where a bundler left it behind, in a module. */
async function find() {
  try {
    const response = await fetch(new URL('./engine_bg.wasm', import.meta.url));
    const bytes = await response.arrayBuffer();
    // Development servers answer with a page where there is no file.
    if (response.ok && isWasm(bytes)) return bytes;
  } catch {
    // As if it were not there.
  }
  return inline();
}
