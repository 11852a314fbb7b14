// The worker of a page that comes from a server.
export const start = (): Worker => new Worker(new URL('./thread.ts', import.meta.url), { type: 'module' });

/** Keeps the page for times without a network. */
export function keep(): void {
  if ('serviceWorker' in navigator && import.meta.env.PROD) {
    // Without one the page works as well, as long as there is a network.
    navigator.serviceWorker.register('./service-worker.js').catch(() => {});
  }
}
