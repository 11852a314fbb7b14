// The line ends of a file. The editor has `\n` everywhere; what a file has instead is kept beside it.
import {
  Annotation, type EditorState, MapMode, RangeSet, RangeSetBuilder, RangeValue, StateField, Text, type Transaction,
} from '@codemirror/state';
import type { Place } from 'ia-validate';

import { type End, type Ends, SLICE, whole } from './ends.ts';

class Exception extends RangeValue {
  override mapMode = MapMode.TrackDel;
  constructor(readonly end: End) { super(); }
  override eq(other: RangeValue): boolean { return other instanceof Exception && other.end === this.end; }
}

/** How lines end: most of them, and those that do not, at the breaks of the editor's text. */
export interface LineEnds { usual: End; others: RangeSet<Exception> }

const NONE: LineEnds = { usual: '\n', others: RangeSet.empty };

/** Goes with a transaction that puts another file into the editor. */
export const otherFile = Annotation.define<LineEnds>();

export function lineEndsOf({ usual, breaks, others }: Ends): LineEnds {
  const builder = new RangeSetBuilder<Exception>();
  breaks.forEach((at, index) => builder.add(at, at + 1, new Exception(others[index] ?? '\n')));
  return { usual, others: builder.finish() };
}

export const lineEnds = StateField.define<LineEnds>({
  create: () => NONE,
  update(value, transaction: Transaction) {
    const other = transaction.annotation(otherFile);
    if (other) return other;
    return transaction.docChanged ? { ...value, others: value.others.map(transaction.changes) } : value;
  },
});

/** The same as plain data, to be kept. */
export function endsOf(state: EditorState): Ends {
  const { usual, others } = state.field(lineEnds);
  const ends: Ends = { usual, breaks: [], others: [] };
  for (const cursor = others.iter(); cursor.value; cursor.next()) {
    ends.breaks.push(cursor.from);
    ends.others.push(cursor.value.end);
  }
  return ends;
}

/** The text as the file has it, in slices. */
export function* fileSlices(state: EditorState): Generator<string> {
  const { doc } = state;
  const { usual, others } = state.field(lineEnds);
  const usually = (part: string): string => (usual === '\n' ? part : part.replaceAll('\n', usual));
  const cursor = others.iter();
  for (const [from, text] of docSlices(doc)) {
    const to = from + text.length;
    const parts: string[] = [];
    let done = 0;
    for (; cursor.value && cursor.from < to; cursor.next()) {
      parts.push(usually(text.slice(done, cursor.from - from)), cursor.value.end);
      done = cursor.to - from;
    }
    parts.push(usually(text.slice(done)));
    yield parts.join('');
  }
}

/** The editor's text in slices, each with its place. */
export function* docSlices(doc: Text): Generator<[from: number, text: string]> {
  for (let from = 0, to = 0; from < doc.length; from = to) {
    to = whole(Math.min(from + SLICE, doc.length), (at) => doc.sliceString(at, at + 1).charCodeAt(0));
    yield [from, doc.sliceString(from, to)];
  }
}

/** The text as the file has it. */
export const fileText = (state: EditorState): string => [...fileSlices(state)].join('');

/** Makes a text of slices that the editor has so; the page answers meanwhile. */
export async function textOf(slices: readonly string[]): Promise<Text> {
  let text = Text.empty;
  for (const slice of slices) {
    text = text.append(Text.of(slice.split('\n')));
    if (slices.length > 1) await breath();
  }
  return text;
}

/** Lets the page do something else. */
export const breath = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve); });

/** From places in a file's text to those in the editor's, where each line end is one unit. */
export function placesIn(state: EditorState): (place: Place) => number {
  const { doc } = state;
  const { usual, others } = state.field(lineEnds);
  const isLong = usual === '\r\n';
  // The breaks that differ in length from the usual one.
  const odd: number[] = [];
  for (const cursor = others.iter(); cursor.value; cursor.next()) {
    if (isLong !== (cursor.value.end === '\r\n')) odd.push(cursor.from);
  }
  if (!isLong && odd.length === 0) return ({ utf16 }) => utf16 ?? 0;
  return ({ line, utf16 }) => {
    const { from } = doc.line(Math.min(Math.max(line, 1), doc.lines));
    let low = 0, high = odd.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((odd[middle] ?? 0) < from) low = middle + 1; else high = middle;
    }
    return (utf16 ?? 0) - (isLong ? line - 1 - low : low);
  };
}
