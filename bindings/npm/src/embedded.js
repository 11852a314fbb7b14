// For pages that are one file: all stands in modules, and nothing is fetched.
import { start } from './core.js';
import { inline } from './load.js';

export {
  check, complete, configured, decode, encode, explain, explainPage, fix, fixOne, hover, inventory, isMeant, lacking, optionsSchema, preview, report,
  rules, show, showPage, terms,
} from './core.js';

export const init = (given) => start(inline, given);
