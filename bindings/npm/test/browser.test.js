// The same in headless Chromium, under a strict policy.
import assert from 'node:assert/strict';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { documents, folder, generated, here, program, said, strict, withoutUtf16 } from './support.js';
import { STRICT, chromium, open } from './page.js';

const skip = chromium ? false : 'there is no Chromium';
const post = (expression) => `
const tell = (value) => fetch('/result', { method: 'POST', body: JSON.stringify(value) });
try { tell(await (async () => { ${expression} })()); } catch (error) { tell({ error: String(error) }); }`;

function page(t, script) {
  const place = folder(t);
  cpSync(join(here, 'dist'), join(place, 'dist'), { recursive: true });
  writeFileSync(join(place, 'index.html'), '<!doctype html><meta charset=utf-8><script type=module src=page.js></script>');
  writeFileSync(join(place, 'page.js'), script);
  return place;
}

test('check says the same as the program', { skip: skip || (program ? false : 'the program is not built') }, async (t) => {
  const own = documents();
  const all = [...own, ...generated(Number(process.env.GENERATED ?? 300), own)];
  const place = page(t, `import { init, check } from './dist/index.js';
${post(`await init();
const texts = await (await fetch('/texts')).json();
const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
return texts.map(({ name, base64 }) => ({ name, document: check(bytes(base64), { name }) }));`)}`);
  const texts = all.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') }));
  const answers = await open(place, { csp: STRICT, answers: { '/texts': JSON.stringify(texts) } });
  assert.equal(answers.length, all.length, JSON.stringify(answers).slice(0, 200));
  for (const [index, { name, document }] of answers.entries()) {
    const string = strict(all[index].bytes);
    const theirs = JSON.parse(said(all[index].bytes, ['check', '--format', 'json', '--no-config', '--stdin-filename', name, '-']).stdout);
    const strip = (it) => JSON.parse(JSON.stringify(it, (key, value) => (key === 'utf16' ? undefined : value)));
    assert.deepEqual(string === undefined ? strip(document) : withoutUtf16(document, string), theirs, name);
  }
  console.log(`${answers.length} texts`);
});

test('in a page and in a worker, under a strict policy', { skip }, async (t) => {
  const place = page(t, `import * as direct from './dist/index.js'; import * as worker from './dist/worker.js';
${post(`const began = performance.now(); await direct.init();
const text = '<article><p>a<br><br>b</p></article>';
const here = JSON.stringify(direct.check(text)); const milliseconds = performance.now() - began;
const there = JSON.stringify(await worker.check(text));
worker.stop();
return { same: here === there, again: JSON.stringify(await worker.check(text)) === here, milliseconds, findings: direct.check(text).diagnostics.length };`)}`);
  const answer = await open(place, { csp: STRICT });
  console.log(`first check in Chromium after ${answer.milliseconds} ms`);
  assert.ok(answer.same && answer.again && answer.findings > 0, JSON.stringify(answer));
});

test('without the permission, with a wrong URL, then right', { skip }, async (t) => {
  const place = page(t, `import { init, check } from './dist/index.js'; import * as worker from './dist/worker.js';
${post(`const messages = [];
for (const work of [() => init('/nowhere.wasm'), () => init(), () => worker.check('x')]) {
  try { await work(); messages.push('fine'); } catch (error) { messages.push(error.message); }
}
return messages;`)}`);
  const refused = await open(place, { csp: "default-src 'self'" });
  assert.match(refused[0], /nowhere.wasm answers 404/);
  assert.match(refused[1], /add 'wasm-unsafe-eval' to script-src/);
  assert.match(refused[2], /add 'wasm-unsafe-eval' to script-src/);
  const allowed = await open(place, { csp: STRICT });
  assert.deepEqual(allowed.slice(1), ['fine', 'fine']);
  const workers = await open(place, { csp: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'none'" });
  assert.match(workers[2], /worker|content security/i);
});
