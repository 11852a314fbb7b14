// `node bench/slow-line.js`: bytes and seconds to the first finding over a slow line, simulated by the browser. It is no test.
import { launch, serve } from '../test/serve.js';

/** A slow mobile line, as Lighthouse has it: bits a second, and milliseconds. */
const [DOWN, UP, LATENCY] = [1.6e6, 750e3, 150];

const server = await serve();
const browser = await launch();
for (const withWorker of [false, true]) {
  const context = await browser.newContext({ serviceWorkers: withWorker ? 'allow' : 'block' });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: LATENCY, downloadThroughput: DOWN / 8, uploadThroughput: UP / 8 });
  server.sent.bytes = 0;
  const began = Date.now();
  const since = () => `${((Date.now() - began) / 1000).toFixed(1)} s`;
  await page.goto(server.url, { waitUntil: 'commit' });
  await page.waitForFunction(() => document.querySelector('#source .editor')?.shadowRoot.querySelector('.cm-line')?.textContent);
  const text = since();
  await page.waitForSelector('#findings .counts', { timeout: 120_000 });
  console.log(`${withWorker ? 'with' : 'without'} a service worker: the text after ${text}, the first finding after ${since()}, ${Math.round(server.sent.bytes / 1000)} kB`);
  await context.close();
}
await browser.close();
server.close();
