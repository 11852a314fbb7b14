// What runs in the worker.
import * as functions from 'ia-validate';
import { serve } from 'ia-validate/pool';

const scope = self as unknown as { postMessage(message: unknown): void; onmessage: ((event: MessageEvent) => void) | null };
const take = serve(functions, (message) => scope.postMessage(message));
scope.onmessage = ({ data }) => void take(data);
