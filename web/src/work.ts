// What the page asks of the engine, in the worker. Long texts come and go in slices, so that the page answers meanwhile.
import * as engine from 'ia-validate';
import { complete } from 'ia-validate/pool';
import type { Document, Finding, Fixed, FixOptions, Options, Preview, ShowOptions } from 'ia-validate';

import { ends } from './changes.ts';
import { type Ends, endsIn, inEditor, slices } from './ends.ts';

export const { init, rules, terms, optionsSchema, explainPage } = engine;

/** A long text that came in so many slices before, with the file whose encoding it takes, if that is another than UTF-8. */
export interface Held { held: number; count: number; like?: Uint8Array | undefined }

/** A text in one of its forms. */
export type Given = string | Uint8Array | Held;

const held = new Map<number, string[]>();

/** Takes a slice of a text. */
export function put(id: number, slice: string): void {
  const all = held.get(id) ?? [];
  all.push(slice);
  held.set(id, all);
}

function taken(given: Given): { text: string | Uint8Array; like?: Uint8Array | undefined } {
  if (typeof given === 'string' || ArrayBuffer.isView(given)) return { text: given };
  const all = held.get(given.held) ?? [];
  held.delete(given.held);
  // The worker is a new one.
  if (all.length !== given.count) throw new DOMException('a part of the text is not there', 'AbortError');
  return { text: all.join(''), like: given.like };
}

/** Does some work on a text, and once more if the engine lacked a part of itself that is loaded now. */
async function on<T>(given: Given, options: Options | undefined, work: (text: string | Uint8Array) => T): Promise<T> {
  const { text, like } = taken(given);
  return complete(engine, () => {
    if (!like || typeof text !== 'string') return work(text);
    let bytes: string | Uint8Array = text;
    try {
      bytes = engine.encode(text, like, { name: options?.name ?? '-' });
    } catch {
      // What cannot be written in that encoding is checked as it is.
    }
    return work(bytes);
  });
}

export const check = (given: Given, options?: Options): Promise<Document> => on(given, options, (text) => engine.check(text, options));
export const preview = (given: Given, options?: Options): Promise<Preview> => on(given, options, (text) => engine.preview(text, options));
export const report = (given: Given, options?: Options): Promise<string> => on(given, options, (text) => engine.report(text, options));
export const showPage = (given: Given, options?: ShowOptions): Promise<string> =>
  on(given, options, (text) => engine.showPage(text, options));

/** Why a fix is not made; null if it can be. */
export const refusal = (given: Given, finding: Finding, options?: Options): Promise<string | null> =>
  on(given, options, (text) => engine.fixOne(text, finding, options).refused);

/** A text in the encoding of a file. */
export const encoded = (given: string | Held, like: Uint8Array, options?: Options): Promise<Uint8Array> =>
  on(given, options, (text) => (typeof text === 'string' ? engine.encode(text, like, options) : text));

/** What is known of a file. */
export interface About { encoding: string; kind: string; malformed: number }

export async function about(bytes: Uint8Array, options?: Options): Promise<About> {
  const { text: _, ...rest } = await complete(engine, () => engine.decode(bytes, options));
  return rest;
}

/** A file: what is known of it, whether it is a text, and the text as the editor has it. */
export async function opened(bytes: Uint8Array, options?: Options): Promise<About & Ends & { isText: boolean; slices: string[] }> {
  const { text, ...rest } = await complete(engine, () => engine.decode(bytes, options));
  const isText = !text.slice(0, 4096).includes('\0');
  return { ...rest, isText, ...endsIn(isText ? text : ''), slices: isText ? slices(inEditor(text)) : [] };
}

/** What mending does: the one change between where texts begin and where they end alike, in the editor's text, and why what is left is. */
export interface Mended {
  fixed: Record<string, number>; refused: Fixed['refused']; from: number; to: number; slices: string[];
}

export const mended = (given: Given, options?: FixOptions): Promise<Mended> => on(given, options, (text) => {
  const { text: after, fixed, refused } = engine.fix(text, options);
  const before = typeof text === 'string' ? text : engine.decode(text, { ...options, previous: [] }).text;
  const { from, to, insert } = ends(inEditor(before), inEditor(after));
  return { fixed, refused, from, to, slices: slices(insert) };
});
