// Changes of a text.

/** Texts longer than this are not compared before the eyes, in units of UTF-16. */
export const LARGEST = 2_000_000;

export interface Change { from: number; to: number; insert: string }

/** The one change between where two texts begin alike and where they end alike. */
export function ends(before: string, after: string): Change {
  const most = Math.min(before.length, after.length);
  let front = 0, back = 0;
  while (front < most && before.charCodeAt(front) === after.charCodeAt(front)) front += 1;
  while (back < most - front && before.charCodeAt(before.length - 1 - back) === after.charCodeAt(after.length - 1 - back)) back += 1;
  return { from: front, to: before.length - back, insert: after.slice(front, after.length - back) };
}

export function changed(before: string, changes: readonly Change[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { from, to, insert } of changes) {
    parts.push(before.slice(done, from), insert);
    done = to;
  }
  return parts.join('') + before.slice(done);
}
