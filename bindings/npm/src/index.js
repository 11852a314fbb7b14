// For browsers and bundlers.
import { start, table } from './core.js';
import { beside } from './load.js';

export {
  check, complete, configured, decode, encode, explain, explainPage, fix, fixOne, hover, inventory, isMeant, lacking, optionsSchema, preview, report,
  rules, show, showPage, terms,
} from './core.js';

/** The bytes of a file beside this one; nothing if a page comes instead, as from development servers. */
async function bytes(url) {
  const response = await fetch(url);
  const it = await response.arrayBuffer();
  const isPage = new Uint8Array(it, 0, Math.min(1, it.byteLength))[0] === 0x3c;
  return response.ok && !isPage ? it : undefined;
}

// Bundlers look for just this expression.
const files = beside({
  engine: () => bytes(new URL('./engine_bg.wasm', import.meta.url)),
  whole: () => bytes(new URL('./whole_bg.wasm', import.meta.url)),
  words: () => bytes(new URL('./words.bin', import.meta.url)),
  encodings: () => bytes(new URL('./encodings_bg.wasm', import.meta.url)),
});

/** Who says nothing can call every function. */
export const init = async (given) => {
  const { source, whole = source === undefined, ...more } = table(given);
  return start(files, { source, whole, ...more });
};
