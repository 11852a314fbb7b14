// Changes of a text.
import type { Text } from '@codemirror/state';

/** Texts longer than this are not compared before the eyes, in units of UTF-16. */
export const LARGEST = 2_000_000;

/** Of a text that is too long, what stands around changes: so many lines, and at most so many units. */
const [LINES, UNITS] = [3, 2000];

export interface Change { from: number; to: number; insert: string | Text }

/** The one change between where two texts begin alike and where they end alike. */
export function ends(before: string, after: string): { from: number; to: number; insert: string } {
  const most = Math.min(before.length, after.length);
  let front = 0, back = 0;
  while (front < most && before.charCodeAt(front) === after.charCodeAt(front)) front += 1;
  while (back < most - front && before.charCodeAt(before.length - 1 - back) === after.charCodeAt(after.length - 1 - back)) back += 1;
  return { from: front, to: before.length - back, insert: after.slice(front, after.length - back) };
}

/** The part of a text that changes concern, before and after, and the line that it begins with. */
export interface Part { before: string; after: string; line: number }

/** That part, or the whole of a text that is not too long; nothing if it is too long itself. */
export function partOf(doc: Text, changes: readonly Change[]): Part | undefined {
  const [first, last] = [changes[0], changes.at(-1)];
  let [from, to] = [0, doc.length];
  if (first && last && doc.length > LARGEST) {
    const above = doc.line(Math.max(1, doc.lineAt(first.from).number - LINES));
    const below = doc.line(Math.min(doc.lines, doc.lineAt(last.to).number + LINES));
    [from, to] = [Math.max(above.from, first.from - UNITS), Math.min(below.to, last.to + UNITS)];
  }
  const added = changes.reduce((sum, { insert }) => sum + insert.length, 0);
  if (Math.max(to - from, added) > LARGEST) return undefined;
  const parts: string[] = [];
  let done = from;
  for (const change of changes) {
    parts.push(doc.sliceString(done, change.from), change.insert.toString());
    done = change.to;
  }
  parts.push(doc.sliceString(done, to));
  return { before: doc.sliceString(from, to), after: parts.join(''), line: doc.lineAt(from).number };
}
