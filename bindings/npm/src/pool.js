// The functions as promises, over one worker that is started when it is needed.

/** After so many milliseconds, a call that nobody waits for any more is not waited for either. */
const PATIENCE = 200;

/** `open(onmessage, onend)` starts a worker and gives what posts to it and stops it. */
export function pool(open) {
  let worker, source, next = 0;
  let queue = [], running;

  const abort = (why) => (typeof DOMException === 'function' ? new DOMException(why, 'AbortError') : new Error(why));

  function ended(error) {
    const pending = running ? [running, ...queue] : queue;
    [worker, running, queue] = [undefined, undefined, []];
    for (const { reject } of pending) reject(error);
  }

  function answered({ id, value, error }) {
    if (running?.id !== id) return;
    const { resolve, reject } = running;
    running = undefined;
    if (error) reject(Object.assign(new ({ TypeError, RangeError }[error.name] ?? Error)(error.message)));
    else resolve(value);
    begin();
  }

  function begin() {
    if (running || queue.length === 0) return;
    running = queue.shift();
    running.began = Date.now();
    if (!worker) {
      const mine = open(answered, (error) => { if (worker === mine) ended(error); });
      worker = mine;
    }
    try {
      worker.post({ id: running.id, name: running.name, args: running.args, source });
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
        [worker, running] = [undefined, undefined];
      }
    }
  }

  const call = (name) => (...args) => new Promise((resolve, reject) => {
    const document = args[1]?.name;
    outdate(name, document);
    next += 1;
    queue.push({ id: next, name, args, document, resolve, reject });
    begin();
  });

  return {
    init(given) {
      source = given;
      return call('init')();
    },
    check: call('check'),
    fix: call('fix'),
    preview: call('preview'),
    report: call('report'),
    rules: call('rules'),
    explain: call('explain'),
    stop() {
      worker?.stop();
      ended(abort('the worker was stopped'));
    },
  };
}

/** What a worker does with a message. */
export async function answer({ id, name, args, source }, functions) {
  try {
    await functions.init(source);
    return { id, value: await functions[name](...args) };
  } catch (error) {
    return { id, error: { name: error.name, message: error.message } };
  }
}
