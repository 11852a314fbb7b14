// The packed package, installed into a fresh folder each: what consumers have.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';

import { folder, has, here, pack } from './support.js';
import { STRICT, chromium, open } from './page.js';

const tools = join(here, 'test/consumers');
if (!existsSync(join(tools, 'node_modules'))) execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'], { cwd: tools });
const require = createRequire(join(tools, 'package.json'));

/** A fresh folder with the package. */
function consumer(t, files, type = 'module') {
  const place = folder(t);
  writeFileSync(join(place, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type }));
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', '--silent', pack()], { cwd: place });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(place, name, '..'), { recursive: true });
    writeFileSync(join(place, name), text);
  }
  return place;
}

const BODY = `const found = check('<article><p>a<br><br>b</p></article>').diagnostics.length;`;
const ESM = `import { init, check } from 'ia-validate'; await init(); ${BODY} console.log(found);`;
// A page that tells what a check in it and in a worker found.
const PAGE = `import { init, check } from 'ia-validate'; import * as worker from 'ia-validate/worker';
const run = async () => { await init(); ${BODY} return [found, (await worker.check('<article><p>a<br><br>b</p></article>')).diagnostics.length]; };
run().catch((error) => String(error)).then((answer) => fetch('/result', { method: 'POST', body: JSON.stringify(answer) }));`;
const HTML = '<!doctype html><meta charset=utf-8><script type=module src=./main.js></script>';

function runs(command, args, options) {
  const { stdout, stderr, status } = spawnSync(command, args, { timeout: 60_000, ...options });
  assert.equal(status, 0, stderr.toString());
  assert.ok(Number(stdout.toString()) > 0, stdout.toString());
}

async function shows(folder, csp = STRICT) {
  if (!chromium) return console.log('skipped: there is no Chromium');
  const answer = await open(folder, { csp });
  assert.ok(Array.isArray(answer) && answer[0] > 0 && answer[0] === answer[1], JSON.stringify(answer));
}

test('Node, ESM', (t) => runs('node', ['main.js'], { cwd: consumer(t, { 'main.js': ESM }) }));

test('Node, CommonJS by dynamic import', (t) => {
  const script = `(async () => { const { init, check } = await import('ia-validate'); await init(); ${BODY} console.log(found); })();`;
  runs('node', ['main.js'], { cwd: consumer(t, { 'main.js': script }, 'commonjs') });
});

test('npx', (t) => {
  const place = consumer(t, { 'a.html': '<article><p>a<br><br>b</p></article>' });
  const { stdout, status } = spawnSync('npx', ['ia-validate', 'a.html', '--format', 'compact'], { cwd: place });
  assert.equal(status, 1);
  assert.match(stdout.toString(), /^a\.html:1:/);
});

for (const runtime of ['deno', 'bun']) {
  test(runtime, { skip: has(runtime) ? false : `there is no ${runtime}` }, (t) => {
    runs(runtime, ['run', ...(runtime === 'deno' ? ['--allow-read'] : []), 'main.js'], { cwd: consumer(t, { 'main.js': ESM }) });
  });
}

test('Vite, without a plugin', async (t) => {
  const place = consumer(t, { 'index.html': HTML, 'main.js': PAGE });
  const { build } = await import(require.resolve('vite'));
  await build({ root: place, logLevel: 'error', build: { target: 'es2022' }, worker: { format: 'es' } });
  await shows(join(place, 'dist'));
});

test('webpack', async (t) => {
  const place = consumer(t, { 'main.js': PAGE });
  const webpack = require('webpack');
  await new Promise((resolve, reject) => {
    webpack({ mode: 'production', context: place, entry: './main.js', output: { path: join(place, 'dist'), filename: 'main.js' } }, (error, stats) => {
      if (error || stats.hasErrors()) reject(error ?? new Error(stats.toString()));
      else resolve();
    });
  });
  writeFileSync(join(place, 'dist/index.html'), HTML);
  await shows(join(place, 'dist'));
});

test('esbuild, for a page and for Node', async (t) => {
  const place = consumer(t, { 'main.js': PAGE, 'node.js': ESM, 'thread.js': "import 'ia-validate/thread';", 'dist/index.html': HTML });
  const { buildSync } = require('esbuild');
  const common = { absWorkingDir: place, bundle: true, format: 'esm', logLevel: 'error', target: 'es2022' };
  buildSync({ ...common, entryPoints: ['main.js', 'thread.js'], outdir: 'dist' });
  await shows(join(place, 'dist'));
  buildSync({ ...common, entryPoints: ['node.js'], outfile: 'out/node.mjs', platform: 'node' });
  runs('node', ['out/node.mjs'], { cwd: place });
});

test('TypeScript, strict', (t) => {
  const script = `
import { init, check, fix, preview, report, rules, explain, type Document, type Finding, type Options } from 'ia-validate';
import * as worker from 'ia-validate/worker';
const options: Options = { name: 'a.xml', kind: 'feed', domains: ['example.com'], maxItems: 'none', severity: { 'title-missing': 'off' }, now: new Date() };
await init();
const document: Document = check('x', options);
const first: Finding | undefined = document.diagnostics[0];
const place: number | null | undefined = first?.start.utf16;
const fixed: Record<string, number> = fix(new Uint8Array(), { unsafe: true }).fixed;
const outcome: string | undefined = preview('x', { previous: ['y'] }).articles[0]?.outcome;
const text: string = report('x', { format: 'sarif' }) + explain(rules()[0]?.id ?? '');
const later: Promise<Document> = worker.check('x');
// @ts-expect-error no such option
check('x', { maxItem: 5 });
// @ts-expect-error no such format
report('x', { format: 'yaml' });
// @ts-expect-error only for \`fix\`
check('x', { unsafe: true });
// @ts-expect-error no text
check(5);
export { place, fixed, outcome, text, later };
`;
  const place = consumer(t, { 'main.ts': script });
  const tsc = join(tools, 'node_modules/.bin/tsc');
  for (const resolution of [['--module', 'nodenext'], ['--module', 'esnext', '--moduleResolution', 'bundler']]) {
    const { stdout, status } = spawnSync(tsc, ['--strict', '--noEmit', '--target', 'es2022', '--lib', 'es2023,dom', ...resolution, 'main.ts'], { cwd: place });
    assert.equal(status, 0, stdout.toString());
  }
});

test('a page without a bundler', async (t) => {
  const place = consumer(t, {});
  const at = join(place, 'node_modules/ia-validate/dist');
  writeFileSync(join(place, 'index.html'), HTML);
  writeFileSync(join(place, 'main.js'), PAGE.replaceAll("'ia-validate/worker'", "'./node_modules/ia-validate/dist/worker.js'").replaceAll("'ia-validate'", "'./node_modules/ia-validate/dist/index.js'"));
  assert.ok(readdirSync(at).includes('engine_bg.wasm') && readFileSync(join(at, 'index.d.ts')).length > 0);
  await shows(place);
});
