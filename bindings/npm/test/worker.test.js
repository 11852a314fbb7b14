// The functions in a worker.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

import * as direct from 'ia-validate';
import * as worker from 'ia-validate/worker';

import { here } from './support.js';

const ARTICLE = '<!doctype html><html><body><article><p>a<br><br>b</p></article></body></html>';
const LONG = `<rss><channel>${`<item><title>a</title><content:encoded><![CDATA[${ARTICLE}]]></content:encoded></item>`.repeat(20_000)}</channel></rss>`;
const isAbort = (error) => error.name === 'AbortError';

test('says the same', async () => {
  await direct.init();
  assert.deepEqual(await worker.check(ARTICLE), direct.check(ARTICLE));
  assert.deepEqual(await worker.fix(ARTICLE, { unsafe: true }), direct.fix(ARTICLE, { unsafe: true }));
  assert.deepEqual(await worker.rules(), direct.rules());
  assert.equal(await worker.report(ARTICLE, { format: 'compact' }), direct.report(ARTICLE, { format: 'compact' }));
  await assert.rejects(worker.check(ARTICLE, { maxItem: 1 }), (error) => error instanceof TypeError && /did you mean `maxItems`/.test(error.message));
  await assert.rejects(worker.check(ARTICLE, { name: () => {} }), TypeError);
  assert.ok((await worker.check(ARTICLE)).diagnostics.length > 0);
});

test('outdated calls are dropped', async () => {
  const settled = await Promise.allSettled([
    worker.check(LONG, { name: 'a' }), worker.check(ARTICLE, { name: 'a' }), worker.check(ARTICLE, { name: 'b' }), worker.check(ARTICLE, { name: 'a' }),
    worker.fix(ARTICLE, { name: 'a' }), worker.check(ARTICLE), worker.check(ARTICLE),
  ]);
  assert.deepEqual(settled.map(({ status }) => status[0]).join(''), 'rrfffff');
  assert.ok(settled.slice(0, 2).every(({ reason }) => isAbort(reason)));
});

test('one that runs for long is not waited for', async () => {
  const old = worker.check(LONG.repeat(1), { name: 'a' });
  old.catch(() => {});
  await new Promise((resolve) => { setTimeout(resolve, 300); });
  const began = Date.now();
  assert.ok((await worker.check(ARTICLE, { name: 'a' })).diagnostics.length > 0);
  console.log(`answer after ${Date.now() - began} ms`);
  await old.catch((error) => assert.ok(isAbort(error)));
});

test('a worker that is stopped', async () => {
  const pending = [worker.check(LONG), worker.check(ARTICLE)];
  worker.stop();
  for (const { status, reason } of await Promise.allSettled(pending)) assert.ok(status === 'rejected' && isAbort(reason));
  assert.ok((await worker.check(ARTICLE)).diagnostics.length > 0);
});

test('init with a wrong URL, then right', async () => {
  worker.stop();
  await assert.rejects(worker.init('http://127.0.0.1:9/x.wasm'), /cannot be loaded/);
  await assert.rejects(worker.check(ARTICLE), /cannot be loaded/);
  await worker.init();
  assert.ok((await worker.check(ARTICLE)).diagnostics.length > 0);
});

test('it does not keep the process alive', () => {
  const script = "import { check } from 'ia-validate/worker'; console.log((await check('<article>x</article>')).schema);";
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: here, timeout: 20_000 });
  assert.deepEqual([stdout.toString().trim(), status], ['1', 0]);
});

test('tells how far it has come', async () => {
  const shares = [];
  await worker.check(LONG, { name: 'big', onProgress: (share) => shares.push(share) });
  assert.ok(shares.length > 3 && shares.every((share, at) => share >= (shares[at - 1] ?? 0) && share <= 1), String(shares));
});

test('a worker that stays silent', { timeout: 40_000 }, async () => {
  const { pool } = await import('ia-validate/pool');
  let isStopped = false;
  const silent = pool(() => ({ post() {}, stop() { isStopped = true; } }));
  // Nothing else keeps this process alive.
  const alive = setInterval(() => {}, 1000);
  await assert.rejects(silent.check(ARTICLE), /does not start/);
  clearInterval(alive);
  assert.ok(isStopped);
});

test('shows, counts, decodes and encodes', async () => {
  const show = await worker.show(ARTICLE);
  assert.equal(show.articles.length, 1);
  assert.match(await worker.showPage(ARTICLE), /<main>/);
  assert.equal((await worker.inventory(ARTICLE)).schema, 1);
  const latin = Uint8Array.from('<meta charset=iso-8859-1>\xE9x', (it) => it.charCodeAt(0));
  const decoded = await worker.decode(latin);
  assert.deepEqual(decoded, { text: '<meta charset=iso-8859-1>éx', encoding: 'windows-1252', kind: 'other', malformed: 0 });
  assert.deepEqual([...(await worker.encode('<meta charset=iso-8859-1>éè', latin))].slice(-2), [0xE9, 0xE8]);
  await assert.rejects(worker.encode('я', latin), (error) => error instanceof RangeError && /windows-1252 lacks/.test(error.message));
  assert.match((await worker.optionsSchema()).properties.maxItems.description, /items/);
  assert.equal((await worker.terms()).severities[0].name, 'error');
  assert.match(await worker.explainPage('figure-in-paragraph'), /<p>/);
});
