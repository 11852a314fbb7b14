// What the page asks of the engine, in the worker. Long texts come and go in slices, so that the page answers meanwhile.
import * as engine from 'ia-validate';
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

function taken(given: Given, options: Options | undefined): string | Uint8Array {
  if (typeof given === 'string' || ArrayBuffer.isView(given)) return given;
  const all = held.get(given.held) ?? [];
  held.delete(given.held);
  // The worker is a new one.
  if (all.length !== given.count) throw new DOMException('a part of the text is not there', 'AbortError');
  const text = all.join('');
  if (!given.like) return text;
  try {
    return engine.encode(text, given.like, { name: options?.name ?? '-' });
  } catch {
    return text;
  }
}

export const check = (given: Given, options?: Options): Document => engine.check(taken(given, options), options);
export const preview = (given: Given, options?: Options): Preview => engine.preview(taken(given, options), options);
export const report = (given: Given, options?: Options): string => engine.report(taken(given, options), options);
export const showPage = (given: Given, options?: ShowOptions): string => engine.showPage(taken(given, options), options);

/** Why a fix is not made; null if it can be. */
export const refusal = (given: Given, finding: Finding, options?: Options): string | null =>
  engine.fixOne(taken(given, options), finding, options).refused;

/** A text in the encoding of a file. */
export function encoded(given: string | Held, like: Uint8Array, options?: Options): Uint8Array {
  const text = taken(given, options);
  return typeof text === 'string' ? engine.encode(text, like, options) : text;
}

/** What is known of a file. */
export interface About { encoding: string; kind: string; malformed: number }

export function about(bytes: Uint8Array, options?: Options): About {
  const { text: _, ...rest } = engine.decode(bytes, options);
  return rest;
}

/** A file: what is known of it, whether it is a text, and the text as the editor has it. */
export function opened(bytes: Uint8Array, options?: Options): About & Ends & { isText: boolean; slices: string[] } {
  const { text, ...rest } = engine.decode(bytes, options);
  const isText = !text.slice(0, 4096).includes('\0');
  return { ...rest, isText, ...endsIn(isText ? text : ''), slices: isText ? slices(inEditor(text)) : [] };
}

/** What mending does: the one change between where texts begin and where they end alike, in the editor's text, and why what is left is. */
export interface Mended {
  fixed: Record<string, number>; refused: Fixed['refused']; from: number; to: number; slices: string[];
}

export function mended(given: Given, options?: FixOptions): Mended {
  const text = taken(given, options);
  const { text: after, fixed, refused } = engine.fix(text, options);
  const before = typeof text === 'string' ? text : engine.decode(text, { ...options, previous: [] }).text;
  const { from, to, insert } = ends(inEditor(before), inEditor(after));
  return { fixed, refused, from, to, slices: slices(insert) };
}
