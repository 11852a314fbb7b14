// The worker of a page that is one file, where no other script can be loaded: its text stands in the page.
export function start(): Worker {
  const text = document.getElementById('thread')?.textContent ?? '';
  return new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));
}

/** It stands in the worker's text. */
export const engineModule = async (): Promise<WebAssembly.Module | undefined> => undefined;

export function keep(): void {}
