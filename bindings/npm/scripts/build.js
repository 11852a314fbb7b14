// Makes dist/: the engine from Rust, the types from the schemas, and the sources as they are.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { types } from './types.js';

const here = fileURLToPath(new URL('..', import.meta.url));
const root = join(here, '../..');
const dist = join(here, 'dist');
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');
const WASM = 'wasm32-unknown-unknown';

const options = (env) => ({ cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, CARGO_TARGET_DIR: target, ...env } });
const run = (program, args, env = {}) => execFileSync(program, args, options(env));
const output = (program, args) => {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
};

/** Compiles the engine, the whole one and the encodings. */
function compile() {
  const built = (name) => join(target, WASM, `wasm/${name}.wasm`);
  const small = built('ia_validate_wasm_small');
  compiled('-p', 'ia-validate-wasm', '--no-default-features');
  copyFileSync(built('ia_validate_wasm'), small);
  compiled('-p', 'ia-validate-wasm', '-p', 'ia-validate-encodings');
  return { engine: small, whole: built('ia_validate_wasm'), encodings: built('ia_validate_encodings') };
}

/** Compiles crates. */
function compiled(...crates) {
  const build = ['build', ...crates, '--lib', '--profile', 'wasm', '--locked'];
  const simd = '-C target-feature=+simd128';
  const flags = (more) => ({ CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS: `${simd} ${more}`.trim() });
  // A standard library made for its size, without the words of panics, of which JavaScript sees none: 6 % of the engine.
  const small = { ...flags('-Zunstable-options -Cpanic=immediate-abort'), RUSTC_BOOTSTRAP: '1' };
  const forSize = '-Zbuild-std-features=optimize_for_size';
  const hasSources = () => existsSync(join(output('rustc', ['--print', 'sysroot']) || '/nowhere', 'lib/rustlib/src/rust/library/std'));
  const hasStd = () => existsSync(output('rustc', ['--print', 'target-libdir', '--target', WASM]) || '/nowhere');
  if (!hasSources()) output('rustup', ['component', 'add', 'rust-src']);
  if (!hasSources() && !hasStd()) output('rustup', ['target', 'add', WASM]);
  // Where no server has the standard library, a toolchain that builds it may lie beside the repository.
  const beside = ['../shared', '../../shared'].map((place) => join(root, place, 'tools/cross-toolchain'));
  const cross = beside.find(existsSync);
  if (hasSources()) {
    run('cargo', [...build, '--target', WASM, '-Zbuild-std=std,panic_abort', forSize], small);
  } else if (hasStd()) {
    run('cargo', [...build, '--target', WASM], flags(''));
  } else if (cross) {
    run(cross, [process.env.CROSS_DIR ?? join(target, 'cross'), WASM, ...build, forSize], small);
  } else {
    throw new Error(`there is no standard library for ${WASM}: rustup target add ${WASM}`);
  }
}

const GLUE = ['--quiet', '--locked', '--manifest-path', join(root, 'bindings/wasm/glue/Cargo.toml')];
const IN_GLUE = { CARGO_TARGET_DIR: join(target, 'glue') };

/** Compiles what writes the glue, beside the engine: much of that is compiled on one core. What fails here fails again when it is run. */
function compileGlue() {
  const cargo = spawn('cargo', ['build', ...GLUE], { ...options(IN_GLUE), stdio: 'ignore' });
  return once(cargo, 'close').catch(() => {});
}

/** Writes the engines, the encodings and the models of words, and all once more as modules, for bundlers that leave files behind. */
function glue(modules) {
  run('cargo', ['run', ...GLUE, '--', dist, ...Object.entries(modules).map((it) => it.join('='))], IN_GLUE);
  const files = {
    'engine_bg.wasm': 'inline.js', 'whole_bg.wasm': 'inline-whole.js', 'words.bin': 'inline-words.js', 'encodings_bg.wasm': 'inline-encodings.js',
  };
  for (const [file, module] of Object.entries(files)) {
    const bytes = readFileSync(join(dist, file));
    const packed = gzipSync(bytes, { level: 9 });
    writeFileSync(join(dist, module), `export default '${packed.toString('base64')}';\n`);
    const size = (it) => `${(it.length / 1000).toFixed(0)} kB`;
    console.log(`${file}: ${size(bytes)}, gzip ${size(packed)}`);
  }
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
const compiledGlue = compileGlue();
const modules = compile();
await compiledGlue;
glue(modules);
cpSync(join(here, 'src'), dist, { recursive: true });
writeFileSync(join(dist, 'documents.d.ts'), await types(join(root, 'docs')));
