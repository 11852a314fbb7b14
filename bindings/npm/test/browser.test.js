// The same in headless Chromium, under a strict policy.
import assert from 'node:assert/strict';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { decode, init } from 'ia-validate';

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
${post(`await init({ words: true });
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

const ENCODINGS = ['ibm866', 'iso-8859-2', 'iso-8859-3', 'iso-8859-4', 'iso-8859-5', 'iso-8859-6', 'iso-8859-7', 'iso-8859-8', 'iso-8859-8-i',
  'iso-8859-10', 'iso-8859-13', 'iso-8859-14', 'iso-8859-15', 'iso-8859-16', 'koi8-r', 'koi8-u', 'macintosh', 'windows-874', 'windows-1250',
  'windows-1251', 'windows-1252', 'windows-1253', 'windows-1254', 'windows-1255', 'windows-1256', 'windows-1257', 'windows-1258',
  'x-mac-cyrillic', 'x-user-defined', 'gbk', 'gb18030', 'big5', 'euc-jp', 'iso-2022-jp', 'shift_jis', 'euc-kr', 'iso-2022-kr'];

test('the browser decodes as the encodings of the package do', { skip }, async (t) => {
  const place = page(t, `import { init, decode, lacking } from './dist/index.js';
${post(`await init();
const texts = await (await fetch('/texts')).json();
const all = () => texts.map((text) => decode(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)), { kind: 'feed' }));
const alone = all();
await lacking();
return { alone, helped: all(), isThere: lacking() === undefined };`)}`);
  // Every pair of bytes that begins with none of ASCII, each on a line, and some that end too early.
  const pairs = Array.from({ length: 128 * 256 }, (_, at) => [128 + (at >> 8), at & 255, 10]).flat();
  const texts = ENCODINGS.map((name) => Buffer.concat([Buffer.from(`<?xml version="1.0" encoding="${name}"?>\n`), Buffer.from(pairs),
    Buffer.from([0x84, 0x31, 0xa4, 0x37, 10, 0x84, 0x31, 0xa4, 10, 0x8f, 0xa1, 0xa1, 10, 0x1b, 0x24, 0x42, 0x46, 0x7c, 0x1b, 0x28, 0x42, 10, 0x81])]));
  const { alone, helped, isThere } = await open(place, { csp: STRICT, answers: { '/texts': JSON.stringify(texts.map((text) => text.toString('base64'))) } });
  assert.ok(isThere);
  await init();
  for (const [at, text] of texts.entries()) {
    const expected = decode(text, { kind: 'feed' });
    assert.deepEqual(helped[at], expected, ENCODINGS[at]);
    // By itself it may find more mistakes, but no other letters.
    const lines = alone[at].text.split('\n');
    const others = expected.text.split('\n').filter((line, number) => line !== lines[number] && !lines[number].includes('\ufffd'));
    assert.deepEqual(others, [], ENCODINGS[at]);
    assert.equal(alone[at].encoding, expected.encoding);
  }
});

test('in a page and in a worker, under a strict policy', { skip }, async (t) => {
  const place = page(t, `import * as direct from './dist/index.js'; import * as worker from './dist/worker.js';
${post(`const began = performance.now(); await direct.init();
const text = '<article><p>a<br><br>b</p></article>';
const here = JSON.stringify(direct.check(text)); const milliseconds = performance.now() - began;
const there = JSON.stringify(await worker.check(text));
worker.stop();
const thai = '<article><p>${'เรือข้ามฟากกลับมาที่ท่าเรือแล้ว'.repeat(3)}</p><figure class="op-ad"><iframe></iframe></figure></article>';
const early = ({ diagnostics }) => diagnostics.filter(({ rule }) => rule === 'ad-too-early').length;
const words = [early(await worker.check(thai)), early(direct.check(thai))];
await direct.lacking();
words.push(early(direct.check(thai)));
return { words, same: here === there, again: JSON.stringify(await worker.check(text)) === here, milliseconds, findings: direct.check(text).diagnostics.length };`)}`);
  const answer = await open(place, { csp: STRICT });
  console.log(`first check in Chromium after ${answer.milliseconds} ms`);
  // The worker waits for the models; the page's own first answer says nothing.
  assert.deepEqual(answer.words, [1, 0, 1]);
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
