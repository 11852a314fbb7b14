#!/usr/bin/env node
// Starts the program of this machine's package, or, without one, the small command.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';

import { run } from './core.js';
import { init } from './node.js';

const args = process.argv.slice(2);
const { platform, arch } = process;
const REMEDY = 'npm install --include=optional brings it';

function program() {
  try {
    const suffix = platform === 'win32' ? '.exe' : '';
    return createRequire(import.meta.url).resolve(`ia-validate-${platform}-${arch}/ia-validate${suffix}`);
  } catch {
    return undefined;
  }
}

/** Writes all of it, to a pipe as well; whoever reads may have had enough. */
function write(to, text) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(to, bytes, at);
    } catch (error) {
      if (error.code === 'EPIPE') return;
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

const fail = (error) => write(2, `error: ${error.message}\n`);

async function small() {
  await init({ whole: true, words: true });
  const isQuiet = args.some((arg) => ['--no-config', '--quiet', '-q'].includes(arg));
  if (!isQuiet && existsSync('ia-validate.toml')) {
    write(2, `warning: \`ia-validate.toml\` is left to the program \`ia-validate\`, which is not here: ${REMEDY}\n`);
  }
  let command;
  try {
    command = run(args);
    for (const path of command.paths) {
      try {
        const mended = command.file(path, read(path, command));
        if (mended) over(path, mended, command);
      } catch (error) {
        fail(error);
      }
      write(2, command.told());
    }
    write(1, command.finish());
    write(2, command.told());
    return command.code;
  } catch (error) {
    fail(error);
    return 2;
  }
}

function read(path, command) {
  try {
    return readFileSync(path === '-' ? 0 : path);
  } catch (error) {
    command.failed();
    const why = { ENOENT: 'no such file', EISDIR: `folders are left to the program \`ia-validate\`: ${REMEDY}` }[error.code];
    throw new Error(`\`${path}\`: ${why ?? error.message}`, { cause: error });
  }
}

function over(path, bytes, command) {
  try {
    writeFileSync(path, bytes);
  } catch (error) {
    command.failed();
    throw error;
  }
}

const binary = program();
if (binary) {
  const { status, signal, error } = spawnSync(binary, args, { stdio: 'inherit' });
  if (error) {
    write(2, `error: ${binary} does not start here (${error.code}): get the one for ${platform}-${arch} by npm install --force\n`);
  }
  if (signal) process.kill(process.pid, signal);
  process.exitCode = status ?? 2;
} else {
  process.exitCode = await small();
}
