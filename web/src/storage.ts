// What is in work, kept in the browser until it is discarded.

/** A text in work: what is in the editor, and the bytes of the file that it came from. */
export interface Draft { name: string; text: string; bytes?: Uint8Array | undefined }

const [NAME, STORE, KEY] = ['ia-validate', 'drafts', 'current'];

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no storage'));
    request.onblocked = () => reject(new Error('the storage is blocked'));
  });
}

async function run<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error('the storage is full'));
    });
  } finally {
    database.close();
  }
}

export const keepDraft = (draft: Draft): Promise<unknown> => run('readwrite', (store) => store.put(draft, KEY));
export const keptDraft = (): Promise<Draft | undefined> => run('readonly', (store) => store.get(KEY) as IDBRequest<Draft | undefined>);
export const dropDraft = (): Promise<unknown> => run('readwrite', (store) => store.delete(KEY));
