// What is loaded only where a text needs it, as pages have it: models of words, and what writes other encodings.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { check, decode, encode, explain, init, lacking, report } from '../dist/index.js';
import { serve } from '../dist/pool.js';

import { here } from './support.js';

const AD = '<figure class="op-ad"><iframe src="https://a.example.com/1" width="300" height="250"></iframe></figure>';
const WORDS = {
  Thai: 'เรือข้ามฟากกลับมาที่ท่าเรือแล้ว', Lao: 'ເຮືອກັບມາທີ່ທ່າເຮືອແລ້ວ', Khmer: 'សាឡាងបានត្រឡប់មកកំពង់ផែវិញ',
  Burmese: 'ကူးတို့သင်္ဘောဆိပ်ကမ်းသို့ပြန်ရောက်ပြီ',
};
const article = (text, count) => `<!doctype html><html><body><article><p>${Array(count).fill(text).join(' ')}</p>${AD}</article></body></html>`;
const early = (text) => check(text).diagnostics.filter(({ rule }) => rule === 'ad-too-early').map(({ message }) => message);

/** What a fresh process says of this text in Node, where all is loaded. */
const inNode = (text) => JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e',
  `import { readFileSync } from 'node:fs'; import { check, init } from './dist/node.js'; await init(); console.log(JSON.stringify(check(readFileSync(0, 'utf8'))));`],
{ cwd: here, input: text }).toString());

const SHIFT_JIS = Buffer.concat([Buffer.from('<?xml version="1.0" encoding="shift_jis"?><rss><channel><title>'),
  Buffer.from([0x83, 0x74, 0x83, 0x46, 0x83, 0x8a, 0x81, 0x5b, 0xff]), Buffer.from('</title></channel></rss>')]);

test('init takes nothing else', async () => {
  await assert.rejects(init({ word: true }), { name: 'TypeError', message: /`init` knows `source`, `whole`, `words` and `encodings`, but not `word`/ });
  await init({ whole: false });
  await assert.rejects(init({ words: new Uint8Array([60, 33]) }), /not the models of words/);
  await assert.rejects(init({ encodings: 5 }), { name: 'TypeError' });
});

test('of words that nobody can count nothing is said; then they are counted as in Node', async () => {
  // By letters alone there are fewer than fifty words, so nothing must be said.
  assert.equal(early(article('word', 9)).length, 1);
  assert.equal(lacking(), undefined);
  for (const text of Object.values(WORDS)) assert.deepEqual(early(article(text, 3)), []);
  assert.ok(lacking() instanceof Promise);
});

test('a worker waits for them by itself', async () => {
  const answers = [];
  await serve({ init: async () => {}, check, lacking }, (message) => answers.push(message))({ id: 1, name: 'check', args: [article(WORDS.Thai, 3)] });
  const { value } = answers.at(-1);
  assert.deepEqual(value, inNode(article(WORDS.Thai, 3)));
  assert.equal(value.diagnostics.filter(({ rule }) => rule === 'ad-too-early').length, 1);
  assert.equal(lacking(), undefined);
  for (const text of Object.values(WORDS)) assert.deepEqual(check(article(text, 2)), inNode(article(text, 2)));
});

test('with new memory they are still there', () => {
  check(new Uint8Array(80 * 1024 * 1024).fill(0x61));
  assert.equal(early(article(WORDS.Khmer, 3)).length, 1);
  assert.equal(lacking(), undefined);
});

test('other encodings are read at once, and written as soon as that is loaded', async () => {
  const { text, encoding, malformed } = decode(SHIFT_JIS);
  assert.deepEqual([encoding, malformed], ['Shift_JIS', 1]);
  assert.match(text, /フェリー\ufffd/);
  const whole = Buffer.from(SHIFT_JIS.filter((byte) => byte !== 0xff));
  const changed = decode(whole).text.replace('リー', 'ー');
  assert.throws(() => encode(changed, whole), { name: 'RangeError', message: /await init\(\{ encodings: true \}\)/ });
  await lacking();
  assert.deepEqual(Buffer.from(encode(changed, whole)), Buffer.from(whole.filter((_, at) => at < whole.indexOf(0x8a) - 1 || at > whole.indexOf(0x8a))));
  assert.throws(() => encode('\u{1F600}', whole), /needs a character that Shift_JIS lacks/);
});

test('a letter U+FFFD is no mistake', async () => {
  const head = Buffer.from('<?xml version="1.0" encoding="gb18030"?><rss><channel><title>');
  const file = (bytes) => Buffer.concat([head, Buffer.from(bytes), Buffer.from('</title></channel></rss>')]);
  for (const [bytes, malformed] of [[[0x84, 0x31, 0xa4, 0x37], 0], [[0xff, 0x84, 0x31, 0xa4, 0x37], 1], [[0x84, 0x31, 0xa4, 0x37, 0xff], 1]]) {
    assert.equal(decode(file(bytes)).malformed, malformed, bytes.join());
    // As pages have it.
    const inPage = execFileSync(process.execPath, ['--input-type=module', '-e',
      `import { readFileSync } from 'node:fs'; import { decode, init } from './dist/index.js'; await init(); console.log(decode(readFileSync(0)).malformed);`],
    { cwd: here, input: file(bytes) });
    assert.equal(Number(inPage), malformed, bytes.join());
  }
});

/** What a fresh process writes that has the package as pages have it. */
const inPage = (code) => execFileSync(process.execPath, ['--input-type=module', '-e',
  `import * as functions from './dist/index.js'; import { serve } from './dist/pool.js'; const { init, report, lacking } = functions; ${code}`],
{ cwd: here }).toString();
const COMPACT = "report('<article><h5>x</h5></article>', { format: 'compact' })";

test('the whole engine takes the small one\'s place as soon as a call wants it', async () => {
  const texts = [...Object.values(WORDS).map((text) => article(text, 3)), SHIFT_JIS, '<article><h5>x</h5></article>'];
  const before = texts.map((text) => check(text));
  assert.throws(() => report('x', { format: 'compact' }), { message: '`report` is of the whole engine, which is not loaded: `await init({ whole: true })` first' });
  assert.throws(() => explain('figure-in-paragraph'), /^Error: `explain` is of the whole engine/);
  await lacking();
  assert.match(explain('figure-in-paragraph'), /What it checks/);
  assert.match(report('<article><h5>x</h5></article>', { format: 'compact' }), /heading/);
  // It knows words and encodings that were given before.
  assert.deepEqual(texts.map((text) => check(text)), before);
  assert.equal(lacking(), undefined);
});

test('whoever wants all has it from the start, and a worker waits for it', () => {
  const expected = report('<article><h5>x</h5></article>', { format: 'compact' });
  assert.equal(inPage(`await init(); process.stdout.write(${COMPACT});`), expected);
  assert.equal(inPage(`await init({ whole: true }); process.stdout.write(${COMPACT});`), expected);
  assert.equal(inPage(`await init({ whole: false }); await init({ whole: true }); process.stdout.write(${COMPACT});`), expected);
  assert.equal(inPage(`const answer = serve(functions, ({ value, error }) => { if (error) throw error; process.stdout.write(value ?? ''); });
    await answer({ id: 1, name: 'report', args: ['<article><h5>x</h5></article>', { format: 'compact' }] });`), expected);
  assert.equal(inPage(`await init({ whole: false }); const options = await functions.configured('/a/x.html',
    (path) => (path ? undefined : { path: '/a/ia-validate.toml', text: '[[overrides]]\\npaths = ["*.html"]\\nlenient-captions = true' }));
    process.stdout.write(JSON.stringify(options.lenientCaptions));`), 'true');
});

test('the files are what the package says they are', () => {
  const { exports } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url)));
  for (const name of ['./engine.wasm', './whole.wasm', './encodings.wasm', './words.bin']) assert.ok(readFileSync(new URL(`../${exports[name]}`, import.meta.url)).length > 0);
});
