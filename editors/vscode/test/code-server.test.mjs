// VS Code on a server (code-server), with the extension as it is packed and the program: a folder with a broken feed is opened;
// what is wrong is marked, completed and mended by the program's language server.
// CODE_SERVER is the folder of npm's `code-server`, PROGRAM the program; without them this is skipped. SHOTS=FOLDER keeps pictures.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

import { hands } from './code.mjs';
import { broken, feed, page } from './documents.mjs';

const { CODE_SERVER, PROGRAM } = process.env;
const vsix = fileURLToPath(new URL('../dist/ia-validate.vsix', import.meta.url));
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const skip = !executablePath ? 'there is no Chromium' : CODE_SERVER && PROGRAM ? false : 'CODE_SERVER and PROGRAM are not set';

let place, server, browser, at, shot, command, file, status, problems, lineEnd, suggestion, take, until;
const onDisk = (name) => readFileSync(join(place, 'folder', name), 'utf8');

before(async () => {
  if (skip) return;
  place = mkdtempSync(join(tmpdir(), 'ia-validate-code-server-'));
  for (const folder of ['folder', 'folder/archive', 'data/User', 'extensions']) mkdirSync(join(place, folder), { recursive: true });
  const files = {
    'feed.xml': feed, 'broken.html': broken, 'page.html': page, 'archive/old.html': broken,
    'ia-validate.toml': 'domains = ["example.com"]\n[[overrides]]\npaths = ["archive/"]\nignore = ["repeated-line-breaks"]\n',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(place, 'folder', name), text);
  writeFileSync(join(place, 'data/User/settings.json'), JSON.stringify({
    'ia-validate.path': PROGRAM, 'security.workspace.trust.enabled': false, 'workbench.startupEditor': 'none', 'editor.minimap.enabled': false,
    'workbench.tips.enabled': false, 'files.autoSave': 'off', 'chat.commandCenter.enabled': false,
  }));
  const folders = ['--user-data-dir', join(place, 'data'), '--extensions-dir', join(place, 'extensions')];
  const entry = join(CODE_SERVER, 'out/node/entry.js');
  execFileSync(process.execPath, [entry, ...folders, '--install-extension', vsix], { stdio: ['ignore', 'ignore', 'inherit'] });
  const port = await new Promise((resolve) => {
    const free = createServer().listen(0, '127.0.0.1', () => {
      const { port: found } = free.address();
      free.close(() => resolve(found));
    });
  });
  server = spawn(process.execPath, [entry, ...folders, '--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--disable-telemetry',
    '--disable-update-check', join(place, 'folder')], { stdio: ['ignore', process.env.LOUD ? 'inherit' : 'ignore', 'inherit'], detached: true });
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  at = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  ({ shot, command, file, status, problems, until, lineEnd, suggestion, take } = hands(at, 'code-server-'));
  if (process.env.LOUD) at.on('console', (said) => console.log(said.type(), said.text().slice(0, 400)));
  const url = `http://127.0.0.1:${port}/?folder=${encodeURIComponent(join(place, 'folder'))}`;
  for (let tries = 0; ; tries += 1) {
    try {
      await at.goto(url);
      break;
    } catch (error) {
      if (tries === 60) throw error;
      await new Promise((resolve) => { setTimeout(resolve, 500); });
    }
  }
  await at.locator('.explorer-folders-view .monaco-list-row', { hasText: 'feed.xml' }).waitFor({ timeout: 120_000 });
});
after(async () => {
  await browser?.close();
  // With the hosts that it started.
  if (server?.pid) process.kill(-server.pid);
  if (place) rmSync(place, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
});

test('the program marks a broken feed, and mends it', { skip }, async () => {
  await file('feed.xml');
  await until(async () => (await problems()).includes('figure-in-paragraph'), 'the finding among the problems');
  await file('feed.xml');
  await until(async () => /[1-9]/.test(await status().textContent()), 'findings in the status bar');
  // Who says it: the program, with its version.
  const named = () => at.locator('.statusbar-item[aria-label*="ia-validate 0"]').count();
  await until(named, 'the program in the status');
  await shot('feed');
  await command('Instant Articles: Fix All That Is Safe to Fix');
  await until(async () => !(await problems()).includes('figure-in-paragraph'), 'mended');
  await file('feed.xml');
  await at.keyboard.press('Control+s');
  await until(() => !onDisk('feed.xml').includes('<p>One <figure>'), 'the mended feed on the disk');
  await shot('mended');
});

test('an article is completed', { skip }, async () => {
  await file('broken.html');
  await lineEnd(12);
  await at.keyboard.type('\n<fig');
  await suggestion('figure.op-slideshow');
  await shot('completion');
  await take('figure.op-slideshow', 'op-slideshow');
});

test('what a configuration file says of a folder counts there', { skip }, async () => {
  await at.locator('.explorer-folders-view .monaco-list-row', { hasText: 'archive' }).click();
  await file('old.html');
  // The same text elsewhere has a warning, too.
  const marks = (severity) => at.locator(`.editor-instance .squiggly-${severity}`).count();
  await until(() => marks('error'), 'a finding in the folder');
  assert.equal(await marks('warning'), 0);
  await file('broken.html');
  await until(() => marks('warning'), 'the finding elsewhere');
});
