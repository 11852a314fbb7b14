// The adapters in the real editors, in Chromium: type a defect, see it at its place, mend it; saving is held back.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after, before, test } from 'node:test';

import { here } from './support.js';
import { chromium } from './page.js';

const skip = chromium ? false : 'there is no Chromium';
const place = join(here, 'test/editors');
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm' };
let browser, page, server, folder;

before(async () => {
  if (skip) return;
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'));
  const isMissing = (name) => !existsSync(join(place, 'node_modules', name));
  if (Object.keys({ ...dependencies, ...devDependencies }).some(isMissing)) execFileSync('npm', ['ci', '--silent', '--no-audit', '--no-fund'], { cwd: place });
  const require = createRequire(join(place, 'x.js'));
  folder = mkdtempSync(join(tmpdir(), 'editors-'));
  const dist = join(here, 'dist');
  await require('esbuild').build({
    entryPoints: [join(place, 'page.js')], outdir: folder, bundle: true, format: 'esm', target: 'es2022', logLevel: 'error',
    loader: { '.svg': 'dataurl' }, external: ['./inline.js', './inline-*.js'], define: { 'process.env.NODE_ENV': '"production"' },
    nodePaths: [join(place, 'node_modules')],
    alias: {
      'ia-validate/codemirror': join(dist, 'codemirror.js'), 'ia-validate/form': join(dist, 'form.js'),
      'ia-validate/wordpress': join(dist, 'wordpress.js'), 'ia-validate': join(dist, 'index.js'),
    },
  });
  cpSync(join(dist, 'engine_bg.wasm'), join(folder, 'engine_bg.wasm'));
  cpSync(join(place, 'index.html'), join(folder, 'index.html'));
  server = createServer((request, response) => {
    const path = join(folder, request.url === '/' ? 'index.html' : request.url);
    if (!existsSync(path)) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[extname(path)] }).end(readFileSync(path));
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  const found = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  browser = await require('playwright-core').chromium.launch({ executablePath: found, args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'] });
  page = await browser.newPage();
  page.on('pageerror', (error) => console.log(String(error)));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.waitForFunction(() => globalThis.ready, null, { timeout: 30_000 });
});
after(async () => {
  await browser?.close();
  server?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

const ARTICLE = (caption) => `<!doctype html><html><head><meta charset="utf-8"><link rel="canonical" href="https://example.com/a"><meta property="op:markup_version" content="v1.0"></head><body><article><header><h1>T</h1><time class="op-published" datetime="2026-01-01T00:00:00Z">1</time></header><p>Words.</p><figure><img src="https://example.com/a.jpg"><figcaption>${caption}</figcaption></figure></article></body></html>`;
const BROKEN = ARTICLE('<p>One</p>');
const sent = () => page.evaluate(() => globalThis.sent.splice(0));

test('CodeMirror', { skip }, async () => {
  await page.click('#codemirror .cm-content');
  await page.keyboard.insertText(BROKEN);
  await page.waitForSelector('#codemirror .cm-lintRange-error');
  assert.equal(await page.textContent('#codemirror .cm-lintRange-error'), '<p>');
  await page.keyboard.press('Control+Shift+KeyM');
  await page.locator('#codemirror .cm-panel-lint .cm-diagnosticAction').first().click();
  await page.waitForFunction((it) => globalThis.view.state.doc.toString() === it, ARTICLE('One'));
  await page.waitForSelector('#codemirror .cm-lintRange-error', { state: 'detached' });
});

// Two paragraphs in a caption: joined, they lose that they were two, so that is a suggestion.
const SUGGESTED = ARTICLE('<p>One<p>Two');
const TAKEN = ARTICLE('One <p>Two');
const refuse = (why) => page.evaluate((it) => { globalThis.refusal = it; }, why);
const inView = () => page.evaluate(() => globalThis.view.state.doc.toString());
/** Puts a text with an error into CodeMirror, and waits for its mark; there is none of the text before. */
const put = async (text) => {
  const change = (to) => page.evaluate((it) => globalThis.view.dispatch({ changes: { from: 0, to: globalThis.view.state.doc.length, insert: it } }), to);
  await change('');
  await page.waitForSelector('#codemirror .cm-lintRange-error', { state: 'detached' });
  await change(text);
  await page.waitForSelector('#codemirror .cm-lintRange-error');
};
/** Presses the first of some buttons. CodeMirror takes presses within a tenth of a second for one. */
const first = async (selector) => {
  await page.waitForTimeout(150);
  await page.evaluate((it) => document.querySelector(it).dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true })), selector);
};

test('CodeMirror: what would lose something is not done, and a suggestion is shown before', { skip }, async () => {
  await put(BROKEN);
  await page.click('#codemirror .cm-content');
  await page.keyboard.press('Control+Shift+KeyM');
  await refuse('it would lose the text “One”');
  await first('#codemirror .cm-panel-lint .cm-diagnosticAction');
  await page.waitForSelector('.ia-validate-dialog');
  assert.match(await page.textContent('.ia-validate-dialog p'), /^Not mended, since it would lose the text “One”\.$/);
  await page.click('.ia-validate-dialog button');
  assert.equal(await inView(), BROKEN);
  await refuse('');
  await put(SUGGESTED);
  await first('#codemirror .cm-panel-lint .cm-diagnosticAction');
  await page.waitForSelector('.ia-validate-dialog ins, .ia-validate-dialog del');
  assert.match(await page.textContent('.ia-validate-dialog pre'), /figcaption>.*One.*Two/s);
  await page.locator('.ia-validate-dialog button').nth(1).click();
  await page.waitForSelector('.ia-validate-dialog', { state: 'detached' });
  assert.equal(await inView(), SUGGESTED);
  await first('#codemirror .cm-panel-lint .cm-diagnosticAction');
  await page.locator('.ia-validate-dialog button').first().click();
  await page.waitForFunction((it) => globalThis.view.state.doc.toString() === it, TAKEN);
});

test('textarea', { skip }, async () => {
  await page.fill('#textarea', `\n${BROKEN}`);
  await page.click('#plain > button');
  await page.waitForFunction(() => document.querySelector('#plain [role=status]').textContent.startsWith('Not sent'));
  assert.deepEqual(await sent(), []);
  assert.equal(await page.getAttribute('#textarea', 'aria-invalid'), 'true');
  assert.ok(await page.evaluate(() => document.activeElement.matches('#plain .ia-validate')));
  const item = page.locator('#plain [data-rule="caption-element-not-allowed"]');
  await item.locator('button').first().click();
  assert.equal(await page.evaluate(() => { const it = document.activeElement; return it.value.slice(it.selectionStart, it.selectionEnd); }), '<p>');
  await item.locator('button').nth(1).click();
  await page.waitForFunction(() => document.querySelector('#textarea').getAttribute('aria-invalid') === 'false');
  assert.equal(await page.inputValue('#textarea'), `\n${ARTICLE('One')}`);
  await page.focus('#textarea');
  for (let times = 0; times < 2; times += 1) await page.keyboard.press('Control+z');
  assert.equal(await page.inputValue('#textarea'), `\n${BROKEN}`);
  for (let times = 0; times < 2; times += 1) await page.keyboard.press('Control+Shift+z');
  await page.click('#plain > button');
  await page.waitForFunction(() => globalThis.sent.length > 0);
  assert.deepEqual(await sent(), ['plain']);
});

test('textarea: what would lose something is not done, and a suggestion is shown before', { skip }, async () => {
  const mend = () => page.locator('#plain [data-rule="caption-element-not-allowed"] > p button').first().click();
  await page.fill('#textarea', BROKEN);
  await page.waitForSelector('#plain [data-rule="caption-element-not-allowed"]');
  await refuse('it would lose the text “One”');
  await mend();
  await page.waitForFunction(() => /^Not mended, since it would lose/.test(document.querySelector('#plain [role=status]').textContent));
  assert.equal(await page.inputValue('#textarea'), BROKEN);
  await refuse('');
  await page.fill('#textarea', SUGGESTED);
  await page.waitForFunction(() => /^2 /.test(document.querySelector('#plain [role=status]').textContent));
  await mend();
  await page.waitForSelector('.ia-validate-dialog');
  await page.keyboard.press('Escape');
  await page.waitForSelector('.ia-validate-dialog', { state: 'detached' });
  assert.equal(await page.inputValue('#textarea'), SUGGESTED);
  await mend();
  await page.locator('.ia-validate-dialog button').first().click();
  await page.waitForFunction((it) => document.querySelector('#textarea').value === it, TAKEN);
});

test('TinyMCE', { skip }, async () => {
  await page.evaluate(() => globalThis.tiny.focus());
  await page.keyboard.type('A title');
  await page.evaluate(() => globalThis.tiny.execCommand('FormatBlock', false, 'h4'));
  await page.waitForSelector('#tiny-list [data-rule="heading-level-unsupported"]');
  await page.click('#tiny-form > button');
  await page.waitForFunction(() => document.querySelector('#tiny-list [role=status]').textContent.startsWith('Not sent'));
  assert.deepEqual(await sent(), []);
  await page.locator('#tiny-list button').first().click();
  await page.waitForSelector('#tiny-list [data-rule="heading-level-unsupported"]', { state: 'detached' });
  assert.doesNotMatch(await page.evaluate(() => globalThis.tiny.getContent()), /<h4/);
  await page.click('#tiny-form > button');
  await page.waitForFunction(() => globalThis.sent.length > 0);
  assert.deepEqual(await sent(), ['tiny-form']);
});

test('CKEditor 5', { skip }, async () => {
  await page.click('#ck-form .ck-content');
  await page.keyboard.type('### A title');
  await page.waitForSelector('#ck-list [data-rule="heading-level-unsupported"]');
  await page.click('#ck-form > button');
  await page.waitForFunction(() => document.querySelector('#ck-list [role=status]').textContent.startsWith('Not sent'));
  assert.deepEqual(await sent(), []);
  await page.locator('#ck-list button').first().click();
  await page.waitForSelector('#ck-list [data-rule="heading-level-unsupported"]', { state: 'detached' });
  await page.click('#ck-form > button');
  await page.waitForFunction(() => globalThis.sent.length > 0);
  assert.deepEqual(await sent(), ['ck-form']);
});

test("the block editor's libraries", { skip }, async () => {
  await page.evaluate(() => globalThis.post.set('<h4>A title</h4><img src=x onerror=alert(1)>'));
  // What plugins draw is shown elsewhere in the editor; here it stays where it is made, unseen.
  await page.waitForSelector('#wordpress [data-rule="heading-level-unsupported"]', { state: 'attached' });
  assert.ok(await page.evaluate(() => globalThis.post.isLocked()));
  await page.evaluate(() => globalThis.post.set('<h2>A title</h2><p>Words.</p>'));
  await page.waitForSelector('#wordpress [data-rule]', { state: 'detached' });
  assert.ok(!(await page.evaluate(() => globalThis.post.isLocked())));

  await page.evaluate(() => globalThis.post.set('<!-- wp:html -->\n<p>The first cars.<figure><img src="https://example.com/a.jpg" alt=""></figure></p>\n<!-- /wp:html -->'));
  await page.waitForSelector('#wordpress [data-rule="figure-in-paragraph"]', { state: 'attached' });
  await page.evaluate(() => document.querySelector('#wordpress button').click());
  await page.waitForSelector('#wordpress [data-rule="figure-in-paragraph"]', { state: 'detached' });
  // The editor breaks lines between elements where it writes blocks.
  assert.equal(await page.evaluate(() => globalThis.post.get()), '<!-- wp:html -->\n<p>The first cars.</p>\n<figure><img src="https://example.com/a.jpg" alt=""></figure>\n<!-- /wp:html -->');
});
