// The page in Chromium: what everyone does with it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { accessible, article, checked, dist, drop, inFrontOfThread, kept, launch, open, serve, skip } from './serve.js';

let browser, server;
before(async () => { if (!skip) [browser, server] = [await launch(), await serve()]; });
after(async () => { await browser?.close(); server?.close(); });

const BROKEN = `<!doctype html><html><head><meta charset="utf-8"><link rel="canonical" href="https://example.com/a"></head><body><article>
<header><h1>T</h1></header><figure><img src="https://example.com/a.jpg"><figcaption><p>One</p></figcaption></figure>
<figure><img src="https://example.com/b.jpg"><figcaption><p>Two</p></figcaption></figure>
</article></body></html>`;

// The editors stand in roots of their own, into which locators reach.
const text = (page) => page.locator('#source .cm-content').evaluate((it) => (it.cmTile?.view ?? it.cmView.view).state.doc.toString());
const findings = (page, rule) => page.locator(`[data-rule="${rule}"] > .findings > .finding`);
const RULE = 'caption-element-not-allowed';

async function withPage(work, options, url = server?.url, prepare = undefined) {
  const { page, context, complaints, close } = await open(browser, url, options, prepare);
  try {
    await checked(page);
    await work(page, context);
    assert.deepEqual(complaints, []);
  } finally {
    await close();
  }
}

async function download(page, id) {
  await page.click('#download');
  const [file] = await Promise.all([page.waitForEvent('download'), page.click(id)]);
  return readFileSync(await file.path());
}

test('drop, go, fix one with a diff, undo, fix all, download', { skip }, () => withPage(async (page) => {
  const crlf = BROKEN.replaceAll('\n', '\r\n');
  await drop(page, 'mine.html', Buffer.concat([Buffer.from([0xEF, 0xBB, 0xBF]), Buffer.from(crlf)]));
  await checked(page);
  assert.equal(await page.textContent('#name'), 'mine.html');
  assert.equal(await findings(page, RULE).count(), 2);
  await findings(page, RULE).nth(1).locator('.go').first().click();
  assert.equal(await page.locator('#source .cm-content').evaluate((it) => { const { state } = (it.cmTile?.view ?? it.cmView.view); return state.sliceDoc(state.selection.main.from, state.selection.main.to); }), '<p>');
  assert.ok(await page.locator('#source .cm-content').evaluate((it) => it.contains(it.getRootNode().activeElement)));
  assert.ok(await findings(page, RULE).nth(1).evaluate((it) => it.classList.contains('current')));
  // And back.
  await page.keyboard.press('Alt+Enter');
  assert.ok(await findings(page, RULE).nth(1).evaluate((it) => it.classList.contains('current') && it.contains(document.activeElement)));
  await findings(page, RULE).first().locator('.do').click();
  assert.match(await page.locator('dialog .cm-changedText').first().textContent(), /<p>/);
  await page.click('#take');
  await checked(page);
  assert.equal(await findings(page, RULE).count(), 1);
  const once = await download(page, '#download-text');
  assert.equal(once.toString(), `\u{FEFF}${crlf}`.replace('<p>One</p>', 'One'));
  await page.click('#take-back');
  await checked(page);
  assert.equal(await findings(page, RULE).count(), 2);
  await page.click('#fix-all');
  await page.click('#take');
  await checked(page);
  assert.equal(await findings(page, RULE).count(), 0);
  await page.click('#undo');
  await checked(page);
  assert.equal((await download(page, '#download-text')).toString(), `\u{FEFF}${crlf}`);
}));

// There should be no fix that the engine refuses, so its answer is changed on the way.
const REFUSE = (context) => inFrontOfThread(context, `const post = self.postMessage.bind(self);
  self.postMessage = (it) => post(it.value === null ? { ...it, value: 'it would lose the text “One”' } : it);`);

test('a fix that would lose something is not even shown', { skip }, () => withPage(async (page) => {
  await drop(page, 'mine.html', Buffer.from(BROKEN));
  await checked(page);
  await findings(page, RULE).first().locator('.do').click();
  await page.waitForFunction(() => /not mended, since it would lose/.test(document.querySelector('#note').textContent));
  assert.equal(await page.locator('dialog').count(), 0);
  assert.equal(await text(page), BROKEN);
}, {}, server.url, REFUSE));

test('a suggestion is shown before it is taken', { skip }, () => withPage(async (page) => {
  const suggested = BROKEN.replace('<p>One</p>', '<p>One<p>Two');
  await drop(page, 'mine.html', Buffer.from(suggested));
  await checked(page);
  await findings(page, RULE).first().locator('.do').click();
  await page.locator('dialog .cm-changedText').first().waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await text(page), suggested);
  await findings(page, RULE).first().locator('.do').click();
  await page.click('#take');
  await checked(page);
  assert.match(await text(page), /<figcaption>One <p>Two/);
}));

test('nothing to check, undo and redo, and the search', { skip }, () => withPage(async (page) => {
  await page.click('#discard');
  await page.waitForFunction(() => /Nothing to check/.test(document.querySelector('#findings').textContent));
  assert.ok(await page.isDisabled('#undo'));
  await page.click('#source .cm-content');
  await page.keyboard.insertText('words of mine');
  await checked(page);
  assert.ok(await page.isEnabled('#undo'));
  await page.keyboard.press('Control+f');
  await page.locator('#source .cm-search input[name=search]').fill('of');
  await page.keyboard.press('Enter');
  await page.locator('#source .cm-searchMatch').first().waitFor();
  await page.keyboard.press('Escape');
  await page.click('#undo');
  await page.waitForFunction(() => /Nothing to check/.test(document.querySelector('#findings').textContent));
  assert.ok(await page.isEnabled('#redo'));
}));

test('axe finds nothing at first', { skip }, () => withPage(async (page) => {
  await accessible(page, 'findings');
  await page.click('#tab-articles');
  await accessible(page, 'articles');
}));

test('typing is checked, and fixed by rule', { skip }, () => withPage(async (page) => {
  await page.click('#discard');
  await page.click('.cm-content');
  await page.keyboard.insertText(BROKEN);
  await checked(page);
  assert.equal(await findings(page, RULE).count(), 2);
  await page.click(`[data-rule="${RULE}"] > .buttons button`);
  await page.click('#take');
  await checked(page);
  assert.ok(!(await text(page)).includes('<p>'));
}));

test('other encodings and mixed line ends come back as they were', { skip }, () => withPage(async (page) => {
  const latin = Buffer.from(BROKEN.replace('utf-8', 'iso-8859-1').replace('One', 'Caf\xE9').replace('\n', '\r\n').replace('</article>', '</article>\r'), 'latin1');
  await drop(page, 'latin.html', latin);
  await checked(page);
  assert.match(await page.textContent('#about'), /windows-1252/);
  assert.deepEqual(await download(page, '#download-text'), latin);
  await page.click(`[data-rule="${RULE}"] > .buttons button`);
  await page.click('#take');
  await checked(page);
  assert.equal((await download(page, '#download-text')).toString('latin1'), latin.toString('latin1').replaceAll(/<\/?p>/g, ''));
  assert.match(await page.textContent('#about'), /windows-1252/);
}));

test('all formats, and what is shown', { skip }, () => withPage(async (page) => {
  await drop(page, 'mine.html', Buffer.from(BROKEN));
  await checked(page);
  await page.click('#download');
  await page.waitForSelector('.downloads');
  const ids = await page.locator('.downloads button').evaluateAll((all) => all.map(({ id }) => id));
  await page.keyboard.press('Escape');
  assert.ok(ids.length > 10);
  for (const id of ids) assert.ok((await download(page, `#${id}`)).length > 20, id);
  assert.equal(JSON.parse(await download(page, '#download-json')).summary.files, 1);
  await page.click('#tab-shown');
  await page.waitForFunction(() => document.querySelector('.shown')?.shadowRoot.querySelector('h1')?.textContent === 'T');
}));

test('a feed, its articles, an earlier version', { skip }, () => withPage(async (page) => {
  const feed = article('morning-feed.xml');
  await drop(page, 'feed.xml', feed);
  await checked(page);
  await page.click('#tab-articles');
  const outcomes = () => page.locator('#articles tbody tr td:nth-child(4) .badge').allTextContents();
  assert.ok((await outcomes()).every((it) => it === 'Create' || it === 'Rejected'));
  await drop(page, 'yesterday.xml', feed, '#articles');
  await page.waitForFunction(() => /Unchanged/.test(document.querySelector('#articles').textContent));
  assert.match(await page.textContent('#articles .head'), /yesterday\.xml/);
  await page.locator('#articles tbody .go').nth(1).click();
  assert.ok(!(await page.locator('#articles').isVisible()));
}));

test('options and a permalink', { skip }, () => withPage(async (page, context) => {
  await drop(page, 'mine.html', Buffer.from(BROKEN));
  await checked(page);
  await page.click('#options');
  await page.fill('#option-ignore', 'no-such-rule');
  await page.click('#options-take');
  await page.waitForFunction(() => document.querySelector('dialog .wrong').textContent.includes('there is no rule'));
  await page.fill('#option-ignore', RULE);
  await page.click('#options-take');
  await page.waitForSelector('dialog', { state: 'detached' });
  await checked(page);
  assert.equal(await findings(page, RULE).count(), 0);
  await page.click('#link');
  await page.waitForFunction(() => location.hash.startsWith('#1.'));
  const other = await context.browser().newContext();
  const second = await other.newPage();
  await second.goto(page.url());
  await checked(second);
  assert.equal(await text(second), BROKEN);
  assert.equal(await findings(second, RULE).count(), 0);
  await other.close();
}));

test('what is in work is kept until it is discarded', { skip }, () => withPage(async (page) => {
  await drop(page, 'mine.html', Buffer.from(BROKEN));
  await checked(page);
  await kept(page, 'mine.html');
  await page.reload();
  await checked(page);
  assert.equal(await page.textContent('#name'), 'mine.html');
  assert.equal(await text(page), BROKEN);
  await page.click('#discard');
  await kept(page, undefined);
  await page.reload();
  await checked(page);
  assert.notEqual(await page.textContent('#name'), 'mine.html');
}));

test('without a network, after the first visit', { skip }, () => withPage(async (page, context) => {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await page.reload();
  await checked(page);
  await drop(page, 'mine.html', Buffer.from(BROKEN));
  await checked(page);
  assert.equal(await findings(page, RULE).count(), 2);
}));

test('one file, from a file: URL', { skip }, () => withPage(async (page) => {
  await drop(page, 'mine.html', Buffer.from(BROKEN));
  await checked(page);
  assert.equal(await findings(page, RULE).count(), 2);
  await page.click('#fix-all');
  await page.click('#take');
  await checked(page);
  assert.equal(await findings(page, RULE).count(), 0);
}, {}, pathToFileURL(`${dist}/ia-validate.html`).href));

test('hostile markup is text', { skip }, () => withPage(async (page) => {
  const evil = '<img src=x onerror=alert(1)><script>alert(2)</script>"\'><svg onload=alert(3)>';
  const escaped = evil.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  await drop(page, `${evil.replaceAll('/', '-')}.html`, Buffer.from(`<html><head><link rel=canonical href='javascript:alert(4)//${escaped}'></head><body><article><header><h1>${escaped}</h1>
<h2>${evil}</h2></header><p>${escaped}<div>${evil}</div></p><blink onclick="alert(5)">${escaped}</blink></article></body></html>`));
  await checked(page);
  await page.click('#tab-shown');
  await page.waitForSelector('.shown');
  for (const selector of ['script:not([src])', '#panel svg', '#panel img', 'header img']) assert.equal(await page.locator(selector).count(), 0, selector);
  await page.click('#tab-findings');
  for (const why of await page.locator('#findings summary').all()) await why.click();
  await page.waitForFunction(() => [...document.querySelectorAll('#findings .explanation')].every((it) => it.hasChildNodes()));
}));

/** Notes how much goes in one message between the page and its worker, in units of UTF-16 and in elements. */
const WEIGH = (context) => context.addInitScript(() => {
  globalThis.weights = [];
  const weigh = (it) => {
    if (typeof it === 'string') return it.length;
    if (Array.isArray(it)) return it.reduce((sum, part) => sum + weigh(part), 0) + it.length;
    return typeof it === 'object' && it !== null && !ArrayBuffer.isView(it) ? Object.values(it).reduce((sum, part) => sum + weigh(part), 0) : 0;
  };
  globalThis.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      this.addEventListener('message', ({ data }) => weights.push(weigh(data)));
    }
    postMessage(message, ...more) {
      weights.push(weigh(message));
      super.postMessage(message, ...more);
    }
  };
});

test('a long text goes in slices, of which none loses anything', { skip, timeout: 120_000 }, () => withPage(async (page) => {
  // Slices end within this line, of which each character is a pair.
  const long = `<!-- ${'😀'.repeat(1_200_000)} -->\r\n`;
  const whole = BROKEN.replaceAll('\n', '\r\n').replace('<figure>', `${long}<figure>`).replace('</article>', '</article>\r');
  await drop(page, 'mine.html', Buffer.from(whole));
  await page.waitForFunction(() => document.querySelector('#name').textContent === 'mine.html');
  await checked(page);
  assert.equal(await findings(page, RULE).count(), 2);
  assert.equal((await download(page, '#download-text')).toString(), whole);
  // Places behind the long line.
  await findings(page, RULE).nth(1).locator('.go').first().click();
  assert.equal(await page.locator('#source .cm-content').evaluate((it) => { const { state } = (it.cmTile?.view ?? it.cmView.view); return state.sliceDoc(state.selection.main.from, state.selection.main.to); }), '<p>');
  await findings(page, RULE).first().locator('.do').click();
  await page.click('#take');
  await checked(page);
  assert.equal(await findings(page, RULE).count(), 1);
  const once = whole.replace('<p>One</p>', 'One');
  assert.equal((await download(page, '#download-text')).toString(), once);
  await page.click('#fix-all');
  await page.click('#take');
  await checked(page);
  assert.equal(await findings(page, RULE).count(), 0);
  assert.ok(!(await download(page, '#download-text')).toString().includes('<p>Two'));
  await page.click('#undo');
  await checked(page);
  assert.equal(await findings(page, RULE).count(), 1);
  await kept(page, 'mine.html');
  const weights = await page.evaluate(() => weights);
  assert.ok(Math.max(...weights) < 1.1 * 2 ** 20, `one message had ${Math.max(...weights)} units`);
  assert.ok(weights.filter((it) => it > 2 ** 19).length > 4);
  await page.reload();
  await page.waitForFunction(() => document.querySelector('#name').textContent === 'mine.html');
  await checked(page);
  assert.equal((await download(page, '#download-text')).toString(), once);
}, {}, undefined, WEIGH));

test('a diff on a narrow screen', { skip }, () => withPage(async (page) => {
  await drop(page, 'mine.html', Buffer.from(BROKEN));
  await checked(page);
  await page.click('#fix-all');
  await page.waitForSelector('.diff .cm-deletedChunk');
  assert.ok((await page.locator('.diff').boundingBox()).height > 60);
}, { viewport: { width: 320, height: 700 } }));
