// The functions of the package, over an engine that `index.js` or `node.js` knows how to find.
import * as small from './engine.js';
import * as foreign from './foreign.js';
import { loaded } from './load.js';

/** Memory of an instance never shrinks: one that grew beyond this is replaced. In bytes. */
const LARGE = 64 * 1024 * 1024;

/** What comes beside the engine, and is only loaded where it is wanted: as messages call it. */
const EXTRAS = { whole: 'the whole engine', words: 'the models of words', encodings: 'the encodings' };

const encoder = new TextEncoder();
/** The engine that answers: the small one checks, mends and previews, and the whole one, which takes its place, does all. */
let engine = small;
let exports, starting, files, words;
const loading = {};
const lacks = new Set(), unavailable = new Set();

/**
 * Starts the engine once. `find` has functions that give the bytes, a response or a module for the engine and for each of the
 * extras; they are asked if the caller gives nothing else. Where files can be read at once, its `now` gives the whole engine and
 * the models of words to the call that needs them.
 */
export async function start(find, given) {
  const { source, whole, ...extras } = table(given);
  files = find;
  // Whoever wants all needs no small one first.
  starting ??= (whole ? load('whole', whole) : begin(source === undefined ? find.engine : () => source)).catch((error) => {
    starting = undefined;
    throw error;
  });
  await starting;
  await Promise.all(Object.entries({ whole, ...extras }).filter(([, it]) => it).map(([name, it]) => load(name, it)));
}

/** What `init` is given: a source, or a table with one and with extras. */
export function table(given) {
  const isTable = given !== null && typeof given === 'object' && Object.getPrototypeOf(given) === Object.prototype;
  if (!isTable) return { source: given };
  const unknown = Object.keys(given).find((name) => name !== 'source' && !(name in EXTRAS));
  if (unknown) throw new TypeError(`\`init\` knows \`source\`, \`whole\`, \`words\` and \`encodings\`, but not \`${unknown}\``);
  return given;
}

async function begin(find) {
  enter(small.initSync({ module: await compiled(await loaded(await find(), 'the engine')) }));
}

/** Lets the whole engine take the small one's place. */
function replace(whole, module) {
  const instance = whole.initSync({ module });
  engine = whole;
  enter(instance);
  lacks.delete('whole');
}

/** Takes an instance, with what it must know. */
function enter(instance) {
  exports = instance;
  engine.codec(foreign.decode, foreign.encode);
  if (words) engine.giveWords(words);
}

async function compiled(source) {
  if (source instanceof WebAssembly.Module) return source;
  try {
    return await WebAssembly.compile(source);
  } catch (error) {
    const isRefused = /content security policy|wasm-unsafe-eval|blocked by CSP/i.test(error.message);
    throw new Error(isRefused
      ? "the page's Content-Security-Policy does not let WebAssembly run: add 'wasm-unsafe-eval' to script-src"
      : `the engine cannot be loaded: ${error.message}`, { cause: error });
  }
}

/** Takes the models of words. */
function take(bytes) {
  const before = words;
  words = bytes;
  try {
    call(() => engine.giveWords(bytes));
  } catch (error) {
    words = before;
    throw error;
  }
}

/** Loads an extra once. */
function load(name, given = true) {
  loading[name] ??= extra(name, given).catch((error) => {
    delete loading[name];
    if (given === true) unavailable.add(name);
    throw error;
  });
  return loading[name];
}

async function extra(name, given) {
  const source = await loaded(given === true ? await files[name]() : given, EXTRAS[name]);
  if (name === 'whole') {
    const [glue, module] = await Promise.all([import('./whole.js'), compiled(source)]);
    replace(glue, module);
  } else if (name === 'encodings') {
    foreign.take(source);
  } else {
    take(view(source instanceof ArrayBuffer ? new Uint8Array(source) : source));
  }
  lacks.delete(name);
  unavailable.delete(name);
}

/**
 * Where a call lacked something that comes beside the engine, a promise that is kept as soon as it is there; else nothing. It
 * is being loaded by itself, once: what cannot be had then is only asked for again by `init`.
 */
export function lacking() {
  const wanted = [...lacks].filter((name) => !unavailable.has(name));
  return wanted.length === 0 ? undefined : Promise.all(wanted.map((name) => load(name))).then(() => {});
}

/** Sees to what the last call lacked. */
function look() {
  if (engine.missesWords()) lacks.add('words');
  if (foreign.misses()) lacks.add('encodings');
  // Whoever wants to know hears of it through `lacking`.
  lacking()?.catch(() => {});
}

/** Begins with new memory. */
function renew() {
  engine.__wbg_reset_state();
  enter(engine.initSync());
}

function call(work) {
  if (!exports) throw new Error('the engine is not there yet: `await init()` first');
  try {
    const answer = work();
    if (files.now && !words && engine.missesWords()) {
      take(files.now.words());
      return work();
    }
    look();
    return answer;
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError)) {
      look();
      throw error;
    }
    renew();
    throw new Error(`the engine gave up (${error.message}), perhaps for want of memory; the next call finds a new one`,
      { cause: error });
  } finally {
    if (exports.memory.buffer.byteLength > LARGE) renew();
  }
}

/** Does what only the whole engine can, by its function of this name. */
function wholly(name, work) {
  if (exports && !(name in engine)) {
    if (files.now) {
      replace(...files.now.whole());
      loading.whole = Promise.resolve();
    } else {
      lacks.add('whole');
      lacking()?.catch(() => {});
      throw new Error(`\`${name}\` is of the whole engine, which is not loaded: \`await init({ whole: true })\` first`);
    }
  }
  return work();
}

const view = (it) => (ArrayBuffer.isView(it) ? new Uint8Array(it.buffer, it.byteOffset, it.byteLength) : it);

function bytesOf(text) {
  if (typeof text === 'string') return encoder.encode(text);
  if (ArrayBuffer.isView(text)) return view(text);
  throw new TypeError(`the text must be a string or a Uint8Array, not ${text === null ? 'null' : typeof text}`);
}

function on(work, text, options, ...more) {
  // What is no table of options is for the engine to complain about.
  const isTable = typeof options === 'object' && options !== null && !Array.isArray(options);
  const { onProgress, ...table } = isTable ? options : {};
  if (Array.isArray(table.previous)) table.previous = table.previous.map(view);
  const given = isTable ? table : options;
  return call(() => {
    const bytes = bytesOf(text);
    engine.watch(onProgress && ((at) => onProgress(Math.min(1, at / bytes.length))));
    try {
      return work(bytes, typeof text === 'string', given, ...more);
    } finally {
      engine.watch(undefined);
    }
  });
}

export const check = (text, options) => JSON.parse(on(engine.check, text, options));
export const preview = (text, options) => JSON.parse(on(engine.preview, text, options));
export const isMeant = (text) => call(() => engine.isMeant(bytesOf(text), typeof text === 'string'));
export const encode = (text, like, options) => on(engine.encode, like, options, text);

export function fix(text, options) {
  const [mended, rest] = on(engine.fix, text, options);
  return { ...JSON.parse(rest), text: mended };
}

/** Mends one finding, as `check` gave it, of the same text with the same options. */
export function fixOne(text, finding, options) {
  const { rule, start, end } = finding ?? {};
  if (typeof rule !== 'string' || !Number.isInteger(start?.offset) || !Number.isInteger(end?.offset)) {
    throw new TypeError('`fixOne` takes a finding of `check`: its rule, and where it starts and ends');
  }
  const [mended, refused] = on(engine.fixOne, text, options, rule, start.offset, end.offset);
  return { text: mended, refused };
}

export function decode(bytes, options) {
  const [text, rest] = on(engine.decode, bytes, options);
  return { text, ...JSON.parse(rest) };
}

// --- What the whole engine does ---

const onWhole = (name, ...given) => wholly(name, () => on(engine[name], ...given));
const ofWhole = (name, ...given) => wholly(name, () => call(() => engine[name](...given)));

export const report = (text, options) => onWhole('report', text, options);
export const show = (text, options) => JSON.parse(onWhole('show', text, options));
export const showPage = (text, options) => onWhole('showPage', text, options);
export const inventory = (text, options) => JSON.parse(onWhole('inventory', text, options));
export const complete = (text, at, options) => JSON.parse(onWhole('complete', text, options, at));
export const hover = (text, at, options) => JSON.parse(onWhole('hover', text, options, at));
export const optionsSchema = () => JSON.parse(ofWhole('optionsSchema'));
export const terms = () => JSON.parse(ofWhole('terms'));
export const rules = () => JSON.parse(ofWhole('rules'));
export const explain = (rule) => ofWhole('explain', rule);
export const explainPage = (rule) => ofWhole('explainPage', rule);

/** The options of the text at a path: see `index.d.ts`. It is a promise anyway, and so waits for what it lacks. */
export async function configured(path, read, settings = {}) {
  if (exports && !files.now && !engine.configured) await load('whole');
  const settled = () => JSON.parse(ofWhole('configured', chain, path, settings));
  const chain = [];
  for (let next = await read(undefined); next; ) {
    chain.push(next.path, next.text);
    const { needs } = settled();
    if (needs === undefined) break;
    next = await read(needs);
    if (!next) throw new Error(`${chain.at(-2)}: there is no ${needs}, which it extends`);
  }
  return settled().options;
}

/** A run of the small command, which keeps its instance. */
export const run = (args) => wholly('Run', () => new engine.Run(args));
