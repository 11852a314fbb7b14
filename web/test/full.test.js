// The rest: what comes broken, too large or in between; who has no mouse, no light, no storage, no WebAssembly.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { accessible, article, checked, drop, inFrontOfThread, kept, launch, open, serve, skip } from './serve.js';

let browser, server;
before(async () => { if (!skip) [browser, server] = [await launch(), await serve()]; });
after(async () => { await browser?.close(); server?.close(); });

const sample = async (page, label) => { await page.selectOption('#samples', { label }); await checked(page); };
const note = (page) => page.textContent('#note');

async function withPage(work, options = {}, prepare = async () => {}) {
  const { page, context, complaints, close } = await open(browser, 'about:blank', options);
  await prepare(context);
  try {
    await page.goto(server.url);
    await work(page, complaints, context);
  } finally {
    await close();
  }
}

for (const colorScheme of ['light', 'dark']) {
  for (const width of [1280, 320]) {
    test(`axe finds nothing: ${colorScheme}, ${width} pixels`, { skip }, () => withPage(async (page) => {
      await checked(page);
      await sample(page, 'ads-pixels.html');
      await accessible(page, 'findings');
      await page.locator('#findings summary').first().click();
      await page.waitForSelector('.explanation p');
      await accessible(page, 'why');
      await page.click('#tab-shown');
      await page.waitForSelector('.shown');
      await accessible(page, 'shown');
      await sample(page, 'morning-feed.xml');
      await page.click('#tab-articles');
      await accessible(page, 'articles');
      for (const id of ['#options', '#download']) {
        await page.click(id);
        await page.waitForSelector('dialog');
        await accessible(page, id);
        await page.keyboard.press('Escape');
      }
      await sample(page, 'captions-elements.html');
      await page.click('#fix-all');
      await page.waitForSelector('.diff');
      await accessible(page, 'diff');
      await page.keyboard.press('Escape');
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is wider than the screen');
    }, { colorScheme, viewport: { width, height: 800 } }));
  }
}

test('an Arabic article runs from right to left', { skip }, () => withPage(async (page) => {
  await checked(page);
  await sample(page, 'direction-arabic.html');
  await page.click('#tab-shown');
  await page.waitForSelector('.shown');
  const directions = await page.evaluate(() => [...document.querySelector('.shown').shadowRoot.querySelectorAll('h1, p[dir]')].map((it) => getComputedStyle(it).direction));
  assert.equal(directions[0], 'rtl');
  assert.ok(directions.filter((it) => it === 'rtl').length >= 3, String(directions));
}));

test('by keyboard only', { skip }, () => withPage(async (page) => {
  await checked(page);
  await sample(page, 'captions-elements.html');
  await page.evaluate(() => document.activeElement.blur());
  const errors = async () => parseInt(await page.textContent('#findings .counts'), 10);
  const before = await errors();
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement.id === 'panel');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'tab-findings');
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'tab-shown');
  await page.keyboard.press('ArrowLeft');
  for (let presses = 0; presses < 20 && await page.evaluate(() => document.activeElement.id) !== 'fix-all'; presses += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement.id === 'take');
  await page.keyboard.press('Enter');
  await checked(page);
  assert.ok(await errors() < before);
  // Out of the source, where Tab is no letter.
  await page.focus('.cm-content');
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => !document.activeElement.closest('#source')));
}));

test('binary files, and broken encodings', { skip }, () => withPage(async (page, complaints) => {
  await checked(page);
  await drop(page, 'mine.html', article('spotless.html'));
  await checked(page);
  await drop(page, 'picture.png', Buffer.from([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 13, 0, 1, 255, 254]));
  await page.waitForFunction(() => /is no text/.test(document.querySelector('#note').textContent));
  assert.equal(await page.textContent('#name'), 'mine.html');
  await drop(page, 'broken.html', Buffer.concat([article('spotless.html'), Buffer.from([0xFF, 0xC3, 0x28])]));
  await checked(page);
  assert.match(await note(page), /bytes that are no UTF-8/);
  assert.equal(await page.textContent('#name'), 'broken.html');
  await drop(page, 'cut.html', Buffer.from([0xFF, 0xFE, 0x3C, 0x00, 0x61]));
  await checked(page);
  assert.match(await page.textContent('#about'), /UTF-16LE/);
  await drop(page, 'empty.html', Buffer.alloc(0));
  await checked(page);
  assert.equal(await page.textContent('#name'), 'empty.html');
  assert.deepEqual(complaints, []);
}));

/** A file that the page makes itself, since it is large: a feed's item, so many times. */
const dropLarge = (page, name, megabytes) => page.evaluate(([name, megabytes]) => {
  const item = `<item><title>a</title><guid>g</guid><link>https://example.com/a</link><content:encoded><![CDATA[<!doctype html><html><head><meta charset="utf-8"><link rel="canonical" href="https://example.com/a"></head><body><article><header><h1>A</h1></header>${'<p>Some words that fill a line or two of an article.</p>'.repeat(90)}</article></body></html>]]></content:encoded></item>\n`;
  const items = Math.ceil((megabytes * 1e6) / item.length);
  const file = new File(['<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>', ...Array(items).fill(item), '</channel></rss>'], name);
  const data = new DataTransfer();
  data.items.add(file);
  for (const type of ['dragover', 'drop']) document.querySelector('main').dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }));
}, [name, megabytes]);

test('60 MB: told how far it is, and the page answers', { skip, timeout: 300_000 }, () => withPage(async (page, complaints) => {
  await checked(page);
  await page.evaluate(() => {
    globalThis.tasks = []; globalThis.shares = new Set();
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
    // It is told also where it is too early to be shown.
    new MutationObserver(([{ target }]) => shares.add(target.getAttribute('value'))).observe(document.querySelector('#progress'), { attributeFilter: ['value'] });
  });
  /** Tells of what was done since the last time. */
  const tell = async (what) => {
    const all = await page.evaluate(() => tasks.splice(0));
    console.log(`60 MB, ${what}: ${all.length} long tasks, the longest ${Math.round(Math.max(0, ...all))} ms, ${all.filter((it) => it > 200).length} of more than 200 ms`);
  };
  const rested = () => checked(page, 120_000);
  const began = Date.now();
  await dropLarge(page, 'large.xml', 60);
  await tell('made by the test');
  await page.waitForFunction(() => /\d,\d{3} articles/.test(document.querySelector('#findings .counts')?.textContent ?? ''), null, { timeout: 120_000 });
  console.log(`60 MB: findings after ${(Date.now() - began) / 1000} s`);
  await rested();
  await tell('opened and checked');
  const count = await page.evaluate(() => shares.size);
  assert.ok(count > 3, `progress moved ${count} times`);
  // It is used, and not only shown.
  await page.locator('#findings .go').nth(2).click();
  await page.keyboard.type('x');
  await rested();
  assert.match(await page.textContent('#about'), /changed/);
  await tell('edited and checked again');
  await page.locator('.finding .do').first().click();
  await page.waitForSelector('dialog .diff', { timeout: 120_000 });
  await page.keyboard.press('Escape');
  await page.click('#fix-all');
  await page.click('#take', { timeout: 120_000 });
  await rested();
  assert.equal(await page.locator('#fix-all').count(), 0);
  await tell('mended and checked again');
  assert.deepEqual(complaints, []);
}));

test('200 MB is refused, and a second file comes while the first is checked', { skip, timeout: 180_000 }, () => withPage(async (page, complaints) => {
  await checked(page);
  await drop(page, 'mine.html', article('spotless.html'));
  await checked(page);
  await dropLarge(page, 'huge.xml', 200);
  await page.waitForFunction(() => /huge\.xml was not opened/.test(document.querySelector('#note').textContent), null, { timeout: 60_000 });
  assert.match(await note(page), /larger than/);
  assert.equal(await page.textContent('#name'), 'mine.html');
  await dropLarge(page, 'first.xml', 30);
  await page.waitForFunction(() => document.querySelector('#name').textContent === 'first.xml', null, { timeout: 60_000 });
  await drop(page, 'second.html', article('captions/elements.html'));
  await page.waitForFunction(() => document.querySelector('#name').textContent === 'second.html', null, { timeout: 60_000 });
  await page.waitForSelector('[data-rule="caption-element-not-allowed"]', { timeout: 30_000 });
  await checked(page);
  // Nothing of the first comes later.
  await page.waitForTimeout(1500);
  assert.equal(await page.textContent('#name'), 'second.html');
  assert.deepEqual(complaints, []);
}));

test('no WebAssembly: told, and the text can be edited', { skip }, () => withPage(async (page) => {
  await page.waitForFunction(() => /WebAssembly/.test(document.querySelector('#note').textContent), null, { timeout: 30_000 });
  await page.click('.cm-content');
  await page.keyboard.insertText('words of mine');
  assert.match(await page.textContent('.cm-content'), /words of mine/);
}, {}, async (context) => {
  await context.addInitScript(() => { delete globalThis.WebAssembly; });
  await inFrontOfThread(context, 'delete self.WebAssembly;');
}));

test('no storage: told, and all else works', { skip }, () => withPage(async (page) => {
  await checked(page);
  assert.match(await note(page), /keeps nothing/);
  await sample(page, 'captions-elements.html');
  assert.ok(await page.locator('#findings .finding').count() > 0);
}, {}, (context) => context.addInitScript(() => Object.defineProperty(globalThis, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } }))));

test('a link that brings a text does not take the place of what is kept', { skip }, () => withPage(async (page) => {
  await checked(page);
  await drop(page, 'link.html', Buffer.from('<article>from a link</article>'));
  await checked(page);
  await page.click('#link');
  await page.waitForFunction(() => location.hash.startsWith('#1.'));
  const url = page.url();
  await drop(page, 'mine.html', article('spotless.html'));
  await kept(page, 'mine.html');
  await page.goto('about:blank');
  await page.goto(url);
  await checked(page);
  assert.equal(await page.textContent('#name'), 'link.html');
  await page.click('#restore');
  await checked(page);
  assert.equal(await page.textContent('#name'), 'mine.html');
  await page.goto('about:blank');
  await page.goto(`${server.url}#1.broken%%%`);
  await checked(page);
}));
