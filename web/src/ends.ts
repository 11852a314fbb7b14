// How the lines of a text end, and its slices. Nothing of the editor is in here: the worker has it, too.

export type End = '\n' | '\r\n' | '\r';

/** How lines end: most of them, and those that do not, by the places of the breaks in the editor's text, where each is one unit. */
export interface Ends { usual: End; breaks: number[]; others: End[] }

export function endsIn(text: string): Ends {
  const none: Ends = { usual: '\n', breaks: [], others: [] };
  if (!text.includes('\r')) return none;
  const counts = new Map<End, number>([['\n', 0], ['\r\n', 0], ['\r', 0]]);
  for (const [end] of text.matchAll(/\r\n|\r|\n/g)) counts.set(end as End, (counts.get(end as End) ?? 0) + 1);
  const [usual] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a));
  const ends: Ends = { ...none, usual };
  let shift = 0;
  for (const { 0: end, index } of text.matchAll(/\r\n|\r|\n/g)) {
    if (end !== usual) {
      ends.breaks.push(index - shift);
      ends.others.push(end as End);
    }
    shift += end.length - 1;
  }
  return ends;
}

/** A text as the editor has it. */
export const inEditor = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);

/** The length of a slice, in units of UTF-16: as much as is handled in one go. */
export const SLICE = 1 << 20;

/** Longer texts, in units of UTF-16, go to the worker and come from there in slices. */
export const LONG = 1_000_000;

/** A text in slices, of which none ends within a character. */
export function slices(text: string): string[] {
  const all: string[] = [];
  for (let from = 0, to = 0; from < text.length; from = to) {
    to = whole(Math.min(from + SLICE, text.length), (at) => text.charCodeAt(at));
    all.push(text.slice(from, to));
  }
  return all;
}

/** The end of a slice, moved out of a surrogate pair. */
export function whole(to: number, unit: (at: number) => number): number {
  return (unit(to - 1) & 0xFC00) === 0xD800 && (unit(to) & 0xFC00) === 0xDC00 ? to - 1 : to;
}
