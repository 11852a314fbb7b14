// For pages that are one file: the wasm stands in a module, and nothing is fetched.
import { inline, start } from './core.js';

export {
  check, complete, decode, encode, explain, explainPage, fix, fixOne, hover, inventory, isMeant, optionsSchema, preview, report, rules, show, showPage, terms,
} from './core.js';

export const init = (source) => start(inline, source);
