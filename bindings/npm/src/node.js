// For Node: from files, without a network. All of the package is there from the start, which takes no time there: but the whole
// engine, which is read by the first call that it is needed for.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

import { start, table } from './core.js';
import { beside } from './load.js';
import * as whole from './whole.js';

export {
  check, complete, configured, decode, encode, explain, explainPage, fix, fixOne, hover, inventory, isMeant, lacking, optionsSchema, preview, report,
  rules, show, showPage, terms,
} from './core.js';

const file = (name) => () => readFile(new URL(name, import.meta.url));

const files = {
  ...beside({
    engine: file('./engine_bg.wasm'), whole: file('./whole_bg.wasm'), words: file('./words.bin'), encodings: file('./encodings_bg.wasm'),
  }),
  now: () => [whole, new WebAssembly.Module(readFileSync(new URL('./whole_bg.wasm', import.meta.url)))],
};

export const init = async (given) => start(files, { words: true, encodings: true, ...table(given) });
