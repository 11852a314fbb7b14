// `node scripts/measure.js [PROGRAM]`: sizes, and speeds beside the program's on the same texts (release build).
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('..', import.meta.url));
const program = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), 'measure-'));
const say = (name, value) => console.log(`${name.padEnd(52)} ${value}`);

const wasm = readFileSync(join(here, 'dist/engine_bg.wasm'));
const brotli = brotliCompressSync(wasm, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } });
say('wasm: raw, gzip, brotli (kB)', [wasm, gzipSync(wasm, { level: 9 }), brotli].map((it) => Math.round(it.length / 1000)).join(', '));

const spawned = (code) => {
  const times = Array.from({ length: 7 }, () => {
    const began = process.hrtime.bigint();
    execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: here });
    return Number(process.hrtime.bigint() - began) / 1e6;
  });
  return Math.min(...times);
};
const empty = spawned('');
const first = spawned("import { init, check } from 'ia-validate'; await init(); check('<article>x</article>');");
say('Node: start, and with the first check (ms)', `${empty.toFixed(0)}, +${(first - empty).toFixed(0)}`);

const { init, check } = await import('ia-validate');
await init();
const engine = await import('../dist/engine.js');
const best = (work, times) => Math.min(...Array.from({ length: times }, () => {
  const began = performance.now();
  work();
  return performance.now() - began;
}));

// A long article of plain prose, as text that is ASCII or not.
const prose = (letter) => `<!doctype html><html><head><link rel="canonical" href="https://example.com/a"><meta property="op:markup_version" content="v1.0"></head><body><article><header><h1>T</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">x</time></header>${`<p>The f${letter}rry will resume on Monday, says <a href="https://example.com/b">the harbour</a> of <em>Elbe</em>, after a long winter.</p>\n`.repeat(220)}</article></body></html>`;
const feedOf = (article, count) => `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>t</title><link>https://example.com/</link><description>d</description>${Array.from({ length: count }, (_, at) => `<item><title>T</title><link>https://example.com/${at}</link><guid>${at}</guid><content:encoded><![CDATA[${article}]]></content:encoded></item>`).join('\n')}</channel></rss>`;
const encoder = new TextEncoder();
const rows = [['article from a string, ASCII', prose('e')], ['article from a string', prose('é')], ['article from bytes', encoder.encode(prose('é'))]];
const inJson = (text) => best(() => check(text), 200);
const raw = (bytes) => best(() => engine.check(bytes, false, undefined), 200);
for (const [name, text] of rows) say(`${name}, ${(text.length / 1000).toFixed(0)} kB, to objects (us)`, (inJson(text) * 1000).toFixed(0));
say('article from bytes, to JSON (us)', (raw(rows[2][1]) * 1000).toFixed(0));

const feed = encoder.encode(feedOf(prose('é'), Math.round(60e6 / prose('é').length)));
const memory = () => `${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`;
const before = memory();
const ours = best(() => check(feed, { name: 'feed.xml' }), 3);
globalThis.gc?.();
say(`feed of ${(feed.length / 1e6).toFixed(0)} MB (ms); memory before, after`, `${ours.toFixed(0)}; ${before}, ${memory()}`);

if (program) {
  // The program's start is taken off.
  const timed = (path, text) => {
    writeFileSync(path, text);
    const run = () => best(() => execFileSync(program, ['check', '--no-config', '--fail-on', 'never', '--threads', '1', '--format', 'json', path], { stdio: ['ignore', 'ignore', 'ignore'] }), 5);
    return run();
  };
  const small = timed(join(folder, 'small.html'), '<article>x</article>');
  const whole = timed(join(folder, 'feed.xml'), feed) - small;
  say('the program: the feed (ms), and what of it we take', `${whole.toFixed(0)}, ${(ours / whole).toFixed(2)} x`);
  const hundred = feedOf(prose('é'), 500);
  const native = timed(join(folder, 'many.xml'), hundred) - small;
  const wasmMany = best(() => check(encoder.encode(hundred)), 3);
  say('500 articles in a feed: program, package (ms)', `${native.toFixed(0)}, ${wasmMany.toFixed(0)}, ${(wasmMany / native).toFixed(2)} x`);
}
rmSync(folder, { recursive: true });
