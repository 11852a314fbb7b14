// What the tests share: documents, the program to compare with, and folders to install into.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const here = fileURLToPath(new URL('..', import.meta.url));
export const root = join(here, '../..');
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');

/** The program, or why it cannot be compared with. */
export const program = [process.env.IA_VALIDATE, join(target, 'debug/ia-validate'), join(target, 'release/ia-validate')]
  .find((path) => path && existsSync(path));

/** What the program says of a text. */
export function said(bytes, args) {
  const { stdout, stderr, status } = spawnSync(program, [...args], { input: bytes, maxBuffer: 1 << 30 });
  return { stdout: stdout.toString(), stderr: stderr.toString(), status };
}

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return files(path);
    return /\.(html?|xml|rss)$/.test(entry.name) ? [path] : [];
  });
}

/** Our own documents, and those that others wrote where these lie beside the repository. */
export function documents() {
  const found = ['../shared/found', '../../shared/found'].map((place) => join(root, place)).find(existsSync);
  if (!found) console.log('skipped: there is no ../shared/found');
  const folders = [join(root, 'test-articles'), ...(found ? [found] : [])];
  return folders.flatMap(files).map((path) => ({ name: path.slice(root.length + 1), bytes: readFileSync(path) }));
}

/** A generator of whole numbers below a bound, the same in every run. */
export function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** So many documents, made of pieces of these: cut, doubled, swapped, and with letters of any width. */
export function generated(count, from) {
  const next = random(24);
  const odd = ['', '<p>', '</p>', '<br>', '&amp;', '&#x1F600;', '\u{1F600}', 'é', '日本', '<h5>', '"', '<!-- ', ' -->', ']]>', '\r\n',
    '\u{202E}', '<figure>', '</figure>', '<script>', '\0', '<img src="//a.b/c.png">', 'مرحبا'];
  const texts = from.map(({ bytes }) => bytes.toString());
  return Array.from({ length: count }, (_, index) => {
    let text = texts[next(texts.length)];
    for (let times = 1 + next(6); times > 0; times -= 1) {
      const at = next(text.length + 1);
      const to = Math.min(text.length, at + next(60));
      const piece = [odd[next(odd.length)], text.slice(at, to).repeat(2), ''][next(3)];
      text = text.slice(0, at) + piece + text.slice(to);
    }
    // Halves of a pair of surrogates become U+FFFD in a file.
    return { name: `generated-${index}`, bytes: Buffer.from(text) };
  });
}

/** Bytes as their text, if they are UTF-8 and say nothing else: only then does the engine read the same. */
export function strict(bytes) {
  const declared = /(?:charset|encoding)\s*=\s*["']?([\w-]+)/i.exec(bytes.subarray(0, 1024).toString('latin1'));
  if (declared && !/^utf-?8$/i.test(declared[1])) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Checks every position's `utf16` against the text, and takes it away. */
export function withoutUtf16(value, text) {
  const bytes = Buffer.from(text);
  const ascii = bytes.length === text.length;
  const walk = (it) => {
    if (Array.isArray(it)) it.forEach(walk);
    else if (it && typeof it === 'object') {
      if (typeof it.utf16 === 'number') {
        const units = ascii ? it.offset : bytes.subarray(0, it.offset).toString().length;
        if (it.utf16 !== units) throw new Error(`offset ${it.offset} is ${units} in UTF-16, not ${it.utf16}`);
        delete it.utf16;
      }
      Object.values(it).forEach(walk);
    }
  };
  walk(value);
  return value;
}

/** A folder that is gone when the test ends. */
export function folder(test) {
  const path = mkdtempSync(join(tmpdir(), 'ia-validate-'));
  test.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** The package, packed once for all tests of a process. */
let packed;
export function pack() {
  packed ??= join(here, JSON.parse(execFileSync('npm', ['pack', '--json', '--silent'], { cwd: here }).toString())[0].filename);
  return packed;
}

export const has = (command) => spawnSync(command, ['--version']).status === 0;
