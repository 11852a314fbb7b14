// The line ends of a file. The editor has `\n` everywhere; what a file has instead is kept beside it.
import {
  Annotation, type EditorState, MapMode, RangeSet, RangeSetBuilder, RangeValue, StateField, type Transaction,
} from '@codemirror/state';

type End = '\n' | '\r\n' | '\r';

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

/** How the lines of a file end. */
export function lineEndsOf(text: string): LineEnds {
  if (!text.includes('\r')) return NONE;
  const counts = new Map<End, number>([['\n', 0], ['\r\n', 0], ['\r', 0]]);
  for (const [end] of text.matchAll(/\r\n|\r|\n/g)) counts.set(end as End, (counts.get(end as End) ?? 0) + 1);
  const [usual] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a));
  const builder = new RangeSetBuilder<Exception>();
  let shift = 0;
  for (const { 0: end, index } of text.matchAll(/\r\n|\r|\n/g)) {
    if (end !== usual) builder.add(index - shift, index - shift + 1, new Exception(end as End));
    shift += end.length - 1;
  }
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

/** The text as the file has it. */
export function fileText(state: EditorState): string {
  const { usual, others } = state.field(lineEnds);
  const text = state.doc.toString();
  if (usual === '\n' && others.size === 0) return text;
  const parts: string[] = [];
  let done = 0;
  const usually = (part: string): string => (usual === '\n' ? part : part.replaceAll('\n', usual));
  for (const cursor = others.iter(); cursor.value; cursor.next()) {
    parts.push(usually(text.slice(done, cursor.from)), cursor.value.end);
    done = cursor.to;
  }
  parts.push(usually(text.slice(done)));
  return parts.join('');
}

/** From places in a file's text to those in the editor's, where each line end is one unit. */
export function placesIn(text: string): (utf16: number) => number {
  const long: number[] = [];
  for (let at = text.indexOf('\r\n'); at !== -1; at = text.indexOf('\r\n', at + 2)) long.push(at);
  if (long.length === 0) return (utf16) => utf16;
  return (utf16) => {
    let low = 0, high = long.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((long[middle] ?? 0) < utf16) low = middle + 1; else high = middle;
    }
    return utf16 - low;
  };
}
