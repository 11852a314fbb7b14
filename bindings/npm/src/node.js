// For Node: from files, without a network. The whole engine and the models of words are read by the first call that needs them.
import { readFileSync } from 'node:fs';

import { start, table } from './core.js';
import { beside } from './load.js';
import * as whole from './whole.js';

export {
  check, complete, configured, decode, encode, explain, explainPage, fix, fixOne, hover, inventory, isMeant, lacking, optionsSchema, preview, report,
  rules, show, showPage, terms,
} from './core.js';

// Read at once: a promise of a file takes longer than the file.
const file = (name) => async () => readFileSync(new URL(name, import.meta.url));

const files = {
  ...beside({
    engine: file('./engine_bg.wasm'), whole: file('./whole_bg.wasm'), words: file('./words.bin'), encodings: file('./encodings_bg.wasm'),
  }),
  now: {
    whole: () => [whole, new WebAssembly.Module(readFileSync(new URL('./whole_bg.wasm', import.meta.url)))],
    words: () => readFileSync(new URL('./words.bin', import.meta.url)),
  },
};

export const init = async (given) => start(files, { encodings: true, ...table(given) });
