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

/** `open(onmessage, onend)` starts a worker and gives what posts to it and stops it. */
export function pool(open) {
  let worker, source, timer, next = 0;
  let queue = [], running;

  const abort = (why) => (typeof DOMException === 'function' ? new DOMException(why, 'AbortError') : new Error(why));

  function ended(error) {
    clearTimeout(timer);
    const pending = running ? [running, ...queue] : queue;
    [worker, running, queue] = [undefined, undefined, []];
    for (const { reject } of pending) reject(error);
  }

  function answered({ id, value, error, progress, isReady }) {
    if (isReady) clearTimeout(timer);
    if (id === undefined || running?.id !== id) return;
    if (progress !== undefined) {
      running.onProgress?.(progress);
      return;
    }
    const { resolve, reject } = running;
    running = undefined;
    if (error) reject(Object.assign(new ({ TypeError, RangeError }[error.name] ?? Error)(error.message)));
    else resolve(value);
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
    queue.push({ id: next, name, args, document, onProgress, resolve, reject });
    begin();
  });

  return {
    init(given) {
      source = given;
      return call('init')();
    },
    ...Object.fromEntries(FUNCTIONS.map((name) => [name, call(name)])),
    stop() {
      worker?.stop();
      ended(abort('the worker was stopped'));
    },
  };
}

/** Does some work, and once more with what it lacked; if that cannot be had, the first answer counts. */
async function complete(functions, work) {
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

/** Lets a worker answer messages; `post` sends one back. What it gives takes a message. */
export function serve(functions, post) {
  post({ isReady: true });
  return async ({ id, name, args, source, watches }) => {
    try {
      await functions.init(source);
      const onProgress = (progress) => post({ id, progress });
      const all = watches ? [...args.slice(0, -1), { ...args.at(-1), onProgress }] : args;
      post({ id, value: await complete(functions, () => functions[name](...all)) });
    } catch (error) {
      post({ id, error: { name: error.name, message: error.message } });
    }
  };
}
