import type * as worker from './worker.js';

/** A worker that was started: what posts to it and stops it. */
export interface Thread { post(message: unknown): void; stop(): void }

/** For whoever starts the worker by other means than `ia-validate/worker`: the same functions over it. */
export function pool(open: (onmessage: (message: any) => void, onend: (error: Error) => void) => Thread): typeof worker;

/** The same over functions of your own, by their names; `serve` gets them in the worker. */
export function pool<F extends object>(
  open: (onmessage: (message: any) => void, onend: (error: Error) => void) => Thread, names: readonly (keyof F)[],
): Served<F> & Pick<typeof worker, 'init' | 'stop'>;

/** Functions as promises. */
export type Served<F> = { [N in keyof F]: F[N] extends (...given: infer G) => infer R ? (...given: G) => Promise<Awaited<R>> : never };

/** Does some work of the engine, and once more if it lacked a part of itself that is loaded now. */
export function complete<T>(engine: { lacking?(): Promise<void> | undefined }, work: () => T | Promise<T>): Promise<T>;

/** In the worker: answers messages of `pool`. */
export function serve(functions: object, post: (message: unknown) => void): (message: any) => Promise<void>;
