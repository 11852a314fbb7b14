// A folder in memory for the tests, filled from the test's server.
const vscode = require('vscode');

exports.activate = async (context) => {
  const listed = await (await fetch(new URL('/files.json', context.extensionUri.toString(true)))).json();
  const files = new Map(Object.entries(listed).map(([path, text]) => [path, new TextEncoder().encode(text)]));
  const changed = new vscode.EventEmitter();
  const isFolder = (path) => path === '/' || [...files.keys()].some((file) => file.startsWith(`${path}/`));
  const stat = ({ path }) => {
    const type = files.has(path) ? vscode.FileType.File : isFolder(path) ? vscode.FileType.Directory : undefined;
    if (type === undefined) throw vscode.FileSystemError.FileNotFound(path);
    return { type, ctime: 0, mtime: 0, size: files.get(path)?.length ?? 0 };
  };
  const provider = {
    onDidChangeFile: changed.event,
    watch: () => new vscode.Disposable(() => {}),
    stat,
    readDirectory({ path }) {
      const top = path === '/' ? '/' : `${path}/`;
      const names = new Map();
      for (const file of files.keys()) {
        if (!file.startsWith(top)) continue;
        const [name, ...rest] = file.slice(top.length).split('/');
        names.set(name, rest.length > 0 ? vscode.FileType.Directory : vscode.FileType.File);
      }
      return [...names];
    },
    readFile({ path }) {
      stat({ path });
      return files.get(path);
    },
    writeFile(uri, content) {
      files.set(uri.path, content);
      changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
    },
    createDirectory() {}, delete() {}, rename() {},
  };
  context.subscriptions.push(vscode.workspace.registerFileSystemProvider('memory', provider, { isCaseSensitive: true }));
};
