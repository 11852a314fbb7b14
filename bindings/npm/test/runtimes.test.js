// The oldest Node that is meant, Deno and Bun, as npm has them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { here } from './support.js';

const place = join(here, 'test/runtimes');
const bin = (name) => join(place, 'node_modules/.bin', name);
let folder, missing;

before(() => {
  try {
    if (!existsSync(bin('bun'))) execFileSync('npm', ['ci', '--silent', '--no-audit', '--no-fund'], { cwd: place });
  } catch (error) {
    missing = error.message;
    console.log(`skipped: the runtimes cannot be installed: ${missing}`);
  }
  folder = mkdtempSync(join(tmpdir(), 'runtimes-'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(here, join(folder, 'node_modules/ia-validate'));
  cpSync(join(place, 'smoke.js'), join(folder, 'smoke.js'));
  cpSync(join(place, 'package.json'), join(folder, 'package.json'));
});
after(() => { if (folder) rmSync(folder, { recursive: true, force: true }); });

for (const [name, args] of [['node', []], ['bun', []], ['deno', ['run', '--allow-all']]]) {
  test(name, { timeout: 120_000 }, (context) => {
    if (missing) return context.skip('it cannot be installed');
    const said = execFileSync(bin(name), [...args, 'smoke.js'], { cwd: folder, encoding: 'utf8' });
    assert.match(said, name === 'node' ? /^fine v18\./ : /^fine /);
    return undefined;
  });
}

test('Node 18 takes whatever comes', { timeout: 300_000 }, (context) => {
  if (missing) return context.skip('it cannot be installed');
  const said = execFileSync(bin('node'), ['--test', 'test/bad-input.test.js', 'test/worker.test.js'], { cwd: here, encoding: 'utf8', env: { ...process.env, NODE_TEST_CONTEXT: '' } });
  assert.match(said, /# fail 0/);
  return undefined;
});
