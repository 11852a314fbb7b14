// The text on its way to the engine.
import type { EditorState } from '@codemirror/state';

import { LONG } from './ends.ts';
import { engine } from './engine.ts';
import { fileSlices, fileText } from './line-ends.ts';
import type { About, Given, Held } from './work.ts';

/** A text in work: its name, and the file that it came from. */
export interface Text { name: string; bytes?: Uint8Array | undefined; about?: About | undefined; isEdited: boolean; isSample: boolean }

/** The text as the engine takes it: as bytes where these say more. */
export async function inputOf({ bytes, isEdited, about, name }: Text, state: EditorState): Promise<Given> {
  if (bytes && !isEdited) return bytes;
  const like = bytes && about && about.encoding !== 'UTF-8' ? bytes : undefined;
  if (state.doc.length > LONG) return heldOf(state, like);
  const text = fileText(state);
  return like ? engine.encoded(text, like, { name }).catch(() => text) : text;
}

let last = 0;

/** Sends a text slice by slice. */
export async function heldOf(state: EditorState, like?: Uint8Array): Promise<Held> {
  last += 1;
  const [held, given] = [last, { count: 0 }];
  for (const slice of fileSlices(state)) {
    await engine.put(held, slice);
    given.count += 1;
  }
  return { held, like, ...given };
}
