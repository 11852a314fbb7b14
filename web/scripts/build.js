// Makes dist/: the page for servers, and beside it the page that is one file.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

import { build } from 'vite';

const here = fileURLToPath(new URL('..', import.meta.url));
const engine = join(here, '../bindings/npm');
const dist = join(here, 'dist');
const beside = { 'ia-validate/pool': join(engine, 'dist/pool.js'), 'ia-validate': join(engine, 'dist/index.js') };
const run = (program, args, cwd) => execFileSync(program, args, { cwd, stdio: 'inherit' });

if (!existsSync(join(engine, 'dist/whole_bg.wasm'))) {
  run('npm', ['ci', '--no-audit', '--no-fund'], engine);
  run('npm', ['run', 'build'], engine);
}
run(join(here, 'node_modules/.bin/tsc'), [], here);

await build({ root: here, logLevel: 'warn' });
const page = await single();
writeFileSync(join(dist, 'service-worker.js'), serviceWorker());
writeFileSync(join(dist, 'ia-validate.html'), page);
compress();
tell();

/** A script without imports, with all that it needs. */
async function script(entry, alias = {}) {
  const result = await build({
    root: here, configFile: false, logLevel: 'error', resolve: { alias },
    build: {
      write: false, target: 'es2022', assetsInlineLimit: 0, cssCodeSplit: false,
      lib: { entry: join(here, entry), formats: ['iife'], name: 'ia', fileName: 'x', cssFileName: 'x' },
    },
  });
  const [{ output }] = [result].flat();
  const code = output.filter(({ type }) => type === 'chunk');
  if (code.length !== 1) throw new Error(`${entry}: ${code.map(({ fileName }) => fileName).join(', ')}`);
  return { code: code[0].code, css: output.filter(({ fileName }) => fileName.endsWith('.css')).map(({ source }) => source).join('\n') };
}

/** The page as one file that works from a `file:` URL: classic scripts, the engine in the worker's text. */
async function single() {
  const thread = await script('src/thread.ts', { ...beside, 'ia-validate': join(engine, 'dist/embedded.js') });
  const main = await script('src/main.ts', { ...beside, '#start': join(here, 'src/start-single.ts') });
  // What would end a script's element, or begin a comment in it, stands only in strings there.
  const inert = (code) => code.replaceAll(/<\/(script)/gi, '<\\/$1').replaceAll('<!--', '<\\!--').trim();
  const mainCode = `\n${inert(main.code)}\n`;
  const style = `\n${main.css}\n`;
  const sha256 = (text) => createHash('sha256').update(text).digest('base64');
  const policy = `default-src 'none'; script-src 'sha256-${sha256(mainCode)}' blob: 'wasm-unsafe-eval'; worker-src blob:; `
    + `style-src 'sha256-${sha256(style)}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return readFileSync(join(here, 'index.html'), 'utf8')
    .replace(/(http-equiv="Content-Security-Policy" content=")[^"]*/, (_, front) => front + policy)
    .replace(/<script type="module".*<\/script>\n/, () => `<script type="text/plain" id="thread">\n${inert(thread.code)}\n</script>\n<script>${mainCode}</script>\n`)
    .replace('</head>', () => `<style>${style}</style>\n</head>`);
}

function files(folder = dist, front = '') {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory()
    ? files(join(folder, entry.name), `${front}${entry.name}/`) : [`${front}${entry.name}`]));
}

/** Keeps all that the page needs; a new version takes its place when it is there as a whole. */
function serviceWorker() {
  // The engine kept in a module is for bundlers that lose the file, and the small one for pages that want less of it.
  const all = files().filter((name) => !/^(service-worker\.js|ia-validate\.html)$|inline-|engine_bg|\.(br|gz)$/.test(name)).sort();
  const hash = createHash('sha256');
  for (const name of all) hash.update(name).update(readFileSync(join(dist, name)));
  const names = JSON.stringify(['./', ...all.filter((name) => name !== 'index.html')]);
  return `const CACHE = 'ia-validate-${hash.digest('hex').slice(0, 16)}';
const FILES = ${names};
self.addEventListener('install', (event) => event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)).then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(caches.keys()
  .then((keys) => Promise.all(keys.filter((key) => key.startsWith('ia-validate-') && key !== CACHE).map((key) => caches.delete(key))))
  .then(() => self.clients.claim())));
self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET' || new URL(event.request.url).origin !== location.origin) return;
  event.respondWith(caches.open(CACHE).then((cache) => cache.match(event.request, { ignoreSearch: true })).then((found) => found ?? fetch(event.request)));
});
`;
}

/** Beside each file what servers send that take it ready-made (nginx: `gzip_static`, `brotli_static`; Caddy: `precompressed`). */
function compress() {
  for (const name of files().filter((it) => /^(index\.html|service-worker\.js)$|\.(js|css|wasm|bin)$/.test(it) && !/inline-/.test(it))) {
    const bytes = readFileSync(join(dist, name));
    writeFileSync(join(dist, `${name}.gz`), gzipSync(bytes, { level: 9 }));
    writeFileSync(join(dist, `${name}.br`), brotliCompressSync(bytes));
  }
}

function tell() {
  const kilo = (name) => `${Math.round(statSync(join(dist, name)).size / 1000)} kB`;
  const all = new Set(files());
  for (const name of all) {
    if (statSync(join(dist, name)).size <= 20_000 || /\.(br|gz)$/.test(name)) continue;
    const packed = all.has(`${name}.br`) ? `, gzip ${kilo(`${name}.gz`)}, brotli ${kilo(`${name}.br`)}` : '';
    console.log(`${name}: ${kilo(name)}${packed}`);
  }
}
