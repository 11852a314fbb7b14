// What runs in the worker.
import { serve } from 'ia-validate/pool';

import * as work from './work.ts';

const scope = self as unknown as { postMessage(message: unknown): void; onmessage: ((event: MessageEvent) => void) | null };
const take = serve(work, (message) => scope.postMessage(message));
scope.onmessage = ({ data }) => void take(data);
