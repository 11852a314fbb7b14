// What runs in a worker of a browser.
import * as functions from './index.js';
import { serve } from './pool.js';

const take = serve(functions, (message) => self.postMessage(message));
self.onmessage = ({ data }) => take(data);
