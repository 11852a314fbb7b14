import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
export default {
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
