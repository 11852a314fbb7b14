// Whatever comes, there is a clear message, nothing hangs, and the next call works.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { check, explain, fix, fixOne, init, preview, report } from 'ia-validate';

const ARTICLE = '<!doctype html><html><body><article><p>a<br><br>b</p></article></body></html>';
const works = () => assert.ok(check(ARTICLE).diagnostics.length > 0);
const says = (name, pattern) => (error) => error.name === name && pattern.test(error.message);

test('before init', () => {
  assert.throws(() => check(ARTICLE), says('Error', /await init\(\)/));
});

test('init with something wrong, then right', async () => {
  await assert.rejects(init('http://127.0.0.1:9/engine.wasm'), /cannot be loaded from http/);
  await assert.rejects(init(new Uint8Array([1, 2, 3])), /cannot be loaded/);
  await assert.rejects(init(5), says('TypeError', /takes a URL/));
  await Promise.all([init(), init()]);
  works();
});

test('texts that are none', () => {
  for (const text of [undefined, null, 5, {}, [], new ArrayBuffer(3)]) {
    assert.throws(() => check(text), says('TypeError', /the text must be a string or a Uint8Array/));
  }
  works();
});

test('options of wrong types', () => {
  for (const [options, pattern] of [
    [5, /options must be a table/], ['x', /options must be a table/], [null, /options must be a table/],
    [[], /options must be a table/], [() => {}, /options must be a table, not a function/],
    [{ domains: 'example.com' }, /`domains`: this must be a list of strings, not a string/],
    [{ domains: [5] }, /`domains`: this must be a string, not an integer/],
    [{ domains: ['com'] }, /`domains`: `?com/],
    [{ maxItems: -1 }, /`maxItems`/], [{ maxItems: 1.5 }, /not a number with a point/], [{ maxItems: NaN }, /`maxItems`/],
    [{ maxItems: 2n }, /`maxItems`/], [{ maxItem: 2 }, /did you mean `maxItems`\?/], [{ select: ['titel-missing'] }, /did you mean/],
    [{ severity: { 'title-missing': 'fatal' } }, /`severity`/], [{ severity: [] }, /`severity`/],
    [{ name: 5 }, /`name`: this must be a string/], [{ kind: 'rss' }, /`kind`: `rss` is none of/], [{ now: 'today' }, /`now`: give a time/],
    [{ unsafe: 'yes' }, /`unsafe`: this must be true or false/], [{ format: 'yaml' }, /`format`: `yaml` is none of/],
    [{ previous: ARTICLE }, /`previous`: this must be a list of texts/], [{ previous: [5] }, /`previous`/],
    [{ state: 'x.db' }, /`state`/], [{ assumeTimezone: 'Europe/Berln' }, /did you mean `Europe\/Berlin`/],
    [{ overrides: [] }, /`overrides` is no option/], [{ failOn: Symbol('x') }, /`failOn`/],
  ]) {
    for (const work of [check, fix, preview, report]) assert.throws(() => work(ARTICLE, options), says('TypeError', pattern));
  }
  const circle = {};
  circle.severity = circle;
  assert.throws(() => check(ARTICLE, circle), TypeError);
  assert.deepEqual(check(ARTICLE, { domains: undefined }), check(ARTICLE));
  assert.throws(() => explain('figure-in-paragraf'), says('TypeError', /did you mean `figure-in-paragraph`\?/));
  assert.throws(() => explain(5), says('TypeError', /must be a string/));
  works();
});

test('lone surrogates count one unit, as in the string', () => {
  const { diagnostics } = check(`<article>\ud800<p>a<br><br>b</p>\udfff</article>`);
  const br = diagnostics.find(({ start }) => start.offset === 3 + '<article><p>a'.length || start.utf16 === 1 + '<article><p>a'.length);
  assert.ok(br);
  assert.equal(br.start.offset - br.start.utf16, 2);
});

test('binary data and wrong encodings', () => {
  const noise = new Uint8Array(100_000).map((_, at) => (at * 7919) >> 3);
  for (const kind of ['auto', 'article', 'feed']) assert.ok(check(noise, { kind }).summary.files === 1);
  const latin = Uint8Array.from([...'<meta charset=iso-8859-1><article><p>\xe9<br><br>x</p></article>'].map((c) => c.charCodeAt(0)));
  assert.ok(fix(latin).text.includes('é'));
  const utf16 = new Uint8Array(Uint16Array.from([0xfeff, ...[...ARTICLE].map((c) => c.charCodeAt(0))]).buffer);
  assert.equal(check(utf16).summary.errors, check(ARTICLE).summary.errors);
  const lying = Buffer.from(`<?xml version="1.0" encoding="nonsense"?><rss><channel><title>é</title></channel></rss>`);
  assert.ok(check(lying).diagnostics.length > 0);
  works();
});

test('texts that are too large', () => {
  const large = new Uint8Array(200 * 1024 * 1024).fill(120);
  assert.throws(() => check(large, { name: 'large.html' }), says('RangeError', /`large.html` is larger than 104857600 bytes; raise the limit with `maxFileSize`/));
  works();
  assert.ok(check(large, { maxFileSize: '300M' }).summary.files === 1);
  works();
  assert.throws(() => check('<p>'.repeat(100), { maxFileSize: 10 }), RangeError);
});

test('more than there is memory for', { skip: process.env.IA_VALIDATE_LONG ? false : 'only in long runs' }, () => {
  const huge = new Uint8Array(4_100_000_000);
  assert.throws(() => check(huge, { maxFileSize: '3G' }), Error);
  works();
});

test('one finding, and what is none', () => {
  const options = { kind: 'article' };
  const { diagnostics } = check(ARTICLE, options);
  const mendable = diagnostics.filter((it) => it.fix);
  assert.ok(mendable.length > 0);
  for (const finding of mendable) {
    const { text, refused } = fixOne(ARTICLE, finding, options);
    assert.equal(refused, null);
    let expected = ARTICLE;
    for (const { start, end, text: other } of [...finding.fix.edits].reverse()) expected = expected.slice(0, start.utf16) + other + expected.slice(end.utf16);
    assert.equal(text, expected);
  }
  for (const wrong of [undefined, null, 5, {}, { rule: 'title-missing' }, { ...mendable[0], start: { offset: 1.5 } }]) {
    assert.throws(() => fixOne(ARTICLE, wrong), says('TypeError', /takes a finding of `check`/));
  }
  assert.throws(() => fixOne('', mendable[0]), says('RangeError', /has no finding of/));
  assert.throws(() => fixOne(ARTICLE, mendable[0], { ...options, ignore: [mendable[0].rule] }), says('RangeError', /has no finding of/));
  works();
});

test('a million nested elements', () => {
  assert.ok(check(`<article>${'<blockquote>'.repeat(1_000_000)}x`, { maxFindings: 10 }).summary.files === 1);
  works();
});

test('views of other realms', async () => {
  const { runInNewContext } = await import('node:vm');
  const bytes = runInNewContext(`Uint8Array.from([${[...Buffer.from(ARTICLE)]}])`);
  assert.ok(!(bytes instanceof Uint8Array));
  assert.deepEqual(check(bytes), check(ARTICLE));
  assert.deepEqual(preview(bytes, { previous: [bytes] }), preview(ARTICLE, { previous: [ARTICLE] }));
});
