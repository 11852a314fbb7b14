// VS Code in Chromium: a folder with a broken feed is opened; what is wrong is marked, completed and mended.
// SHOTS=FOLDER keeps pictures.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { hands, open, skip } from './code.mjs';
import { broken, feed, page } from './documents.mjs';

/** A configuration that stands on another, and says something of a folder of its own. */
const configured = {
  '/ia-validate.toml': 'extends = "shared/base.toml"\n[[overrides]]\npaths = ["archive/"]\nignore = ["repeated-line-breaks"]\n',
  '/shared/base.toml': 'domains = ["example.com"]\n[severity]\nfigure-in-paragraph = "info"\n',
  '/archive/old.html': broken,
};

let code, at, shot, command, file, status, problems, until, lineEnd, suggestion, take;
before(async () => {
  if (skip) return;
  code = await open({ '/feed.xml': feed, '/broken.html': broken, '/page.html': page, '/new.html': '', ...configured }, 'feed.xml');
  ({ at } = code);
  ({ shot, command, file, status, problems, until, lineEnd, suggestion, take } = hands(at));
});
after(() => code?.close());

test('a broken feed is marked and mended', { skip }, async () => {
  await file('feed.xml');
  await status().waitFor({ timeout: 60_000 });
  await until(async () => /[1-9]/.test(await status().textContent()), 'findings in the status bar');
  await until(async () => (await problems()).includes('figure-in-paragraph'), 'the finding among the problems');
  assert.ok((await problems()).includes('repeated-line-breaks'));
  await shot('feed-broken');
  await file('feed.xml');
  await command('Instant Articles: Fix All That Is Safe to Fix');
  await until(async () => !(await problems()).includes('figure-in-paragraph'), 'mended');
  assert.ok(!(await problems()).includes('repeated-line-breaks'));
  await shot('feed-mended');
});

test('an article is completed, and mended by a quick fix', { skip }, async () => {
  await file('broken.html');
  await until(async () => (await problems()).includes('figure-in-paragraph'), 'the finding');
  await file('broken.html');
  await lineEnd(12);
  await at.keyboard.type('\n<fig');
  await suggestion('figure.op-slideshow');
  await shot('completion');
  await at.keyboard.type('ure.op-s');
  // A key would write a line break where the list is just being asked for anew; a click waits for it.
  await take('figure.op-slideshow', 'op-slideshow');
  await at.keyboard.press('Escape');
  await shot('completed');
});

test('what a configuration file says of a folder counts there, and what it extends everywhere', { skip }, async () => {
  await at.locator('.explorer-folders-view .monaco-list-row', { hasText: 'archive' }).click();
  await file('old.html');
  const marks = (severity) => at.locator(`.editor-instance .squiggly-${severity}`).count();
  await until(() => marks('info'), 'a finding in the folder');
  assert.deepEqual([await marks('error'), await marks('warning')], [0, 0]);
  await file('broken.html');
  await until(() => marks('warning'), 'the finding elsewhere');
});

test('an ordinary page is left alone, and an empty file is offered an article', { skip }, async () => {
  await file('page.html');
  await at.waitForTimeout(1500);
  assert.equal(await status().count(), 0);
  assert.ok(!(await problems()).includes('page.html'));
  await file('new.html');
  assert.equal(await status().count(), 0);
  await at.locator('.monaco-editor .view-lines').first().click();
  await at.keyboard.press('Control+Space');
  await at.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'html' }).first().waitFor({ timeout: 60_000 });
  await at.keyboard.press('Escape');
});

test('all files are checked, and one is shown as it would have been read', { skip }, async () => {
  await command('Instant Articles: Check All Files of the Workspace');
  await at.locator('.notifications-toasts', { hasText: 'articles or feeds' }).waitFor({ timeout: 60_000 });
  await file('broken.html');
  await command('Instant Articles: Show as Readers Would Have Seen It');
  await until(async () => {
    const frames = await Promise.all(at.frames().map((frame) => frame.locator('body').textContent().catch(() => '')));
    return frames.some((text) => text.includes('Ferry 😀 resumes') && !text.includes('<article>'));
  }, 'the article as read');
  await at.waitForTimeout(500);
  await shot('shown');
});
