// A page in headless Chromium that tells a server of ours what it found.
import { spawn, spawnSync } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm', '.json': 'application/json' };

/** The strictest policy that lets WebAssembly and a worker run. */
export const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'";
export const chromium = ['chromium', 'chromium-browser', 'google-chrome'].find((name) => spawnSync(name, ['--version']).status === 0);

/** Opens `/` of a folder under a policy, and gives what the page posts to `/result`. `answers` holds more paths. */
export async function open(folder, { csp, answers = {}, seconds = 90 } = {}) {
  let resolve, reject;
  const result = new Promise((...both) => { [resolve, reject] = both; });
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://x').pathname;
    if (path === '/result') {
      const parts = [];
      request.on('data', (part) => parts.push(part)).on('end', () => {
        response.end();
        resolve(JSON.parse(Buffer.concat(parts).toString()));
      });
      return;
    }
    const headers = csp ? { 'content-security-policy': csp } : {};
    const file = join(folder, path === '/' ? 'index.html' : path);
    if (path in answers) {
      response.writeHead(200, headers).end(answers[path]);
    } else if (existsSync(file) && statSync(file).isFile()) {
      response.writeHead(200, { ...headers, 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
      createReadStream(file).pipe(response);
    } else {
      response.writeHead(404, headers).end('not found');
    }
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  const profile = mkdtempSync(join(tmpdir(), 'chromium-'));
  const browser = spawn(chromium, ['--headless=new', '--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', `--user-data-dir=${profile}`,
    `http://127.0.0.1:${server.address().port}/`], { stdio: 'ignore', detached: true });
  const timer = setTimeout(() => reject(new Error(`the page said nothing within ${seconds} s`)), seconds * 1000);
  try {
    return await result;
  } finally {
    clearTimeout(timer);
    // With all that it started.
    const ended = new Promise((done) => { browser.once('exit', done); });
    process.kill(-browser.pid, 'SIGKILL');
    await ended;
    server.closeAllConnections();
    server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 20 });
  }
}
