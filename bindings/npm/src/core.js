// The functions of the package, over an engine that `index.js` or `node.js` knows how to find.
import * as engine from './engine.js';

/** Memory of an instance never shrinks: one that grew beyond this is replaced. In bytes. */
const LARGE = 64 * 1024 * 1024;

const encoder = new TextEncoder();
let exports, starting;

/** Starts the engine once. `find` gives its bytes, a response or a module; it is asked if the caller gives none. */
export function start(find, source) {
  starting ??= begin(source === undefined ? find : () => source).catch((error) => {
    starting = undefined;
    throw error;
  });
  return starting;
}

async function begin(find) {
  exports = engine.initSync({ module: await compiled(await find()) });
}

/** A module from whatever holds one. */
async function compiled(source) {
  if (source instanceof WebAssembly.Module) return source;
  if (typeof source === 'string' || source instanceof URL) source = await fetched(source);
  if (typeof Response === 'function' && source instanceof Response) {
    if (!source.ok) throw new Error(`the engine cannot be loaded: ${source.url} answers ${source.status}`);
    source = await source.arrayBuffer();
  }
  if (!(source instanceof ArrayBuffer) && !ArrayBuffer.isView(source)) {
    throw new TypeError('`init` takes a URL, a Response, bytes or a WebAssembly.Module');
  }
  try {
    return await WebAssembly.compile(source);
  } catch (error) {
    const isRefused = /content security policy|wasm-unsafe-eval|blocked by CSP/i.test(error.message);
    throw new Error(isRefused
      ? "the page's Content-Security-Policy does not let WebAssembly run: add 'wasm-unsafe-eval' to script-src"
      : `the engine cannot be loaded: ${error.message}`, { cause: error });
  }
}

async function fetched(url) {
  try {
    return await fetch(url);
  } catch (error) {
    throw new Error(`the engine cannot be loaded from ${url}: ${error.message}`, { cause: error });
  }
}

/** The wasm that is kept in a module, for bundlers that leave files behind. */
export async function inline() {
  const { default: text } = await import('./inline.js');
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

/** Whether these bytes begin as wasm does. */
export function isWasm(bytes) {
  const [a, b, c, d] = new Uint8Array(bytes, 0, Math.min(4, bytes.byteLength));
  return a === 0 && b === 0x61 && c === 0x73 && d === 0x6d;
}

/** Begins with new memory. */
function renew() {
  engine.__wbg_reset_state();
  exports = engine.initSync();
}

function call(work) {
  if (!exports) throw new Error('the engine is not there yet: `await init()` first');
  try {
    return work();
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError)) throw error;
    renew();
    throw new Error(`the engine gave up (${error.message}), perhaps for want of memory; the next call finds a new one`,
      { cause: error });
  } finally {
    if (exports.memory.buffer.byteLength > LARGE) renew();
  }
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
export const report = (text, options) => on(engine.report, text, options);
export const show = (text, options) => JSON.parse(on(engine.show, text, options));
export const showPage = (text, options) => on(engine.showPage, text, options);
export const inventory = (text, options) => JSON.parse(on(engine.inventory, text, options));
export const isMeant = (text) => call(() => engine.isMeant(bytesOf(text), typeof text === 'string'));
export const complete = (text, at, options) => JSON.parse(on(engine.complete, text, options, at));
export const hover = (text, at, options) => JSON.parse(on(engine.hover, text, options, at));
export const encode = (text, like, options) => on(engine.encode, like, options, text);
export const optionsSchema = () => JSON.parse(call(engine.optionsSchema));
export const terms = () => JSON.parse(call(engine.terms));
export const explainPage = (rule) => call(() => engine.explainPage(rule));
export const rules = () => JSON.parse(call(engine.rules));
export const explain = (rule) => call(() => engine.explain(rule));

export function fix(text, options) {
  const [mended, rest] = on(engine.fix, text, options);
  return { text: mended, ...JSON.parse(rest) };
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

/** A run of the small command, which keeps its instance. */
export const run = (args) => new engine.Run(args);
