// For pages that are one file: all stands in modules, with the whole engine, and nothing is fetched.
import { start, table } from './core.js';
import { inline } from './load.js';

export {
  check, complete, configured, decode, encode, explain, explainPage, fix, fixOne, hover, inventory, isMeant, lacking, optionsSchema, preview, report,
  rules, show, showPage, terms,
} from './core.js';

export const init = async (given) => {
  const loading = table(given);
  return start(inline, loading.source === undefined ? { whole: true, ...loading } : loading);
};
