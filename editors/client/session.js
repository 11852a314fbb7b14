// A session with `ia-validate lsp` as an editor has it, driven by the libraries that the protocol's authors keep for
// clients: they frame the messages, know the methods, and apply the edits. What is said is printed.
//
// node session.js [COMMAND]        COMMAND is `ia-validate` unless it is given.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as lsp from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const RULE = 'figure-in-paragraph';
const article = (body) => `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <link rel="canonical" href="https://example.com/ferry">
  <meta property="op:markup_version" content="v1.0">
</head>
<body>
  <article>
    <header>
      <h1>Ferry 😀 resumes</h1>
      <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February 2016</time>
    </header>
${body}
  </article>
</body>
</html>
`;
const broken = article(`    <p>One 😀 <figure><img src="https://example.com/1.jpg"></figure></p>
    <p>Two <figure><img src="https://example.com/2.jpg"></figure></p>
    <p>a<br><br>b</p>
    <fig`);

const say = (what, text = '') => console.log(text === '' ? `\n## ${what}` : `${what}: ${text}`);

/** A document that is open, as the editor has it. */
class Open {
  constructor(connection, uri, text) {
    this.connection = connection;
    this.document = TextDocument.create(uri, 'html', 1, text);
    this.waiting = [];
    connection.sendNotification(lsp.DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'html', version: 1, text },
    });
  }

  get text() {
    return this.document.getText();
  }

  position(part) {
    const at = this.text.indexOf(part);
    assert.notEqual(at, -1, part);
    return this.document.positionAt(at);
  }

  params(position) {
    return { textDocument: { uri: this.document.uri }, position };
  }

  /** Makes edits in the text, and tells the server. */
  edit(edits) {
    const before = this.document;
    const text = TextDocument.applyEdits(before, edits);
    const changes = edits.map(({ range, newText }) => ({ range, text: newText }));
    // From the back to the front each is where it says, whatever came before.
    changes.sort((a, b) => before.offsetAt(b.range.start) - before.offsetAt(a.range.start));
    this.document = TextDocument.create(before.uri, 'html', before.version + 1, text);
    this.connection.sendNotification(lsp.DidChangeTextDocumentNotification.type, {
      textDocument: { uri: before.uri, version: before.version + 1 },
      contentChanges: changes,
    });
  }

  /** Does what an action says. */
  async act(action) {
    const { edit } = await this.connection.sendRequest(lsp.CodeActionResolveRequest.type, action);
    const [{ textDocument, edits }] = edit.documentChanges;
    assert.deepEqual([textDocument.uri, textDocument.version], [this.document.uri, this.document.version]);
    // Who fills in a snippet writes its places.
    this.edit(edits.map(({ range, newText, snippet }) => ({
      range,
      newText: newText ?? snippet.value.replace('${1:reason}', 'the photographer wants it so'),
    })));
  }

  actions(range, only) {
    return this.connection.sendRequest(lsp.CodeActionRequest.type, {
      textDocument: { uri: this.document.uri },
      range,
      context: { diagnostics: [], ...(only && { only: [only] }) },
    });
  }
}

const folder = mkdtempSync(join(tmpdir(), 'ia-validate-session-'));
const server = spawn(process.argv[2] ?? 'ia-validate', ['lsp'], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
const ended = new Promise((resolve) => server.on('exit', resolve));
try {
  const connection = lsp.createProtocolConnection(
    new lsp.StreamMessageReader(server.stdout),
    new lsp.StreamMessageWriter(server.stdin),
  );
  const published = new Map();
  let told = () => {};
  connection.onNotification(lsp.PublishDiagnosticsNotification.type, (params) => {
    published.set(`${params.uri} ${params.version}`, params.diagnostics);
    told();
  });
  const shown = [];
  connection.onRequest(lsp.ShowDocumentRequest.type, ({ uri }) => {
    shown.push(uri);
    return { success: true };
  });
  connection.onRequest(lsp.RegistrationRequest.type, () => {});
  connection.onNotification(lsp.LogMessageNotification.type, ({ message }) => say('log', message));
  connection.onNotification(lsp.ShowMessageNotification.type, ({ message }) => say('message', message));
  connection.listen();
  const findings = async ({ document: { uri, version } }) => {
    while (!published.has(`${uri} ${version}`)) await new Promise((resolve) => (told = resolve));
    return published.get(`${uri} ${version}`);
  };
  const list = (found) => {
    for (const { code, message, range: { start } } of found) {
      console.log(`  ${start.line + 1}:${start.character + 1} ${code}: ${message.split('\n')[0]}`);
    }
  };
  const rules = async (open) => (await findings(open)).map(({ code }) => code);

  say('initialize');
  const { capabilities, serverInfo } = await connection.sendRequest(lsp.InitializeRequest.type, {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    capabilities: {
      general: { positionEncodings: ['utf-16'] },
      window: { showDocument: { support: true } },
      workspace: {
        didChangeWatchedFiles: { dynamicRegistration: true },
        workspaceEdit: { documentChanges: true, snippetEditSupport: true },
      },
      textDocument: {
        completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
        hover: { contentFormat: ['markdown'] },
        codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } },
        publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] } },
      },
    },
  });
  say('server', `${serverInfo.name} ${serverInfo.version}`);
  say('can', Object.keys(capabilities).join(', '));
  await connection.sendNotification(lsp.InitializedNotification.type, {});

  say('open');
  const open = new Open(connection, pathToFileURL(join(folder, 'ferry.html')).href, broken);
  list(await findings(open));
  assert.equal((await rules(open)).filter((rule) => rule === RULE).length, 2);

  say('complete behind `<fig`');
  const at = open.document.positionAt(open.text.indexOf('<fig\n') + 4);
  const items = await connection.sendRequest(lsp.CompletionRequest.type, open.params(at));
  say('offered', items.map(({ label }) => label).join(', '));
  const map = items.find(({ label }) => label === 'figure.op-map');
  say('chosen', map.documentation.value.split('\n').slice(0, 3).join(' '));
  // As an editor fills in a snippet of which nothing is changed.
  const filled = map.textEdit.newText.replaceAll(/\$\{\d+:([^}]*)\}|\$\d+/g, '$1');
  open.edit([{ range: map.textEdit.range, newText: filled }]);
  console.log(filled.replaceAll(/^/gm, '  '));
  assert.ok(!(await rules(open)).some((rule) => rule.startsWith('map') || rule.startsWith('geotag')));

  say('hover');
  for (const part of ['op-published"', 'op-geotag"', 'figure><img src="https://example.com/2']) {
    const hover = await connection.sendRequest(lsp.HoverRequest.type, open.params(open.position(part)));
    say(part.split(/["><]/)[0], hover.contents.value.split('\n').slice(0, 3).join(' '));
  }

  say('symbols');
  const symbols = await connection.sendRequest(lsp.DocumentSymbolRequest.type, {
    textDocument: { uri: open.document.uri },
  });
  const tree = (list, indent) => list.forEach(({ name, detail, children }) => {
    console.log(`${indent}${name}${detail && ` — ${detail}`}`);
    tree(children, `${indent}  `);
  });
  tree(symbols, '  ');
  assert.equal(symbols[0].name, 'article');

  say('allow one, with a reason');
  const first = (await findings(open)).find(({ code }) => code === RULE);
  let actions = await open.actions(first.range);
  say('offered', actions.map(({ title }) => title).join('; '));
  await open.act(actions.find(({ title }) => title === `Allow \`${RULE}\` here, because …`));
  console.log(open.text.split('\n').filter((line) => line.includes('allow(')).join('\n'));
  assert.equal((await rules(open)).filter((rule) => rule === RULE).length, 1);

  say('explain');
  const { command } = actions.find(({ title }) => title === `Explain \`${RULE}\``);
  await connection.sendRequest(lsp.ExecuteCommandRequest.type, { command: command.command, arguments: command.arguments });
  say('shown', shown.join());
  assert.match(shown[0], new RegExp(`#${RULE}$`));

  say('fix all of a rule');
  open.edit([{ range: { start: open.position('    <figure class="op-map">'), end: open.position('    <figure class="op-map">') },
    newText: '    <p>Three <figure><img src="https://example.com/3.jpg"></figure></p>\n' }]);
  const left = (await findings(open)).find(({ code }) => code === RULE);
  actions = await open.actions(left.range, lsp.CodeActionKind.QuickFix);
  await open.act(actions.find(({ title }) => title === `Fix all \`${RULE}\` in this file`));
  list(await findings(open));
  assert.ok(!(await rules(open)).includes(RULE) && (await rules(open)).includes('repeated-line-breaks'));

  say('fix all');
  const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const [all] = await open.actions(nowhere, lsp.CodeActionKind.SourceFixAll);
  await open.act(all);
  list(await findings(open));
  console.log(open.text.slice(open.text.indexOf('    </header>'), open.text.indexOf('  </article>')));
  assert.ok(!(await rules(open)).includes('repeated-line-breaks'));

  say('an ordinary web page');
  const page = new Open(connection, pathToFileURL(join(folder, 'page.html')).href,
    '<!doctype html><html><head><title>x</title></head><body><main><p>a<br><br>b<figure></figure></p></main></body></html>');
  assert.deepEqual(await findings(page), []);
  say('findings', '0');

  say('a configuration with a mistake, and without');
  const config = pathToFileURL(join(folder, 'ia-validate.toml')).href;
  for (const text of ['selekt = []\n', 'select = []\n']) {
    writeFileSync(join(folder, 'ia-validate.toml'), text);
    published.clear();
    connection.sendNotification(lsp.DidChangeWatchedFilesNotification.type, { changes: [{ uri: config, type: 2 }] });
    const key = `${config} undefined`;
    while (!published.has(key)) await new Promise((resolve) => (told = resolve));
    say(text.trim(), published.get(key).map(({ message }) => message.replace('\n', '; ')).join() || 'nothing wrong');
  }

  say('close');
  published.clear();
  connection.sendNotification(lsp.DidCloseTextDocumentNotification.type, { textDocument: { uri: open.document.uri } });
  while (!published.has(`${open.document.uri} undefined`)) await new Promise((resolve) => (told = resolve));
  assert.deepEqual(published.get(`${open.document.uri} undefined`), []);
  await connection.sendRequest(lsp.ShutdownRequest.type);
  await connection.sendNotification(lsp.ExitNotification.type);
  const code = await ended;
  say('exit code', String(code));
  assert.equal(code, 0);
  connection.dispose();
} finally {
  server.kill();
  rmSync(folder, { recursive: true });
}
