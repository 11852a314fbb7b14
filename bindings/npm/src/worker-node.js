// The same functions as promises, in a worker. For Node.
import { Worker } from 'node:worker_threads';

import { pool } from './pool.js';

export const {
  init, check, decode, encode, explain, explainPage, fix, fixOne, inventory, optionsSchema, preview, report, rules, show, showPage,
  terms, stop,
} = pool((onmessage, onend) => {
  const worker = new Worker(new URL('./thread-node.js', import.meta.url), { execArgv: [] });
  // It keeps the process alive only while it works.
  worker.unref();
  worker.on('message', (message) => {
    // What is neither the answer nor an error comes while it works.
    if ('value' in message || message.error) worker.unref();
    onmessage(message);
  });
  worker.on('error', (error) => onend(new Error(`the worker cannot run: ${error.message}`, { cause: error })));
  worker.on('exit', () => onend(new Error('the worker ended')));
  return {
    post(message) {
      worker.postMessage(message);
      worker.ref();
    },
    stop: () => worker.terminate(),
  };
});
