// Writes the settings into package.json, and how each is passed on into src/settings.json, from the program's own table of
// options: node scripts/contribute.mjs [--check] [PROGRAM]
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('..', import.meta.url));
const args = process.argv.slice(2);
const check = args[0] === '--check';
const program = args.at(check ? 1 : 0) ?? 'ia-validate';
const said = (...words) => execFileSync(program, words, { encoding: 'utf8', env: { ...process.env, COLUMNS: '200' } });

const schema = JSON.parse(said('config', 'schema'));
// What the language server takes on its command line, but for files: they belong into a configuration file.
const flags = new Map([...said('lsp', '--help').matchAll(/^\s+(?:-\w, )?--([\w-]+)(?:[ [=]*<(\w[\w=-]*)>)?/gm)].map(([, flag, value]) => [flag, value]));
const settings = {};
const properties = {
  'ia-validate.path': {
    type: 'string', default: 'ia-validate', scope: 'machine-overridable',
    markdownDescription: 'The program. Where there is none, the engine that comes with the extension checks, which completes and mends as well, but keeps no state.',
  },
};
const resolved = (value) => JSON.parse(JSON.stringify(value), (key, it) => {
  if (it?.$ref) return resolved(schema.definitions[it.$ref.split('/').at(-1)]);
  return it;
});
for (const [key, value] of Object.entries(schema.properties)) {
  const flag = [key, key.replace(/s$/, '')].find((name) => flags.has(name) && flags.get(name) !== 'FILE');
  if (!flag) continue;
  const { description, examples: _, ...shape } = resolved(value);
  settings[key] = { flag: `--${flag}`, option: key.replace(/-(\w)/g, (_, letter) => letter.toUpperCase()) };
  properties[`ia-validate.${key}`] = { ...shape, markdownDescription: description, scope: 'resource' };
}
const manifest = JSON.parse(readFileSync(`${here}package.json`, 'utf8'));
manifest.contributes.configuration.properties = properties;
const wanted = { 'package.json': manifest, 'src/settings.json': settings };
for (const [name, content] of Object.entries(wanted)) {
  if (check) {
    if (JSON.stringify(JSON.parse(readFileSync(here + name, 'utf8'))) === JSON.stringify(content)) continue;
    console.error(`editors/vscode/${name} is out of date: npm run contribute`);
    process.exitCode = 1;
  } else {
    writeFileSync(here + name, `${JSON.stringify(content, null, 2)}\n`);
  }
}
