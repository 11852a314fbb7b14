// A linter for CodeMirror 6, with fixes.
import { linter } from '@codemirror/lint';

import { confirmWith, mayMend, tellWith } from './mending.js';
import { textsWith } from './texts.js';
import * as worker from './worker.js';

let count = 0;

/**
 * The extension. `options` are those of `check`; all else is for CodeMirror's `linter`. A suggestion is shown by `confirm`
 * before it is taken; what else is to be told goes to `tell`.
 */
export function instantArticle({
  options = {}, check = worker.check, fixOne = worker.fixOne, texts: given, confirm, tell, ...config
} = {}) {
  const texts = textsWith(given);
  // Editors do not make each other's calls outdated.
  count += 1;
  const call = {
    fixOne, texts, options: { name: `editor-${count}`, ...options },
    confirm: confirm ?? confirmWith(texts), tell: tell ?? tellWith(texts),
  };
  return linter(async ({ state: { doc } }) => {
    try {
      const { diagnostics } = await check(doc.toString(), call.options);
      return diagnostics.map((finding) => mark(finding, doc, call));
    } catch (error) {
      // A newer text is being checked.
      if (error.name === 'AbortError') return [];
      throw error;
    }
  }, config);
}

/** A finding in a text, as CodeMirror has it. */
function mark(finding, doc, call) {
  const { rule, severity, message, help, start, end, fix } = finding;
  const apply = async (view) => {
    try {
      // The edits are those of the text that was checked.
      if (view.state.doc !== doc || !(await mayMend(doc.toString(), finding, call))) return;
      if (view.state.doc !== doc) return void call.tell(call.texts.changed);
      const changes = fix.edits.map((edit) => ({ from: edit.start.utf16, to: edit.end.utf16, insert: edit.text }));
      view.dispatch({ changes, userEvent: 'input.fix' });
      view.focus();
    } catch (error) {
      call.tell(error.message);
    }
  };
  return {
    from: start.utf16, to: end.utf16, severity, source: rule,
    message: help ? `${message}\n${help}` : message,
    actions: fix ? [{ name: fix.message, apply }] : [],
  };
}
