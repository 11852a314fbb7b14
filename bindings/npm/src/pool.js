// The functions as promises, over one worker that is started when it is needed.

/** The functions that a worker has, beside `init`. */
const FUNCTIONS = [
  'check', 'decode', 'encode', 'explain', 'explainPage', 'fix', 'fixOne', 'inventory', 'optionsSchema', 'preview', 'report', 'rules',
  'show', 'showPage', 'terms',
];

/** A worker that has not said that it is there after so many milliseconds never will: some fail in silence. */
const START = 20_000;

/** After so many milliseconds, a call that nobody waits for any more is not waited for either. */
const PATIENCE = 200;

/** So many elements of a list go in one message, and so many units of UTF-16 of its strings: what comes is taken in one go, in which
 * a page does nothing else. */
const [ELEMENTS, UNITS] = [500, 1 << 20];

/** `open(onmessage, onend)` starts a worker and gives what posts to it and stops it; `functions` are what the worker serves. */
export function pool(open, functions = FUNCTIONS) {
  let worker, source, timer, next = 0;
  let queue = [], running;

  const abort = (why) => (typeof DOMException === 'function' ? new DOMException(why, 'AbortError') : new Error(why));

  function ended(error) {
    clearTimeout(timer);
    const pending = running ? [running, ...queue] : queue;
    [worker, running, queue] = [undefined, undefined, []];
    for (const { reject } of pending) reject(error);
  }

  function answered({ id, value, error, progress, list, part, isReady }) {
    if (isReady) clearTimeout(timer);
    if (id === undefined || running?.id !== id) return;
    if (progress !== undefined) {
      running.onProgress?.(progress);
      return;
    }
    if (part) {
      (running.lists[list] ??= []).push(...part);
      return;
    }
    const { resolve, reject, lists } = running;
    running = undefined;
    if (error) reject(error.name === 'AbortError' ? abort(error.message) : new ({ TypeError, RangeError }[error.name] ?? Error)(error.message));
    else resolve(Object.keys(lists).length > 0 ? Object.assign(value, lists) : value);
    begin();
  }

  function opened() {
    const mine = open(answered, (error) => { if (worker === mine) ended(error); });
    timer = setTimeout(() => {
      if (worker !== mine) return;
      mine.stop();
      ended(new Error('the worker does not start: its script, or a part of it, cannot be run'));
    }, START);
    timer.unref?.();
    return mine;
  }

  function begin() {
    if (running || queue.length === 0) return;
    running = queue.shift();
    running.began = Date.now();
    try {
      worker ??= opened();
      const { id, name, args, onProgress } = running;
      worker.post({ id, name, args, source, watches: onProgress !== undefined });
    } catch (error) {
      // What cannot be sent is the caller's mistake.
      const { reject } = running;
      running = undefined;
      reject(new TypeError(error.message, { cause: error }));
      begin();
    }
  }

  /** Whoever asks again about the same document does not want the earlier answer. */
  function outdate(name, document) {
    if (typeof document !== 'string') return;
    const why = 'a newer call about the same document came';
    const isOld = (it) => it.name === name && it.document === document;
    for (const it of queue.filter(isOld)) it.reject(abort(why));
    queue = queue.filter((it) => !isOld(it));
    if (running && isOld(running)) {
      running.reject(abort(why));
      if (Date.now() - running.began > PATIENCE) {
        worker.stop();
        clearTimeout(timer);
        [worker, running] = [undefined, undefined];
      }
    }
  }

  const call = (name) => (...given) => new Promise((resolve, reject) => {
    // A function cannot be sent.
    const { onProgress, ...options } = typeof given.at(-1)?.onProgress === 'function' ? given.at(-1) : {};
    const args = onProgress ? [...given.slice(0, -1), options] : given;
    const document = args.at(-1)?.name;
    outdate(name, document);
    next += 1;
    queue.push({ id: next, name, args, document, onProgress, resolve, reject, lists: {} });
    begin();
  });

  return {
    init(given) {
      source = given;
      return call('init')();
    },
    ...Object.fromEntries(functions.map((name) => [name, call(name)])),
    stop() {
      worker?.stop();
      ended(abort('the worker was stopped'));
    },
  };
}

/** Does some work, and once more with what it lacked; if that cannot be had, the first answer counts. */
export async function complete(functions, work) {
  let answer;
  try {
    answer = { value: await work() };
  } catch (error) {
    answer = { error };
  }
  const lacking = functions.lacking?.();
  if (lacking && await lacking.then(() => true, () => false)) return work();
  if (answer.error) throw answer.error;
  return answer.value;
}

/** An answer without its long lists, and these in parts. */
function apart(value) {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || ArrayBuffer.isView(value)) return [value, []];
  const isLong = (it) => Array.isArray(it) && (it.length > ELEMENTS || (typeof it[0] === 'string' && it.length > 1));
  const lists = Object.entries(value).filter(([, it]) => isLong(it));
  if (lists.length === 0) return [value, []];
  const rest = { ...value };
  // The name keeps its place among the others.
  for (const [list] of lists) rest[list] = undefined;
  return [rest, lists.flatMap(([list, all]) => parts(all).map((part) => ({ list, part })))];
}

function parts(all) {
  const cut = [];
  let part = [], units = 0;
  for (const it of all) {
    const more = typeof it === 'string' ? it.length : 0;
    if (part.length === ELEMENTS || (part.length > 0 && units + more > UNITS)) {
      cut.push(part);
      [part, units] = [[], 0];
    }
    part.push(it);
    units += more;
  }
  return [...cut, part];
}

/** Lets a worker answer messages; `post` sends one back. What it gives takes a message. */
export function serve(functions, post) {
  post({ isReady: true });
  return async ({ id, name, args, source, watches }) => {
    try {
      await functions.init(source);
      const onProgress = (progress) => post({ id, progress });
      const all = watches ? [...args.slice(0, -1), { ...args.at(-1), onProgress }] : args;
      const [value, parts] = apart(await complete(functions, () => functions[name](...all)));
      for (const { list, part } of parts) post({ id, list, part });
      post({ id, value });
    } catch (error) {
      post({ id, error: { name: error.name, message: error.message } });
    }
  };
}
