// A static server for dist/, and Chromium.
import assert from 'node:assert/strict';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const dist = fileURLToPath(new URL('../dist', import.meta.url));
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm' };

/** Serves `dist/`, with what was compressed ready-made, and counts what goes over the line. */
export async function serve() {
  const sent = { bytes: 0 };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    const file = join(dist, path === '/' ? 'index.html' : path);
    if (!file.startsWith(dist) || !existsSync(file) || !statSync(file).isFile()) return void response.writeHead(404).end();
    const accepted = (request.headers['accept-encoding'] ?? '').split(/,\s*/);
    const [encoding, end] = [['br', '.br'], ['gzip', '.gz']].find(([name, end]) => accepted.includes(name) && existsSync(file + end)) ?? [undefined, ''];
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-cache', vary: 'accept-encoding',
      ...(encoding && { 'content-encoding': encoding }),
    });
    const packed = createReadStream(file + end);
    packed.on('data', (part) => { sent.bytes += part.length; });
    packed.pipe(response);
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  return { url: `http://127.0.0.1:${server.address().port}/`, sent, close: () => { server.closeAllConnections(); server.close(); } };
}

const found = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
export const skip = found ? false : 'there is no Chromium';

export const launch = () => chromium.launch({ executablePath: found, args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'] });

/** A worker has no init script: the page's is answered with `front` before its own words. */
export const inFrontOfThread = (context, front) => context.route(/thread-.*\.js$/, async (route) => {
  const response = await route.fetch();
  await route.fulfill({ response, body: `${front}${await response.text()}` });
});

/** A page, with what it complains about. */
export async function open(browser, url, options = {}, prepare = async () => {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, acceptDownloads: true, ...options });
  await prepare(context);
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) complaints.push(message.text()); });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('dialog', (dialog) => { complaints.push(`dialog: ${dialog.message()}`); void dialog.dismiss(); });
  await page.goto(url);
  // The page may load a further thread until its last moment: an answer that is on its way then is nobody's any more.
  const close = async () => {
    await context.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
  };
  return { page, context, complaints, close };
}

/** What is shown is about the text that is there. */
export const checked = (page, timeout = 60_000) => page.waitForFunction(
  () => document.querySelector('#findings .counts') && document.querySelector('#panel').getAttribute('aria-busy') === 'false', null, { timeout });

/** The text is kept as it is in the editor; without a name, none is kept. */
export async function kept(page, name) {
  const isKept = () => page.evaluate(async (wanted) => {
    const open = indexedDB.open('ia-validate', 2);
    const database = await new Promise((done) => { open.onsuccess = () => done(open.result); });
    const get = database.transaction('texts').objectStore('texts').get('current');
    const found = await new Promise((done) => { get.onsuccess = () => done(get.result); });
    database.close();
    const view = document.querySelector('#source .editor').shadowRoot.querySelector('.cm-content');
    const { length } = (view.cmTile?.view ?? view.cmView.view).state.doc;
    return found?.name === wanted && (!found || found.length === length);
  }, name);
  for (let tries = 0; !await isKept(); tries += 1) {
    assert.ok(tries < 100, name ? 'the text is not kept' : 'a text is kept');
    await page.waitForTimeout(200);
  }
}

export const article = (name) => readFileSync(join(root, 'test-articles', name));

/** Drops a file, as from a folder. */
export async function drop(page, name, bytes, target = 'main') {
  const transfer = await page.evaluateHandle(([name, base64]) => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(atob(base64), (it) => it.charCodeAt(0))], name));
    return data;
  }, [name, Buffer.from(bytes).toString('base64')]);
  await page.dispatchEvent(target, 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent(target, 'drop', { dataTransfer: transfer });
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Nothing that axe finds; it is put in by the debugger, which no policy of the page concerns. */
export async function accessible(page, what) {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => (await globalThis.axe.run()).violations.map(({ id, nodes }) => [id, ...nodes.slice(0, 3).map(({ html, failureSummary }) => `${html} ${failureSummary}`)]));
  assert.deepEqual(violations, [], what);
}
