// What runs in a worker of Node.
import { parentPort } from 'node:worker_threads';

import * as functions from './node.js';
import { serve } from './pool.js';

parentPort.on('message', serve(functions, (message) => parentPort.postMessage(message)));
