// What helps while a text is written: completion, and what a word means. Places are JavaScript's.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { complete, hover, init, isMeant } from 'ia-validate';

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
