// The worker of a page that comes from a server.
// The same file that the worker would find.
import wasm from '../../bindings/npm/dist/whole_bg.wasm?url';

/**
 * The engine, which begins to load with the page and not only with its worker; nothing where that fails: the worker then tries
 * it, and says what is wrong.
 */
export const engineModule = async (): Promise<WebAssembly.Module | undefined> => {
  try {
    return await WebAssembly.compileStreaming(fetch(wasm));
  } catch {
    return undefined;
  }
};

export const start = (): Worker => new Worker(new URL('./thread.ts', import.meta.url), { type: 'module' });

/** Keeps the page for times without a network. */
export function keep(): void {
  if ('serviceWorker' in navigator && import.meta.env.PROD) {
    // Without one the page works as well, as long as there is a network.
    navigator.serviceWorker.register('./service-worker.js').catch(() => {});
  }
}
