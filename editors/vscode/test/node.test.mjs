// The desktop's bundle loads, with everything that it stands on but VS Code itself.
import assert from 'node:assert/strict';
import Module, { createRequire } from 'node:module';
import { test } from 'node:test';

test('the bundle for the desktop loads and can be activated', () => {
  const stand = () => new Proxy(class {}, { get: (target, name) => (name in target || typeof name === 'symbol' ? target[name] : stand()), apply: () => stand() });
  const load = Module._load;
  Module._load = (name, ...more) => (name === 'vscode' ? Object.create(stand()) : load(name, ...more));
  try {
    const { activate } = createRequire(import.meta.url)('../dist/node.js');
    assert.equal(typeof activate, 'function');
  } finally {
    Module._load = load;
  }
});
