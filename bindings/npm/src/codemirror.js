// A linter for CodeMirror 6, with fixes.
import { linter } from '@codemirror/lint';

import * as worker from './worker.js';

let count = 0;

/** The extension. `options` are those of `check`; all else is for CodeMirror's `linter`. */
export function instantArticle({ options = {}, check = worker.check, ...config } = {}) {
  // Editors do not make each other's calls outdated.
  count += 1;
  const name = `editor-${count}`;
  return linter(async ({ state: { doc } }) => {
    try {
      const { diagnostics } = await check(doc.toString(), { name, ...options });
      return diagnostics.map((finding) => mark(finding, doc));
    } catch (error) {
      // A newer text is being checked.
      if (error.name === 'AbortError') return [];
      throw error;
    }
  }, config);
}

/** A finding in a text, as CodeMirror has it. */
function mark({ rule, severity, message, help, start, end, fix }, doc) {
  const apply = (view) => {
    // The edits are those of the text that was checked.
    if (view.state.doc !== doc) return;
    const changes = fix.edits.map((edit) => ({ from: edit.start.utf16, to: edit.end.utf16, insert: edit.text }));
    view.dispatch({ changes, userEvent: 'input.fix' });
  };
  return {
    from: start.utf16, to: end.utf16, severity, source: rule,
    message: help ? `${message}\n${help}` : message,
    actions: fix ? [{ name: fix.message, apply }] : [],
  };
}
