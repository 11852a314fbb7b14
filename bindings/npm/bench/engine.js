// `node --expose-gc bench/engine.js [PROGRAM]`: sizes, start, speeds and memory of the engine, beside the program's (a release
// build) on the same texts in the same run. Machines differ, so ratios count. It is no test.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const here = fileURLToPath(new URL('..', import.meta.url));
const [program] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const encoder = new TextEncoder();

const rows = [];
const say = (name, value) => rows.push(`| ${name} | ${value} |`);
/** The best of some times, in milliseconds: what disturbs only makes it longer. */
const best = (times, work) => Math.min(...Array.from({ length: times }, () => {
  const began = performance.now();
  work();
  return performance.now() - began;
}));
const kilo = (bytes) => `${Math.round(bytes / 1000).toLocaleString('en')} kB`;
const mega = (bytes) => `${Math.round(bytes / 1e6)} MB`;
const milli = (time) => `${time < 10 ? time.toFixed(2) : time.toFixed(0)} ms`;

// --- Texts ----------------------------------------------------------------

/** An article of prose; `letter` makes it ASCII or not. */
const article = (letter) => `<!doctype html><html><head><meta charset="utf-8"><link rel="canonical" href="https://example.com/a"><meta property="op:markup_version" content="v1.0"></head><body><article><header><h1>T</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">x</time></header>${`<p>The f${letter}rry will resume on Monday, says <a href="https://example.com/b">the harbour</a> of <em>Elbe</em>, after a long winter.</p>\n`.repeat(220)}</article></body></html>`;
/** A feed of so many bytes, about. */
const feed = (bytes) => {
  const text = article('é');
  const items = Array.from({ length: Math.ceil(bytes / text.length) }, (_, at) => `<item><title>T</title><link>https://example.com/${at}</link><guid>${at}</guid><content:encoded><![CDATA[${text}]]></content:encoded></item>`);
  return encoder.encode(`<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>t</title><link>https://example.com/</link><description>d</description>${items.join('\n')}</channel></rss>`);
};

// --- Sizes and start ------------------------------------------------------

const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
for (const [name, file] of [['the engine', 'engine_bg.wasm'], ['the whole engine', 'whole_bg.wasm'], ['the models of words', 'words.bin'], ['the encodings', 'encodings_bg.wasm']]) {
  const bytes = readFileSync(join(here, 'dist', file));
  say(`${name}: raw, gzip, brotli`, [bytes, gzipSync(bytes, { level: 9 }), brotliCompressSync(bytes, { params })].map((it) => kilo(it.length)).join(', '));
}

const started = (code) => best(7, () => execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: here }));
const empty = started('');
const first = started("import { init, check } from 'ia-validate'; await init(); check('<article>x</article>');");
say("a process with one check, over Node's own start", `+${milli(first - empty)} over ${milli(empty)}`);

// --- Speeds ---------------------------------------------------------------

const { init, check } = await import('ia-validate');
await init();
const engine = await import('../dist/engine.js');

/** The program over these files on one thread, without its own start; JSON in both. */
function native(paths) {
  const run = (some) => best(5, () => execFileSync(program, ['check', '--no-config', '--fail-on', 'never', '--threads', '1', '--format', 'json', ...some], { stdio: ['ignore', 'ignore', 'ignore'] }));
  const small = join(folder, 'small.html');
  writeFileSync(small, '<article>x</article>');
  return run(paths) - run([small]);
}
const ratio = (ours, theirs, what = '') => (theirs ? `, ${(ours / theirs).toFixed(2)} × the program's ${milli(theirs)}${what}` : '');
/** The program reads each article from a file, which is no small part of its time. */
const READ = ' with reading its file';

const COUNT = 400;
const text = article('é');
const many = join(folder, 'many');
mkdirSync(many);
for (let at = 0; at < COUNT; at += 1) writeFileSync(join(many, `${at}.html`), text);
const perArticle = program && native([many]) / COUNT;
check(text);
for (const [name, given] of [['bytes', encoder.encode(text)], ['a string', text], ['a string of ASCII', article('e')]]) {
  const objects = best(300, () => check(given, { kind: 'article' }));
  say(`an article of ${kilo(text.length)} from ${name}, to objects`, milli(objects) + ratio(objects, perArticle, READ));
}
const bytes = encoder.encode(text);
const json = best(300, () => engine.check(bytes, false, undefined));
say('the same from bytes, to JSON', milli(json) + ratio(json, perArticle, READ));

// --- A large feed, and what stays of it -----------------------------------

const large = feed(60e6);
const resident = () => {
  globalThis.gc?.();
  return process.memoryUsage().rss;
};
const before = resident();
const whole = best(3, () => check(large, { name: 'feed.xml' }));
const peak = process.resourceUsage().maxRSS * 1024;
const after = resident();
check(text);
let theirs;
if (program) {
  const path = join(folder, 'feed.xml');
  writeFileSync(path, large);
  theirs = native([path]);
}
say(`a feed of ${mega(large.length)} from bytes`, milli(whole) + ratio(whole, theirs));
say('resident memory before, at the most, and after it', `${mega(before)} (the feed's bytes among it), ${mega(peak)}, ${mega(after)}`);
say("the engine's own memory after it was renewed, and after the next check", `${mega(engine.initSync().memory.buffer.byteLength)}`);

rmSync(folder, { recursive: true });
console.log(`Node ${process.version}, ${process.platform} ${process.arch}\n\n| | |\n|---|---|\n${rows.join('\n')}`);
