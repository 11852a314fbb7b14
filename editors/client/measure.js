// How long an editor waits for the language server: an article of 100 kB, with few findings and with a thousand.
//
// node measure.js [COMMAND]        COMMAND is `ia-validate` (made for release) unless it is given. Nothing else should run.

import { spawn } from 'node:child_process';
import * as lsp from 'vscode-languageserver-protocol/node';

const TIMES = 200;
const uri = 'untitled:article';
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** An article of about 100 kB; what is half written stands at its end. */
function article(middle) {
  const paragraph = (n) => `<p>The ferry number ${n} is <em>back</em>; see <a href="https://example.com/${n}">its times</a>, the crew’s names &amp; all that.</p>\n`;
  const figure = (n) => `<figure>\n<img src="https://example.com/${n}.jpg">\n<figcaption>The harbour, ${n}</figcaption>\n</figure>\n`;
  let body = middle;
  for (let n = 0; body.length < 99_000; n += 1) body += n % 5 === 4 ? figure(n) : paragraph(n);
  return `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<link rel="canonical" href="https://example.com/ferry">\n<meta property="op:markup_version" content="v1.0">\n</head>\n<body>\n<article>\n<header><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header>\n${body}<p>x</p>\n<fig\n</article>\n</body>\n</html>\n`;
}

function position(text, at) {
  const before = text.slice(0, at);
  return { line: before.split('\n').length - 1, character: at - (before.lastIndexOf('\n') + 1) };
}

for (const [name, text] of [['few findings', article('')], ['1,000 findings', article('<p>a<br><br>b</p>\n'.repeat(1000))]]) {
  const server = spawn(process.argv[2] ?? 'ia-validate', ['lsp', '--no-config'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = lsp.createProtocolConnection(new lsp.StreamMessageReader(server.stdout), new lsp.StreamMessageWriter(server.stdin));
  const waiting = new Map();
  connection.onNotification(lsp.PublishDiagnosticsNotification.type, ({ version, diagnostics }) => waiting.get(version)?.(diagnostics));
  connection.listen();
  await connection.sendRequest(lsp.InitializeRequest.type, {
    processId: null, rootUri: null,
    capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
  });
  await connection.sendNotification(lsp.InitializedNotification.type, {});
  let version = 1;
  const published = () => new Promise((resolve) => waiting.set(version, resolve));
  const opened = published();
  await connection.sendNotification(lsp.DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: 'html', version, text } });
  const findings = (await opened).length;
  console.log(`\n${name}: ${Math.round(text.length / 1000)} kB, ${findings} findings\n\n| what | median | 99 % | longest |\n|---|---|---|---|`);

  const measure = async (what, work, between = 0) => {
    const times = [];
    for (let n = 0; n < TIMES; n += 1) {
      if (between) await pause(between);
      const begun = performance.now();
      await work();
      times.push(performance.now() - begun);
    }
    times.sort((a, b) => a - b);
    const at = (share) => `${times[Math.floor((TIMES - 1) * share)].toFixed(1)} ms`;
    console.log(`| ${what} | ${at(0.5)} | ${at(0.99)} | ${at(1)} |`);
  };
  const params = (at) => ({ textDocument: { uri }, position: position(text, at) });
  const offered = (at) => async () => {
    const items = await connection.sendRequest(lsp.CompletionRequest.type, params(at));
    if (items.length === 0) throw new Error('nothing offered');
  };
  await measure('completion of an element at the end', offered(text.indexOf('<fig\n') + 4));
  await measure('completion of a value in the head', offered(text.indexOf('property="') + 10));
  await measure('hover at the end', () => connection.sendRequest(lsp.HoverRequest.type, params(text.lastIndexOf('</article') + 4)));
  await measure('symbols', () => connection.sendRequest(lsp.DocumentSymbolRequest.type, { textDocument: { uri } }));
  await measure('folding', () => connection.sendRequest(lsp.FoldingRangeRequest.type, { textDocument: { uri } }));
  const start = position(text, text.lastIndexOf('<p>x') + 3);
  const type = async () => {
    version += 1;
    const shown = published();
    await connection.sendNotification(lsp.DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version }, contentChanges: [{ range: { start, end: start }, text: 'x' }],
    });
    await shown;
  };
  await measure('a change to its findings, now and then', type, 50);
  await measure('a change to its findings, one after the other', type);
  connection.dispose();
  server.kill();
}
