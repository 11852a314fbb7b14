// The small command against the program.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { folder, here, program, root } from './support.js';

const skip = program ? false : 'the program is not built: cargo build -p ia-validate-cli';
const FILES = ['morning-feed.xml', 'spotless.html'].map((name) => join(root, 'test-articles', name));

function both(args, options = {}) {
  const of = ({ stdout, stderr, status }) => ({ stdout: stdout.toString(), stderr: stderr.toString(), status });
  const run = (command, first) => of(spawnSync(command, [...first, ...args], { maxBuffer: 1 << 28, ...options }));
  return [run(process.execPath, [join(here, 'dist/cli.js')]), run(program, [])];
}

test('reports and exit codes', { skip }, () => {
  for (const args of [
    [...FILES, '--format', 'json'], [...FILES, '--format', 'sarif', '--domain', 'example.com'], [FILES[1]], [...FILES, '--format=compact', '--select', 'title-missing'],
    ['check', ...FILES, '--format', 'compact', '--fail-on', 'never'], ['check', FILES[0], '--max-findings', '1', '--format', 'compact'],
    ['check', FILES[0], '--severity', 'title-missing=off,time-without-timezone=error', '--format', 'jsonl'],
  ]) {
    const [ours, theirs] = both([...args, '--no-config']);
    assert.equal(ours.stdout, theirs.stdout, args.join(' '));
    assert.equal(ours.status, theirs.status, args.join(' '));
    assert.equal(ours.stderr, theirs.stderr, args.join(' '));
  }
  const [ours, theirs] = both(['-', '--stdin-filename', 'x.xml', '--format', 'json', '--no-config'], { input: readFileSync(FILES[0]) });
  assert.deepEqual(ours, theirs);
});

test('what cannot be done', { skip }, () => {
  for (const [args, told] of [
    [['nothing-here.html'], /no such file/], [[root], /folders are left to the program/], [['record', 'x.xml'], /left to the program/],
    [['check'], /name files/], [[FILES[1], '--domian', 'x'], /did you mean `--domain`/], [[FILES[1], '--max-items', 'x'], /`--max-items`/],
  ]) {
    const [ours] = both(args);
    assert.deepEqual([ours.status, ours.stdout], [2, ''], args.join(' '));
    assert.match(ours.stderr, told);
  }
  // What cannot be read does not keep the rest from being checked.
  const [ours] = both(['nothing-here.html', FILES[0], '--format', 'compact']);
  assert.ok(ours.status === 2 && ours.stdout.includes('morning-feed.xml:'));
});

test('fix', { skip }, (t) => {
  const here = folder(t);
  const names = ['a', 'b'].map((name) => {
    mkdirSync(join(here, name));
    copyFileSync(FILES[0], join(here, name, 'feed.xml'));
    return join(here, name);
  });
  const [ours] = both(['fix', 'feed.xml', '--no-config'], { cwd: names[0] });
  const [, theirs] = both(['fix', 'feed.xml', '--no-config'], { cwd: names[1] });
  const [a, b] = names.map((name) => readFileSync(join(name, 'feed.xml'), 'utf8'));
  assert.equal(a, b);
  assert.equal(ours.status, theirs.status);
  const [check, checked] = both(['fix', FILES[0], '--check', '--no-config']);
  assert.equal(check.status, checked.status);
  const [stdin, piped] = both(['fix', '-', '--no-config'], { input: readFileSync(FILES[0]) });
  assert.deepEqual([stdin.stdout, stdin.status], [piped.stdout, piped.status]);
});

test("the program of the machine's package comes first", (t) => {
  const place = folder(t);
  const name = `ia-validate-${process.platform}-${process.arch}`;
  const packages = join(place, 'node_modules');
  mkdirSync(join(packages, name), { recursive: true });
  writeFileSync(join(packages, name, 'package.json'), JSON.stringify({ name, version: '0.0.0' }));
  const fake = join(packages, name, 'ia-validate');
  writeFileSync(fake, '#!/bin/sh\necho "program: $*"\nexit 7\n');
  chmodSync(fake, 0o755);
  spawnSync('cp', ['-r', join(here, 'dist'), join(here, 'package.json'), place]);
  const { stdout, status } = spawnSync(process.execPath, [join(place, 'dist/cli.js'), 'check', 'x y']);
  assert.deepEqual([stdout.toString(), status], ['program: check x y\n', 7]);
});

test('a program that does not start here is told in one sentence', (t) => {
  const place = folder(t);
  const name = `ia-validate-${process.platform}-${process.arch}`;
  const packages = join(place, 'node_modules');
  mkdirSync(join(packages, name), { recursive: true });
  writeFileSync(join(packages, name, 'package.json'), JSON.stringify({ name, version: '0.0.0' }));
  // Not executable, as after a copy that lost the modes.
  writeFileSync(join(packages, name, 'ia-validate'), 'damaged');
  spawnSync('cp', ['-r', join(here, 'dist'), join(here, 'package.json'), place]);
  const { stderr, status } = spawnSync(process.execPath, [join(place, 'dist/cli.js'), '--version']);
  assert.match(stderr.toString(), /^error: .* does not start here \(EACCES\): get the one for .*\n$/);
  assert.equal(status, 2);
});

test('help and version', () => {
  const run = (arg) => spawnSync(process.execPath, [join(here, 'dist/cli.js'), arg]);
  assert.match(run('--help').stdout.toString(), /--max-findings/);
  assert.match(run('--version').stdout.toString(), /^ia-validate \d/);
});
