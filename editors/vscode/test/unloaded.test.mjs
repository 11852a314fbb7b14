// In a folder without a configuration file, the engine is loaded with the first document that bears a mark of the format.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { hands, open, skip } from './code.mjs';
import { broken, page } from './documents.mjs';

let code;
before(async () => { if (!skip) code = await open({ '/broken.html': broken, '/page.html': page }, 'page.html'); });
after(() => code?.close());

test('an ordinary page does not load the engine', { skip }, async () => {
  const { at, asked } = code;
  const isLoaded = () => asked.has('/extension/dist/whole_bg.wasm');
  const { file, status, until } = hands(at);
  await file('page.html');
  // The extension runs.
  await until(() => asked.has('/extension/dist/web.js'), 'the extension is started');
  await at.waitForTimeout(2000);
  assert.ok(!isLoaded());
  await file('broken.html');
  await status().waitFor({ timeout: 60_000 });
  assert.ok(isLoaded());
});
