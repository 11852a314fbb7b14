// The same functions as promises, in a worker. For browsers and bundlers.
import { pool } from './pool.js';

export const {
  init, check, decode, encode, explain, explainPage, fix, fixOne, inventory, optionsSchema, preview, report, rules, show, showPage,
  terms, stop,
} = pool((onmessage, onend) => {
  const worker = new Worker(new URL('./thread.js', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }) => onmessage(data);
  worker.onerror = (event) => {
    event.preventDefault?.();
    worker.terminate();
    onend(new Error(`the worker cannot run: ${event.message || 'its script cannot be loaded'}`));
  };
  return { post: (message) => worker.postMessage(message), stop: () => worker.terminate() };
});
