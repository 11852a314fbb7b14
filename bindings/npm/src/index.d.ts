import type { CatalogueRule, Document, Preview, RefusedFixes, TableOptions } from './documents.js';

export type * from './documents.js';

/** A text: a string, or bytes that are decoded as a file is. */
export type Text = string | Uint8Array;

/** Options of every call: the keys of `ia-validate.toml` in camelCase, and those of a call. */
export interface Options extends TableOptions {
  /** What the text is called in reports; `-` without it. */
  name?: string;
  /** What the text is; the content tells without it. */
  kind?: 'auto' | 'article' | 'feed';
  /** The time, for the rules that depend on it: RFC 3339, or a `Date`. */
  now?: string | Date;
  /** Earlier feeds or articles to judge updates against. */
  previous?: readonly Text[];
}

/** Options of `fix`. */
export interface FixOptions extends Options {
  /** Whether to take unsafe fixes, too. */
  unsafe?: boolean;
}

/** What `fix` did. */
export interface Fixed {
  /** The text, mended. */
  text: string;
  /** How many findings were mended, by rule. */
  fixed: Record<string, number>;
  /** The fixes that were not taken, by rule and reason. */
  refused: RefusedFixes[];
  /** What is left: a check of the mended text. */
  left: Document;
}

/** Where the engine is: needed only where it cannot be found by itself. */
export type Source = string | URL | Response | BufferSource | WebAssembly.Module;

/** Starts the engine, once; all other functions need that. */
export function init(source?: Source): Promise<void>;

/** Checks a text. */
export function check(text: Text, options?: Options): Document;

/** Mends a text. */
export function fix(text: Text, options?: FixOptions): Fixed;

/** Says article by article what ingestion would do. */
export function preview(text: Text, options?: Options): Preview;

/** Checks a text, and gives the report in the format `options.format`. */
export function report(text: Text, options?: Options): string;

/** All rules. */
export function rules(): CatalogueRule[];

/** A rule's documentation, as Markdown. */
export function explain(rule: string): string;
