// VS Code for the browser in Chromium.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { serve } from './serve.mjs';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
export const skip = executablePath ? false : 'there is no Chromium';

/** Opens a folder with these files, of which one is named `first`. */
export async function open(files, first) {
  const server = await serve(files);
  // Webviews have workers of their own, which a private window does not let them have.
  const profile = mkdtempSync(join(tmpdir(), 'ia-validate-code-'));
  mkdirSync(join(profile, 'Default'));
  const preferences = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath, args: ['--no-sandbox', '--disable-gpu'], viewport: { width: 1280, height: 800 },
  });
  const [at] = browser.pages();
  if (process.env.LOUD) at.on('console', (message) => console.log(message.type(), message.text().slice(0, 600)));
  await at.goto(server.url);
  await at.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
  await at.locator('.explorer-folders-view .monaco-list-row', { hasText: first }).waitFor({ timeout: 60_000 });
  return {
    at, asked: server.asked,
    async close() {
      await browser.close();
      server.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** What a person does in a window. Pictures go to the folder SHOTS, if there is one, with names that begin with `front`. */
export function hands(at, front = '') {
  const shot = async (name) => process.env.SHOTS && at.screenshot({ path: `${process.env.SHOTS}/${front}${name}.png` });
  const command = async (title) => {
    await at.keyboard.press('F1');
    await at.locator('.quick-input-widget input.input').fill(`>${title}`);
    // Not what the list held before it was narrowed.
    await at.locator('.quick-input-list .monaco-list-row.focused', { hasText: title }).waitFor({ timeout: 60_000 });
    await at.keyboard.press('Enter');
  };
  const file = async (name) => {
    await at.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).dblclick();
    await at.locator('.tab.active', { hasText: name }).waitFor();
  };
  const status = () => at.locator('.statusbar-item', { hasText: 'Instant Articles' });
  /** The lines of the problems view. */
  const problems = async () => {
    await command('Problems: Focus on Problems View');
    const rows = at.locator('.markers-panel .monaco-list-row');
    return (await rows.allTextContents()).join('\n');
  };
  const until = async (is, what) => {
    for (let tries = 0; tries < 300; tries += 1) {
      if (await is()) return;
      await at.waitForTimeout(200);
    }
    await shot('failed');
    assert.fail(what);
  };
  /** Puts the cursor at the end of a line. */
  const lineEnd = async (line) => {
    await command('Go to Line/Column...');
    await at.locator('.quick-input-widget input.input').fill(`:${line}`);
    // The key goes where the list says, which follows what is typed.
    await at.locator('.quick-input-list', { hasText: new RegExp(`\\b${line}\\b`) }).waitFor({ timeout: 60_000 });
    await at.keyboard.press('Enter');
    await at.locator('.statusbar-item', { hasText: `Ln ${line},` }).waitFor({ timeout: 60_000 });
    await at.keyboard.press('End');
  };
  /** Asks for what can be written here, unless it is shown by itself, until something is. */
  const suggestion = async (label) => {
    const row = at.locator('.suggest-widget.visible .monaco-list-row', { hasText: label }).first();
    await until(async () => {
      if (await row.isVisible()) return true;
      await at.waitForTimeout(800);
      if (!(await at.locator('.suggest-widget.visible').isVisible())) await at.keyboard.press('Control+Space');
      return row.isVisible();
    }, `${label} among what can be written`);
    return row;
  };
  /** Takes it, after which a text is there. A click waits for a list that is just being asked for anew; a key would not. */
  const take = async (label, text) => {
    const lines = () => at.locator('.view-lines').first().textContent();
    const before = (await lines()).length;
    await until(async () => {
      if ((await lines()).includes(text)) return true;
      await (await suggestion(label)).click({ timeout: 5000 }).catch(() => {});
      await at.waitForTimeout(500);
      const now = await lines();
      if (now.includes(text)) return true;
      // A list that changed just then has given what stood beside it.
      if (now.length > before) for (const key of ['Escape', 'Control+z']) await at.keyboard.press(key);
      return false;
    }, text);
  };
  return { shot, command, file, status, problems, until, lineEnd, suggestion, take };
}
