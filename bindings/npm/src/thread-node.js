// What runs in a worker of Node.
import { parentPort } from 'node:worker_threads';

import * as functions from './node.js';
import { answer } from './pool.js';

parentPort.on('message', async (message) => parentPort.postMessage(await answer(message, functions)));
