// What is in work, kept in the browser until it is discarded. A long text goes there and comes back in slices, so that the page
// answers meanwhile.
import type { Text } from '@codemirror/state';

import type { Ends } from './ends.ts';
import { docSlices } from './line-ends.ts';

/** A text in work: what is in the editor, and the bytes of the file that it came from. */
export interface Draft extends Ends { name: string; isEdited: boolean; bytes?: Uint8Array | undefined }

/** One that was kept, with its text in slices. */
export interface Kept extends Draft { slices: string[] }

const [NAME, STORE, KEY] = ['ia-validate', 'texts', 'current'];

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 2);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
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

export function keepDraft(draft: Draft, doc: Text): Promise<void> {
  return run('readwrite', (store) => {
    const slices = docSlices(doc);
    const next = (at: number): void => {
      const { value } = slices.next();
      if (value) store.put(value[1], at).onsuccess = () => next(at + 1);
      else store.put({ ...draft, count: at }, KEY);
    };
    store.clear().onsuccess = () => next(0);
  });
}

export async function keptDraft(): Promise<Kept | undefined> {
  let kept: Kept | undefined;
  await run('readonly', (store) => {
    const first = store.get(KEY) as IDBRequest<Draft & { count: number } | undefined>;
    first.onsuccess = () => {
      if (!first.result) return;
      const { count, ...draft } = first.result;
      const found: Kept = kept = { ...draft, slices: [] };
      const next = (at: number): void => {
        if (at === count) return;
        const slice = store.get(at) as IDBRequest<string>;
        slice.onsuccess = () => {
          found.slices.push(slice.result);
          next(at + 1);
        };
      };
      next(0);
    };
  });
  return kept;
}

export const dropDraft = (): Promise<void> => run('readwrite', (store) => { store.clear(); });
