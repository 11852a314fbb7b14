// What is in work, kept in the browser until it is discarded. A long text goes there and comes back in slices, so that the page
// answers meanwhile.
import type { Text } from '@codemirror/state';

import { type Ends, SLICE } from './ends.ts';
import { docSlices } from './line-ends.ts';

/** A text in work: what is in the editor, and the bytes of the file that it came from. */
export interface Draft extends Ends { name: string; isEdited: boolean; bytes?: Uint8Array | undefined }

/** One that was kept, with its text in slices. */
export interface Kept extends Draft { slices: string[] }

const [NAME, STORE, KEY, TEXT, BYTES] = ['ia-validate', 'texts', 'current', 'text', 'bytes'];

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 2);
    request.onupgradeneeded = () => {
      for (const old of [...request.result.objectStoreNames]) request.result.deleteObjectStore(old);
      request.result.createObjectStore(STORE);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no storage'));
    request.onblocked = () => reject(new Error('the storage is blocked'));
  });
}

/** One transaction: all of it is done, or nothing. */
async function run(mode: IDBTransactionMode, work: (store: IDBObjectStore) => void): Promise<void> {
  const database = await open();
  try {
    await new Promise<void>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('the storage is full'));
      work(transaction.objectStore(STORE));
    });
  } finally {
    database.close();
  }
}

export function keepDraft({ bytes, ...draft }: Draft, doc: Text): Promise<void> {
  return run('readwrite', (store) => {
    store.clear();
    const next = (key: string, slices: Iterator<unknown>, at: number, end: (count: number) => void): void => {
      const { done, value } = slices.next();
      if (done) end(at);
      else store.put(value, [key, at]).onsuccess = () => next(key, slices, at + 1, end);
    };
    next(TEXT, texts(doc), 0, (count) =>
      next(BYTES, byteSlices(bytes), 0, (ofBytes) => store.put({ ...draft, length: doc.length, count, ofBytes, size: bytes?.length }, KEY)));
  });
}

function* texts(doc: Text): Generator<string> {
  for (const [, text] of docSlices(doc)) yield text;
}

/** Slices with memory of their own: of a view all of its buffer would be kept. */
function* byteSlices(bytes: Uint8Array | undefined): Generator<Uint8Array> {
  for (let from = 0; bytes && from < bytes.length; from += SLICE) yield bytes.slice(from, from + SLICE);
}

export async function keptDraft(): Promise<Kept | undefined> {
  const all: { head?: Omit<Draft, 'bytes'> & { length: number; count: number; ofBytes: number; size?: number } } = {};
  const [texts, bytes]: [string[], Uint8Array[]] = [[], []];
  await run('readonly', (store) => {
    const next = <T>(key: string, count: number, into: T[], end: () => void): void => {
      if (into.length >= count) return end();
      const slice = store.get([key, into.length]) as IDBRequest<T>;
      slice.onsuccess = () => {
        into.push(slice.result);
        next(key, count, into, end);
      };
    };
    const first = store.get(KEY);
    first.onsuccess = () => {
      all.head = first.result;
      if (all.head) next(TEXT, all.head.count, texts, () => next(BYTES, all.head?.ofBytes ?? 0, bytes, () => {}));
    };
  });
  if (!all.head) return undefined;
  const { length: _, count: __, ofBytes: ___, size, ...draft } = all.head;
  return { ...draft, slices: texts, ...(size !== undefined && { bytes: joined(bytes, size) }) };
}

function joined(slices: Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  let at = 0;
  for (const slice of slices) {
    all.set(slice, at);
    at += slice.length;
  }
  return all;
}

export const dropDraft = (): Promise<void> => run('readwrite', (store) => { store.clear(); });
