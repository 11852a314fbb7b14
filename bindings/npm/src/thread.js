// What runs in a worker of a browser.
import { table } from './core.js';
import * as functions from './index.js';
import { serve } from './pool.js';

// It can wait, and so begins with the small engine.
const init = async (given) => functions.init({ whole: false, ...table(given) });
const take = serve({ ...functions, init }, (message) => self.postMessage(message));
self.onmessage = ({ data }) => take(data);
