// Encodings that are not Unicode's, which the engine leaves off: by the module of encodings where that was loaded, which
// Node always does. Else by the browser, whose `TextDecoder` has the same letters. But no browser encodes; and what one calls a
// mistake need not be any: Chromium 156 does so with the blank of EUC-JP and with four letters of Big5. Then the module has the
// last word.
import * as module from './encodings.js';

/** Memory of an instance never shrinks: one that grew beyond this is replaced. In bytes. */
const LARGE = 64 * 1024 * 1024;

/** U+FFFD as a letter of a text: only GBK and gb18030 have it. */
const LETTER = [0x84, 0x31, 0xa4, 0x37];
const WITH_LETTER = ['GBK', 'gb18030'];

let source, exports;
let isMissed = false;

/** Takes the module, or its bytes. */
export function take(given) {
  source = given;
  isMissed = false;
}

/** Whether the module is wanted for a text that was read or to be written. */
export const misses = () => isMissed;

function call(work) {
  exports ??= module.initSync({ module: source });
  try {
    return work();
  } finally {
    if (exports.memory.buffer.byteLength > LARGE) {
      module.__wbg_reset_state();
      exports = module.initSync();
    }
  }
}

/** A text, and which of its U+FFFD, counted from 0, are letters of it and stand for nothing else. */
export function decode(encoding, bytes) {
  return source ? call(() => module.decode(encoding, bytes)) : decodedHere(encoding, bytes);
}

/** A text in an encoding; null where that lacks a character. */
export function encode(encoding, text) {
  if (source) return call(() => module.encode(encoding, text));
  isMissed = true;
  throw new Error(`no browser encodes ${encoding}`);
}

function decodedHere(encoding, bytes) {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const genuine = [];
  let text = '', from = 0, seen = 0;
  const add = (part) => {
    text += part;
    seen += part.split('\ufffd').length - 1;
  };
  if (WITH_LETTER.includes(encoding)) {
    for (const at of letters(bytes)) {
      add(decoder.decode(bytes.subarray(from, at), { stream: true }));
      from = at + LETTER.length;
      const letter = decoder.decode(bytes.subarray(at, from), { stream: true });
      // Behind the first half of something else these bytes are no letter.
      if (letter === '\ufffd') genuine.push(seen);
      add(letter);
    }
  }
  add(decoder.decode(bytes.subarray(from)));
  isMissed ||= seen > genuine.length;
  return [text, new Uint32Array(genuine)];
}

/** Where the letter may stand. */
function* letters(bytes) {
  const [first, ...others] = LETTER;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at)) {
    const isOne = others.every((byte, number) => bytes[at + 1 + number] === byte);
    if (isOne) yield at;
    at += isOne ? LETTER.length : 1;
  }
}
