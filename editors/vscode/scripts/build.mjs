// Bundles the extension twice, for the desktop and for the web, and puts the engine beside.
import { copyFileSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('..', import.meta.url));
const engine = `${here}../../bindings/npm/dist`;
const { init, terms } = await import(`${engine}/node.js`);
await init();
const common = {
  absWorkingDir: here, bundle: true, minify: true, format: 'cjs', external: ['vscode'], logLevel: 'warning', target: 'es2022',
  // The engine is read as a file of the extension, wherever that is.
  alias: { 'ia-validate': `${engine}/index.js` },
  // What tells documents that may be meant is known before the engine is loaded.
  define: { 'import.meta.url': '"file:///nowhere"', MARKS: JSON.stringify(terms().marks) },
  plugins: [{
    name: 'no-engine-as-text',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\/inline(-\w+)?\.js$/ }, () => ({ path: 'inline', namespace: 'none' }));
      onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: "export default '';" }));
    },
  }],
};
mkdirSync(`${here}dist`, { recursive: true });
await build({ ...common, entryPoints: ['src/node.ts'], outfile: 'dist/node.js', platform: 'node' });
await build({ ...common, entryPoints: ['src/web.ts'], outfile: 'dist/web.js', platform: 'browser' });
for (const name of ['whole_bg.wasm', 'words.bin']) copyFileSync(`${engine}/${name}`, `${here}dist/${name}`);
