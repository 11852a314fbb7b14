import type { CatalogueRule, Document, Finding, Inventory, Preview, RefusedFixes, Show, TableOptions } from './documents.js';

export type * from './documents.js';

/** A text: a string, or bytes that are decoded as a file is. */
export type Text = string | Uint8Array;

/** Options of every call: the keys of `ia-validate.toml` in camelCase, and those of a call. */
export interface Options extends TableOptions {
  /** What the text is called in reports; `-` without it. */
  name?: string;
  /** What the text is; the content tells without it. */
  kind?: 'auto' | 'article' | 'feed' | 'fragment';
  /** The time, for the rules that depend on it: RFC 3339, or a `Date`. */
  now?: string | Date;
  /** Earlier feeds or articles to judge updates against. */
  previous?: readonly Text[];
  /** Is told, while a feed is checked, which part of it is done: from 0 to 1. */
  onProgress?: (share: number) => void;
}

/** Options of `show`. */
export interface ShowOptions extends Options {
  /** The article of a feed that is meant, from 1; all without it. */
  item?: number;
}

/** A file's text, and what is known of its bytes. */
export interface Decoded {
  text: string;
  /** The name of the encoding, by the WHATWG Encoding Standard. */
  encoding: string;
  kind: 'article' | 'feed' | 'fragment' | 'other';
  /** How many places, of the first thousand, fit no encoding. */
  malformed: number;
}

/** One and many of a thing. */
export interface Noun { one: string; many: string }

/** What there is to choose from, and the words of reports. */
export interface Terms {
  formats: { name: string; about: string; extension: string }[];
  /** The gravest first. */
  severities: ({ name: 'error' | 'warning' | 'info'; word: string } & Noun)[];
  /** What ingestion would do with an article, and how reports show it. */
  outcomes: { name: string; word: string; class: 'good' | 'plain' | 'warning' | 'error' }[];
  nouns: Record<'article' | 'finding' | 'suggestion', Noun>;
  words: Record<'first' | 'help' | 'why' | 'ready' | 'nothing' | 'noTitle', string>;
  /** A regular expression, for the flag `i`, that matches each text that is meant, and some others: for whoever loads the engine only then. */
  marks: string;
}

/** The schema of an option. */
export interface OptionSchema {
  type?: string | string[];
  /** What it is called in a form. */
  title: string;
  description: string;
  default?: unknown;
  examples?: unknown[];
  enum?: string[];
  [key: string]: unknown;
}

/** What can be written at a place. */
export interface Completions {
  /** The part that is replaced, in UTF-16 units. */
  start: number;
  end: number;
  items: Completion[];
}

export interface Completion {
  label: string;
  /** What to compare with what is written in the part that is replaced. */
  filter: string;
  /** What is put there, in the syntax of the Language Server Protocol's snippets; `text` is the same without its places. */
  snippet: string;
  text: string;
  sort: 'element' | 'attribute' | 'value';
  /** What it is, in Markdown. */
  about: string;
  deprecated: boolean;
}

/** What a word means. */
export interface Meaning {
  /** The word, in UTF-16 units. */
  start: number;
  end: number;
  /** In Markdown. */
  about: string;
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

/** What became of the fix of one finding. */
export interface FixedOne {
  /** The text: mended, or as it was. */
  text: string;
  /** Why the fix was not taken, as a clause. */
  refused: string | null;
}

/** Where the engine is: needed only where it cannot be found by itself. */
export type Source = string | URL | Response | BufferSource | WebAssembly.Module;

/** What is loaded. */
export interface Loading {
  /** Where the engine is, if it is not beside the package's modules. */
  source?: Source;
  /**
   * The whole engine, in place of the one that checks, mends and previews: `true`, or where it is. `false` leaves it for the first
   * call that needs it: in a page's own thread that call fails, and the next one finds it there; in Node and in a worker it is there
   * by itself. A page's own thread has it from the start, unless a `source` is given.
   */
  whole?: boolean | Source;
  /**
   * The models that find the words of Burmese, Khmer, Lao and Thai: `true`, or where they are. Without them, the first text that
   * needs them has them loaded, and until they are there nothing is said that depends on its words.
   */
  words?: boolean | Exclude<Source, WebAssembly.Module>;
  /**
   * What writes other encodings than Unicode's, for `encode`: `true`, or where it is. Browsers read them without; it is loaded by itself
   * where one finds mistakes in a text.
   */
  encodings?: boolean | Source;
}

/** The JSON schema of the options, in camelCase. */
export interface OptionsSchema {
  properties: Record<string, OptionSchema>;
  definitions: Record<string, OptionSchema>;
  /** The options' names, in the order in which they are told. */
  order: string[];
}

/** Starts the engine, once; all other functions need that. */
export function init(source?: Source | Loading): Promise<void>;

/**
 * Where a call lacked something that comes beside the engine, a promise that is kept as soon as it is there; else nothing. It is
 * being loaded by itself: only whoever wants this text's answer in full waits, and calls once more. The worker does, and in Node
 * nothing is ever lacking. Functions of the whole engine fail where that is lacking: all but `check`, `fix`, `fixOne`, `preview`, `isMeant`,
 * `decode`, `encode` and, which waits by itself, `configured`.
 */
export function lacking(): Promise<void> | undefined;

/** Checks a text. */
export function check(text: Text, options?: Options): Document;

/** Mends a text. */
export function fix(text: Text, options?: FixOptions): Fixed;

/**
 * Mends one finding, as `check` gave it, of the same text with the same options, whatever the safety of its fix. A fix that is
 * called safe and would lose something is refused. A `RangeError` if there is no such finding with a fix.
 */
export function fixOne(text: Text, finding: Finding, options?: Options): FixedOne;

/** Says article by article what ingestion would do. */
export function preview(text: Text, options?: Options): Preview;

/** Checks a text, and gives the report in the format `options.format`. */
export function report(text: Text, options?: Options): string;

/** All rules. */
export function rules(): CatalogueRule[];

/** A rule's documentation, as Markdown. */
export function explain(rule: string): string;

/** A rule's documentation as HTML, without markup of any source. */
export function explainPage(rule: string): string;

/** The articles as they would have been shown. */
export function show(text: Text, options?: ShowOptions): Show;

/** The same as a page for a browser, which loads and runs nothing. */
export function showPage(text: Text, options?: ShowOptions): string;

/** What there is in the articles. */
export function inventory(text: Text, options?: Options): Inventory;

/**
 * The options of a text at an absolute path, with `/`: what `ia-validate.toml` says of it, with what that extends and its overrides, and on
 * top of it `settings`. `read` gives the nearest file if it is asked for none, and else the file at a path, or `ia-validate.toml` in
 * that folder; nothing if there is none. Paths in the file (`state`, `previous`) are left out.
 */
export function configured(
  path: string, read: (path?: string) => Promise<{ path: string; text: string } | undefined>, settings?: Options,
): Promise<Options>;

/** Whether a text says that it is meant for Instant Articles: it is an RSS feed, or bears a mark of the format. */
export function isMeant(text: Text): boolean;

/** What can be written at `at`, an offset in UTF-16 units; null outside of articles and in comments, scripts and iframes. */
export function complete(text: Text, at: number, options?: Options): Completions | null;

/** What the word at `at`, an offset in UTF-16 units, means; null if it is no word of the format. */
export function hover(text: Text, at: number, options?: Options): Meaning | null;

/** Decodes a file. */
export function decode(bytes: Uint8Array, options?: Options): Decoded;

/** A new text for the file that `like` is, in its encoding and with its byte order mark. A `RangeError` if that cannot be. */
export function encode(text: string, like: Uint8Array, options?: Options): Uint8Array;

/** The JSON schema of the options, in camelCase, with what each says. */
export function optionsSchema(): OptionsSchema;

/** Formats, severities and outcomes, with the words of reports. */
export function terms(): Terms;
