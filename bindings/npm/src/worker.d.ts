import type { CatalogueRule, Document, Finding, Inventory, Preview, Show } from './documents.js';
import type { Decoded, Fixed, FixedOne, FixOptions, Loading, Options, OptionsSchema, ShowOptions, Source, Terms, Text } from './index.js';

export type * from './index.js';

// The functions of `ia-validate`, as promises. A call about the same document (`options.name`) as an earlier one of the
// same function makes that one outdated: it is rejected with an `AbortError`.

/** Starts the worker and its engine; the other functions do so by themselves. */
export function init(source?: Exclude<Source, Response> | Loading): Promise<void>;
export function check(text: Text, options?: Options): Promise<Document>;
export function fix(text: Text, options?: FixOptions): Promise<Fixed>;
export function fixOne(text: Text, finding: Finding, options?: Options): Promise<FixedOne>;
export function preview(text: Text, options?: Options): Promise<Preview>;
export function report(text: Text, options?: Options): Promise<string>;
export function rules(): Promise<CatalogueRule[]>;
export function explain(rule: string): Promise<string>;
export function explainPage(rule: string): Promise<string>;
export function show(text: Text, options?: ShowOptions): Promise<Show>;
export function showPage(text: Text, options?: ShowOptions): Promise<string>;
export function inventory(text: Text, options?: Options): Promise<Inventory>;
export function decode(bytes: Uint8Array, options?: Options): Promise<Decoded>;
export function encode(text: string, like: Uint8Array, options?: Options): Promise<Uint8Array>;
export function optionsSchema(): Promise<OptionsSchema>;
export function terms(): Promise<Terms>;

/** Stops the worker; calls that wait are rejected with an `AbortError`. The next call starts a new one. */
export function stop(): void;
