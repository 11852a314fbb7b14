// What runs in a worker of a browser.
import * as functions from './index.js';
import { answer } from './pool.js';

self.onmessage = async ({ data }) => self.postMessage(await answer(data, functions));
