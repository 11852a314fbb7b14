// Where the engine and what comes beside it are read from.

/** Bytes or a module, from whatever holds them. `what` is for messages. */
export async function loaded(source, what) {
  const isThere = source instanceof WebAssembly.Module || source instanceof ArrayBuffer || ArrayBuffer.isView(source);
  // Asking for `Response` takes Node a quarter of its start.
  if (isThere) return source;
  if (typeof source === 'string' || source instanceof URL) source = await fetched(source, what);
  if (typeof Response === 'function' && source instanceof Response) {
    if (!source.ok) throw new Error(`${what} cannot be loaded: ${source.url} answers ${source.status}`);
    return source.arrayBuffer();
  }
  throw new TypeError('`init` takes a URL, a Response, bytes or a WebAssembly.Module');
}

async function fetched(url, what) {
  try {
    return await fetch(url);
  } catch (error) {
    throw new Error(`${what} cannot be loaded from ${url}: ${error.message}`, { cause: error });
  }
}

/** What is kept in a module, for bundlers that leave files behind. */
export async function unpacked(module) {
  const { default: text } = await module;
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

/** The files of the package as modules, but for the small engine's: of a page that holds the whole one. */
export const inline = {
  whole: () => unpacked(import('./inline-whole.js')),
  words: () => unpacked(import('./inline-words.js')),
  encodings: () => unpacked(import('./inline-encodings.js')),
};

/** Takes what `find` finds beside, or, where a bundler left it behind, from a module. */
export function beside(find) {
  const modules = { engine: () => unpacked(import('./inline.js')), ...inline };
  const first = (name) => async () => (await find[name]().catch(() => undefined)) ?? modules[name]();
  return Object.fromEntries(Object.keys(modules).map((name) => [name, first(name)]));
}
