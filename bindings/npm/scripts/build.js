// Makes dist/: the engine from Rust, the types from the schemas, and the sources as they are.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

import { types } from './types.js';

const here = fileURLToPath(new URL('..', import.meta.url));
const root = join(here, '../..');
const dist = join(here, 'dist');
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');
const WASM = 'wasm32-unknown-unknown';

const run = (program, args, env = {}) => execFileSync(program, args, {
  cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, CARGO_TARGET_DIR: target, ...env },
});
const output = (program, args) => {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
};

/** Compiles the engine. */
function compile() {
  const build = ['build', '-p', 'ia-validate-wasm', '--lib', '--profile', 'wasm', '--locked'];
  const flags = { CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS: '-C target-feature=+simd128' };
  const hasStd = () => existsSync(output('rustc', ['--print', 'target-libdir', '--target', WASM]) || '/nowhere');
  if (!hasStd()) output('rustup', ['target', 'add', WASM]);
  // Where no server has the standard library, a toolchain that builds it may lie beside the repository.
  const beside = ['../shared', '../../shared'].map((place) => join(root, place, 'tools/cross-toolchain'));
  const cross = beside.find(existsSync);
  if (hasStd()) {
    run('cargo', [...build, '--target', WASM], flags);
  } else if (cross) {
    run(cross, [process.env.CROSS_DIR ?? join(target, 'cross'), WASM, ...build], flags);
  } else {
    throw new Error(`there is no standard library for ${WASM}: rustup target add ${WASM}`);
  }
  return join(target, WASM, 'wasm/ia_validate_wasm.wasm');
}

/** Writes engine.js and engine_bg.wasm, and the wasm once more as a module, for bundlers that leave files behind. */
function glue(wasm) {
  const manifest = join(root, 'bindings/wasm/glue/Cargo.toml');
  run('cargo', ['run', '--quiet', '--locked', '--manifest-path', manifest, '--', wasm, dist],
    { CARGO_TARGET_DIR: join(target, 'glue') });
  const bytes = readFileSync(join(dist, 'engine_bg.wasm'));
  const packed = gzipSync(bytes, { level: 9 });
  writeFileSync(join(dist, 'inline.js'), `export default '${packed.toString('base64')}';\n`);
  const size = (it) => `${(it.length / 1000).toFixed(0)} kB`;
  console.log(`engine: ${size(bytes)}, gzip ${size(packed)}, brotli ${size(brotliCompressSync(bytes))}`);
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
glue(compile());
cpSync(join(here, 'src'), dist, { recursive: true });
writeFileSync(join(dist, 'documents.d.ts'), await types(join(root, 'docs')));
