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
