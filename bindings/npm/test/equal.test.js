// What the package says of a text is what the program says of the file.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { check, explain, fix, init, preview, report, rules } from 'ia-validate';

import { documents, generated, program, said, strict, withoutUtf16 } from './support.js';

const skip = program ? false : 'the program is not built: cargo build -p ia-validate-cli';
const own = documents();
const all = [...own, ...generated(Number(process.env.GENERATED ?? 300), own)];
const of = (name) => ['--no-config', '--stdin-filename', name, '-'];

await init();

test('check', { skip }, () => {
  let findings = 0;
  for (const { name, bytes } of all) {
    const theirs = JSON.parse(said(bytes, ['check', '--format', 'json', ...of(name)]).stdout);
    const ours = check(bytes, { name });
    const text = strict(bytes);
    if (text === undefined) {
      // Positions are those of the decoded text, which only the engine has.
      assert.deepEqual(JSON.parse(report(bytes, { name, format: 'json' })), theirs, name);
      continue;
    }
    assert.deepEqual(withoutUtf16(ours, text), theirs, name);
    findings += theirs.diagnostics.length;
  }
  console.log(`${all.length} texts, ${findings} findings`);
});

test('every format, byte for byte', { skip }, () => {
  const { properties } = JSON.parse(said('', ['config', 'schema']).stdout);
  for (const format of properties.format.enum) {
    for (const { name, bytes } of own.filter((_, at) => at % 4 === 0)) {
      // The page says when it was made.
      const now = '2026-11-28T12:00:00Z';
      const theirs = said(bytes, ['check', '--format', format, '--now', now, ...of(name)]).stdout;
      assert.equal(report(bytes, { name, format, now }), theirs, `${format} of ${name}`);
    }
  }
});

test('fix', { skip }, () => {
  for (const { name, bytes } of all) {
    const text = strict(bytes);
    if (text === undefined) continue;
    for (const unsafe of [false, true]) {
      const theirs = said(bytes, ['fix', ...(unsafe ? ['--unsafe'] : []), ...of(name)]);
      // What the program does not write is in another encoding, or ambiguous.
      if (theirs.status === 2) continue;
      const ours = fix(bytes, { name, unsafe });
      assert.equal(ours.text, theirs.stdout, name);
      const left = withoutUtf16(ours.left, ours.text);
      const again = JSON.parse(said(ours.text, ['check', '--format', 'json', ...of(name)]).stdout);
      assert.deepEqual(left, again, `${name}: what is left`);
    }
  }
});

test('preview, rules, explain', { skip }, () => {
  for (const { name, bytes } of own) {
    const theirs = JSON.parse(said(bytes, ['preview', '--format', 'json', ...of(name)]).stdout);
    assert.deepEqual(preview(bytes, { name }), theirs, name);
  }
  const listed = JSON.parse(said('', ['rules', '--format', 'json']).stdout);
  assert.deepEqual(rules(), listed.rules);
  for (const { id } of rules().slice(0, 20)) {
    assert.equal(explain(id), said('', ['explain', '--format', 'markdown', id]).stdout);
  }
});
