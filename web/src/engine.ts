// The engine in its worker.
import { pool } from 'ia-validate/pool';
import { start } from '#start';

export const engine = pool((onmessage, onend) => {
  const worker = start();
  worker.onmessage = ({ data }) => onmessage(data);
  worker.onerror = (event) => {
    event.preventDefault();
    worker.terminate();
    onend(new Error(`the checker cannot run: ${event.message || 'its script cannot be loaded'}`));
  };
  return { post: (message) => worker.postMessage(message), stop: () => worker.terminate() };
});

/** Whether a call was given up because a newer one came. */
export const isOutdated = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

/** What went wrong, for people. */
export function told(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /WebAssembly is not defined/.test(message)
    ? 'This browser does not run WebAssembly, so nothing can be checked. The text is kept and can be edited and downloaded.'
    : message;
}
