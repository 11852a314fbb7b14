// For Node: from files, without a network. All of the package is loaded at once, which takes no time there.
import { readFile } from 'node:fs/promises';

import { start, table } from './core.js';
import { beside } from './load.js';

export {
  check, complete, configured, decode, encode, explain, explainPage, fix, fixOne, hover, inventory, isMeant, lacking, optionsSchema, preview, report,
  rules, show, showPage, terms,
} from './core.js';

const file = (name) => () => readFile(new URL(name, import.meta.url));

const files = beside({
  engine: file('./engine_bg.wasm'), words: file('./words.bin'), encodings: file('./encodings_bg.wasm'),
});

export const init = async (given) => start(files, { words: true, encodings: true, ...table(given) });
