// The engine in its worker.
import { pool } from 'ia-validate/pool';
import { start } from '#start';

import { words } from './words.ts';
import type * as work from './work.ts';

export const engine = pool<Omit<typeof work, 'init'>>((onmessage, onend) => {
  const worker = start();
  worker.onmessage = ({ data }) => onmessage(data);
  worker.onerror = (event) => {
    event.preventDefault();
    worker.terminate();
    onend(new Error(words.noEngine(event.message)));
  };
  return { post: (message) => worker.postMessage(message), stop: () => worker.terminate() };
}, ['about', 'check', 'encoded', 'explainPage', 'mended', 'opened', 'optionsSchema', 'preview', 'put', 'refusal', 'report', 'rules', 'showPage', 'terms']);

/** Whether a call was given up because a newer one came. */
export const isOutdated = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

/** What went wrong, for people. */
export function told(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /WebAssembly is not defined/.test(message)
    ? words.noWebAssembly
    : message;
}
