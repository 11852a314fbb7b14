// What helps while a text is written: completion, and what a word means. Places are JavaScript's.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { complete, hover, init, isMeant, terms } from 'ia-validate';

await init();

const article = (body) => `<html prefix="op: http://media.facebook.com/op#"><body><article>\n<p>😀 é</p>\n${body}</article></body></html>`;
const feed = (content) => `<rss><channel><item><content:encoded>${content}</content:encoded></item></channel></rss>`;
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

test('what can be written stands where JavaScript counts', () => {
  for (const text of [article('<fig\n'), feed(`<![CDATA[${article('<fig\n')}]]>`), feed(escaped(article('<fig\n')))]) {
    const at = text.indexOf('fig\n') + 3;
    const { start, end, items } = complete(text, at);
    assert.deepEqual([text.slice(start, end), end], ['fig', at]);
    const map = items.find(({ label }) => label === 'figure.op-map');
    assert.equal(map.sort, 'element');
    assert.equal(map.snippet.includes('<'), !text.includes('&lt;'));
    assert.ok(map.snippet.includes('${1:') && !map.text.includes('${'), map.text);
    assert.match(map.about, /op-map/);
  }
  assert.equal(complete('<article><!-- x', 14), null);
  assert.deepEqual(complete('', 0).items.map(({ label }) => label), ['html']);
  assert.deepEqual(complete('x', 4_000_000_000)?.items ?? [], []);
});

test('what a word means', () => {
  const text = article('<figure class="op-map"></figure>\n');
  const { start, end, about } = hover(text, text.indexOf('op-map') + 2);
  assert.equal(text.slice(start, end), 'op-map');
  assert.match(about, /geotag/);
  assert.equal(hover(text, text.indexOf('😀')), null);
});

test('what is meant', () => {
  assert.ok(isMeant(article('')) && isMeant(new TextEncoder().encode(feed(''))));
  assert.ok(!isMeant('<!doctype html><html><body><p>x</p></body></html>') && !isMeant('<project/>'));
});

test('what is meant bears one of the marks that are known without the engine', () => {
  const marks = new RegExp(terms().marks, 'i');
  const folder = fileURLToPath(new URL('../../../test-articles/', import.meta.url));
  const files = readdirSync(folder, { recursive: true }).filter((name) => /\.(html|xml)$/.test(name));
  const texts = [
    ...files.map((name) => readFileSync(folder + name, 'latin1')),
    '<RSS>', '<channel>', "<meta property='op:markup_version' content=v1.0>", '<META content=x PROPERTY=fb:article_style>', '<meta name=op:generator>',
    '<meta property=fb:app_id content=1><meta property=fb:pages_x>', '<meta property=fb:app_id<p>', '<html prefix="op: http://media.facebook.com/op#">',
    "<figure class='wide op-tracker'>", '<figure class=op-ad>', '<body><article><header><link rel=canonical href=x>',
  ];
  assert.ok(files.length > 50 && texts.filter((text) => isMeant(text)).length > 50);
  // Of an empty text nothing is known yet.
  assert.deepEqual(texts.filter((text) => text.trim() !== '' && isMeant(text) && !marks.test(text)).map((text) => text.slice(0, 200)), []);
  const others = [
    '<!doctype html><html><head><link rel=canonical href=x></head><body><p>a</p></body></html>', '<project/>', '<nav class="pop-up top-nav" style="top:0">',
    '<meta property="fb:app_id" content="1"><meta property=fb:pages>', '<rss-x>', 'op: class',
  ];
  assert.deepEqual(others.filter((text) => isMeant(text) || marks.test(text)), []);
});
