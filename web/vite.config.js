import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
/** The engine begins to load with the page, beside its script. */
const preload = {
  name: 'preload-engine',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle }) => Object.keys(bundle ?? {}).filter((name) => /whole_bg[^/]*\.wasm$/.test(name)).map((name) => ({
      tag: 'link', injectTo: 'head',
      attrs: { rel: 'preload', href: `./${name}`, as: 'fetch', type: 'application/wasm', crossorigin: true, fetchpriority: 'low' },
    })),
  },
};

export default {
  plugins: [preload],
  base: './',
  resolve: {
    alias: {
      '#start': at('./src/start-server.ts'),
      // The package beside this one, as it was built.
      'ia-validate/pool': at('../bindings/npm/dist/pool.js'),
      'ia-validate': at('../bindings/npm/dist/index.js'),
    },
  },
  server: { fs: { allow: ['..'] } },
  worker: { format: 'es' },
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 4000 },
};
